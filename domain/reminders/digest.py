"""When the weekly digest is told: on a weekday at an hour, off days off on the next working day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.reminders.settings import ReminderSettings
from domain.time.workdays import Overrides, next_working_day

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


def latest_digest(
    now: datetime, settings: ReminderSettings, timezone: str, days_off: Overrides
) -> tuple[str, datetime]:
    """The last one whose moment has come: its ISO week («2022-W28»), which is that of the weekday even where
    it moved into the next one, and the moment. Of two that days off brought together it is the later."""
    zone = ZoneInfo(timezone)
    today = now.astimezone(zone).date()
    day = today - _DAY * ((today.weekday() - settings.digest_weekday) % 7)
    while (moment := _moment(day, settings, zone, days_off)) > now:
        day -= _WEEK
    return _week_of(day), moment


def _moment(day: date, settings: ReminderSettings, zone: ZoneInfo, days_off: Overrides) -> datetime:
    told_on = next_working_day(day, days_off)
    return datetime.combine(told_on, settings.digest_hour, zone).astimezone(UTC)


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
