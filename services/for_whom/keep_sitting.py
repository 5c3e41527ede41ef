"""A sitting begins, is taken up again, goes on no more."""

from datetime import date

from domain.drafts import DraftKind
from models.repositories import drafts
from models.tables.draft import Draft, DraftState
from services.context import Work
from services.drafts.keep_draft import touch
from services.for_whom.sitting import GOES_ON, STANDS_BY, open_sitting


async def taken_up(work: Work, programme_id: int, subject: str, today: date) -> Draft | None:
    """The sitting of this day, which goes on from now; ``None`` where the source has to be asked."""
    found = await open_sitting(work.session, work.ctx, programme_id, subject)
    if found is None or found.answers["day"] != today.isoformat():
        return None
    await stop(work)
    _go_on(work, found)
    return found


async def begin(work: Work, programme_id: int, subject: str, source: str, today: date) -> Draft:
    """A new sitting takes the place of the one before."""
    before = await open_sitting(work.session, work.ctx, programme_id, subject)
    if before is not None:
        before.state, before.message_id = DraftState.DONE, None
        await work.writer.flush()
    await stop(work)
    sitting = Draft(
        person_id=await work.person_id(),
        programme_id=programme_id,
        kind=DraftKind.FOR_WHOM,
        subject=subject,
        step=GOES_ON,
        answers={"source": source, "day": today.isoformat()},
        chat_id=work.ctx.chat_id or 0,
        touched_at=work.now,
    )
    work.writer.add(sitting)
    _go_on(work, sitting)
    await work.writer.flush()
    return sitting


async def stop(work: Work) -> bool:
    """What is typed by number is no unit's any more; whether it was."""
    found = await drafts.open_of(work.session, work.ctx.actor.person_id, DraftKind.FOR_WHOM)
    gone = [one for one in found if one.step == GOES_ON]
    for one in gone:
        one.step = STANDS_BY
    return bool(gone)


def _go_on(work: Work, sitting: Draft) -> None:
    sitting.step = GOES_ON
    touch(work, sitting)
