"""At what moment something is told: within the hours in which people are at work."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.reminders.settings import ReminderSettings
from domain.time.workdays import Overrides, is_working_day, next_working_day

_DAY = timedelta(days=1)


def moment_on(day: date, settings: ReminderSettings, timezone: str, person_id: int) -> datetime:
    """When a person hears on that day: at the programme's hour, spread over its minutes, always the same."""
    minutes = person_id * 7 % settings.spread if settings.spread else 0
    return datetime.combine(day, settings.hour, ZoneInfo(timezone)).astimezone(UTC) + timedelta(
        minutes=minutes
    )


def is_quiet(now: datetime, settings: ReminderSettings, timezone: str) -> bool:
    """Nothing that was not asked for is told now. The same hour twice: it is never quiet."""
    local, begins, ends = now.astimezone(ZoneInfo(timezone)).time(), settings.quiet_from, settings.quiet_until
    if begins <= ends:
        return begins <= local < ends
    return local >= begins or local < ends


def quiet_until(now: datetime, settings: ReminderSettings, timezone: str) -> datetime:
    """The end of the quiet hours that ``now`` lies in; ``now`` itself where it does not."""
    if not is_quiet(now, settings, timezone):
        return now
    local = now.astimezone(ZoneInfo(timezone))
    return _at(local.date() + _DAY * (local.time() >= settings.quiet_until), settings.quiet_until, timezone)


def at_work(now: datetime, settings: ReminderSettings, timezone: str, days_off: Overrides) -> datetime:
    """``now`` where it is no quiet hour of a working day, else the programme's next hour on one."""
    local = now.astimezone(ZoneInfo(timezone))
    works = is_working_day(local.date(), days_off)
    if works and not is_quiet(now, settings, timezone):
        return now
    today_still = works and local.time() < settings.hour
    day = local.date() if today_still else next_working_day(local.date() + _DAY, days_off)
    return _at(day, settings.hour, timezone)


def _at(day: date, hour: time, timezone: str) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(timezone)).astimezone(UTC)
