from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class SubmissionState(StrEnum):
    SENT = "sent"  # на проверке
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Submission(Base):
    """One version of a value with its explanation; never overwritten.

    ``value`` is in the indicator's unit, or null for words, several numbers nobody has chosen from,
    and a handed-in «Нет данных» (``no_data``). ``wording`` is the author's own. Of a computed indicator,
    ``inputs`` are what was given and ``working`` is the result with its trace, both plain and never touched
    again; ``computed`` stays beside a value that the coordinator put in its place for ``override_reason``.
    """

    AUDITED = True
    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("indicator_id", "period_id", "version"),
        UniqueConstraint("draft_id"),
        Index("ix_submission_period_id_state", "period_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    version: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    value: Mapped[Decimal | None]
    no_data: Mapped[bool] = mapped_column(default=False)
    inputs: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    working: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    computed: Mapped[Decimal | None]
    override_reason: Mapped[str] = mapped_column(Text, default="")
    explanation: Mapped[str] = mapped_column(Text)
    state: Mapped[SubmissionState] = mapped_column(String(16))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    executor_id: Mapped[int | None] = mapped_column(ForeignKey("executor.id"))
    source: Mapped[str] = mapped_column(Text, default="")
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))
    sent_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
