"""How a programme reminds: its steps, its hours, what happens by itself; the coordinator's to change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import Any


class RungKind(StrEnum):
    """A kind of step on the ladder, in the order in which they come."""

    OPENING = "opening"  # the first working day after the period's end
    TWO_WEEKS = "two_weeks"  # only where the window is longer than three weeks
    WEEK = "week"  # calendar days, moved back to a working day
    THREE_DAYS = "three_days"  # working days, as the next
    ONE_DAY = "one_day"
    DAY = "day"
    LATE_1 = "late_1"  # working days after the deadline
    LATE_3 = "late_3"
    LATE_5 = "late_5"
    LATE_WEEK_1 = "late_week_1"  # then weekly
    LATE_WEEK_2 = "late_week_2"
    LATE_WEEK_3 = "late_week_3"
    LATE_WEEK_4 = "late_week_4"

    @property
    def is_late(self) -> bool:
        return self.value.startswith("late")


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """``hour`` is local; people are reminded within ``spread`` minutes of it, on working days.

    Between ``quiet_from`` and ``quiet_until`` nobody hears anything they did not ask for: it waits. A period
    ``opens_by_itself`` on the first working day after its end, else the coordinator is asked. Whoever is
    silent for ``silent_days`` working days after the deadline is proposed to the coordinator, or reported to
    the head of the unit without asking where the programme ``escalates_by_itself``. A contributor's deadline
    is ``lead`` working days before the main one. ``changed_on`` is the day on which the steps were changed
    last: only those that lie ahead of it come.
    """

    steps: frozenset[RungKind] = frozenset(RungKind)
    hour: time = time(10)
    spread: int = 20
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    opens_by_itself: bool = True
    escalates_by_itself: bool = False
    silent_days: int = 3
    lead: int = 2
    digest_weekday: int = 0
    """Monday is 0."""
    digest_hour: time = time(9)
    changed_on: date | None = None

    def with_steps(self, steps: frozenset[RungKind], today: date) -> "ReminderSettings":
        return replace(self, steps=steps, changed_on=today)

    def to_plain(self) -> dict[str, Any]:
        """What differs from the defaults, as a programme keeps it."""
        changed = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: _plain(value) for name, value in changed.items() if value != getattr(DEFAULTS, name)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "ReminderSettings":
        """What another version kept besides is passed over; what is not kept is the default."""
        return cls(**{name: _READ.get(name, _same)(plain[name]) for name in _NAMES if name in plain})


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    return value.isoformat() if isinstance(value, date | time) else value


def _same(value: Any) -> Any:
    return value


def _steps(plain: list[str]) -> frozenset[RungKind]:
    return frozenset(RungKind(one) for one in plain if one in set(RungKind))


_READ: dict[str, Callable[[Any], Any]] = {
    "steps": _steps,
    "hour": time.fromisoformat,
    "quiet_from": time.fromisoformat,
    "quiet_until": time.fromisoformat,
    "digest_hour": time.fromisoformat,
    "changed_on": date.fromisoformat,
}
_NAMES = [one.name for one in fields(ReminderSettings)]
DEFAULTS = ReminderSettings()
