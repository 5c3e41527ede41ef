"""The report printed in the cleaned document: the same as from the form's data, in the document's look."""

import random
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from domain.programme.document import Heading, Measure, Programme, ReadDocument
from domain.time.periods import Period
from office.package import DOCUMENT, write_parts
from programmes.forms.own import OwnPrepared, prepare_own
from programmes.reading import read_document
from reports.consolidated import PrintedReport, Report, draw_report, print_report
from reports.formats.own.rows import Misfit
from reports.table import MARK, ReportFigure
from tests.integration.reports.test_own_form import CASES, LAYOUTS, SAMPLES, after, changed
from tests.word_reader import W, part

OWN = [name for name in LAYOUTS if name != "m11-razdel-abzatsem"]
EVERYTHING = [*(CASES / f"{name}.docx" for name in OWN), SAMPLES / "kopeysk-2022-h1-report.docx"]
NASTY = CASES / "n01-nasty.docx"


def prepared(path: Path) -> tuple[ReadDocument, OwnPrepared]:
    content = path.read_bytes()
    read = read_document(content, path.name)
    found = prepare_own(content, read)
    assert found is not None
    return read, found


def report_of(own: OwnPrepared, programme: Programme, period: Period) -> Report:
    figures = {
        one.number: ReportFigure(f"{700 + at},5", f"Пояснение к строке {at}")
        for at, one in enumerate(programme.indicators())
        if one.measured
    }
    return Report(programme, period, figures, form=own.form, package=own.package)


def printed(own: OwnPrepared, programme: Programme, period: Period) -> PrintedReport:
    return print_report(report_of(own, programme, period))


def is_read_alike(content: bytes, report: Report) -> bool:
    """As the same report from the form's data."""
    own = read_document(content, "x.docx")
    drawn = read_document(draw_report(report), "x.docx")
    return (own.programme.rows, own.facts, own.period) == (drawn.programme.rows, drawn.facts, drawn.period)


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
def test_rows_added_moved_and_gone_are_read_as_they_were_printed(path: Path) -> None:
    read, own = prepared(path)
    report = report_of(own, changed(read.programme), after(read.period))
    found = print_report(report)
    assert (found.is_own, found.misfit) == (True, None)
    assert is_read_alike(found.content, report)


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
def test_the_same_period_again_is_the_same_programme(path: Path) -> None:
    read, own = prepared(path)
    assert read.period is not None
    figures = {fact.number: ReportFigure(fact.wording, fact.explanation) for fact in read.facts}
    report = Report(read.programme, read.period, figures, form=own.form, package=own.package)
    found = print_report(report)
    assert found.is_own
    again = read_document(found.content, path.name)
    assert again.programme.rows == read.programme.rows
    assert [fact.number for fact in again.facts] == [fact.number for fact in read.facts]


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(3))
def test_rows_in_any_order_are_read_as_they_were_printed(path: Path, seed: int) -> None:
    read, own = prepared(path)
    report = report_of(own, shuffled(read.programme, seed), after(read.period))
    found = print_report(report)
    assert (found.is_own, found.misfit) == (True, None)
    assert is_read_alike(found.content, report)


def shuffled(programme: Programme, seed: int) -> Programme:
    """Measures in any order below the headings where they are; a third of them gone."""
    chance = random.Random(seed)
    measures = [row for row in programme.rows if isinstance(row, Measure)]
    chance.shuffle(measures)
    left = iter(measures)
    rows = [row if isinstance(row, Heading) else next(left) for row in programme.rows]
    kept = [row for at, row in enumerate(rows) if isinstance(row, Heading) or at % 3 or at < 3]
    return replace(programme, rows=tuple(kept))


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_nothing_of_whoever_wrote_the_old_document_goes_out() -> None:
    read, own = prepared(NASTY)
    content = printed(own, read.programme, after(read.period)).content
    parts = parts_of(content)
    assert not [
        name
        for name in parts
        if re.search(r"comment|customXml|custom\.xml|app\.xml|people|glossary|embed", name)
    ]
    everything = b"\n".join(parts.values()).decode("utf-8", "replace")
    for gone in (
        "Первая А.Б.",
        "Четвёртая",
        "черновик",
        "(старое)",
        "ivanova",
        "Normal.dotm",
        "<w:del ",
        "<w:ins ",
        "w:author",
        "rsid",
        "paraId",
        "w:sdt",
        "vanish/",
        "commentRange",
        'instrText xml:space="preserve"> =',
        "_GoBack",
        "attachedTemplate",
        "External",
    ):
        assert gone not in everything, gone


