"""«Напомнить»: whoever owes hears it now; to whom it goes, and whom it does not reach, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.access import Verb
from domain.refusals import Stale
from domain.reminders.reminded import Away, reminded
from models.repositories.programme import programmes
from models.repositories.reminders.told import UnitPerson
from services.access import enter
from services.context import Context
from services.follow_up.delivery import Delivery
from services.follow_up.see_units import Units, UnitSeen, units_of
from services.reminders.remind_besides import remind_now
from services.standing.see_collection import period_of

_LATELY = timedelta(hours=1)
_A_DAY = timedelta(days=1)


class Whom(StrEnum):
    """Of those who heard it within the last hour."""

    ASK = "ask"  # nobody is told yet where there are some
    OTHERS = "others"  # but them
    ALL = "all"  # them too


class Why(StrEnum):
    """Somebody does not hear it."""

    BLOCKED = "blocked"
    NOBODY_IN = "nobody_in"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Reached:
    """A unit, and who of it hears or does not."""

    executor_id: int
    executor: str
    people: tuple[str, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Reminding:
    """``goes`` to these, ``fails`` with those; ``lately`` are people who heard it within the hour, and who
    have to be asked about if it is not ``done``. ``not_before`` is the day on which one may remind, where
    the period is not over yet; ``rests``: the programme is paused."""

    units: Units
    executor_id: int
    goes: tuple[Reached, ...] = ()
    fails: tuple[Reached, ...] = ()
    lately: tuple[str, ...] = ()
    not_before: date | None = None
    rests: bool = False
    done: bool = False


async def remind_owing(
    ctx: Context, programme_id: int, period_id: int, executor_id: int = 0, whom: Whom = Whom.ASK
) -> Reminding:
    """All who owe, or one executor. ``Stale`` for a closed period."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.FOLLOW_UP, programme_id)
        await programmes.lock_programme(work.session, programme_id)  # two presses are one after another
        period = await period_of(work.session, programme_id, period_id)
        if not period.is_collected:
            raise Stale
        found = await units_of(work.session, ctx, scope, period)
        facts = await programmes.facts(work.session, programme_id)
        told, ids = _reminding(ctx, found, executor_id, whom, rests=facts.rests)
        if told.done and ids:
            await remind_now(work, ids, facts.timezone)
        else:
            work.only_looked = True
        return told


def _reminding(
    ctx: Context, found: Units, executor_id: int, whom: Whom, *, rests: bool
) -> tuple[Reminding, frozenset[int]]:
    end = found.collection.period.end
    if rests or ctx.today(found.collection.timezone) <= end:
        return Reminding(found, executor_id, rests=rests, not_before=end + _A_DAY), frozenset()
    asked = [found.unit(executor_id)] if executor_id else found.units
    owing = [one for one in asked if one.share.progress.missing]
    today = ctx.today(found.collection.timezone)
    lately = _lately(owing, ctx.now())
    goes, fails, ids = [], [], set()
    for unit in owing:
        hears, not_reached = _of_unit(unit, today)
        kept = {one: name for one, name in hears.items() if whom is not Whom.OTHERS or one not in lately}
        name = unit.share.name
        if kept:
            goes.append(Reached(unit.share.subject_id, name, tuple(kept.values())))
        fails += [not_reached] if not_reached else []
        ids |= set(kept)
    again = {lately[one] for one in ids if one in lately}
    done = bool(ids) and not (again and whom is Whom.ASK)
    told = Reminding(
        found, executor_id, tuple(goes), tuple(fails), tuple(sorted(again)) if not done else (), done=done
    )
    return told, frozenset(ids)


def _of_unit(unit: UnitSeen, today: date) -> tuple[dict[int, str], Reached | None]:
    """(id, name) of whoever hears it, and what stands in the others' way."""
    about = unit.share.subject_id, unit.share.name
    if unit.now.muted:
        return {}, Reached(*about, why=Why.MUTED)
    if not unit.people:
        return {}, Reached(*about, why=Why.NOBODY_IN)
    names, unreachable = _known(unit.people)
    away = [
        Away(one.person_id, one.away_since, one.away_until, one.substitute_id)
        for one in unit.people
        if one.away_since is not None and one.away_until is not None
    ]
    meant = reminded({one.person_id for one in unit.people}, away, today, unit.now.taken_over_by)
    hears = {one: names[one] for one in sorted(meant) if one not in unreachable}
    lost = tuple(names[one] for one in sorted(meant) if one in unreachable)
    return hears, Reached(*about, lost, Why.BLOCKED) if lost else None


def _known(people: Iterable[UnitPerson]) -> tuple[dict[int, str], set[int]]:
    """Names by id, substitutes' too; and who of them has blocked the bot."""
    names, unreachable = {}, set()
    for one in people:
        names[one.person_id] = one.name
        unreachable |= {one.person_id} if one.unreachable_since else set()
        if one.substitute_id is not None:
            names[one.substitute_id] = one.substitute
            unreachable |= {one.substitute_id} if one.substitute_unreachable_since else set()
    return names, unreachable


def _lately(units: Iterable[UnitSeen], now: datetime) -> dict[int, str]:
    """Whoever was told within the hour, or is about to be."""
    return {
        one.person_id: one.person
        for unit in units
        for day in unit.told
        for one in day.messages
        if (one.arrived and one.at > now - _LATELY) or (one.delivery is Delivery.WAITS and one.at <= now)
    }
