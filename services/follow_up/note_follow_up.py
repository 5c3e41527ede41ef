"""«Не напоминать», «Снова напоминать», a call: what is done about an executor's figures, written down."""

from domain.access import Verb
from domain.refusals import Stale
from domain.reminders.follow_up import FollowUpKind
from services.access import enter
from services.context import Context
from services.follow_up.put_down import put_down
from services.follow_up.see_units import Units, UnitSeen, units_of
from services.standing.see_collection import period_of


async def note_follow_up(
    ctx: Context, programme_id: int, period_id: int, executor_id: int, done: FollowUpKind, words: str = ""
) -> Units:
    """How things stand with it; what holds already is not written down again. ``Stale`` for a closed
    period, ``NotFound`` for an executor that hands in nothing."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.FOLLOW_UP, programme_id)
        period = await period_of(work.session, programme_id, period_id)
        if not period.is_collected:
            raise Stale
        found = await units_of(work.session, ctx, scope, period)
        if _holds(found.unit(executor_id), done):
            work.only_looked = True
            return found
        await put_down(work, programme_id, period_id, executor_id, done, words=words)
        return await units_of(work.session, ctx, scope, period)


def _holds(unit: UnitSeen, done: FollowUpKind) -> bool:
    now = unit.now
    as_usual = not (now.muted or now.left_alone)
    return {FollowUpKind.MUTED: now.muted, FollowUpKind.UNMUTED: as_usual}.get(done, False)
