"""A document becomes a programme, and the next period's report comes out in the document's own form.

It is read again as what was printed, with rows added, moved and removed on the way. Nothing of the old period
goes out unasked.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from domain.figures.targets import read_targets
from domain.forms.form import Form, FormRole, OldWords
from domain.programme.document import Heading, Indicator, Measure, Programme, ReadDocument
from domain.time.periods import Period
from programmes.reading import read_document
from reports.consolidated import Report, draw_report
from reports.table import ReportFigure
from tests.word_reader import read

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "data" / "word" / "cases"
SAMPLES = ROOT / "programmes" / "samples"
LAYOUTS = (
    "v00-base",
    "v26-zagolovok-bez-slova",
    "v29-dengi-posle",
    "v30-god-i-rol",
    "w01-otklonenie-fakta",
    "w04-ispolnenie-protsent",
    "w05-stolbets-tsel",
    "w09-primechanie-v-tablitse",
    "w12k-proshlyy-god-fakt-pervym",
    "w15-nomera-snova-s-1",
    "w18-tri-urovnya",
    "v07-shapka-s-perenosami-vruchnuyu",
    "19-mo-otsenka-rezultatov",
    "22-dorozhnaya-karta-fio",
    "m11-razdel-abzatsem",
    "n01-nasty",
)
SEEDS = ("kopeysk-2022-h1-report", "mytishchi-resolution-3290")
EVERYTHING = [*(CASES / f"{name}.docx" for name in LAYOUTS), *(SAMPLES / f"{name}.docx" for name in SEEDS)]
REPORTS = [path for path in EVERYTHING if path.stem != "mytishchi-resolution-3290"]
"""Of a period; the resolution is a plan of years."""
NEW = Measure("97", "Новое дело", (Indicator("97", "Число новых дел, ед.", "12", "УГХ", unit="ед."),))


def document(path: Path) -> ReadDocument:
    return read_document(path.read_bytes(), path.name)


def form_of(name: str) -> Form:
    found = document(CASES / f"{name}.docx").form
    assert found is not None
    return found


def printed(read_one: ReadDocument, programme: Programme, period: Period, **more: OldWords) -> bytes:
    assert read_one.form is not None
    decisions = {one.key: more["said"] for one in read_one.form.leftovers} if more else {}
    figures = {
        one.number: ReportFigure(f"{700 + at},5", f"Пояснение к строке {at}")
        for at, one in enumerate(programme.indicators())
        if one.measured
    }
    return draw_report(Report(programme, period, figures, form=read_one.form, decisions=decisions))


def changed(programme: Programme) -> Programme:
    """The second measure goes, the last one comes first among its neighbours, another one is added."""
    rows = list(programme.rows)
    measures = [at for at, row in enumerate(rows) if isinstance(row, Measure)]
    moved = [rows.pop(measures[-1])] if len(measures) > 2 else []
    if moved:
        rows.pop(measures[1])
    rows[measures[0] : measures[0]] = [*moved, _as_the_document_has_it(programme)]
    return replace(programme, rows=tuple(rows))


def _as_the_document_has_it(programme: Programme) -> Measure:
    """Where measures have no column, an indicator's name is the measure's."""
    first = next(programme.measures())
    return (
        NEW if first.wording != first.indicators[0].wording else replace(NEW, wording="Число новых дел, ед.")
    )


def after(period: Period | None) -> Period:
    return replace(period, year=period.year + 1) if period else Period.from_key("2022-H1")


def columns(form: Form) -> set[str]:
    return {column.field or column.role.value for column in form.columns}


def headings(programme: Programme) -> list[str]:
    rows = (row for row in programme.rows if isinstance(row, Heading))
    return [with_notes(row.wording, programme) for row in rows]


def with_notes(text: str, programme: Programme) -> str:
    """Notes are numbered as they come."""
    return re.sub(r"\[\^(\d+)\]", lambda mark: f"[{programme.footnotes[mark[1]]}]", text)


def seen(one: Indicator, programme: Programme, shown: set[str], period: Period) -> list[str]:
    """What a report of these columns shows of an indicator, but for its figure."""
    target = read_targets(one.target, one.wording, one.unit).by_year.get(period.year)
    return [
        with_notes(one.wording, programme),
        with_notes(target.wording if target else one.target, programme),
        one.unit if "unit" in shown else "",
        with_notes(one.executors, programme) if "executor" in shown else "",
        one.base if "base" in shown else "",
    ]


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
def test_the_next_periods_report_is_read_as_what_was_printed(path: Path) -> None:
    first = document(path)
    assert first.form is not None
    programme, period = changed(first.programme), after(first.period)
    again = read_document(printed(first, programme, period), path.name)
    assert again.form is not None
    shown = columns(again.form)
    assert again.period == period
    assert headings(again.programme) == headings(programme)
    said = list(programme.indicators())
    back = list(again.programme.indicators())
    assert [seen(one, again.programme, shown, period) for one in back] == [
        seen(one, programme, shown, period) for one in said
    ]
    facts = {fact.number: fact for fact in again.facts}
    for at, (one, other) in enumerate(zip(said, back, strict=True)):
        fact = facts.get(other.number)
        if one.measured:
            assert fact is not None
            assert fact.wording == f"{700 + at},5"
            has_words = FormRole.EXPLANATION.value in shown
            assert fact.explanation == (f"Пояснение к строке {at}" if has_words else "")


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
def test_nothing_of_the_old_period_goes_out_unasked(path: Path) -> None:
    first = document(path)
    period = after(first.period)
    back = read(printed(first, first.programme, period))
    lines = (*back.before, *("\t".join(row) for row in back.rows), *back.after, *back.notes.values())
    text = "\n".join(lines)
    for own in sorted(_own_words(first.programme), key=len, reverse=True):
        text = text.replace(" ".join(own.split()), " ").replace(own, " ")
    if first.period is not None:
        text = text.replace(f"{first.period.year} год (факт)", "")  # last year's column
        assert not re.search(rf"\b{first.period.year}\b", text)
    for fact in first.facts:
        for old in (fact.wording, fact.explanation):
            assert len(old) < 4 or old not in text


def _own_words(programme: Programme) -> set[str]:
    """What the programme says itself, whichever period it is."""
    found = {programme.layout.columns[0]}
    for measure in programme.measures():
        found |= {measure.wording}
        for one in measure.indicators:
            found |= {one.wording, one.target, one.executors, one.base}
            found |= {line for text in (one.wording, one.target, one.executors) for line in text.split("\n")}
    return {one for one in found if len(one) > 3}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_same_period_again_is_the_same_programme(path: Path) -> None:
    first = document(path)
    assert first.period is not None
    assert first.form is not None
    figures = {fact.number: ReportFigure(fact.wording, fact.explanation) for fact in first.facts}
    again = read_document(
        draw_report(Report(first.programme, first.period, figures, form=first.form)), path.name
    )
    assert again.programme.rows == first.programme.rows
    assert again.facts == first.facts
    assert again.programme.executors == first.programme.executors


def test_old_words_are_printed_once_the_coordinator_keeps_them() -> None:
    first = document(CASES / "22-dorozhnaya-karta-fio.docx")
    period = after(first.period)
    assert "01.09.2022" not in str(read(printed(first, first.programme, period)))
    assert "01.09.2022" in str(read(printed(first, first.programme, period, said=OldWords.KEEP)))
    assert "01.09.2022" not in str(read(printed(first, first.programme, period, said=OldWords.CLEAR)))


def test_totals_notes_and_words_of_no_period_stay() -> None:
    road_map = read(printed(*_next("22-dorozhnaya-karta-fio")))
    places = [row[1] if len(row) > 1 else row[0] for row in road_map.rows]
    total, second = places.index("Итого по разделу I"), places.index("Проведение совещаний с бизнесом") + 1
    assert total == second  # behind the section's last row, before the next section
    assert "* Показатель рассчитывается нарастающим итогом с начала года." in str(
        read(printed(*_next("w09-primechanie-v-tablitse"))).rows
    )
    goals = read(printed(*_next("w05-stolbets-tsel"))).rows
    assert {row[1] for row in goals[1:]} == {"Повышение качества"}


def _next(name: str) -> tuple[ReadDocument, Programme, Period]:
    first = document(CASES / f"{name}.docx")
    return first, first.programme, after(first.period)


def test_titles_name_the_reported_period() -> None:
    assert read(printed(*_next("w12k-proshlyy-god-fakt-pervym"))).rows[0][3:6] == [
        "Факт за 1 полугодие прошлого года",
        "План",
        "Факт за 1 полугодие 2023 года",
    ]
    assert read(printed(*_next("v30-god-i-rol"))).rows[0][3:] == [
        "2022 год (факт)",
        "2023 год (план)",
        "2023 год (факт)",
        "2024 год (план)",
        "2025 год (план)",
    ]


def test_targets_by_year_print_the_year_asked_for() -> None:
    rows = read(printed(*_next("v30-god-i-rol"))).rows
    assert rows[1][3:] == ["", "13", "700,5", "14", ""]


def test_last_years_column_has_what_was_collected_then() -> None:
    first, programme, period = _next("w12k-proshlyy-god-fakt-pervym")
    past = {"2022-H1": {fact.number: ReportFigure(fact.wording, "") for fact in first.facts}}
    content = draw_report(Report(programme, period, {}, form=first.form, past=past))
    known = {fact.number: fact.wording for fact in first.facts}
    assert [row[3] for row in read(content).rows[1:]] == [
        known.get(one.number, "") for one in programme.indicators()
    ]


def test_a_plan_by_years_has_the_usual_face_with_its_own_columns() -> None:
    first = document(SAMPLES / "mytishchi-resolution-3290.docx")
    titles = read(printed(first, first.programme, Period.from_key("2022-Q1"))).rows[0]
    assert titles == [
        "N п/п",
        "Планируемые результаты реализации муниципальной программы",
        "Единица измерения",
        "Базовое значение на начало реализации программы (2018 год)",
        "Плановое значение на 2022 год",
        "Фактическое значение за I квартал 2022 года",
        "Информация об исполнении/причина не исполнения (пояснение)",
    ]


def test_facts_by_parts_of_the_year_stand_where_their_title_says() -> None:
    first = document(CASES / "m03-fakt-po-kvartalam.docx")
    half, year = Period.from_key("2022-H1"), Period.from_key("2022")
    assert read(printed(first, first.programme, half)).rows[2][4:] == ["", "700,5"]
    assert read(printed(first, first.programme, year)).rows[0][3:5] == [
        "Плановое значение на 2022 год",
        "Фактическое значение за 2022 год",
    ]


def test_a_deviation_is_computed_as_the_document_does() -> None:
    rows = read(printed(*_next("22-dorozhnaya-karta-fio"))).rows
    [row] = [row for row in rows if row[0] == "1.1.2"]
    assert row[5:8] == ["не более 5", "700,5", "695,5"]
