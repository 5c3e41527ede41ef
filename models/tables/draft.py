from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.drafts import DraftKind
from models.base import Base


class DraftState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Draft(Base):
    """Where a conversation stands: survives restarts, reminders and a week's pause.

    Each change raises ``revision``; a button carries the one it was drawn at. ``message_id`` is the
    message in ``chat_id`` on which the draft's screen stands; plain messages of that chat answer the one
    draft that ``listens``, whose screen was shown last. ``touched_by_update`` is the inbox row that
    changed it last: where a crash swallowed that update's answer, it tells what has to be shown.
    """

    __tablename__ = "draft"
    __table_args__ = (
        Index(
            "uq_draft_open",
            "person_id",
            "kind",
            "subject",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[DraftKind] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(100))
    step: Mapped[str] = mapped_column(String(32))
    answers: Mapped[dict[str, Any]]
    revision: Mapped[int] = mapped_column(default=1)
    state: Mapped[DraftState] = mapped_column(String(16), default=DraftState.OPEN)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    listens: Mapped[bool] = mapped_column(default=False)
    touched_at: Mapped[datetime]
    touched_by_update: Mapped[int | None]
