"""Whether a figure may be handed in, corrected, decided about or computed anew: asked here, whoever does so.

A use case that is about figures asks ``collected`` before it reads; ``make_version`` asks ``check_taken``
again of every version, so that no way around can be forgotten.
"""

from collections.abc import Collection
from datetime import UTC, datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.refusals import NotFound, PartlyOpen, PeriodClosed
from models.repositories import people
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from services.context import Context
from services.periods.asked_periods import check_goes_on


async def collected(session: AsyncSession, scope: Scope, period_id: int, *indicator_ids: int) -> PeriodFacts:
    """A period that takes figures, those of the indicators that are named; ``PeriodClosed`` where it does
    not (``PartlyOpen`` where it does of others), ``ProgrammeEnded`` where none does."""
    await check_goes_on(session, scope)
    period = await periods.held_period(session, scope.programme_id, period_id)
    if period is None:
        raise NotFound("period")
    if not period.is_collected or not all(map(period.asks, indicator_ids)):
        raise await why_closed(session, period, role_of(scope))
    return period


async def check_taken(
    session: AsyncSession, ctx: Context, programme_id: int, period_id: int, indicator_ids: Collection[int]
) -> None:
    """``PeriodClosed`` unless the period, held from now on, takes a figure of each of them today."""
    period = await periods.held_period(session, programme_id, period_id)
    if period is None:
        raise NotFound("period")
    if not await taken_of(session, ctx, programme_id, period, indicator_ids) >= set(indicator_ids):
        raise await why_closed(session, period)


async def taken_of(
    session: AsyncSession,
    ctx: Context,
    programme_id: int,
    period: PeriodFacts,
    indicator_ids: Collection[int],
) -> set[int]:
    """Those of which a held period takes a figure today."""
    if period.reopened is None:
        return set(indicator_ids) if period.closed_at is None else set()
    today = ctx.today((await programmes.facts(session, programme_id)).timezone)
    return {one for one in indicator_ids if period.takes(one, today)}


async def why_closed(session: AsyncSession, period: PeriodFacts, role: Role = Role.EXECUTOR) -> PeriodClosed:
    """What to tell whose figure is not taken: a period that was opened again for everybody is over with its
    last day, also before anybody has looked."""
    closer = await people.by_id(session, period.closed_by_id) if period.closed_by_id else None
    by = closer.name if closer else ""
    if period.closed_at is None:
        return PeriodClosed(period.key, datetime.combine(period.due_on, time.max, UTC), by, role)
    if period.reopened is not None:
        return PartlyOpen(period.key, period.closed_at, by, role, period.reopened.until)
    return PeriodClosed(period.key, period.closed_at, by, role)


def role_of(scope: Scope) -> Role:
    """Who is refused: a coordinator can open it again."""
    return Role.COORDINATOR if Role.COORDINATOR in scope.roles else Role.EXECUTOR
