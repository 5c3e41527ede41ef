"""The periods in which a programme asks for figures now."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.refusals import NoOpenPeriod, ProgrammeEnded
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from services.access import programme_name


async def asked_periods(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """The open ones, oldest first; none of a programme that has ended."""
    if (await programmes.facts(session, programme_id)).ended_at is not None:
        return []
    return await periods.open_periods(session, programme_id)


async def check_goes_on(session: AsyncSession, scope: Scope) -> None:
    """``ProgrammeEnded`` where nothing is collected any more."""
    facts = await programmes.facts(session, scope.programme_id)
    if facts.ended_at is not None:
        role = Role.COORDINATOR if Role.COORDINATOR in scope.roles else Role.EXECUTOR
        raise ProgrammeEnded(programme_name(scope, facts), facts.ended_at, role)


async def why_nothing_is_asked(session: AsyncSession, scope: Scope) -> ProgrammeEnded | NoOpenPeriod:
    """Where ``asked_periods`` has found none."""
    try:
        await check_goes_on(session, scope)
    except ProgrammeEnded as ended:
        return ended
    return NoOpenPeriod(programme_name(scope, await programmes.facts(session, scope.programme_id)))
