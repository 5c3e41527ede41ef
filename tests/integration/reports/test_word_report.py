"""The drawn Word report, read back by a reader of its own: cell by cell what the published report says."""

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from domain.forms.form import standard_form
from domain.programme.document import ReadDocument
from domain.time.periods import Period
from office.package import DOCUMENT, read_parts, write_parts
from programmes.reading import read_document
from reports.compiling import ToPrint, compile_table
from reports.formats import word
from reports.formats.word import draw_word
from reports.formats.word_text import TemplateBroken
from reports.table import FigureRow, ReportFigure, ReportTable
from tests import left_out
from tests.times import no_blow_up
from tests.word_reader import Read, W, part, read, tidied, tidy
from texts import texts

SEED = Path(__file__).parents[3] / "programmes" / "samples" / "kopeysk-2022-h1-report.docx"
PERIOD = Period.from_key("2022-H1")
MISSING = "сведения не представлены"


@pytest.fixture(scope="module")
def seed() -> Read:
    return read(SEED.read_bytes())


@pytest.fixture(scope="module")
def document() -> ReadDocument:
    return read_document(SEED.read_bytes(), SEED.name)


def figures_of(document: ReadDocument) -> dict[str, ReportFigure]:
    return {fact.number: ReportFigure(fact.wording, fact.explanation) for fact in document.facts}


@pytest.fixture(scope="module")
def table(document: ReadDocument) -> ReportTable:
    return compile_table(texts("ru"), to_print(document))


def to_print(document: ReadDocument) -> ToPrint:
    form = standard_form(document.programme.layout.columns)
    return ToPrint(document.programme, form, PERIOD, figures_of(document), MISSING)


@pytest.fixture(scope="module")
def drawn(table: ReportTable) -> bytes:
    return draw_word(table)


def test_the_published_report_comes_back_cell_by_cell(seed: Read, drawn: bytes) -> None:
    back = read(drawn)
    assert len(seed.rows) == 2 + 9 + 27
    assert tidied(back.rows) == tidied(seed.rows)
    assert back.notes == seed.notes
    assert len(back.notes) == 7


def test_the_drawn_report_is_read_as_the_published_one(document: ReadDocument, drawn: bytes) -> None:
    assert read_document(drawn, SEED.name) == document


def test_the_frame_comes_back_too(seed: Read, drawn: bytes) -> None:
    back = read(drawn)
    assert [line for line in back.before if line] == [line for line in seed.before if line]
    assert [line for line in back.after if line] == [line for line in seed.after if line]


def test_the_paragraphs_of_a_cell_stay_paragraphs(seed: Read, drawn: bytes) -> None:
    [links] = [row[6] for row in read(drawn).rows if row[0] == "18."]
    [published] = [row[6] for row in seed.rows if row[0] == "18."]
    assert [tidy(line) for line in links.split("\n")] == [tidy(line) for line in published.split("\n")]
    assert len(links.split("\n")) == 13


def test_the_same_table_gives_the_same_bytes(table: ReportTable, drawn: bytes) -> None:
    assert draw_word(table) == drawn


def test_header_rows_repeat_and_headings_keep_with_the_next_row(drawn: bytes) -> None:
    rows = list(part(drawn, "word/document.xml").iter(f"{W}tr"))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows[:3]] == [True, True, False]
    assert rows[2].find(f".//{W}gridSpan").get(f"{W}val") == "7"
    styles = part(drawn, "word/styles.xml")
    for row in rows[2:4]:
        name = row.find(f".//{W}pStyle").get(f"{W}val")
        [style] = [s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == name]
        assert style.find(f".//{W}keepNext") is not None


def test_only_a_very_long_row_may_break(drawn: bytes) -> None:
    rows = list(part(drawn, "word/document.xml").iter(f"{W}tr"))[2:]
    breaking = [tidy(row.findtext(f".//{W}t")) for row in rows if row.find(f".//{W}cantSplit") is None]
    assert "18." in breaking
    assert set(breaking) <= {"18.", "23.", "27."}


def test_no_author_dates_or_pictures_are_left_in_the_file(drawn: bytes) -> None:
    with zipfile.ZipFile(BytesIO(drawn)) as package:
        assert [name for name in package.namelist() if name.startswith("docProps/")] == ["docProps/core.xml"]
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
    core = part(drawn, "docProps/core.xml")
    assert [etree.QName(child).localname for child in core] == ["title", "language"]
    assert core[0].text.startswith("Сводный отчет о реализации")


