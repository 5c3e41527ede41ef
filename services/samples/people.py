"""People of a programme as the database would give them."""

from dataclasses import replace
from datetime import date, timedelta

from domain.access import Role
from domain.programme.document import Programme
from models.repositories.membership import AbsenceRow, AwayFacts, InvitedRow, MemberRow, RunsRow
from services.people.see_people import People, PersonSeen
from services.samples.facts import MORNING, ZONE, executors_of

_DAYS = date(2022, 7, 6), date(2022, 7, 20)


def of_town(programme: Programme) -> People:
    """A coordinator, a deputy, two of УГХ, one of whom is away and out of reach; the rest is not in yet."""
    units = [one for one in executors_of(programme) if one.name]
    return People(
        programme_id=1,
        programme=programme.title,
        timezone=ZONE,
        now=MORNING,
        people=(
            person(1, "Координатор", Role.COORDINATOR),
            person(2, "Заместитель", Role.DEPUTY, units[-1].id, units[-1].name),
            replace(
                person(3, "Специалист УГХ", Role.EXECUTOR, units[0].id, units[0].name, is_head=True),
                unreachable_since=MORNING,
                away=(AbsenceRow(5, 3, *_DAYS, 4, "Второй специалист"),),
            ),
            replace(
                person(4, "Второй специалист", Role.EXECUTOR, units[0].id, units[0].name),
                since=MORNING + timedelta(1),
                away=(AbsenceRow(6, 4, *_DAYS, None, ""),),
            ),
        ),
        invited=(link_under_way(units[1].name, units[1].id), replace(link_under_way("УГХ"), until=MORNING)),
        nobody=tuple(units[1:-1]),
        units=len(units),
    )


def person(
    id_: int,
    name: str,
    role: Role,
    executor_id: int | None = None,
    executor: str = "",
    *,
    is_head: bool = False,
) -> PersonSeen:
    row = MemberRow(id_, name, 10 + id_, None, role, executor_id, executor, MORNING, is_head)
    return PersonSeen(id_, name, 10 + id_, MORNING, None, (row,))


def link_under_way(unit: str, executor_id: int | None = None) -> InvitedRow:
    until = MORNING + timedelta(10)
    return InvitedRow(1, Role.EXECUTOR, executor_id, unit, until, "Координатор", "")


def many(found: People) -> People:
    """More of them than one message holds."""
    return replace(
        found,
        people=tuple(replace(found.people[2], person_id=n, name=f"{n}-й специалист") for n in range(40)),
    )


def ran() -> tuple[RunsRow, ...]:
    named = 1, "Развитие города", "Городской округ", ZONE
    return (
        RunsRow(*named, "Координатор", MORNING, None),
        RunsRow(*named, "Второй координатор", MORNING, MORNING),
        RunsRow(2, "Дороги", "Соседний округ", ZONE, None, None, None),
    )


def away_of(substitute: str) -> AwayFacts:
    substitute_id = 4 if substitute else None
    return AwayFacts(5, 1, 3, "Специалист УГХ", "УГХ", *_DAYS, substitute_id, substitute, None)
