from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, inspect
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from domain.ahead.said import DueDecision, Outlook
from domain.evidence import EvidenceKind
from domain.heads import agreeing
from models.base import Base


class SubmissionState(StrEnum):
    AGREEING = agreeing.AGREEING  # на согласовании у руководителя
    SENT = "sent"  # на проверке
    ACCEPTED = "accepted"
    RETURNED = "returned"


_PRELIMINARY = "refine_by IS NOT NULL"


class Submission(Base):
    """One version of a value with its explanation; never overwritten.

    ``value`` is in the indicator's unit, or null for words, several numbers nobody has chosen from,
    and a handed-in «Нет данных» (``no_data``). ``wording`` is the author's own. Of a computed indicator,
    ``inputs`` are what was given and ``working`` is the result with its trace, both plain and never touched
    again; ``computed`` stays beside a value that the coordinator put in its place for ``override_reason``.

    Where a coordinator (``worded_by_id``) worded the explanation anew, ``own_explanation`` is what whoever
    handed it in had written; null everywhere else. ``remark`` is what a coordinator said about it without
    returning it, a line each. ``days_late`` counts from the deadline that held when it was handed in. A
    preliminary one is to be refined until ``refine_by``; of every other that is null. Where the head of its
    unit is asked before it goes to the coordinator, ``agreer_id`` is who is asked, since ``agreed_at`` who
    has agreed; ``signed_paper_id`` is the newest signed paper on which it stands.

    ``outlook`` and what follows are said of what lies ahead; the coordinator decides of a proposed due date.
    Where contributors give parts, ``parts`` says of each which version of theirs there was, if any
    (``domain.contributions.together.SeenPart``).
    """

    AUDITED = True
    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("indicator_id", "period_id", "version"),
        UniqueConstraint("draft_id"),
        Index("ix_submission_period_id_state", "period_id", "state"),
        Index(
            "ix_submission_refine_by",
            "refine_by",
            sqlite_where=sql(_PRELIMINARY),
            postgresql_where=sql(_PRELIMINARY),
        ),
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
    own_explanation: Mapped[str | None] = mapped_column(Text)
    worded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[SubmissionState] = mapped_column(String(16))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    executor_id: Mapped[int | None] = mapped_column(ForeignKey("executor.id"))
    source: Mapped[str] = mapped_column(Text, default="")
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))
    sent_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    remarked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    days_late: Mapped[int] = mapped_column(default=0)
    refine_by: Mapped[date | None]
    agreer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    agreed_at: Mapped[datetime | None]
    signed_paper_id: Mapped[int | None] = mapped_column(ForeignKey("unit_paper.id"), index=True)
    outlook: Mapped[Outlook] = mapped_column(String(8), default=Outlook.UNSAID, server_default="")
    outlook_needs: Mapped[str] = mapped_column(Text, default="", server_default="")
    due_proposed: Mapped[date | None]
    due_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    due_decision: Mapped[DueDecision] = mapped_column(String(8), default=DueDecision.OPEN, server_default="")
    due_refusal: Mapped[str] = mapped_column(Text, default="", server_default="")
    parts: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))


class UnitPaper(Base):
    """A unit's own rows of a period as they were printed for its head's signature.

    ``versions`` are the submissions (ids) that stand on it, ``missing`` the numbers of what it lacks; the
    same of both are the same paper, known by the ``code`` at its foot. It is signed since ``signed_at``: by
    the letter ``number`` of ``letter_on``, or by ``scans`` alone, each with its hash, name and size.
    """

    AUDITED = True
    __tablename__ = "unit_paper"
    __table_args__ = (UniqueConstraint("period_id", "executor_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    executor_id: Mapped[int] = mapped_column(ForeignKey("executor.id"))
    code: Mapped[str] = mapped_column(String(16))
    versions: Mapped[list[int]] = mapped_column(JSON)
    missing: Mapped[list[str]] = mapped_column(JSON)
    printed_at: Mapped[datetime]
    number: Mapped[str] = mapped_column(String(100), default="")
    letter_on: Mapped[date | None]
    scans: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    signed_at: Mapped[datetime | None]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Contribution(Base):
    """One version of a contributor's part of a figure; never overwritten, as a ``Submission`` is not."""

    AUDITED = True
    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("indicator_id", "period_id", "executor_id", "version"),
        UniqueConstraint("draft_id"),
        Index("ix_contribution_period_id_executor_id", "period_id", "executor_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    executor_id: Mapped[int] = mapped_column(ForeignKey("executor.id"))
    version: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    value: Mapped[Decimal | None]
    no_data: Mapped[bool] = mapped_column(default=False)
    explanation: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    source: Mapped[str] = mapped_column(Text, default="")
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    sent_at: Mapped[datetime]


_KEPT = "content_hash <> '' AND removed_at IS NULL"


class Evidence(Base):
    """A file, a photo, a link or a line beside a figure, see ``domain.evidence``.

    Its bytes lie in the file store under ``content_hash`` (SHA-256), written before the row. A message is
    one piece, however often Telegram sends it. ``draft_id`` is null of what was attached after sending;
    ``removed_at`` is set of what its author took off before sending.
    """

    AUDITED = True
    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index(
            "uq_evidence_of_draft",
            "draft_id",
            "content_hash",
            unique=True,
            sqlite_where=sql(_KEPT),
            postgresql_where=sql(_KEPT),
        ),
        Index("ix_evidence_indicator_id_period_id", "indicator_id", "period_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[EvidenceKind] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(255), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    content_hash: Mapped[str] = mapped_column(String(64), default="")
    media_type: Mapped[str] = mapped_column(String(100), default="")
    size: Mapped[int] = mapped_column(default=0)
    known_as: Mapped[str] = mapped_column(String(255), default="")
    album: Mapped[str] = mapped_column(String(64), default="")
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))
    since_version: Mapped[int | None]
    until_version: Mapped[int | None]
    dropped_draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    @property
    def is_audited(self) -> bool:
        """A draft is its author's alone, and so is what it would take off."""
        changed = {one.key for one in inspect(self).attrs if one.history.has_changes()}
        return self.since_version is not None and changed != {"dropped_draft_id"}
