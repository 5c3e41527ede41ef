"""«PDF»: what the database has, for whoever may have it."""

import sys

from domain.forms.report_format import ReportFormat
from reports.consolidated import compiled
from services.context import Context, Installation
from services.periods.close_period import close_period
from services.reports.compile_report import compile_report, gather_report
from tests.integration.reports.pdf_reader import bare, expected, is_tagged, letters, pages
from tests.sample import Town, take_in


async def pdf(ctx: Context, town: Town) -> bytes:
    return (await compile_report(ctx, town.programme_id, town.period_id, ReportFormat.PDF)).content


async def test_every_figure_of_the_database_is_in_it_and_nothing_else(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    report = await gather_report(town.coordinator, town.programme_id, "2022-H1")
    content = await pdf(town.coordinator, town)
    assert letters(content, compiled(report)) == expected(compiled(report))
    text = bare("".join(pages(content)))
    figures = [bare(one.wording) for one in report.figures.values()]
    assert len(figures) == 27
    assert all(figure in text for figure in figures)
    assert await pdf(town.deputy, town) == content
    assert "typst" not in sys.modules, "it fills the memory of the process that compiles"


async def test_an_executors_has_own_rows_only(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    text = " ".join(" ".join(pages(await pdf(town.buses, town))).split())
    assert "Выписка: ваши показатели" in text
    assert "МУП «КПА»" in text
    for of_the_report in ("УТВЕРЖДАЮ", "Арасланов", "ПРОЕКТ", "МУ «ЕСЗ»"):
        assert of_the_report not in text


async def test_only_a_closed_period_has_tags(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    assert not is_tagged(await pdf(town.coordinator, town))
    await close_period(town.coordinator, town.programme_id, town.period_id)
    closed = await pdf(town.coordinator, town)
    assert is_tagged(closed)
    assert await pdf(town.coordinator, town) == closed


async def test_one_without_figures_is_a_draft_that_names_them(installation: Installation) -> None:
    town = await take_in(installation)
    found = pages(await pdf(town.coordinator, town))
    assert all("ПРОЕКТ" in page for page in found)
    assert "Не представлены сведения: № 1, 2, 3, 4, 5" in " ".join(found[0].split())
