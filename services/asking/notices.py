"""What is said in a thread: told to the other side."""

from dataclasses import dataclass
from typing import ClassVar

from services.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class OfThread(Notice):
    """A message of a thread."""

    KEY: ClassVar[str] = "{kind}:{message}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    thread_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class ThreadAsked(OfThread):
    """A question, or what its asker has added: to whoever answers."""

    KIND: ClassVar[str] = "thread_asked"


@dataclass(frozen=True, slots=True)
class ThreadAnswered(OfThread):
    """An answer: whoever has asked for it hears it at any hour, also of a programme that rests."""

    KIND: ClassVar[str] = "thread_answered"
    ASKED_FOR: ClassVar[bool] = True
