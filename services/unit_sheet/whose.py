"""Whose sheet it is, and whether the actor may hand it in."""

from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.refusals import NotAllowed, NotFound, NotYourSheet
from models.repositories.programme import programmes
from models.repositories.programme.periods import PeriodFacts
from programmes.unit_sheet.layout import SheetMark
from services.access import enter
from services.context import Context
from services.figures.tasks import Desk, desk_of
from services.periods.taking import collected
from services.standing.expected import own_of


async def desk_for_unit(
    session: AsyncSession, ctx: Context, programme_id: int, executor_id: int, period_id: int
) -> Desk:
    """With all of a unit's figures, for the unit itself and its coordinator; ``NotYourSheet`` for everybody
    else, ``PeriodClosed`` where nothing is taken any more."""
    try:
        scope = (await enter(session, ctx, Verb.HAND_IN, programme_id)).of_unit(executor_id)
        if scope is None:
            raise NotYourSheet
        period = await collected(session, scope, period_id)
    except (NotAllowed, NotFound):
        raise NotYourSheet from None
    own = await own_of(session, programme_id, period.id, scope)
    return await desk_of(session, ctx, scope, period, [one.indicator.id for one in own])


async def desk_of_sheet(session: AsyncSession, ctx: Context, mark: SheetMark) -> Desk:
    """The same of a sheet that came back; one of another installation is nobody's."""
    desk = await desk_for_unit(session, ctx, mark.programme_id, mark.executor_id, mark.period_id)
    if await town_digits(session, desk.scope, desk.view.period) != mark.town:
        raise NotYourSheet
    return desk


async def town_digits(session: AsyncSession, scope: Scope, period: PeriodFacts) -> str:
    """Tells a programme from one that has the same number in another installation."""
    facts = await programmes.facts(session, scope.programme_id)
    told = f"{facts.municipality}|{scope.programme_id}|{period.key}"
    return blake2b(told.encode(), digest_size=3).hexdigest()
