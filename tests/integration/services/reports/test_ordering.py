"""«Word», «Excel» pressed: one document, however often, until something has changed."""

from sqlalchemy import func, select

from models.tables.outbox import OutboxRow
from services.context import Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.reports.compile_report import order_report
from tests.sample import Town, take_in


async def test_five_presses_give_one_document(installation: Installation) -> None:
    town = await take_in(installation)
    about = town.programme_id, town.period_id
    assert [await order_report(town.coordinator, *about) for _ in range(5)] == [True, *[False] * 4]
    assert await order_report(town.deputy, *about), "somebody else's is another"
    assert await ordered(town) == 2


async def test_what_has_changed_since_is_another_document(installation: Installation) -> None:
    town = await take_in(installation)
    about = town.programme_id, town.period_id
    assert await order_report(town.coordinator, *about)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    draft = await answer_draft(town.roads, draft.id, "50% идут торги", 1)
    await submit_value(town.roads, draft.id, draft.revision)
    assert await order_report(town.coordinator, *about)
    assert await ordered(town) == 2


async def ordered(town: Town) -> int:
    async with town.coordinator.read() as session:
        query = select(func.count(OutboxRow.id)).where(OutboxRow.kind == "report")
        return await session.scalar(query) or 0
