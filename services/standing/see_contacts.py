"""«Кто отвечает за дороги»: who hands in and who oversees, with whom one can write to."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.programme.document import Part
from domain.questions import read_question
from models.repositories import people
from services.access import programme_name
from services.context import Context
from services.standing.assessed import Assessed
from services.standing.search import Meant, NoNumber, Search, Unclear
from services.standing.see_status import Sight, look

_PARTS = (Part.HANDS_IN, Part.OVERSEES)


@dataclass(frozen=True, slots=True)
class Answering:
    """An executor, its part, of which numbers; ``people`` are names and Telegram ids of those who came in."""

    part: Part
    executor: str
    numbers: tuple[str, ...]
    people: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who answers for what was asked about; ``nobody`` are the numbers that nobody is set to hand in."""

    title: str
    answering: tuple[Answering, ...]
    nobody: tuple[str, ...]


async def see_contacts(ctx: Context, programme_id: int, query: str) -> Contacts | Unclear | NoNumber:
    """``NotTheirs`` where it is not the actor's to see."""
    async with ctx.read() as session:
        sight = await look(session, ctx, programme_id)
        search = Search(sight)
        meant = search.meant(read_question(query))
        if not isinstance(meant, Meant):
            return meant
        statuses = [search.shown(one) for one in meant.choices]
        members = await people.contacts(session, programme_id)
    items = {item.indicator.id: item for status in statuses for item in status.items}
    title = (
        meant.choices[0].name
        if len(meant.choices) == 1
        else programme_name(sight.scope, sight.whole.programme)
    )
    return Contacts(title, tuple(_answering(sight, items, members)), _nobody(items))


def _answering(
    sight: Sight, items: Mapping[int, Assessed], members: Sequence[tuple[int, str, int]]
) -> Iterator[Answering]:
    """Those who hand in first, as the document names them."""
    people_of = defaultdict(list)
    for executor_id, name, telegram_id in members:
        people_of[executor_id].append((name, telegram_id))
    for part in _PARTS:
        having = [one for one in sight.assignments if one.part is part and one.indicator_id in items]
        for executor in sight.executors:
            ids = {one.indicator_id for one in having if one.executor_id == executor.id}
            if numbers := tuple(items[one].indicator.number for one in _in_order(ids, items)):
                yield Answering(part, executor.name, numbers, tuple(people_of[executor.id]))


def _in_order(ids: Collection[int], items: Mapping[int, Assessed]) -> list[int]:
    return sorted(ids, key=lambda one: items[one].place)


def _nobody(items: Mapping[int, Assessed]) -> tuple[str, ...]:
    rows = (item.indicator for item in sorted(items.values(), key=lambda one: one.place))
    return tuple(row.number for row in rows if not row.hands_in)
