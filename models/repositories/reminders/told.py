"""What is known of a unit that owes: its people, who of them was told what and when, what was done about it.

Each is one statement for a whole programme's period. Everything here is bound to one programme: the caller
asked for access first.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import DateTime, Table, and_, bindparam, func, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Role
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.settings import RungKind
from models.repositories.core import rows
from models.repositories.people import AWAY_ON_DAY
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Absence, Membership, Person
from models.tables.reminder import FollowUp, LadderStep, Reminder, ReminderStep


@dataclass(frozen=True, slots=True)
class UnitPerson:
    """Somebody who answers for a unit; away from ``away_since`` to ``away_until``, both included."""

    executor_id: int
    person_id: int
    name: str
    is_head: bool
    unreachable_since: datetime | None
    away_since: date | None
    away_until: date | None
    substitute_id: int | None
    substitute: str = ""
    substitute_unreachable_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A person's message about a period, with what became of it; ``by`` is the coordinator who sent it."""

    executor_id: int
    reminder_id: int
    person_id: int
    person: str
    day: date
    by: str
    state: OutboxState
    due_at: datetime
    sent_at: datetime | None
    message_id: int | None
    error: str
    steps: tuple[RungKind, ...]


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """What somebody did or said about a unit's figures; a ``domain.reminders.follow_up.Happened``.

    ``by`` is empty where it happened by itself.
    """

    executor_id: int
    kind: FollowUpKind
    at: datetime
    by: str
    to_person_id: int | None
    to: str
    words: str


_substitute = aliased(Person)
_UNITS_PEOPLE = (
    select(
        Membership.executor_id,
        Person.id,
        Person.name,
        Membership.is_head,
        Person.unreachable_since,
        Absence.since,
        Absence.until,
        Absence.substitute_id,
        _substitute.name.label("substitute"),
        _substitute.unreachable_since.label("substitute_unreachable_since"),
    )
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(Absence, AWAY_ON_DAY)
    .outerjoin(_substitute, _substitute.id == Absence.substitute_id)
    .where(
        Membership.programme_id == bindparam("programme"),
        Membership.executor_id.is_not(None),
        Membership.ended_at.is_(None),
    )
    .order_by(Membership.executor_id, Membership.is_head.desc(), Membership.id, Absence.id)
)
_OF_UNITS = Membership.programme_id == bindparam("programme"), Membership.executor_id.is_not(None)
_EVER = union(
    select(Membership.executor_id.label("executor"), Membership.person_id.label("person")).where(*_OF_UNITS),
    select(Membership.executor_id, Absence.substitute_id)
    .join(Absence, Absence.membership_id == Membership.id)
    .where(*_OF_UNITS, Absence.substitute_id.is_not(None)),
).subquery()
_COORDINATES = select(Membership.person_id).where(
    Membership.programme_id == bindparam("programme"), Membership.role == Role.COORDINATOR
)
_any = aliased(ReminderStep)
_ANY_STEP = select(_any.id).where(_any.reminder_id == Reminder.id).exists()
_by = aliased(Person)
_STEP = cast(Table, ReminderStep.__table__).join(
    cast(Table, LadderStep.__table__),
    and_(LadderStep.id == ReminderStep.ladder_step_id, LadderStep.period_id == bindparam("period")),
)
_TOLD = (
    select(
        _EVER.c.executor,
        Reminder.id.label("reminder"),
        Reminder.person_id,
        Person.name,
        Reminder.day,
        _by.name.label("by"),
        OutboxRow.state,
        OutboxRow.due_at,
        OutboxRow.sent_at,
        OutboxRow.message_id,
        OutboxRow.error,
        LadderStep.step,
    )
    .select_from(_EVER)
    .join(Reminder, Reminder.person_id == _EVER.c.person)
    .join(OutboxRow, OutboxRow.key == Reminder.key)
    .join(Person, Person.id == Reminder.person_id)
    .outerjoin(_by, _by.id == Reminder.by_id)
    .outerjoin(_STEP, ReminderStep.reminder_id == Reminder.id)
    .where(
        Reminder.planned_at >= bindparam("opened", type_=DateTime(timezone=True)),
        Reminder.planned_at <= bindparam("until", type_=DateTime(timezone=True)),
        # One that somebody asked for names no step; it is about whatever was owed then.
        or_(
            LadderStep.id.is_not(None),
            and_(~_ANY_STEP, or_(Reminder.by_id.is_(None), Reminder.by_id.in_(_COORDINATES))),
        ),
    )
    .order_by(Reminder.day.desc(), Reminder.id.desc(), LadderStep.day)
)
_to = aliased(Person)
_FOLLOW_UPS = (
    select(
        FollowUp.executor_id,
        FollowUp.kind,
        FollowUp.at,
        func.coalesce(_by.name, "").label("by"),
        FollowUp.to_person_id,
        _to.name.label("to"),
        FollowUp.words,
    )
    .outerjoin(_by, _by.id == FollowUp.by_id)
    .outerjoin(_to, _to.id == FollowUp.to_person_id)
    .where(FollowUp.programme_id == bindparam("programme"), FollowUp.period_id == bindparam("period"))
    .order_by(FollowUp.at, FollowUp.id)
)


async def people_of_units(
    session: AsyncSession, programme_id: int, day: date
) -> dict[int, tuple[UnitPerson, ...]]:
    """By executor, its head first; who is away on the day, and who stands in."""
    found: dict[tuple[int, int], UnitPerson] = {}
    for *facts, substitute, unreachable in await rows(
        session, _UNITS_PEOPLE, programme=programme_id, day=day
    ):
        person = UnitPerson(*[*facts, substitute or "", unreachable])
        found.setdefault((person.executor_id, person.person_id), person)
    return _by_executor(found.values())


async def told(
    session: AsyncSession, programme_id: int, period_id: int, opened: datetime, until: datetime
) -> dict[int, tuple[ToldRow, ...]]:
    """By executor, the newest first: what its people, and those who stood in for them, were reminded of."""
    given: dict[str, Any] = {"programme": programme_id, "period": period_id}
    facts: dict[tuple[int, int], list[Any]] = {}
    steps: dict[tuple[int, int], list[RungKind]] = defaultdict(list)
    for *columns, step in await rows(session, _TOLD, opened=opened, until=until, **given):
        key = columns[0], columns[1]
        facts[key] = [*columns[:5], columns[5] or "", OutboxState(columns[6]), *columns[7:]]
        steps[key] += [RungKind(step)] if step else []
    made = (ToldRow(*[*columns, tuple(dict.fromkeys(steps[key]))]) for key, columns in facts.items())
    return _by_executor(made)


async def follow_ups(
    session: AsyncSession, programme_id: int, period_id: int
) -> dict[int, tuple[FollowUpRow, ...]]:
    """By executor, the oldest first."""
    found = await rows(session, _FOLLOW_UPS, programme=programme_id, period=period_id)
    return _by_executor(
        FollowUpRow(one[0], FollowUpKind(one[1]), one[2], one[3], one[4], one[5] or "", one[6])
        for one in found
    )


def _by_executor(found: Any) -> dict[int, tuple[Any, ...]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        grouped[one.executor_id].append(one)
    return {executor_id: tuple(own) for executor_id, own in grouped.items()}
