from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

_UNFINISHED: dict[str, Any] = {
    f"{dialect}_where": text("state IN ('new', 'applied')") for dialect in ("sqlite", "postgresql")
}


class InboxState(StrEnum):
    NEW = "new"
    APPLIED = "applied"  # its effect is committed, the answer may not have been sent
    DONE = "done"
    FAILED = "failed"


class InboxRow(Base):
    """An update of Telegram, stored before it is acknowledged; ``payload`` is emptied when done.

    ``attempts`` are those that came to an end or are under way, ``deaths`` those that a process did not
    survive.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_inbox_unfinished", "id", **_UNFINISHED),
        Index("ix_inbox_unfinished_of_chat", "chat_id", "id", **_UNFINISHED),
        Index("ix_inbox_received_at", "received_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any]]
    state: Mapped[InboxState] = mapped_column(String(16), default=InboxState.NEW)
    owner: Mapped[str] = mapped_column(String(64), default="")
    lease_until: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    deaths: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime]
