"""Why there is nothing to hand in: the period was closed, or the programme has ended."""

from domain.access import Verb
from models.repositories.programme import periods
from services.access import scopes
from services.context import Context
from services.figures.figure_draft import collected
from services.periods.asked_periods import asked_periods
from services.standing.expected import own_of


async def check_collected(ctx: Context) -> None:
    """``PeriodClosed`` or ``ProgrammeEnded`` for whoever has nothing to hand in because of that."""
    async with ctx.read() as session:
        for scope in await scopes(session, ctx, Verb.LIST_TASKS):
            known = await periods.of_programme(session, scope.programme_id)
            if not known or await asked_periods(session, scope.programme_id):
                continue
            if await own_of(session, scope.programme_id, known[-1].id, scope):
                await collected(session, scope, known[-1].id)
