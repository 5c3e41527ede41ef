"""Why there is nothing to hand in: the period was closed, or the programme has ended."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from models.repositories.programme import periods
from services.access import scopes
from services.context import Context
from services.contributions.asked_parts import own_parts
from services.periods.asked_periods import asked_periods
from services.periods.taking import collected
from services.standing.expected import ground_of, own_of


async def check_collected(ctx: Context) -> None:
    """``PeriodClosed`` or ``ProgrammeEnded`` for whoever has nothing to hand in because of that."""
    async with ctx.read() as session:
        for scope in await scopes(session, ctx, Verb.LIST_TASKS):
            known = await periods.of_programme(session, scope.programme_id)
            if known and not await _is_asked(session, scope):
                ground = await ground_of(session, scope.programme_id, known[-1].id)
                own = [one.indicator.id for one in ground.expected if scope.hands_in(one.indicator)]
                own += [one.indicator.id for one in await own_parts(session, scope, known[-1].id)]
                if own:
                    await collected(session, scope, known[-1].id, *own)


async def _is_asked(session: AsyncSession, scope: Scope) -> bool:
    """A period takes figures; one that is open again for some indicators, theirs."""
    for period in await asked_periods(session, scope.programme_id):
        if not period.is_partly_open or await own_of(session, scope.programme_id, period.id, scope):
            return True
        if await own_parts(session, scope, period.id):
            return True
    return False
