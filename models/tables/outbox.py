from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"  # it cannot be delivered (blocked, never came in)
    DROPPED = "dropped"  # there was nothing to say any more


class OutboxRow(Base):
    """Something owed to a person, or to a chat whose person the bot does not know: its kind and the ids it
    speaks of, never a sentence.

    ``key`` makes planning the same thing twice one row. Higher ``importance`` goes first. ``attempts`` are
    those that came to an end or are under way, ``deaths`` those that a process did not survive.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_due",
            "importance",
            "due_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_outbox_waiting_of_person",
            "person_id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name="addressed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    payload: Mapped[dict[str, Any]]
    importance: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    state: Mapped[OutboxState] = mapped_column(String(16), default=OutboxState.WAITING)
    owner: Mapped[str] = mapped_column(String(64), default="")
    lease_until: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    deaths: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    error: Mapped[str] = mapped_column(String(300), default="")
