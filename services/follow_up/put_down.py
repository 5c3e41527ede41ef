"""What was done or said about a unit's figures of a period, written down."""

from domain.reminders.follow_up import FollowUpKind
from models.tables.reminder import FollowUp
from services.context import Work


async def put_down(
    work: Work,
    programme_id: int,
    period_id: int,
    executor_id: int,
    kind: FollowUpKind,
    *,
    to_person_id: int | None = None,
    words: str = "",
) -> FollowUp:
    """Whoever calls has asked for access."""
    row = FollowUp(
        programme_id=programme_id,
        period_id=period_id,
        executor_id=executor_id,
        kind=kind,
        by_id=await work.person_id(),
        to_person_id=to_person_id,
        words=words,
        at=work.now,
    )
    work.writer.add(row)
    await work.writer.flush()
    work.audit(row, str(kind), programme_id, new={"executor": executor_id, "words": words})
    return row
