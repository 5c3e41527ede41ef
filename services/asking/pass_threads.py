"""Questions go on when somebody goes: the answers are whoever's that has their part now."""

from models.repositories import threads
from services.context import Work


async def pass_threads(work: Work, programme_id: int, from_id: int, to_id: int | None) -> None:
    """Without anybody an answer goes to the unit in whose name was asked, and what a coordinator took over
    is the unit's again."""
    for one in await threads.taken_by(work.session, programme_id, from_id):
        one.taken_by_id = to_id
        work.audit(one, "pass_thread", programme_id, old={"taken_by": from_id}, new={"taken_by": to_id})
    if to_id is None:
        return
    for one in await threads.asked_by(work.session, programme_id, from_id):
        one.asker_id = to_id
        work.audit(one, "pass_thread", programme_id, old={"asker": from_id}, new={"asker": to_id})
