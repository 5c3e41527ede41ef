"""The tick that proposes silent units to their coordinators, once a day; derived whenever it looks.

It plans for whoever may be silent; who is silent indeed is looked up when the message is made.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.reminded import present
from domain.time.periods import Period
from domain.time.workdays import is_working_day
from models.repositories import presence
from models.repositories.queues import outbox
from models.repositories.reminders import silence, whom
from models.repositories.reminders.ladders import Collecting
from models.repositories.reminders.whom import FollowUpFacts
from services.context import Context
from services.escalation.day import ProgrammeDay
from services.notices.plan import Telling, key_of, plan_all
from services.notices.silent import SilentProposed, UnitSilent
from services.reminders.town import TownNow, look_around

AFTER_HEADS = timedelta(minutes=10)
"""Where heads are told by itself, the coordinator hears when that has happened."""
Happened = Mapping[tuple[int, int], Sequence[FollowUpFacts]]


@dataclass(frozen=True, slots=True)
class _Unit:
    """One that may be silent in a period; ``head_told`` is that its head has heard of it."""

    period: Collecting
    executor_id: int
    head_told: bool


async def propose_silent(ctx: Context) -> int:
    """Of all programmes; how many messages are new. Any number of processes may look at once."""
    async with ctx.read() as session:
        town = await look_around(session, ctx.now())
        tellings = await _tellings(session, town, [one for one in town.collecting if _is_asked(town, one)])
    if not tellings:
        return 0
    async with ctx.write() as work:
        return await plan_all(work, tellings)


def _is_asked(town: TownNow, one: Collecting) -> bool:
    day = _day(town, one)
    return is_working_day(day.today, day.days_off) and day.asks_about(one.due_on)


def _day(town: TownNow, one: Collecting) -> ProgrammeDay:
    return ProgrammeDay(town.today(one), one.timezone, one.settings, town.off(one))


async def _tellings(session: AsyncSession, town: TownNow, late: Sequence[Collecting]) -> list[Telling]:
    """Of these periods what is not planned yet."""
    if not late:
        return []
    units = await _silent(session, town, late)
    periods = list({one.period.programme_id: one.period for one in units}.values())
    here = await presence.present_in(
        session, Role.COORDINATOR, {one.programme_id: town.today(one) for one in periods}
    )
    tellings = [
        telling
        for one in periods
        for person_id in here.get(one.programme_id, ())
        for telling in _proposal(town, one, person_id)
    ]
    tellings += await _to_heads(
        session, town, [one for one in units if one.period.settings.escalates_by_itself]
    )
    known = await outbox.known_keys(session, _keys(tellings))
    return [left for one in tellings if (left := one.but(known)).to]


def _keys(tellings: Iterable[Telling]) -> AbstractSet[str]:
    return {key_of(one.notice, person_id, one.due) for one in tellings for person_id in one.to}


async def _silent(session: AsyncSession, town: TownNow, late: Sequence[Collecting]) -> list[_Unit]:
    by_id = {one.period_id: one for one in late}
    owing = await silence.owing(session, by_id)
    heard = await silence.heard(session, by_id)
    happened = await whom.happened(session, by_id)
    found = {}
    for one in owing:
        period, said = by_id[one.period_id], happened.get((one.period_id, one.executor_id), [])
        now = _day(town, period).unit(period.due_on, heard[one.period_id].get(one.executor_id), said)
        if now.proposed and Period.from_key(period.key).completes(one.every):
            told = any(one.kind is FollowUpKind.TOLD_HEAD for one in said)
            found[one.period_id, one.executor_id] = _Unit(period, one.executor_id, told)
    return list(found.values())


def _proposal(town: TownNow, one: Collecting, person_id: int) -> Iterable[Telling]:
    due = _moment(town, one, person_id)
    if due is not None:
        spread = timedelta(minutes=one.settings.spread)
        later = spread + AFTER_HEADS if one.settings.escalates_by_itself else timedelta()
        yield Telling(SilentProposed(one.programme_id, town.today(one)), (person_id,), due + later)


async def _to_heads(session: AsyncSession, town: TownNow, units: Sequence[_Unit]) -> list[Telling]:
    """Where a programme has them told by itself: once for a period."""
    asked = [one for one in units if not one.head_told]
    if not asked:
        return []
    programme_ids = {one.period.programme_id for one in asked}
    heads = await whom.heads(session, programme_ids)
    away = await whom.away(session, programme_ids, min(town.today(one.period) for one in asked))
    found: list[Telling] = []
    for one in asked:
        where = one.period.programme_id, one.executor_id
        if (head := heads.get(where)) is not None:
            for person_id in present({head}, away.get(where, ()), town.today(one.period)):
                found += _telling_head(town, one, person_id)
    return found


def _telling_head(town: TownNow, one: _Unit, person_id: int) -> Iterable[Telling]:
    due = _moment(town, one.period, person_id)
    if due is not None:
        period = one.period
        notice = UnitSilent(period.programme_id, period.period_id, one.executor_id, town.today(period))
        yield Telling(notice, (person_id,), due)


def _moment(town: TownNow, one: Collecting, person_id: int) -> datetime | None:
    """Nothing where the day's hours are over: the next day looks by itself."""
    day, moment = town.day_and_moment(one, person_id)
    return moment if day == town.today(one) else None
