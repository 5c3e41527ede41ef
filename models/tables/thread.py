from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.access import Role
from domain.asking.threads import ThreadSide
from models.base import Base

_WAITS = text("waits_since IS NOT NULL")


class Thread(Base):
    """A question to people, about a figure or about nothing in particular, see ``domain.asking.threads``.

    ``asker_id`` is whom the answer is for: whoever goes on with somebody's part gets it (who wrote a message
    is the message's own). ``waits_since`` is null where the last word is an answer. ``taken_by_id`` is the
    coordinator who said that they answer instead of the unit.
    """

    AUDITED = True
    __tablename__ = "thread"
    __table_args__ = (
        Index("ix_thread_programme_id_indicator_id", "programme_id", "indicator_id"),
        Index("ix_thread_asker_id", "asker_id"),
        Index("ix_thread_waiting", "programme_id", sqlite_where=_WAITS, postgresql_where=_WAITS),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    asker_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    of_executor_id: Mapped[int | None] = mapped_column(ForeignKey("executor.id"))
    to_executor_id: Mapped[int | None] = mapped_column(ForeignKey("executor.id"))
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    period_id: Mapped[int | None] = mapped_column(ForeignKey("period.id"))
    asked_at: Mapped[datetime]
    said_at: Mapped[datetime]
    """Of its last message."""
    waits_since: Mapped[datetime | None]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class ThreadMessage(Base):
    """A question or an answer, as it was sent; ``role`` is the one in which its author wrote it.

    ``draft_id`` is the one that it was typed in, so that a second press says nothing twice. What the
    audit says of it is its thread's.
    """

    __tablename__ = "thread_message"
    __table_args__ = (
        UniqueConstraint("draft_id"),
        Index("ix_thread_message_thread_id", "thread_id"),
        Index("ix_thread_message_author_id_said_at", "author_id", "said_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    side: Mapped[ThreadSide] = mapped_column(String(8))
    role: Mapped[Role] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