def test_no_figure_or_date_of_the_old_period_goes_out_unasked() -> None:
    read, own = prepared(NASTY)
    text = "".join(part(printed(own, read.programme, after(read.period)).content, DOCUMENT).itertext())
    for old in ("2022", "6 150", "900", "3 показателя", "01.07.2022", "Закуплено", "14.07"):
        assert old not in text, old
    assert "«___» __________ 20__ г." in text
    assert "* По состоянию на 01.07.2023." in text


def test_a_headers_period_is_the_reported_one() -> None:
    read, own = prepared(NASTY)
    header = part(printed(own, read.programme, after(read.period)).content, "word/header1.xml")
    assert "Отчёт за 1 полугодие 2023 года" in "".join(header.itertext())


def test_what_has_not_changed_keeps_its_looks_and_notes() -> None:
    read, own = prepared(NASTY)
    content = printed(own, read.programme, after(read.period)).content
    document = part(content, DOCUMENT)
    [cell] = [cell for cell in document.iter(f"{W}tc") if "Протяжённость" in "".join(cell.itertext())]
    assert cell.find(f".//{W}i") is not None
    assert cell.find(f".//{W}footnoteReference") is not None
    notes = "".join(part(content, "word/footnotes.xml").itertext())
    assert "по паспорту дороги" in notes
    assert "Предварительные" not in notes  # it went with its figure


def test_longer_texts_are_not_cut() -> None:
    read, own = prepared(NASTY)
    document = part(printed(own, read.programme, after(read.period)).content, DOCUMENT)
    assert all(height.get(f"{W}hRule") != "exact" for height in document.iter(f"{W}trHeight"))
    written = [cell for cell in document.iter(f"{W}tc") if ",5" in "".join(cell.itertext())]
    assert all(cell.find(f".//{W}textDirection") is None for cell in written)


def test_an_unfinished_report_says_so_on_its_face() -> None:
    read, own = prepared(CASES / "v00-base.docx")
    report = replace(report_of(own, read.programme, after(read.period)), missing=("2",))
    text = "".join(part(print_report(report).content, DOCUMENT).itertext())
    assert text.startswith("ПРОЕКТ")
    assert "Не представлены сведения: № 2" in text


def test_what_is_not_read_again_as_it_should_be_is_drawn_in_the_usual_look() -> None:
    read, own = prepared(CASES / "v00-base.docx")
    title = ("Другой заголовок", *read.programme.layout.title)
    other = replace(read.programme, layout=replace(read.programme.layout, title=title))
    report = report_of(own, other, after(read.period))
    found = print_report(report)
    assert not found.is_own
    assert (found.misfit, found.text) == (Misfit.LINE, "Другой заголовок")
    assert found.content == draw_report(report)


def test_a_cell_hidden_by_a_merge_is_seen_by_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    read, own = prepared(NASTY)
    monkeypatch.setattr("reports.formats.own.rows.set_merge", lambda *_: None)
    found = printed(own, read.programme, after(read.period))
    assert not found.is_own
    assert found.misfit is Misfit.CELL


def test_an_extract_is_never_printed_in_the_document() -> None:
    read, own = prepared(CASES / "v00-base.docx")
    assert not print_report(replace(report_of(own, read.programme, after(read.period)), extract=True)).is_own


def test_the_same_report_is_the_same_file() -> None:
    read, own = prepared(NASTY)
    first, second = (printed(own, read.programme, after(read.period)) for _ in range(2))
    assert first.content == second.content
    assert prepared(NASTY)[1].package == own.package


def test_a_document_of_several_tables_has_no_look_of_its_own() -> None:
    for name in ("m11-razdel-abzatsem", "v01-prodolzhenie-s-shapkoy", "v04b-tablitsa-v-nadpisi"):
        content = (CASES / f"{name}.docx").read_bytes()
        assert prepare_own(content, read_document(content, name)) is None


