"""«Кто не сдал», «что на проверке», «когда срок»: how far the collection of a period is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.programme.naming import name_of
from domain.progress import progress
from domain.refusals import NoOpenPeriod
from domain.time.asked import AskedPeriod
from domain.time.periods import Period
from domain.time.workdays import working_days_between
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.tables.submission import SubmissionState
from services.access import programme_name, scopes
from services.context import Context
from services.standing.asked_period import period_asked
from services.standing.assessed import Assessed, overview


@dataclass(frozen=True, slots=True)
class Owing:
    """Whoever has not handed in, and the numbers; ``executor`` is empty where nobody is set to hand in."""

    executor: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What waits for the coordinator, since when."""

    number: str
    name: str
    executor: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Collection:
    """One programme in one period, as far as its reader sees it: all of it, or their ``own``.

    What is one's own is counted as in one's list, all of it as in the report: what is owed.
    ``owing`` begins with whoever owes most, ``waiting`` with what has waited longest.
    """

    programme_id: int
    programme: str
    timezone: str
    period_id: int
    period: Period
    due_on: date
    days_left: int
    overdue: bool
    closed: bool
    handed_in: int
    total: int
    owing: tuple[Owing, ...]
    waiting: tuple[Unchecked, ...]
    own: bool
    coordinates: bool


async def see_collection(ctx: Context, spoken: AskedPeriod | None = None) -> list[Collection]:
    """Of each programme whose status the actor may see: the periods being collected, or the one asked for.

    A period that nobody has opened gives nothing; ``NoOpenPeriod`` where nothing is collected at all.
    """
    async with ctx.read() as session:
        seen = await scopes(session, ctx, Verb.SEE_STATUS)
        found = [
            await _of(session, ctx, scope, period)
            for scope in seen
            for period in await _periods(session, ctx, scope, spoken)
        ]
        if seen and not found and spoken is None:
            raise NoOpenPeriod((await programmes.facts(session, seen[0].programme_id)).title)
    return found


async def _periods(
    session: AsyncSession, ctx: Context, scope: Scope, spoken: AskedPeriod | None
) -> Sequence[PeriodFacts]:
    if spoken is None:
        return await periods.open_periods(session, scope.programme_id)
    known = await periods.of_programme(session, scope.programme_id)
    timezone = (await programmes.facts(session, scope.programme_id)).timezone
    found, _ = period_asked(spoken, known, ctx.today(timezone))
    return [found] if found else []


async def _of(session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts) -> Collection:
    view = await overview(session, scope.programme_id, period)
    items = [item for item in view.items if scope.covers(item.indicator)]
    found = progress(items)
    facts, own = view.programme, not scope.sees_all
    today = ctx.today(facts.timezone)
    days_off = await periods.days_off(session, facts.id)
    return Collection(
        programme_id=facts.id,
        programme=programme_name(scope, facts),
        timezone=facts.timezone,
        period_id=period.id,
        period=Period.from_key(period.key),
        due_on=period.due_on,
        days_left=working_days_between(today, period.due_on, days_off),
        overdue=today > period.due_on,
        closed=period.closed_at is not None,
        handed_in=len(found.handed_in) if own else len(set(found.owed) - set(found.missing)),
        total=len(found.every if own else found.owed),
        owing=_owing(items, set(found.missing)),
        waiting=_waiting(items),
        own=own,
        coordinates=Role.COORDINATOR in scope.roles,
    )


def _owing(items: Sequence[Assessed], missing: set[str]) -> tuple[Owing, ...]:
    owed: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item.indicator.number in missing:
            owed[item.indicator.hands_in].append(item.indicator.number)
    found = (Owing(executor, tuple(numbers)) for executor, numbers in owed.items())
    return tuple(sorted(found, key=lambda one: -len(one.numbers)))


def _waiting(items: Sequence[Assessed]) -> tuple[Unchecked, ...]:
    sent = [
        (item, item.versions[-1])
        for item in items
        if item.versions and item.versions[-1].state is SubmissionState.SENT
    ]
    return tuple(
        Unchecked(item.indicator.number, name_of(item.indicator), version.executor, version.sent_at)
        for item, version in sorted(sent, key=lambda one: one[1].sent_at)
    )
