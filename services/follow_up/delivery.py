"""The proof of delivery: who was reminded, when, by which step, whether it arrived, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from domain.refusals import NothingOwed, Overtaken
from domain.reminders.settings import RungKind
from models.repositories.reminders.told import ToldRow
from models.tables.outbox import OutboxState
from services.standing.assessed import Assessed


class Delivery(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    NOT_NEEDED = "not_needed"  # there was nothing to say any more: it was handed in already
    OVERTAKEN = "overtaken"  # a later one says what it would have said
    WAITS = "waits"
    BLOCKED = "blocked"
    NEVER_IN = "never_in"  # Telegram knows no chat with them
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Told:
    """One person's message; ``at`` is when it was sent, or is due. ``steps`` is empty for one that was asked
    for: by a coordinator (``by``), or by the person themselves."""

    person_id: int
    person: str
    day: date
    at: datetime
    steps: tuple[RungKind, ...]
    by: str
    delivery: Delivery

    @property
    def arrived(self) -> bool:
        return self.delivery is Delivery.DELIVERED


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A unit's messages of one day; ``answered`` is when the first figure came after it, before the next."""

    day: date
    messages: tuple[Told, ...]
    answered: datetime | None = None


_SIGNS = {
    Delivery.NOT_NEEDED: (NothingOwed.__name__.casefold(),),
    Delivery.OVERTAKEN: (Overtaken.__name__.casefold(),),
    Delivery.BLOCKED: ("blocked", "deactivated", "kicked"),
    Delivery.NEVER_IN: ("chat not found", "user not found", "peer_id_invalid", "initiate conversation"),
}
"""What the outbox keeps of a refusal, ours or Telegram's."""


def days_of(told: Sequence[ToldRow], items: Iterable[Assessed]) -> tuple[ToldDay, ...]:
    """Of one unit, the latest day first; ``items`` are the figures it hands in, ``told`` the newest first."""
    came = sorted(version.sent_at for item in items for version in item.versions)
    found: list[ToldDay] = []
    until: datetime | None = None
    for day, rows in groupby(told, key=lambda row: row.day):
        messages = tuple(_told(row) for row in rows)
        since = min((one.at for one in messages if one.arrived), default=None)
        answers = [at for at in came if since is not None and since < at and (until is None or at < until)]
        found.append(ToldDay(day, messages, answers[0] if answers else None))
        until = since or until
    return tuple(found)


def _told(row: ToldRow) -> Told:
    at = row.sent_at or row.due_at
    return Told(row.person_id, row.person, row.day, at, row.steps, row.by, _delivery(row))


def _delivery(row: ToldRow) -> Delivery:
    if row.state is OutboxState.SENT:
        return Delivery.DELIVERED if row.message_id is not None else Delivery.NOT_NEEDED
    if row.state is OutboxState.WAITING:
        return Delivery.WAITS
    error = row.error.casefold()
    signs = ((sign, delivery) for delivery, known in _SIGNS.items() for sign in known)
    return next((delivery for sign, delivery in signs if sign in error), Delivery.FAILED)
