"""The coordinator's plan for a period as it was before."""

from datetime import date
from decimal import Decimal

from models.repositories.programme import document_rows
from services.context import Work
from services.programme.pen import Pen


async def restore_plan(
    work: Work, about: tuple[int, int, str], value: Decimal | None, due: date | None
) -> None:
    """``about`` are programme, indicator and the period's key; without a value and a day there is no plan."""
    row = await document_rows.plan_row(work.session, about[1], about[2])
    if row is None:
        return
    if value is None and due is None:
        await Pen(work, about[0]).delete([row])
        return
    old = {"value": str(row.value), "due_on": str(row.due_on)}
    row.value, row.due_on = value, due
    work.audit(row, "take_back_plan", about[0], old=old, new={"value": str(value), "due_on": str(due)})
