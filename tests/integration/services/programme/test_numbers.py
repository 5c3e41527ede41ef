"""A document that counts from 1 again in each section prints its own numbers; the chat has unique ones."""

from pathlib import Path
from typing import Any

import pytest

from domain.access import Role
from domain.figures.numbered_lines import numbered_lines
from domain.programme.numbering import UNNUMBERED
from domain.refusals import NotFound
from models.repositories.programme import documents, periods, programmes
from programmes.excel.file import read_excel, write_excel
from programmes.reading import read_document
from programmes.yaml.file import read_yaml, write_yaml
from services.context import Context, Installation
from services.figures.take_message import take_numbered
from services.periods.close_period import close_period
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.reports.compile_report import compile_report
from services.standing.search_status import search_status
from services.standing.see_status import Status
from tests import word_reader
from tests.data.small_documents import ABOVE, word
from tests.sample import OWNER, as_actor, member

FILE = Path(__file__).resolve().parents[3] / "data" / "word" / "numbers-from-1-again.docx"
NUMBERS = ["1", "2", "3", "II-1", "II-2"]
PRINTED = ["1", "2", "3", "1", "2"]


@pytest.fixture
async def town(installation: Installation) -> tuple[Context, Context, int, int]:
    """A coordinator, somebody of the culture department, the programme, its period."""
    owner = as_actor(installation, OWNER)
    lines = ["municipality = Энск", "deadline = 10-го числа", "timezone = Europe/Moscow"]
    imported = await import_file(owner, FILE.read_bytes(), FILE.name, lines, Setup())
    programme_id, period_id = imported.stored.programme_id, imported.stored.period_id
    async with owner.read() as session:
        ids = {one.name: one.id for one in await programmes.executors(session, programme_id)}
    coordinator = await member(installation, 10, programme_id, Role.COORDINATOR, None)
    culture = await member(installation, 11, programme_id, Role.EXECUTOR, ids["Управление культуры"])
    return coordinator, culture, programme_id, period_id


async def printed(ctx: Context, programme_id: int, period_id: int) -> list[str]:
    rows = word_reader.read((await compile_report(ctx, programme_id, period_id)).content).rows
    return [row[0] for row in rows[2:] if len(row) == 7]


async def test_people_type_unique_numbers(town: tuple[Context, Context, int, int]) -> None:
    coordinator, culture, programme_id, _ = town
    taken = await take_numbered(culture, numbered_lines("№ II-1 6 150"))
    assert [one.item.indicator.number for one in taken.drafts] == ["II-1"]
    with pytest.raises(NotFound):
        await take_numbered(culture, numbered_lines("№ 1 6 150"))
    found = await search_status(coordinator, programme_id, "II-1")
    assert isinstance(found, Status)
    assert [item.indicator.wording for item in found.items] == ["Количество посещений, чел."]


async def test_the_report_prints_the_documents_own(town: tuple[Context, Context, int, int]) -> None:
    coordinator, culture, programme_id, period_id = town
    assert await printed(coordinator, programme_id, period_id) == PRINTED
    assert await printed(culture, programme_id, period_id) == ["1"]
    await close_period(coordinator, programme_id, period_id)
    assert await printed(coordinator, programme_id, period_id) == PRINTED


async def test_what_an_older_version_kept_prints_as_it_did(town: tuple[Context, Context, int, int]) -> None:
    coordinator, _, programme_id, period_id = town
    await close_period(coordinator, programme_id, period_id)
    async with coordinator.write() as work:
        kept = await periods.snapshot(work.session, period_id)
        assert kept is not None
        kept.indicators = [{k: v for k, v in one.items() if k != "printed"} for one in kept.indicators]
        kept.document = without_printed(kept.document)
        work.audit(kept, "made_old", programme_id)
    assert await printed(coordinator, programme_id, period_id) == PRINTED


def without_printed(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: without_printed(value) for key, value in plain.items() if key != "printed"}
    return [without_printed(one) for one in plain] if isinstance(plain, list) else plain


async def test_it_is_the_same_out_of_the_rows_and_in_every_format(
    town: tuple[Context, Context, int, int],
) -> None:
    coordinator, _, programme_id, _ = town
    async with coordinator.read() as session:
        programme = await documents.document(session, programme_id)
    assert [(one.number, one.printed) for one in programme.indicators()] == list(
        zip(NUMBERS, ["", "", "", "1", "2"], strict=True)
    )
    assert read_yaml(write_yaml(programme)).programme == programme
    assert read_excel(write_excel(programme)).programme == programme


def test_nothing_is_asked_about_numbers_that_begin_again() -> None:
    read = read_document(FILE.read_bytes(), FILE.name)
    assert not [one for one in read.questions if one.options == ("№ п/п",)]


async def test_a_row_without_a_number_is_printed_without_one(installation: Installation) -> None:
    """People type one all the same; a programme's own file brings it along."""
    head = ("№ п/п", "Показатель", "Ед. изм.", "План", "Факт", "Исполнитель")
    table = [
        head,
        *((number, name, "ед.", "4", "1", "Отдел") for number, name in (("1", "Дворы"), ("", "Парки"))),
        *((number, name, "ед.", "8", "2", "Отдел") for number, name in (("", "Опоры"), ("2", "Деревья"))),
    ]
    owner = as_actor(installation, OWNER)
    content = word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", table)
    stored = (await import_file(owner, content, "a.docx", [], Setup())).stored
    coordinator = await member(installation, 10, stored.programme_id, Role.COORDINATOR, None)
    async with owner.read() as session:
        kept = await documents.document(session, stored.programme_id)
    assert [one.number for one in kept.indicators()] == ["1", "1.1", "1.2", "2"]
    compiled = await compile_report(coordinator, stored.programme_id, stored.period_id)
    again = read_document(compiled.content, "b.docx")
    assert [row.printed for _, row in again.ledger.indicator_rows()] == ["1", "", "", "2"]
    assert [one.printed for one in again.programme.indicators()] == ["", UNNUMBERED, UNNUMBERED, ""]
    assert read_yaml(write_yaml(kept)).programme == kept
    assert read_excel(write_excel(kept)).programme == kept
