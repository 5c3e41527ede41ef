"""Which units of a programme are silent, and what was done about them today: looked up when it is told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.progress import progress
from domain.refusals import NothingOwed, Stale
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import ProgrammeFacts
from models.repositories.queues import arrived
from models.repositories.reminders import whom
from models.repositories.reminders.whom import FollowUpFacts
from services.access import enter, programme_name
from services.context import Context
from services.escalation.day import ProgrammeDay
from services.notices.silent import SilentProposed, SilentStands
from services.standing.assessed import Assessed, overview


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that owes ``numbers`` of a period, silent for so many working ``days``.

    What was ``done`` about it today stands in place of a proposal; nothing is missing where it has handed in
    since then.
    """

    period_id: int
    period: Period
    due_on: date
    executor_id: int
    executor: str
    numbers: tuple[str, ...]
    days: int
    done: FollowUpFacts | None = None

    @property
    def at(self) -> tuple[int, int]:
        return self.period_id, self.executor_id


@dataclass(frozen=True, slots=True)
class Silent:
    """A programme's silent units, whoever has been silent longest first, each period's by itself."""

    programme_id: int
    programme: str
    timezone: str
    units: tuple[SilentUnit, ...]

    @property
    def proposed(self) -> tuple[SilentUnit, ...]:
        return tuple(one for one in self.units if one.done is None)

    def unit(self, period_id: int, executor_id: int) -> SilentUnit:
        """``Stale`` where it is not silent any more."""
        for one in self.units:
            if one.at == (period_id, executor_id):
                return one
        raise Stale


async def see_silent(ctx: Context, programme_id: int) -> Silent:
    """As it is now; nobody where everything has come."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.FOLLOW_UP, programme_id)
        return await silent_of(session, ctx, scope)


async def proposed_silent(ctx: Context, notice: SilentProposed) -> Silent:
    """``NothingOwed`` where nothing is left to say: a person's own deed of the day needs no telling."""
    found = await see_silent(ctx, notice.programme_id)
    if not any(one.done is None or not one.done.by for one in found.units):
        raise NothingOwed
    return found


async def silent_on_message(ctx: Context, notice: SilentStands) -> tuple[Silent, int] | None:
    """With the message of that day in the actor's chat; nothing where there is none."""
    key = SilentProposed(notice.programme_id, notice.day).key_to(ctx.actor.person_id or 0)
    async with ctx.read() as session:
        message_id = await arrived.message_of(session, key)
    return None if message_id is None else (await see_silent(ctx, notice.programme_id), message_id)


async def silent_of(session: AsyncSession, ctx: Context, scope: Scope) -> Silent:
    """The same in a caller's session, who has asked for access."""
    facts = await programmes.facts(session, scope.programme_id)
    day = await day_of(session, ctx, facts)
    opened = [] if facts.rests else await periods.open_periods(session, facts.id)
    asked = [one for one in opened if day.asks_about(one.due_on)]
    happened = await whom.happened(session, [one.id for one in asked]) if asked else {}
    units = [
        unit
        for period in asked
        for unit in _units(day, period, happened, (await overview(session, facts.id, period)).items)
    ]
    return Silent(facts.id, programme_name(scope, facts), facts.timezone, tuple(units))


async def day_of(session: AsyncSession, ctx: Context, facts: ProgrammeFacts) -> ProgrammeDay:
    days_off = await periods.days_off(session, facts.id)
    return ProgrammeDay(ctx.today(facts.timezone), facts.timezone, facts.reminders, days_off)


def _units(
    day: ProgrammeDay,
    period: PeriodFacts,
    happened: dict[tuple[int, int], list[FollowUpFacts]],
    items: Sequence[Assessed],
) -> list[SilentUnit]:
    found = [
        unit
        for executor_id, own in by_unit(items).items()
        if (unit := _unit(day, period, happened.get((period.id, executor_id), []), own))
    ]
    return sorted(found, key=lambda one: (-one.days, -len(one.numbers)))


def by_unit(items: Iterable[Assessed]) -> dict[int, list[Assessed]]:
    """What each unit hands in, by its id."""
    found: dict[int, list[Assessed]] = defaultdict(list)
    for item in items:
        found[item.indicator.hands_in_id or 0].append(item)
    found.pop(0, None)  # what nobody is set to hand in
    return found


def last_heard(own: Iterable[Assessed]) -> datetime | None:
    """When the newest of these figures came."""
    return max((version.sent_at for item in own for version in item.versions), default=None)


def _unit(
    day: ProgrammeDay, period: PeriodFacts, happened: list[FollowUpFacts], own: list[Assessed]
) -> SilentUnit | None:
    """``None`` where it is not silent, or nothing is to be proposed about it."""
    missing = progress(own).missing
    now = day.unit(period.due_on, last_heard(own), happened)
    if now.done is None and not (missing and now.proposed):
        return None
    row = own[0].indicator
    return SilentUnit(
        period_id=period.id,
        period=Period.from_key(period.key),
        due_on=period.due_on,
        executor_id=row.hands_in_id or 0,
        executor=row.hands_in,
        numbers=missing,
        days=now.days,
        done=now.done,
    )
