from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.programme.document import Course, ExecutorKind, HeadingKind, Part, PutTogether
from domain.time.periods import PeriodKind
from models.base import Base

_HAS_NAME = "short <> '' AND ended_at IS NULL"


class Heading(Base):
    """A title over rows; ``position`` orders headings and measures together, as in the report."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "heading"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"))
    kind: Mapped[HeadingKind] = mapped_column(String(16))
    wording: Mapped[str] = mapped_column(Text)
    aliases: Mapped[list[str]]
    ended_at: Mapped[datetime | None]


class Measure(Base):
    """What is done; ``heading_id`` is the lowest heading over it."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "measure"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"))
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(32))
    wording: Mapped[str] = mapped_column(Text)
    ended_at: Mapped[datetime | None]


class Indicator(Base):
    """What is measured; ``executors`` is the exact wording of column 6.

    What a changed document no longer has is ended, never deleted: its figures stay. Of those that live no two
    have the same short name; one that an older version left without has a proposal when it is read.
    """

    AUDITED = True
    DEFINING = True
    __tablename__ = "indicator"
    __table_args__ = (
        UniqueConstraint("programme_id", "number"),
        Index(
            "uq_indicator_short",
            "programme_id",
            "short",
            unique=True,
            sqlite_where=text(_HAS_NAME),
            postgresql_where=text(_HAS_NAME),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(32))
    printed: Mapped[str] = mapped_column(Text, default="", server_default="")
    wording: Mapped[str] = mapped_column(Text)
    short: Mapped[str] = mapped_column(String(40), default="", server_default="")
    aliases: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    unit: Mapped[str] = mapped_column(String(200))
    executors: Mapped[str] = mapped_column(Text)
    course: Mapped[Course] = mapped_column(String(16))
    measured: Mapped[bool]
    range_top_is_limit: Mapped[bool]
    less_is_better: Mapped[bool] = mapped_column(default=False)
    every: Mapped[PeriodKind | None] = mapped_column(String(16))
    data_source: Mapped[str] = mapped_column(Text, default="", server_default="")
    needs_evidence: Mapped[bool] = mapped_column(default=False, server_default=false())
    together: Mapped[PutTogether | None] = mapped_column(String(16))
    own_part: Mapped[bool] = mapped_column(default=False, server_default=false())
    base: Mapped[str] = mapped_column(Text, default="")
    kind_words: Mapped[str] = mapped_column(Text, default="")
    activity: Mapped[str] = mapped_column(Text, default="")
    ended_at: Mapped[datetime | None]


class Target(Base):
    """Column 4 as worded since a day, with the act that changed it; the document's own has neither."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("indicator_id", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    wording: Mapped[str] = mapped_column(Text)
    ground: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[date | None]
    recorded_at: Mapped[datetime]


class Plan(Base):
    """What should be reached by a period's end, or the day the result is due: the coordinator's, optional."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("indicator_id", "period_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    period_key: Mapped[str] = mapped_column(String(16))
    value: Mapped[Decimal | None]
    due_on: Mapped[date | None]


class MethodologyVersion(Base):
    """How a value is computed since a day; ``document`` is a ``domain.methodology`` one as plain data."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "methodology"
    __table_args__ = (UniqueConstraint("indicator_id", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    since: Mapped[date]
    document: Mapped[dict[str, Any]]


class Executor(Base):
    """A unit (department, enterprise, deputy head) or a collective, not a person."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "executor"
    __table_args__ = (UniqueConstraint("programme_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str] = mapped_column(String(500))
    kind: Mapped[ExecutorKind] = mapped_column(String(16))
    by_agreement: Mapped[bool]
    spellings: Mapped[list[str]]


class Assignment(Base):
    """An executor's part in an indicator; one at most hands in."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("indicator_id", "executor_id"),
        Index(
            "uq_assignment_hands_in",
            "indicator_id",
            unique=True,
            sqlite_where=text("part = 'hands_in'"),
            postgresql_where=text("part = 'hands_in'"),
        ),
        Index("ix_assignment_executor_id", "executor_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    executor_id: Mapped[int] = mapped_column(ForeignKey("executor.id"))
    part: Mapped[Part] = mapped_column(String(16))
    position: Mapped[int]
