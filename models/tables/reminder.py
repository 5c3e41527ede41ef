from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.reminders.follow_up import FollowUpKind
from domain.reminders.ladder import Duty
from domain.reminders.settings import RungKind
from models.base import Base


class LadderStep(Base):
    """A step of a period's ladder that has come: whoever owed something then was put down for it.

    ``month`` is 0, or 1-12 for the inputs of a month. ``due_on`` is the deadline it counts from: after a move
    the same step comes again if its day lies ahead.
    """

    __tablename__ = "ladder_step"
    __table_args__ = (UniqueConstraint("period_id", "duty", "month", "step", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    duty: Mapped[Duty] = mapped_column(String(16))
    month: Mapped[int] = mapped_column(default=0)
    step: Mapped[RungKind] = mapped_column(String(16))
    due_on: Mapped[date]
    day: Mapped[date]
    came_at: Mapped[datetime]


class Reminder(Base):
    """A person's message of a day (their municipality's): one, whatever they owe in whatever programme.

    ``key`` is its outbox row's, which says what became of it. Where the person asked for it («Напомнить
    завтра»), no step need have come. ``number`` is 0; what the coordinator sends besides counts from 1, and
    ``by_id`` says who.
    """

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("person_id", "day", "number"), UniqueConstraint("key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    key: Mapped[str] = mapped_column(String(200))
    number: Mapped[int] = mapped_column(default=0)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    planned_at: Mapped[datetime]


class ReminderStep(Base):
    """A step that a person's message of a day covers: never the same twice."""

    __tablename__ = "reminder_step"
    __table_args__ = (
        UniqueConstraint("person_id", "ladder_step_id"),
        Index("ix_reminder_step_reminder_id", "reminder_id"),
        Index("ix_reminder_step_ladder_step_id", "ladder_step_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ladder_step_id: Mapped[int] = mapped_column(ForeignKey("ladder_step.id"))
    reminder_id: Mapped[int] = mapped_column(ForeignKey("reminder.id"))


class FollowUp(Base):
    """What somebody did or said about an executor's figures of a period, see ``FollowUpKind``; nobody where
    the programme has it done by itself."""

    AUDITED = True
    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_period_id_executor_id", "period_id", "executor_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    executor_id: Mapped[int] = mapped_column(ForeignKey("executor.id"))
    kind: Mapped[FollowUpKind] = mapped_column(String(16))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    to_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
