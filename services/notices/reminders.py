"""What reminds somebody of what they owe, and what becomes of it afterwards."""

from dataclasses import dataclass
from typing import ClassVar

from services.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class DayReminder(Notice):
    """A person's message of a day; what they owe is looked up when it is told."""

    KIND: ClassVar[str] = "reminder"
    KEY: ClassVar[str] = "reminder:{to}:{due:%Y%m%d}"
    reminder_id: int


@dataclass(frozen=True, slots=True)
class ReminderStands(Notice):
    """The newest reminder is put in line with where things stand, two minutes after something came."""

    KIND: ClassVar[str] = "reminder_stands"
    KEY: ClassVar[str] = "{kind}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
