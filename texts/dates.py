"""How dates and times read, in the municipality's own zone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from texts.catalogue import Texts


def day(value: date) -> str:
    """«11.07.2022»."""
    return value.strftime("%d.%m.%Y")


def short_day(value: date) -> str:
    return value.strftime("%d.%m")


def weekday(t: Texts, value: date) -> str:
    """«понедельник, 11.07.2022»."""
    return t.label("date.with_weekday", weekday=t.label(f"weekday.{value.isoweekday()}"), day=day(value))


def short_weekday(t: Texts, value: date) -> str:
    """«пн 11.07», in a list of days."""
    return f"{t.label(f'weekday.short.{value.isoweekday()}')} {short_day(value)}"


def clock(value: time) -> str:
    """«10:00»."""
    return value.strftime("%H:%M")


def on_weekday(t: Texts, value: date) -> str:
    """«в понедельник, 11.07.2022»: when something was due."""
    return t.label("date.with_weekday", weekday=t.label(f"weekday.on.{value.isoweekday()}"), day=day(value))


def local(value: datetime, timezone: str) -> datetime:
    return value.astimezone(ZoneInfo(timezone))


def moment(value: datetime, timezone: str) -> str:
    """«08.07.2022, 10:42»."""
    return local(value, timezone).strftime("%d.%m.%Y, %H:%M")