def test_a_file_that_is_no_word_file_has_none() -> None:
    read = read_document((CASES / "v00-base.docx").read_bytes(), "x.docx")
    assert prepare_own(write_parts({"[Content_Types].xml": b"<x/>", "a": b""}), read) is None


def test_what_looks_like_a_mark_in_a_typed_figure_is_text() -> None:
    read, own = prepared(SAMPLES / "kopeysk-2022-h1-report.docx")
    report = report_of(own, read.programme, after(read.period))
    typed = replace(report, figures={**report.figures, "4": ReportFigure("50[^6]", "см. [^1]")})
    found = print_report(typed)
    assert (found.is_own, found.misfit) == (True, None)
    assert "50[^6]" in "".join(part(found.content, DOCUMENT).itertext())


def test_the_documents_own_figure_keeps_its_footnote() -> None:
    read, own = prepared(NASTY)
    assert read.period is not None
    figures = {one.number: ReportFigure(one.wording, one.explanation, True) for one in read.facts}
    report = Report(read.programme, read.period, figures, form=own.form, package=own.package)
    for content in (print_report(report).content, draw_report(report)):
        assert "[^" not in "".join(part(content, DOCUMENT).itertext())
        assert "Предварительные данные" in "".join(part(content, "word/footnotes.xml").itertext())


def test_a_pages_number_is_no_old_figure() -> None:
    field = (
        '<w:p><w:r><w:t xml:space="preserve">Лист </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>12</w:t></w:r></w:fldSimple></w:p>'
        "<w:p><w:r><w:t>Всего 12 листов</w:t></w:r></w:p></w:hdr>"
    ).encode()
    parts = parts_of(NASTY.read_bytes())
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:hdr>", field)
    content = write_parts(parts)
    found = prepare_own(content, read_document(content, NASTY.name))
    assert found is not None
    keys = [one.key for one in found.form.leftovers]
    assert "line:Всего 12 листов" in keys
    assert not [key for key in keys if key in ("line:Лист 7", "line:12")]


DAY = date(2022, 7, 20)
PRELIMINARY = "предварительные данные, уточнение до 20.07.2022"


def preliminary(report: Report, *numbers: str) -> Report:
    figures = {
        number: replace(one, refine_by=DAY if number in numbers else None)
        for number, one in report.figures.items()
    }
    return replace(report, figures=figures)


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.stem)
def test_a_preliminary_figure_has_its_note_in_either_look(path: Path) -> None:
    """A true footnote, or a line below the table of a document that has none."""
    read, own = prepared(path)
    plain = report_of(own, read.programme, after(read.period))
    some = list(plain.figures)[:2]
    report = preliminary(plain, *some)
    found = print_report(report)
    assert (found.is_own, found.misfit) == (True, None)
    for content in (found.content, draw_report(report)):
        again = read_document(content, "x.docx")
        facts = {fact.number: fact.wording for fact in again.facts}
        notes = [again.programme.footnotes.get(mark) for mark in MARK.findall(facts[some[0]])]
        is_below = facts[some[0]] == f"{plain.figures[some[0]].wording}*"
        assert notes == [PRELIMINARY] or is_below
        assert b"".join(parts_of(content).values()).decode("utf-8", "replace").count(PRELIMINARY) >= 1
        others = [number for number in plain.figures if number not in some]
        assert all("*" not in facts[number] and not MARK.search(facts[number]) for number in others)


def test_notes_stand_in_the_order_of_their_references() -> None:
    """LibreOffice tells a note by its place among the others."""
    read, own = prepared(SAMPLES / "kopeysk-2022-h1-report.docx")
    found = print_report(preliminary(report_of(own, read.programme, after(read.period)), "4", "5"))
    parts = {name: content.decode() for name, content in parts_of(found.content).items() if "xml" in name}
    referred = re.findall(r'<w:footnoteReference [^>]*w:id="(\d+)"', parts["word/document.xml"])
    notes = re.findall(r'<w:footnote w:id="(\d+)"', parts["word/footnotes.xml"])
    assert referred == notes == sorted(notes, key=int)
