from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.time.periods import PeriodKind
from models.base import Base


class ProgrammeRow(Base):
    """A set of indicators with its periods, people and report layout.

    ``source_hash`` is the SHA-256 of the file it was taken in from, ``source_part`` the numbers of its tables
    where somebody chose them; ``deadline`` and ``head_deadline`` are rules as in ``domain.time.deadlines``
    («10-го числа»), the second may be empty.
    ``revision`` rises with each change of the definition. ``reminders`` is a ``ReminderSettings`` as plain
    data; of one that is paused or has ended nobody hears anything. ``needs_consent``: the head of a unit
    agrees before its figures go to the coordinator; null where nobody has been asked yet. One that was
    removed is nobody's any more: its rows stay for the audit.
    """

    AUDITED = True
    DEFINING = True
    __tablename__ = "programme"
    __table_args__ = (UniqueConstraint("municipality_id", "source_hash", "source_part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    period_kind: Mapped[PeriodKind] = mapped_column(String(16))
    deadline: Mapped[str] = mapped_column(String(100))
    head_deadline: Mapped[str] = mapped_column(String(100), default="")
    layout: Mapped[dict[str, Any]]
    footnotes: Mapped[dict[str, str]]
    source_hash: Mapped[str] = mapped_column(String(64))
    source_part: Mapped[str] = mapped_column(String(64), default="", server_default="")
    created_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    reminders: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    needs_consent: Mapped[bool | None]
    paused_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class QuestionRow(Base):
    """A doubtful cell of the programme's document; open until ``answer`` is set."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("programme_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    key: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(32))
    number: Mapped[str] = mapped_column(String(32))
    wording: Mapped[str] = mapped_column(Text)
    options: Mapped[list[str]]
    proposal: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]


class ReportForm(Base):
    """What a programme's report is printed in, read from a document once; the newest row is in force.

    ``form`` is a ``domain.forms.form.Form`` as plain data, so that a better reader changes no form
    unsaid; ``decisions`` are the coordinator's on its old words, by the keys of its leftovers.
    ``package_hash`` is the SHA-256 of the cleaned document in the file store, empty where the report is not
    printed in it. A period that was closed keeps the form of that day.
    """

    AUDITED = True
    DEFINING = True
    __tablename__ = "form"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    since: Mapped[datetime]
    source_hash: Mapped[str] = mapped_column(String(64))
    package_hash: Mapped[str] = mapped_column(String(64), default="", server_default="")
    form: Mapped[dict[str, Any]]
    decisions: Mapped[dict[str, str]] = mapped_column(default=dict, server_default="{}")
