"""What a coordinator may choose of a programme's reminders: each setting with what it can be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from domain.refusals import Stale
from domain.reminders.settings import ReminderSettings, RungKind


class Setting(StrEnum):
    """By the names that ``ReminderSettings`` has for them."""

    HOUR = "hour"
    QUIET_FROM = "quiet_from"
    QUIET_UNTIL = "quiet_until"
    OPENS = "opens_by_itself"
    ESCALATES = "escalates_by_itself"
    LEAD = "lead"
    DIGEST_WEEKDAY = "digest_weekday"
    DIGEST_HOUR = "digest_hour"
    SILENT_DAYS = "silent_days"


CHOICES: dict[Setting, tuple[int, ...]] = {
    Setting.HOUR: (8, 9, 10, 11, 12, 14),
    Setting.QUIET_FROM: (18, 19, 20, 21, 22),
    Setting.QUIET_UNTIL: (7, 8, 9, 10),
    Setting.OPENS: (1, 0),
    Setting.ESCALATES: (1, 0),
    Setting.LEAD: (1, 2, 3, 5),
    Setting.DIGEST_WEEKDAY: (0, 1, 2, 3, 4),
    Setting.DIGEST_HOUR: (8, 9, 10, 11, 12, 16),
    Setting.SILENT_DAYS: (1, 2, 3, 5, 10),
}
"""Hours of the day, days of the week (Monday is 0), working days, 1 and 0 for yes and no."""
_HOURS = frozenset({Setting.HOUR, Setting.QUIET_FROM, Setting.QUIET_UNTIL, Setting.DIGEST_HOUR})
_YES_NO = frozenset({Setting.OPENS, Setting.ESCALATES})
LATE = frozenset(step for step in RungKind if step.is_late)
RUNGS: tuple[frozenset[RungKind], ...] = (
    *(frozenset({step}) for step in RungKind if not step.is_late),
    LATE,
)
"""What is switched on and off together, in the order in which it comes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A setting and one of its ``CHOICES``."""

    setting: Setting
    choice: int

    def of(self, settings: ReminderSettings, today: date) -> ReminderSettings:
        """``Stale`` for what this version does not offer."""
        if self.choice not in CHOICES[self.setting]:
            raise Stale
        changed = replace(settings, **{self.setting.value: self._value()})
        # Another lead is another deadline for parts: what lies behind it is not told anew.
        return replace(changed, changed_on=today) if changed.lead != settings.lead else changed

    def _value(self) -> Any:
        if self.setting in _HOURS:
            return time(self.choice)
        return bool(self.choice) if self.setting in _YES_NO else self.choice


@dataclass(frozen=True, slots=True)
class Switched:
    """The ``place``-th of ``RUNGS`` on or off."""

    place: int
    on: bool

    def of(self, settings: ReminderSettings, today: date) -> ReminderSettings:
        """The same steps again are no change: what lies behind them is not taken back."""
        if self.place not in range(len(RUNGS)):
            raise Stale
        rungs = RUNGS[self.place]
        steps = settings.steps | rungs if self.on else settings.steps - rungs
        return settings if steps == settings.steps else settings.with_steps(steps, today)


def choice_of(settings: ReminderSettings, setting: Setting) -> int:
    """What is chosen now, as ``CHOICES`` has it."""
    value = getattr(settings, setting)
    return value.hour if isinstance(value, time) else int(value)


def are_on(settings: ReminderSettings, rungs: Iterable[RungKind]) -> bool:
    return settings.steps.issuperset(rungs)
