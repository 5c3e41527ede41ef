"""The Excel book of a report, opened by something that did not write it and compared with the database."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from domain.forms.report_format import ReportFormat
from domain.refusals import NotAllowed
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from models.tables.submission import Submission
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.reports.as_reported import as_reported
from services.reports.compile_report import compile_report, order_report
from services.reports.see_reports import reports_to_see
from services.review.decide_submission import accept_submission
from services.standing.assessed import Overview
from tests.sample import Town, take_in

EXCEL = ReportFormat.EXCEL


async def test_the_book_says_what_the_database_says(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    book = await opened(town.coordinator, town)
    assert book.sheetnames == ["Отчёт", "План и факт", "Сведения", "График"]
    view = await reported(town)
    rows = {row["№"]: row for row in table(book["План и факт"])}
    assert list(rows) == [item.indicator.number for item in view.items]
    for item in view.items:
        row = rows[item.indicator.number]
        assert row["Показатель"] == item.indicator.short
        assert row["Кто сдаёт"] == (item.indicator.hands_in or None)
        figure = item.figure
        if figure is not None and figure.value is not None:
            assert Decimal(str(row["Факт"])) == figure.value
        elif figure is not None:
            assert row["Факт"] == figure.wording
        else:
            assert row["Факт"] is None
    assert rows["8"]["Состояние"] == "отстаёт"
    assert rows["1"]["Сведения"] == "принято"
    assert len(book["График"]._charts) == 1  # type: ignore[attr-defined]


async def test_every_version_is_in_it_with_who_and_when(installation: Installation) -> None:
    town = await take_in(installation)
    for text in ("50% идут торги", "60% =СУММ(A1)"):
        await send(town.roads, town, "4", text)
    rows = table((await opened(town.coordinator, town))["Сведения"])
    async with town.coordinator.read() as session:
        stored = (await session.scalars(select(Submission).order_by(Submission.version))).all()
    assert [(row["№"], row["Версия"], row["Значение"], row["Пояснение"]) for row in rows] == [
        ("4", one.version, float(one.value or 0), one.explanation) for one in stored
    ]
    assert {row["Сведения"] for row in rows} == {"на проверке"}
    assert all(row["Кто внёс"] for row in rows)
    assert [row["Когда"] for row in rows] == [local(one.sent_at) for one in stored]


async def test_the_sheet_of_the_report_has_its_columns_and_says_project(installation: Installation) -> None:
    town = await take_in(installation)
    for number, text in (("1", "1,45% по данным перевозчика"), ("3", "24 по графику")):
        await send(town.buses, town, number, text)
    await accept_all(town)
    sheet = (await opened(town.coordinator, town))["Отчёт"]
    lines = [row for row in sheet.iter_rows(values_only=True)]
    assert lines[0][0] == "ПРОЕКТ"
    assert str(lines[1][0]).startswith("Не представлены сведения: № 2, 4")
    facts = [cell for row in sheet.iter_rows() for cell in row if cell.value in (1.45, 24)]
    assert {(cell.value, cell.number_format) for cell in facts} >= {(1.45, '0.00"%"'), (24, "0")}
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref is not None
    for name in ("План и факт", "Сведения"):
        assert "ПРОЕКТ" in str((await opened(town.coordinator, town))[name]["A1"].value)


async def test_an_executor_has_own_rows_and_no_names_a_deputy_no_book(installation: Installation) -> None:
    town = await take_in(installation)
    await send(town.buses, town, "1", "1,45% по данным перевозчика")
    await send(town.roads, town, "4", "50% идут торги")
    book = await opened(town.buses, town)
    assert [row["№"] for row in table(book["План и факт"])] == ["1", "2", "3"]
    versions = table(book["Сведения"])
    assert [row["№"] for row in versions] == ["1"]
    assert "Кто внёс" not in versions[0]
    assert "Выписка" in str(book["План и факт"]["A1"].value)
    seen = await reports_to_see(town.deputy)
    assert isinstance(seen, list)
    assert EXCEL not in seen[0].formats
    for asked in (order_report, compile_report):
        with pytest.raises(NotAllowed):
            await asked(town.deputy, town.programme_id, town.period_id, EXCEL)


async def test_the_same_data_is_the_same_book(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    about = town.programme_id, town.period_id, EXCEL
    first = await compile_report(town.coordinator, *about)
    assert first.content == (await compile_report(town.coordinator, *about)).content


def local(moment: datetime) -> datetime:
    """As the town's clocks have it, to the second."""
    return moment.astimezone(ZoneInfo("Asia/Yekaterinburg")).replace(tzinfo=None, microsecond=0)


async def opened(ctx: Context, town: Town) -> Workbook:
    compiled = await compile_report(ctx, town.programme_id, town.period_id, EXCEL)
    return load_workbook(BytesIO(compiled.content))


async def reported(town: Town) -> Overview:
    async with town.coordinator.read() as session:
        known: list[PeriodFacts] = list(await periods.of_programme(session, town.programme_id))
        return await as_reported(session, town.programme_id, known[0])


async def send(ctx: Context, town: Town, number: str, text: str) -> None:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(ctx, draft.id, text, 1)
    await submit_value(ctx, draft.id, draft.revision)


async def accept_all(town: Town) -> None:
    async with town.coordinator.read() as session:
        ids = (await session.scalars(select(Submission.id))).all()
    for one in ids:
        await accept_submission(town.coordinator, town.programme_id, one)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows below the header, which stands in the second row."""
    head, *rows = list(sheet.iter_rows(min_row=2, values_only=True))
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]
