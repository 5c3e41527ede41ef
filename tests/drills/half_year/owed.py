"""Who owed what at a moment of the half-year, and why not."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from tests.drills.half_year.facts import Collection, Facts, Stop
from tests.drills.half_year.town import Unit

MOVED = "срок перенесён раньше, чем шаг наступил"
HANDED_IN = "всё уже сдано"
MUTED = "исполнителя просили не беспокоить"
GIVEN = "передано коллеге"
LATECOMER = "пришёл позже"
CLOSED = "период закрыт"
PAUSED = "программа на паузе"


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody may owe: the figures of their units in a collection, or (no unit) its report."""

    collection: Collection
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """It ``comes`` with its day, and is said by its ``slot``: whoever hears of something else before hears of
    it as well. Without a duty it is what somebody has asked for themselves, or got from a colleague;
    ``doubtful`` where it was given to a colleague in that very moment, and nobody can see what was first."""

    name: str
    day: date
    comes: datetime
    slot: datetime
    duty: Duty | None = None
    doubtful: bool = False


class Owed:
    """Who owed what at a moment."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._given: dict[tuple[int, int], list[tuple[datetime, int]]] = defaultdict(list)
        for at, period_id, executor_id, to in facts.given:
            self._given[period_id, executor_id].append((at, to))

    def why_not(self, person: int, duty: Duty, stop: Stop, *, just_before: bool = False) -> str:
        """Empty where it is owed; ``just_before`` leaves out what happened at the very moment."""
        one = duty.collection
        if one.closed_at is not None and _is_before(one.closed_at, stop.moment, just_before):
            return CLOSED
        if one.programme in stop.paused:
            return PAUSED
        if not duty.units:
            return "" if one.on(stop.moment) > _due_at(one, stop.moment) else MOVED
        reasons = [self._of_unit(person, one, unit, stop.moment, just_before) for unit in duty.units]
        return "" if "" in reasons else reasons[0]

    def _of_unit(self, person: int, one: Collection, unit: Unit, at: datetime, just_before: bool) -> str:
        if self._facts.joined[person, unit.executor_id] > at:
            return LATECOMER
        done = [self._facts.handed_in.get((one.id, indicator_id)) for indicator_id in unit.numbers.values()]
        if all(found is not None and _is_before(found, at, just_before) for found in done):
            return HANDED_IN
        muted = self._facts.muted.get((one.id, unit.executor_id))
        if muted is not None and _is_before(muted, at, just_before):
            return MUTED
        given = [
            to for when, to in self._given[one.id, unit.executor_id] if _is_before(when, at, just_before)
        ]
        return GIVEN if given and given[-1] != person else ""


def _is_before(what: datetime, moment: datetime, strictly: bool) -> bool:
    return what < moment if strictly else what <= moment


def _due_at(one: Collection, moment: datetime) -> date:
    return [due for since, due in one.due if since is None or since <= moment][-1]