HOSTILE = (
    "<w:t>A & B</w:t> {{ 7*7 }} {% for x in y %} {title} {figure} [^1] ${x} &amp; "
    "<!-- ]]> \x00\x07\ufffe\u202eвот"
)


def test_what_people_type_is_text_and_nothing_else(seed: Read, document: ReadDocument) -> None:
    figures = figures_of(document) | {
        "1": ReportFigure("[^1]", HOSTILE),
        "2": ReportFigure("{signature}", "a\r\nb\x0bc\td"),
    }
    notice = ("{title}", "{{ 1 }}")
    what = replace(to_print(document), figures=figures, notice=notice)
    back = read(draw_word(compile_table(texts("ru"), what)))
    first, second = (row for row in back.rows if row[0] in {"1.", "2."})
    assert first[4] == "[^1]"
    assert first[6] == re.sub("[\x00\x07\ufffe\u202e]", "", HOSTILE)
    assert (second[4], second[6]) == ("{signature}", "a\nb\nc\td")
    assert back.before[:2] == ["{title}", "{{ 1 }}"]
    assert back.notes == seed.notes
    assert back.after[-1] == seed.after[-1]


def test_several_indicators_of_a_measure_share_its_first_cells(table: ReportTable) -> None:
    cells = ("1.", "мероприятие", "первый", "1", "1", "отдел", "")
    figure = next(row for row in table.rows if isinstance(row, FigureRow))
    rows = (replace(figure, cells=cells, spans=(at, at, 1, 1, 1, 1, 1)) for at in (2, 0))
    drawn = draw_word(replace(table, rows=tuple(rows), footnotes={}))
    merges = [
        [cell.find(f".//{W}vMerge").get(f"{W}val") for cell in list(row.iter(f"{W}tc"))[:2]]
        for row in list(part(drawn, "word/document.xml").iter(f"{W}tr"))[2:]
    ]
    assert merges == [["restart"] * 2, ["continue"] * 2]
    assert tidied(read(drawn).rows)[3][:3] == ["", "", "первый"]


def test_a_mark_that_stands_twice_has_its_note_twice(table: ReportTable) -> None:
    drawn = draw_word(replace(table, approval=("a[^1]", "b[^1]"), rows=(), footnotes={"1": "note\nmore"}))
    assert read(drawn).before[:2] == ["a[^1]", "b[^2]"]
    assert list(read(drawn).notes.values()) == ["notemore", "notemore"]


def test_a_thousand_rows_take_seconds(table: ReportTable) -> None:
    many = replace(table, rows=table.rows * 28)
    with no_blow_up():
        draw_word(many)


def test_the_last_row_keeps_with_the_signature(drawn: bytes) -> None:
    *_, row = part(drawn, "word/document.xml").iter(f"{W}tr")
    assert all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in row.iter(f"{W}p"))


def test_a_template_without_a_prototype_is_named(
    table: ReportTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = read_parts(word.TEMPLATE)
    for name in ("{title}", "{figure}", "{signature}"):
        broken = parts[DOCUMENT].replace(name.encode(), b"?")
        path = tmp_path / f"{name}.docx"
        path.write_bytes(write_parts(parts | {DOCUMENT: broken}))
        monkeypatch.setattr(word, "TEMPLATE", path)
        with pytest.raises(TemplateBroken, match=name):
            draw_word(table)


def converted(source: Path, target: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation=file://{target}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target / f"{source.stem}.{kind}"


office = left_out.OFFICE.mark()


@office
def test_libreoffice_lays_out_every_page(drawn: bytes, tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(drawn)
    command = ["pdftotext", "-layout", str(converted(source, tmp_path, "pdf")), "-"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)
    pages = listed.stdout.rstrip("\f").split("\f")
    assert all(f"Стр. {number} из {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Мероприятия" in page or "Арасланов" in page for page in pages)
    for mark, note in (("МУП «КПА»", "Копейское пассажирское"), ("УСЗН", "Управление социальной защиты")):
        assert mark in next(page for page in pages if note in page)


@office
def test_a_template_saved_by_an_office_program_still_draws_the_report(
    table: ReportTable, seed: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "TEMPLATE", converted(word.TEMPLATE, tmp_path, "docx"))
    drawn = draw_word(table)
    assert tidied(read(drawn).rows) == tidied(seed.rows)
    assert read(drawn).notes == seed.notes
    with zipfile.ZipFile(BytesIO(drawn)) as package:
        assert "docProps/app.xml" not in package.namelist()
