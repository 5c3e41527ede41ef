"""What is said when something was given up on: to whoever waited for it, and to the owners."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from services.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class UpdateFailed(Notice):
    """To whoever sent it. ``callback_id`` is the press that still waits for an answer; what ``is_applied``
    has had its effect, and only its answer was not shown."""

    KIND: ClassVar[str] = "update_failed"
    KEY: ClassVar[str] = "{kind}:{row}"
    IMPORTANCE: ClassVar[int] = 2
    ASKED_FOR: ClassVar[bool] = True
    row_id: int
    language: str = "ru"
    callback_id: str = ""
    is_applied: bool = False


@dataclass(frozen=True, slots=True)
class Alarm(Notice):
    """To the owners, once a day for the same cause; ``number`` is the first of them, as in the log."""

    KIND: ClassVar[str] = "alarm"
    KEY: ClassVar[str] = "{kind}:{day}:{to}:{cause}"
    IMPORTANCE: ClassVar[int] = 1
    cause: str
    day: date
    number: int
    of_notice: bool = False
