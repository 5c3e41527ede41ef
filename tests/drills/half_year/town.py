"""Who is in the drill: programmes of several towns, their units, and so many people in them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.access import Role
from domain.programme.document import Assignment, Course, Executor, Indicator, Measure, Part, ReadDocument
from domain.time.periods import PeriodKind
from models.repositories.programme import programmes
from programmes.answers.answered import Answered
from programmes.reading import read_document
from services.context import Installation
from services.programme.store_programme import Setup, store_programme
from tests.sample import KOPEYSK, OWNER, as_actor, member

_PER_UNIT = 3
"""People, on the average."""


@dataclass(frozen=True, slots=True)
class Place:
    """A programme to be: its figures are due on the ``due``-th of the month after a period, the report to the
    head on the ``head_due``-th."""

    municipality: str
    timezone: str
    kind: PeriodKind
    due: int
    head_due: int
    first_period: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A half-year: from a day on which its first periods are open already to its last day."""

    name: str
    first: date
    last: date
    places: tuple[Place, ...]


@dataclass(slots=True)
class Unit:
    """Of a programme (its place in the scene): its people by Telegram ids, its numbers with their ids."""

    programme: int
    executor_id: int
    numbers: dict[str, int]
    people: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Town:
    """``person_ids`` are the database's, by Telegram ids."""

    scene: Scene
    programme_ids: list[int]
    units: list[Unit]
    coordinators: list[int]
    later: list[tuple[int, Unit]]
    """Whoever joins only in the course of the half-year."""
    person_ids: dict[int, int]

    def units_of(self, telegram_id: int) -> list[Unit]:
        return [one for one in self.units if telegram_id in one.people]


async def settle(installation: Installation, scene: Scene, people: int, chance: random.Random) -> Town:
    """Everybody but the latecomers is in; some answer for units of two programmes."""
    town = Town(scene, [], [], [10 + number for number in range(len(scene.places))], [], {})
    share = max(people // _PER_UNIT // len(scene.places), 1)
    for number, place in enumerate(scene.places):
        await _store(installation, town, number, place, share)
    for telegram_id in range(1_000, 1_000 + people):
        units = [chance.choice(town.units)]
        if chance.random() < 0.15:
            units.append(chance.choice(town.units))
        for unit in {id(one): one for one in units}.values():
            if chance.random() < 0.1:
                town.later.append((telegram_id, unit))
            else:
                await join(installation, town, telegram_id, unit)
    return town


async def join(installation: Installation, town: Town, telegram_id: int, unit: Unit) -> None:
    programme_id = town.programme_ids[unit.programme]
    ctx = await member(installation, telegram_id, programme_id, Role.EXECUTOR, unit.executor_id)
    town.person_ids[telegram_id] = ctx.actor.person_id or 0
    unit.people.append(telegram_id)


async def _store(installation: Installation, town: Town, number: int, place: Place, units: int) -> None:
    setup = Setup(
        municipality=place.municipality,
        timezone=place.timezone,
        deadline=f"{place.due}-го числа",
        head_deadline=f"{place.head_due}-го числа",
        first_period=place.first_period,
    )
    document = _document(place, number, units)
    async with as_actor(installation, OWNER).write() as work:
        stored = await store_programme(work, Answered(document), f"{number}" * 64, setup)
    async with as_actor(installation, OWNER).read() as session:
        executors = {one.name: one.id for one in await programmes.executors(session, stored.programme_id)}
        rows = await programmes.indicators(session, stored.programme_id, date.max)
    town.programme_ids.append(stored.programme_id)
    for executor_id in executors.values():
        numbers = {row.number: row.id for row in rows if row.hands_in_id == executor_id}
        town.units.append(Unit(number, executor_id, numbers))
    coordinator = town.coordinators[number]
    ctx = await member(installation, coordinator, stored.programme_id, Role.COORDINATOR, None)
    town.person_ids[coordinator] = ctx.actor.person_id or 0


def _document(place: Place, number: int, units: int) -> ReadDocument:
    sample = read_document(KOPEYSK.read_bytes(), KOPEYSK.name)
    names = [f"Отдел {number + 1}.{one + 1}" for one in range(units)]
    rows = tuple(_measure(number * 1_000 + one + 1, names[one // 2]) for one in range(2 * units))
    programme = replace(
        sample.programme,
        title=f"Программа {number + 1}",
        period_kind=place.kind,
        rows=rows,
        executors=tuple(map(Executor, names)),
    )
    return replace(sample, programme=programme, facts=(), questions=())


def _measure(number: int, name: str) -> Measure:
    indicator = Indicator(
        f"{number}",
        f"Отремонтировано дорог на участке {number}, км",
        "не менее 100 км",
        name,
        course=Course.LEVEL,
        assignments=(Assignment(name, Part.HANDS_IN),),
    )
    return Measure(f"{number}", f"Ремонт участка {number}", (indicator,))


def everybody(town: Town) -> Sequence[int]:
    return sorted(
        {*town.coordinators, *(p for unit in town.units for p in unit.people), *(p for p, _ in town.later)}
    )
