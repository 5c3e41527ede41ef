"""A programme's day: whether a unit is silent on it, and what was done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.reminders.follow_up import FollowUpKind, followed
from domain.reminders.settings import ReminderSettings
from domain.reminders.silence import ACTS, is_asked_about, is_proposed, silent_days
from domain.time.workdays import Overrides
from models.repositories.reminders.whom import FollowUpFacts


@dataclass(frozen=True, slots=True)
class UnitNow:
    """Silent for how many working days; whether something is proposed; what was ``done`` on this day."""

    days: int
    proposed: bool
    done: FollowUpFacts | None


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    today: date
    timezone: str
    settings: ReminderSettings
    days_off: Overrides

    def asks_about(self, due_on: date) -> bool:
        """Whether units that are silent after that deadline are proposed on this day."""
        return is_asked_about(due_on, self.settings, self.today, self.days_off)

    def unit(self, due_on: date, heard: datetime | None, happened: Sequence[FollowUpFacts]) -> UnitNow:
        """``heard`` is when its newest figure came; that it waits for somebody's figure counts as a word."""
        words = [one.at for one in happened if one.kind is FollowUpKind.AWAITS]
        came = (self._day_of(one) for one in [heard, *words] if one is not None)
        days = silent_days(due_on, came, self.today, self.days_off)
        acts = [one for one in happened if one.kind in ACTS]
        acted_on = [self._day_of(one.at) for one in acts]
        proposed = is_proposed(days, followed(happened), acted_on, self.settings, self.today)
        done = acts[-1] if acts and acted_on[-1] == self.today else None
        return UnitNow(days, proposed, done)

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.timezone)).date()
