"""Whether something may be told now: not in quiet hours, and not of a programme that rests."""

from domain.refusals import NotNow, ProgrammeRests
from domain.reminders.moments import quiet_until
from models.repositories.programme import programmes
from services.context import Context
from services.notices.notice import Notice


async def check_hour(ctx: Context, notice: Notice) -> None:
    """``NotNow`` until the quiet hours of its programme are over, ``ProgrammeRests`` where there will be no
    such time. What somebody asked for is told at any hour."""
    programme_id = getattr(notice, "programme_id", None)
    if notice.ASKED_FOR or programme_id is None:
        return
    async with ctx.read() as session:
        facts = await programmes.facts(session, programme_id)
    if facts.rests:
        raise ProgrammeRests(facts.title)
    until = quiet_until(ctx.now(), facts.reminders, facts.timezone)
    if until > ctx.now():
        raise NotNow(until)
