"""The periods in which a programme asks for figures now, and what of them it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.methodology.asking import collects_by_month
from domain.refusals import NoOpenPeriod, ProgrammeEnded
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from services.access import programme_name
from services.context import Context
from services.standing.expected import Expected, ground_of, own_of


@dataclass(frozen=True, slots=True)
class AskedNow:
    """What is asked of somebody for a period; ``is_early``: nothing but inputs of its months."""

    own: tuple[Expected, ...]
    is_early: bool


async def asked_periods(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """Those that take figures, if not of everybody, oldest first; none of a programme that has ended."""
    if (await programmes.facts(session, programme_id)).ended_at is not None:
        return []
    return await periods.collected_periods(session, programme_id)


async def asked_now(session: AsyncSession, scope: Scope, period: PeriodFacts, today: date) -> AskedNow:
    """Before a period is over only inputs of its months are asked, where there are such."""
    own = await own_of(session, scope.programme_id, period.id, scope)
    if not await is_early(session, scope.programme_id, period, today):
        return AskedNow(own, is_early=False)
    monthly = (one for one in own if collects_by_month(one.methodology, one.period))
    return AskedNow(tuple(monthly), is_early=True)


async def is_early(session: AsyncSession, programme_id: int, period: PeriodFacts, today: date) -> bool:
    """Whether a period is open for the inputs of its months, and not over yet."""
    key = Period.from_key(period.key)
    if today > key.end or period.closed_at is not None:
        return False
    ground = await ground_of(session, programme_id, period.id)
    return any(collects_by_month(one.methodology, key) for one in ground.expected)


async def without_early(
    session: AsyncSession, programme_id: int, found: Sequence[PeriodFacts], today: date
) -> Sequence[PeriodFacts]:
    """Those that are meant where none is named; what is open early only where there is nothing else."""
    return [one for one in found if not await is_early(session, programme_id, one, today)] or found


async def latest_asked(session: AsyncSession, ctx: Context, programme_id: int) -> PeriodFacts | None:
    """The one that is meant where none is named."""
    today = ctx.today((await programmes.facts(session, programme_id)).timezone)
    found = await without_early(session, programme_id, await asked_periods(session, programme_id), today)
    return next(reversed(found), None)


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
