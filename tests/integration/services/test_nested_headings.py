"""Headings of three levels: taken in, asked about, written over, printed."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.access import Role
from domain.programme.document import Heading, HeadingKind, Programme
from domain.refusals import NotFound
from models.repositories.programme import documents, periods, programmes, snapshots
from programmes.excel.file import read_excel, write_excel
from programmes.yaml.file import read_yaml, write_yaml
from services.context import Context, Installation
from services.periods.close_period import close_period
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.programme.write_document import write_document
from services.reports.compile_report import compile_report
from services.standing.search_status import search_status
from services.standing.see_status import Extent, Status, see_status
from tests import word_reader
from tests.sample import OWNER, as_actor, member

FILE = Path(__file__).resolve().parents[2] / "data" / "word" / "three-levels.docx"
GOAL, TASK, ACTIVITY = "Цель 1. Город удобен", "Задача 1.1. Дороги", "Основное мероприятие 1. Ремонт"
CULTURE = "Раздел II. Культура и кадры"
Town = tuple[Context, Context, int, int]


@pytest.fixture
async def town(installation: Installation) -> Town:
    """A coordinator, somebody of УГХ, the programme, its period."""
    owner = as_actor(installation, OWNER)
    lines = ["municipality = Энск", "deadline = 10-го числа", "timezone = Europe/Moscow"]
    imported = await import_file(owner, FILE.read_bytes(), FILE.name, lines, Setup())
    programme_id, period_id = imported.stored.programme_id, imported.stored.period_id
    async with owner.read() as session:
        ids = {one.name: one.id for one in await programmes.executors(session, programme_id)}
    coordinator = await member(installation, 10, programme_id, Role.COORDINATOR, None)
    roads = await member(installation, 11, programme_id, Role.EXECUTOR, ids["УГХ"])
    return coordinator, roads, programme_id, period_id


async def kept(ctx: Context, programme_id: int) -> Programme:
    async with ctx.read() as session:
        return await documents.document(session, programme_id)


def headings(programme: Programme) -> list[tuple[int, str, str]]:
    return [(row.depth, row.kind.value, row.wording) for row in programme.rows if isinstance(row, Heading)]


async def test_every_level_is_kept_and_written_in_every_format(town: Town) -> None:
    coordinator, _, programme_id, _ = town
    programme = await kept(coordinator, programme_id)
    assert headings(programme) == [
        (1, "goal", GOAL),
        (2, "task", TASK),
        (3, "section", ACTIVITY),
        (1, "section", CULTURE),
    ]
    assert read_yaml(write_yaml(programme)).programme == programme
    assert read_excel(write_excel(programme)).programme == programme


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [(GOAL, "123"), (TASK, "123"), (ACTIVITY, "123"), (CULTURE, "45"), ("дороги", "123")],
)
async def test_a_higher_heading_gives_everything_below_it(town: Town, asked: str, numbers: str) -> None:
    coordinator, _, programme_id, _ = town
    found = await search_status(coordinator, programme_id, asked)
    assert isinstance(found, Status)
    assert [item.indicator.number for item in found.items] == list(numbers)


async def test_one_sees_the_rest_of_ones_lowest_section(town: Town) -> None:
    coordinator, roads, programme_id, _ = town
    whole = await see_status(coordinator, programme_id, Extent.PROGRAMME, 0)
    ids = {one.wording: one.id for one in whole.view.headings}
    own = await see_status(roads, programme_id, Extent.HEADING, ids[GOAL])
    assert [item.indicator.number for item in own.items] == ["1", "2", "3"]
    with pytest.raises(NotFound):
        await see_status(roads, programme_id, Extent.HEADING, ids[CULTURE])


async def test_a_heading_moved_under_another_stays_itself(town: Town) -> None:
    coordinator, _, programme_id, _ = town
    programme = await kept(coordinator, programme_id)
    moved = replace(
        programme,
        rows=tuple(
            replace(row, depth=2) if isinstance(row, Heading) and row.wording == CULTURE else row
            for row in programme.rows
        ),
    )
    async with coordinator.read() as session:
        before = {one.wording: one.id for one in await programmes.headings(session, programme_id)}
    async with coordinator.write() as work:
        await write_document(work, programme_id, moved)
    assert await kept(coordinator, programme_id) == moved
    async with coordinator.read() as session:
        found = {one.wording: one for one in await programmes.headings(session, programme_id)}
    assert {wording: one.id for wording, one in found.items()} == before
    assert found[CULTURE].parent_id == before[GOAL]
    assert found[CULTURE].kind is HeadingKind.SECTION


async def test_the_report_prints_every_level_in_its_place(town: Town) -> None:
    coordinator, roads, programme_id, period_id = town
    assert await printed(coordinator, programme_id, period_id) == [GOAL, TASK, ACTIVITY, CULTURE]
    assert await printed(roads, programme_id, period_id) == [GOAL, TASK, ACTIVITY]


async def printed(ctx: Context, programme_id: int, period_id: int) -> list[str]:
    rows = word_reader.read((await compile_report(ctx, programme_id, period_id)).content).rows
    return [row[0] for row in rows if len(row) == 1]


async def test_a_closed_period_keeps_every_level(town: Town) -> None:
    coordinator, _, programme_id, period_id = town
    before = await see_status(coordinator, programme_id, Extent.PROGRAMME, 0)
    await close_period(coordinator, programme_id, period_id)
    async with coordinator.read() as session:
        snapshot = await periods.snapshot(session, period_id)
    assert snapshot is not None
    assert tuple(snapshots.headings_of(snapshot)) == before.view.headings
    assert [one.path for one in snapshots.indicators_of(snapshot)] == [
        item.indicator.path for item in before.items
    ]
