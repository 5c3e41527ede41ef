"""`/period`: what has been collected, what is open, what comes next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.progress import progress
from domain.time.periods import Period, PeriodKind, following
from domain.time.workdays import years_known
from models.repositories.programme import periods, programmes
from services.access import enter, programme_name, scopes
from services.context import Context
from services.refining.to_refine import Preliminary, to_refine
from services.standing.assessed import Overview, overview
from services.standing.expected import target_of


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One opened period: how many of ``total`` figures are accepted, which numbers are missing.

    ``waiting`` are locked when it is closed, a correction of an accepted figure too. ``early``: the deadline
    is still to come.
    """

    id: int
    period: Period
    due_on: date
    closed_at: datetime | None
    accepted: int
    total: int
    waiting: tuple[str, ...]
    missing: tuple[str, ...]
    early: bool = False
    preliminary: tuple[Preliminary, ...] = ()
    agreeing: tuple[str, ...] = ()
    """These wait for the heads of their units, and are locked as well."""
    until: date | None = None
    """The last day on which it takes figures, where it was opened again: of ``again`` alone, or of all."""
    again: tuple[str, ...] = ()
    revision: int = 0
    """Of its report: 1 is what it was closed with first."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The latest first; ``following`` is the period that can be opened next.

    ``without_target`` are the numbers that have no target for the following period's year;
    ``calendar_known`` tells whether the working calendar of its deadline's year is published,
    ``following_ended`` whether its last day is over where the municipality is.
    """

    programme_id: int
    programme: str
    timezone: str
    lines: tuple[PeriodLine, ...]
    following: Period
    without_target: tuple[str, ...]
    calendar_known: bool = True
    following_ended: bool = True
    paused_at: datetime | None = None
    ended_at: datetime | None = None


SHOWN = 4
AFTERWARDS = timedelta(days=31)


async def periods_to_manage(ctx: Context) -> list[Periods]:
    """Of every programme the actor coordinates."""
    async with ctx.read() as session:
        return [
            await describe(session, ctx, scope) for scope in await scopes(session, ctx, Verb.MANAGE_PERIOD)
        ]


async def see_periods(ctx: Context, programme_id: int) -> Periods:
    async with ctx.read() as session:
        return await describe(session, ctx, await enter(session, ctx, Verb.MANAGE_PERIOD, programme_id))


async def describe(session: AsyncSession, ctx: Context, scope: Scope) -> Periods:
    facts = await programmes.facts(session, scope.programme_id)
    known = await periods.of_programme(session, scope.programme_id)
    views = [await overview(session, scope.programme_id, period) for period in known[-SHOWN:]]
    programme = await programmes.load(session, scope.programme_id)
    coming = following(PeriodKind(programme.period_kind), Period.from_key(known[-1].key))
    return Periods(
        programme_id=scope.programme_id,
        programme=programme_name(scope, facts),
        timezone=facts.timezone,
        lines=tuple(reversed([_line(view, ctx.today(facts.timezone)) for view in views])),
        following=coming,
        without_target=await _without_target(session, scope.programme_id, coming),
        calendar_known=(coming.end + AFTERWARDS).year in years_known(),
        following_ended=coming.end < ctx.today(facts.timezone),
        paused_at=facts.paused_at,
        ended_at=facts.ended_at,
    )


def _line(view: Overview, today: date) -> PeriodLine:
    found, period = progress(view.items), view.period
    asked = progress(item for item in view.items if period.asks(item.indicator.id))
    return PeriodLine(
        id=period.id,
        period=Period.from_key(period.key),
        due_on=period.due_on,
        closed_at=period.closed_at,
        accepted=found.owed_and_accepted,
        total=len(found.owed),
        waiting=asked.waiting,
        missing=asked.missing,
        early=period.is_collected and today <= period.due_on,
        until=period.reopened.until if period.reopened else None,
        again=asked.every if period.is_partly_open else (),
        revision=period.revision,
        agreeing=asked.agreeing,
        preliminary=to_refine(view.items, today),
    )


async def _without_target(session: AsyncSession, programme_id: int, period: Period) -> tuple[str, ...]:
    rows = await programmes.indicators(session, programme_id, period.end)
    return tuple(row.number for row in rows if row.measured and target_of(row, period.year) is None)
