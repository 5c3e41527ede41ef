"""The Kopeysk programme grown to as many indicators as wanted; who hands in there hands in no more.

The first 27 rows are the sample's own. Those that follow repeat them under numbers that go on, each time
handed in by a department that there was not before.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle

from domain.programme.document import Assignment, Executor, Heading, Measure, Part, ReadDocument
from programmes.answers.answered import Answered
from programmes.answers.lines import apply_answers
from programmes.reading import read_document
from services.context import Installation
from services.programme.file_step import Stored
from services.programme.store_programme import Setup, store_programme
from tests.databases.copies import made
from tests.sample import ANSWERS, KOPEYSK, OWNER, Taken, Town, as_actor, circumstances, settled, town_of


async def take_in_large(installation: Installation, indicators: int, *, people_from: int = 0) -> Town:
    """With the figures of all of them, as accepted; copied into an empty database once it was stored."""

    async def store() -> Taken:
        stored = await _store(installation, "Большой городской округ", _grown(indicators))
        return await settled(installation, stored, people_from)

    key = ("large", indicators, people_from, *circumstances(installation))
    return town_of(await made(installation.database, key, store), installation)


async def add_programmes(installation: Installation, count: int) -> None:
    """Of as many other municipalities, each with the sample's first indicator and nobody in it."""
    for number in range(count):
        await _store(installation, f"Малый округ {number}", _first_row())


async def stored_programmes(installation: Installation, count: int) -> list[int]:
    """The same, by their ids; each call brings others."""
    before = installation.clock.now().timestamp()
    names = (f"Малый округ {before:.0f}, {count} и {number}" for number in range(count))
    return [(await _store(installation, name, _first_row())).programme_id for name in names]


async def _store(installation: Installation, municipality: str, document: ReadDocument) -> Stored:
    setup = Setup(municipality=municipality, timezone="Asia/Yekaterinburg", with_figures=True)
    async with as_actor(installation, OWNER).write() as work:
        return await store_programme(work, Answered(document), "1" * 64, setup)


@cache
def _sample() -> ReadDocument:
    return apply_answers(read_document(KOPEYSK.read_bytes(), KOPEYSK.name), ANSWERS).document


def _first_row() -> ReadDocument:
    sample = _sample()
    row = next(row for row in sample.programme.rows if isinstance(row, Measure))
    return replace(
        sample, programme=replace(sample.programme, rows=(row,)), facts=sample.facts[:1], questions=()
    )


@cache
def _grown(indicators: int) -> ReadDocument:
    sample = _sample()
    more = tuple(_more(sample, indicators))
    departments = {row.indicators[0].executors: None for row in more if isinstance(row, Measure)}
    programme = replace(
        sample.programme,
        title="Большая программа",
        rows=(*sample.programme.rows, *more),
        executors=(*sample.programme.executors, *map(Executor, departments)),
    )
    facts = tuple(
        replace(fact, number=str(n)) for n, fact in zip(range(1, indicators + 1), cycle(sample.facts))
    )
    return replace(sample, programme=programme, facts=facts, questions=())


def _more(sample: ReadDocument, indicators: int) -> Iterator[Heading | Measure]:
    number = count = len(sample.facts)
    for row in cycle(sample.programme.rows):
        again = f" ({number // count + 1})"
        if number == indicators:
            return
        if isinstance(row, Heading):
            yield replace(row, wording=row.wording + again, aliases=())
        else:
            number += 1
            yield _another(row, str(number), again)


def _another(measure: Measure, number: str, again: str) -> Measure:
    department = f"Отдел{again}"
    [indicator] = measure.indicators
    another = replace(
        indicator,
        number=number,
        wording=indicator.wording + again,
        executors=department,
        assignments=(Assignment(department, Part.HANDS_IN),),
    )
    return replace(measure, number=number, indicators=(another,))
