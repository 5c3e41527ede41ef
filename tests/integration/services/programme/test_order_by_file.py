"""Two rows swapped by a file: the programme and its report have that order, figures stay with their rows."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from domain.programme.document import Heading, Programme
from handlers.programme_file import differing
from models.repositories.programme import documents
from programmes.excel.file import write_excel
from programmes.reading import read_document
from reports.consolidated import print_report
from services.context import Context, Installation
from services.programme.take_file import apply_file
from services.reports.compile_report import gather_report
from tests.integration.services.periods.test_periods import item
from tests.integration.services.programme.test_change_programme import offered
from tests.sample import Town, take_in
from texts import texts

Swap = Callable[[str, str], Callable[[Any], None]]
ROWS, ASSIGNMENTS = "Показатели", "Поручения"


async def kept(ctx: Context, town: Town) -> Programme:
    async with ctx.read() as session:
        return await documents.document(session, town.programme_id)


def edited(programme: Programme, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(write_excel(programme)))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def line_of(sheet: Any, number: str) -> int:
    rows = sheet.iter_rows(min_row=2)
    return next(line for line, row in enumerate(rows, start=2) if row[4].value == number)


def swapped(one: str, other: str) -> Callable[[Any], None]:
    """Whole rows, as cut and pasted."""

    def change(book: Any) -> None:
        sheet = book[ROWS]
        pairs = zip(sheet[line_of(sheet, one)], sheet[line_of(sheet, other)], strict=True)
        for first, second in list(pairs):
            first.value, second.value = second.value, first.value

    return change


def swapped_and_renumbered(one: str, other: str) -> Callable[[Any], None]:
    """Numbered from above again, as an orderly coordinator does, wherever they are named."""

    def change(book: Any) -> None:
        swapped(one, other)(book)
        names = {one: other, other: one}
        for sheet, columns in ((book[ROWS], (1, 4)), (book[ASSIGNMENTS], (0,))):
            for row in sheet.iter_rows(min_row=2):
                for column in columns:
                    row[column].value = names.get(row[column].value, row[column].value)

    return change


async def printed(ctx: Context, town: Town) -> list[str]:
    """The numbers of the issued report, as somebody reads them in it."""
    report = await gather_report(ctx, town.programme_id, "2022-H1")
    document = read_document(print_report(report).content, "отчёт.docx")
    return [one.number for one in document.programme.indicators()]


@pytest.mark.parametrize(
    ("change", "order", "now"),
    [(swapped, ["5", "4"], "4"), (swapped_and_renumbered, ["4", "5"], "5")],
)
async def test_two_rows_swapped_by_a_file(
    installation: Installation,
    change: Callable[[str, str], Callable[[Any], None]],
    order: list[str],
    now: str,
) -> None:
    town = await take_in(installation, with_figures=True)
    ctx = town.coordinator
    before = await kept(ctx, town)
    draft = await offered(ctx, edited(before, change("4", "5")), "x.xlsx")
    assert draft.change is not None
    said = "\n".join(differing.whole(texts("ru"), draft.change))
    moved, stays = order
    assert f"№ {moved}" in said
    assert f"теперь перед № {stays}" in said
    await apply_file(ctx, draft.id, draft.revision)
    after = await kept(ctx, town)
    listed = [one.number for one in after.indicators()]
    assert listed[3:5] == order
    found = await item(ctx, town, now)
    assert found.figure is not None
    assert (found.figure.wording, found.indicator.id) == ("50%", town.indicator_ids["4"])
    assert (await printed(ctx, town))[3:5] == order
    again = await offered(ctx, edited(after, lambda book: None), "y.xlsx")
    assert again.change is not None
    assert not again.change.difference


async def test_two_sections_swapped_by_a_file_are_one_move(installation: Installation) -> None:
    town = await take_in(installation)
    ctx = town.coordinator
    before = await kept(ctx, town)

    def change(book: Any) -> None:
        sheet = book[ROWS]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        starts = [at for at, row in enumerate(rows) if row[0] in ("раздел", "задача")]
        first, second, third = starts[1:4]
        turned = rows[:first] + rows[second:third] + rows[first:second] + rows[third:]
        for line, row in enumerate(turned, start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column).value = value

    draft = await offered(ctx, edited(before, change), "x.xlsx")
    assert draft.change is not None
    said = differing.whole(texts("ru"), draft.change)
    assert said[0] == "Переставлено: 1"
    assert said[1].startswith("• Раздел Качество дорог: теперь перед «Организация транспортного")
    await apply_file(ctx, draft.id, draft.revision)
    names = [row.wording for row in (await kept(ctx, town)).rows if isinstance(row, Heading)]
    assert names[1].startswith("Качество дорог")
    assert (await printed(ctx, town))[:5] == ["4", "5", "1", "2", "3"]
