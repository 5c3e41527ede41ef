from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class PeriodRow(Base):
    """A reporting period of a programme: ``key`` as in ``domain.time.periods``, and its two deadlines.

    ``due_set_at`` is when the first of them was moved last, null where it never was. ``reopened_until`` is
    the last day on which a period that was opened again takes figures: of the ``reopened_ids`` alone (ids of
    indicators) while it stays closed for everybody else. ``revision`` counts the versions of its report: what
    it was closed with first is 1, 0 is none.
    """

    AUDITED = True
    DEFINING = True
    __tablename__ = "period"
    __table_args__ = (UniqueConstraint("programme_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    key: Mapped[str] = mapped_column(String(16))
    due_on: Mapped[date]
    head_due_on: Mapped[date | None]
    due_set_at: Mapped[datetime | None]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reopened_until: Mapped[date | None]
    reopened_at: Mapped[datetime | None]
    reopened_ids: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    revision: Mapped[int] = mapped_column(default=0, server_default="0")


class Snapshot(Base):
    """The programme as it was when a period was closed for the first time: what that period is judged by.

    ``document`` is a ``domain.programme.document.Programme``, ``indicators`` are the rows' facts, as plain
    data. A later change of the programme never alters it, whether or not the period is opened again.
    """

    AUDITED = True
    DEFINING = True
    __tablename__ = "snapshot"

    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    taken_at: Mapped[datetime]
    document: Mapped[dict[str, Any]]
    indicators: Mapped[list[dict[str, Any]]]
    headings: Mapped[list[dict[str, Any]]]


class SignedReport(Base):
    """A period's report as it came back signed: the file, scans of it, and what it changed.

    ``revision`` counts those of a period from 1. The bytes lie in the file store under ``content_hash``.
    ``edits`` are the figures that were taken from it, old and new; each of ``scans`` has its hash, name and
    size. ``draft_id`` is the file's, so that a second press keeps nothing twice.
    """

    AUDITED = True
    __tablename__ = "signed_report"
    __table_args__ = (UniqueConstraint("period_id", "revision"), UniqueConstraint("draft_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    revision: Mapped[int]
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    content_hash: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    edits: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    scans: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    kept_at: Mapped[datetime]
    kept_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
