from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

_UNSEALED: dict[str, Any] = {
    f"{dialect}_where": text("sealed_as IS NULL") for dialect in ("sqlite", "postgresql")
}


class AuditEntry(Base):
    """Who did what, from which chat, old and new; sealed into a hash chain by a tick.

    ``subject`` is ``table:id`` of what was changed. ``seal`` chains ``digest`` to the entry before, so
    personal data can be erased from ``old`` and ``new`` while the chain still verifies; ``sealed_as`` is
    the place in the chain, since ids are given out in another order than commits happen.
    """

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_unsealed", "id", **_UNSEALED),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"), index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(100), index=True)
    old: Mapped[dict[str, Any]]
    new: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str | None] = mapped_column(String(64))
    sealed_as: Mapped[int | None] = mapped_column(unique=True)
