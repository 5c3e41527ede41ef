"""What every kind of notice has: its facts, how they are kept, when it is due."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self, get_type_hints

GATHERED = timedelta(minutes=2)
"""What happens within it is one notice (storyboard 2)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody is told. The fields of a kind are the facts it keeps: ids, moments, people's words.

    ``KIND`` is its name in the outbox. What has the same ``KEY`` is told once: it is filled in with the
    facts, with whom it is told ``to`` and when it is ``due``. It is due at once, or, if it ``GATHERS``, at
    the end of the two minutes, or, if it ``IS_DELAYED``, two minutes later. Higher ``IMPORTANCE`` goes first.
    What was ``ASKED_FOR`` is answered with a refusal, too; everything else is dropped where its receiver may
    not see it any more. ``IS_FILE`` decides what the chat says while it is made.
    """

    KIND: ClassVar[str]
    KEY: ClassVar[str]
    GATHERS: ClassVar[bool] = False
    IMPORTANCE: ClassVar[int] = 0
    ASKED_FOR: ClassVar[bool] = False
    IS_FILE: ClassVar[bool] = False
    IS_DELAYED: ClassVar[bool] = False

    def to_plain(self) -> dict[str, Any]:
        """The facts as the outbox keeps them."""
        return {_key_of(one.name): _plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """What another version kept besides is passed over; what it did not know has a default."""
        types = get_type_hints(cls)
        names = [one.name for one in fields(cls) if _key_of(one.name) in plain]
        return cls(**{name: _of_plain(types[name], plain[_key_of(name)]) for name in names})


def due_of(kind: type[Notice], now: datetime) -> datetime:
    """When a notice of this kind is told that is planned now."""
    if kind.GATHERS:
        return gathered_until(now)
    return now + GATHERED if kind.IS_DELAYED else now


def gathered_until(now: datetime) -> datetime:
    """The end of the two minutes that a moment falls into."""
    minute = now.replace(second=0, microsecond=0)
    return minute + GATHERED - timedelta(minutes=minute.minute % 2)


def _key_of(name: str) -> str:
    return name.removesuffix("_id")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _of_plain(kind: Any, value: Any) -> Any:
    return kind.fromisoformat(value) if kind in (date, datetime) else value
