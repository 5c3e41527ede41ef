"""The report as a table: what stands in which cell, and where footnotes are."""

import pickle

import pytest

from domain.forms.form import standard_form
from domain.programme.document import Heading, HeadingKind, Indicator, Measure, Programme, ReportLayout
from domain.time.periods import Period, PeriodKind
from reports.compiling import ToPrint, compile_table
from reports.table import FigureRow, HeadingRow, NoteMark, ReportFigure, ReportTable
from texts import texts

MISSING = "сведения не представлены"
COLUMNS = ("№", "Мероприятия", "Показатель", "Цель", "Факт", "Исполнитель", "Пояснение")


def programme(*rows: Heading | Measure, columns: tuple[str, ...] = COLUMNS, **notes: str) -> Programme:
    layout = ReportLayout(("УТВЕРЖДАЮ",), ("Отчет", "за {period}"), "Таблица", columns, "Зам", "Имя")
    footnotes = {key.removeprefix("n"): text for key, text in notes.items()}
    return Programme("Город", "Программа", PeriodKind.HALF_YEAR, layout, rows, (), footnotes)


def measure(number: str, *indicators: Indicator, wording: str = "дело") -> Measure:
    return Measure(number, wording, indicators or (Indicator(number, "доля, %", "100 %", "УГХ"),))


def compiled(of: Programme, **figures: ReportFigure) -> ReportTable:
    by_number = {key.removeprefix("i"): figure for key, figure in figures.items()}
    form = standard_form(of.layout.columns)
    return compile_table(texts("ru"), ToPrint(of, form, Period.from_key("2022-H1"), by_number, MISSING))


def cells(table: ReportTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows if isinstance(row, FigureRow)]


def test_a_figure_stands_in_columns_5_and_7_and_the_number_has_its_dot() -> None:
    table = compiled(programme(measure("4")), i4=ReportFigure("50%", "идёт"))
    assert cells(table) == [("4.", "дело", "доля, %", "100 %", "50%", "УГХ", "идёт")]


def test_where_nothing_came_the_report_says_so() -> None:
    assert cells(compiled(programme(measure("4"))))[0][4:] == (MISSING, "УГХ", "")


def test_a_number_that_brings_its_dot_gets_no_second_one() -> None:
    assert cells(compiled(programme(measure("4."))))[0][0] == "4."


@pytest.mark.parametrize("wording", ["-", "5"])
def test_a_row_on_which_nothing_is_measured_keeps_its_dash_and_takes_a_sentence(wording: str) -> None:
    nothing = Indicator("6", "-", "-", "УГХ", measured=False)
    table = compiled(programme(measure("6", nothing)), i6=ReportFigure(wording, "мониторинг ведётся"))
    assert cells(table)[0][2:] == ("-", "-", "-", "УГХ", "мониторинг ведётся")
    assert cells(compiled(programme(measure("6", nothing))))[0][4] == "-"


def test_a_measure_without_indicators_is_a_row_of_dashes() -> None:
    assert cells(compiled(programme(Measure("6", "дело", ())))) == [("6.", "дело", "-", "-", "-", "", "")]


def test_several_indicators_reach_over_as_many_rows() -> None:
    both = [Indicator(number, "доля", "1", "УГХ") for number in ("4.1", "4.2")]
    table = compiled(programme(measure("4", *both), measure("5")), **{"i4.2": ReportFigure("7", "")})
    assert [row.spans[1] for row in table.rows if isinstance(row, FigureRow)] == [2, 0, 1]
    assert [row[4] for row in cells(table)] == [MISSING, "7", MISSING]


def test_indicators_of_a_measure_print_numbers_of_their_own_or_share_it() -> None:
    printed = (("4.1", ""), ("4.2", ""), ("II-5", "5"), ("6", ""))
    several = [Indicator(number, "доля", "1", "УГХ", printed=said) for number, said in printed]
    rows = [row for row in compiled(programme(measure("4", *several))).rows if isinstance(row, FigureRow)]
    assert [row.cells[0] for row in rows] == ["4.", "4.", "5.", "6."]
    assert [row.spans[:2] for row in rows] == [(2, 4), (0, 0), (1, 0), (1, 0)]


def test_headings_stay_in_their_place() -> None:
    table = compiled(
        programme(
            Heading(HeadingKind.GOAL, "Цель 1"),
            Heading(HeadingKind.TASK, "Задача 1.1", depth=2),
            Heading(HeadingKind.SECTION, "Дороги", depth=3),
            measure("1"),
        )
    )
    drawn = [("Цель 1", True), ("Задача 1.1", False), ("Дороги", False)]
    assert table.rows[:3] == tuple(HeadingRow(*one) for one in drawn)


def test_the_title_names_the_period() -> None:
    assert compiled(programme()).title == ("Отчет", "за 1 полугодие 2022 года")


def test_footnotes_come_in_the_order_of_appearance_and_unused_ones_not_at_all() -> None:
    rows = (Heading(HeadingKind.TASK, "Задача[^9]"), measure("1", wording="МУП[^3] и МУ[^9]"))
    table = compiled(programme(*rows, n1="unused", n3="три", n9="девять"))
    assert list(table.footnotes.items()) == [("9", "девять"), ("3", "три")]


def test_marks_count_in_the_programmes_wordings_only() -> None:
    table = compiled(
        programme(measure("1", wording="МУП[^1], «[^2]»"), n1="предприятие"),
        i1=ReportFigure("5[^1]", "см. [^1]"),
    )
    [row] = [row for row in table.rows if isinstance(row, FigureRow)]
    assert row.pieces(1, table.footnotes) == ["МУП", NoteMark("1"), ", «[^2]»"]
    assert row.pieces(4, table.footnotes) == ["5[^1]"]
    assert row.pieces(6, table.footnotes) == ["см. [^1]"]


def test_a_mark_that_only_people_typed_brings_no_footnote() -> None:
    table = compiled(programme(measure("1"), n1="предприятие"), i1=ReportFigure("5[^1]", "[^1]"))
    assert table.footnotes == {}


def test_a_report_has_seven_columns() -> None:
    with pytest.raises(ValueError, match="7 columns, not 6"):
        compiled(programme(columns=COLUMNS[:6]))


def test_a_table_can_be_handed_to_another_process() -> None:
    table = compiled(programme(measure("1", wording="a[^1]"), n1="b"))
    assert pickle.loads(pickle.dumps(table)) == table
