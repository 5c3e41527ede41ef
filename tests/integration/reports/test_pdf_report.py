"""The report as a PDF, read back by a library that did not write it."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.forms.form import FormRole, OldWords
from domain.programme.document import Heading, Measure, Programme, ReadDocument
from domain.time.periods import Period
from programmes.reading import read_document
from reports.consolidated import Report, compiled
from reports.formats.pdf import draw
from reports.formats.pdf.draw import NotTypeset, draw_pdf, typeset
from reports.formats.pdf.pieces import PIECE
from reports.table import FigureRow, HeadingRow, OtherRow, ReportFigure, ReportTable, WideCell
from tests import left_out
from tests.integration.reports.pdf_reader import bare, expected, is_tagged, letters, opened, pages
from tests.integration.reports.test_own_form import REPORTS as LAYOUTS

SAMPLES = Path(__file__).parents[3] / "programmes" / "samples"
KOPEYSK, MYTISHCHI = SAMPLES / "kopeysk-2022-h1-report.docx", SAMPLES / "mytishchi-resolution-3290.docx"
HALF, QUARTER = Period.from_key("2022-H1"), Period.from_key("2022-Q1")
HOSTILE = (
    '#eval("1+1") *жирно* _курсив_ $x^2$ \\ `код` <метка> @ссылка #pagebreak() // нет /* и */ [^1] {{x}} '
    "\"кавычки\" 'другие' -- --- ... ~ = Заголовок\n- пункт\n+ другой #let x = 1"
)
PROCESS = Path(draw.__file__).with_name("process.py")


def read(path: Path) -> ReadDocument:
    return read_document(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def kopeysk() -> ReadDocument:
    return read(KOPEYSK)


def report_of(document: ReadDocument, period: Period = HALF) -> Report:
    figures = {fact.number: ReportFigure(fact.wording, fact.explanation) for fact in document.facts}
    return Report(document.programme, period, figures, form=document.form)


@pytest.fixture(scope="module")
def table(kopeysk: ReadDocument) -> ReportTable:
    return compiled(report_of(kopeysk))


@pytest.fixture(scope="module")
def drawn(table: ReportTable) -> bytes:
    return draw_pdf(table)


def test_every_letter_of_the_table_is_printed_once(table: ReportTable, drawn: bytes) -> None:
    assert letters(drawn, table) == expected(table)


def test_the_other_seed_has_its_own_columns(kopeysk: ReadDocument) -> None:
    document = read(MYTISHCHI)
    said = {
        one.number: ReportFigure(f"1 234,5{one.number} %", HOSTILE) for one in document.programme.indicators()
    }
    table = compiled(Report(document.programme, QUARTER, said, form=document.form))
    content = draw_pdf(table)
    assert letters(content, table) == expected(table)
    [page] = pages(content)
    assert "Базовое" in page
    assert bare("1 234,51 %") in bare(page)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_layout_is_printed_whole(path: Path) -> None:
    document = read(path)
    assert document.form is not None
    said = {one.key: OldWords.KEEP for one in document.form.leftovers}
    table = compiled(replace(report_of(document, document.period or HALF), decisions=said))
    assert letters(draw_pdf(table), table) == expected(table)


def test_cells_stand_in_the_order_of_the_table(table: ReportTable, drawn: bytes) -> None:
    text = bare("".join(pages(drawn)))
    rows = [row for row in table.rows if isinstance(row, FigureRow)]
    # A row over the end of a page is parted by its footer.
    unbroken = [row for row in rows if all(bare(cell).replace("[^", "") in text for cell in row.cells)]
    places = [text.index(bare(row.cells[0] + row.cells[1])) for row in unbroken]
    assert places == sorted(places)
    assert len(unbroken) > len(rows) / 2


def test_what_people_type_is_never_read_as_markup(table: ReportTable) -> None:
    at = next(at for at, row in enumerate(table.rows) if isinstance(row, FigureRow))
    row = table.rows[at]
    assert isinstance(row, FigureRow)
    cells = tuple(HOSTILE if column in row.typed else text for column, text in enumerate(row.cells))
    typed = replace(table, rows=(*table.rows[:at], replace(row, cells=cells), *table.rows[at + 1 :]))
    hostile = replace(typed, below=(HOSTILE,), title=(HOSTILE,), signature_name=HOSTILE)
    assert letters(draw_pdf(hostile), hostile) == expected(hostile)


def test_a_machine_without_fonts_makes_the_same_pages(drawn: bytes) -> None:
    fonts = {
        font.get_object()["/BaseFont"].split("+")[-1].removesuffix("-Identity-H")
        for page in opened(drawn).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts <= {"LibertinusSerif-Regular", "LibertinusSerif-Bold"}
    assert "ignore_system_fonts=True" in PROCESS.read_text()


def test_every_page_has_the_titles_and_its_number(drawn: bytes) -> None:
    found = pages(drawn)
    assert len(found) > 5
    for number, page in enumerate(found, start=1):
        assert "Мероприятия" in page
        assert f"Стр. {number} из {len(found)}" in page.replace("\n", " ")


def test_the_paper_is_the_forms(drawn: bytes) -> None:
    box = opened(drawn).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_an_unfinished_one_says_so_on_every_page(kopeysk: ReadDocument) -> None:
    table = compiled(replace(report_of(kopeysk), missing=("4", "8"), unchecked=("16",)))
    content = draw_pdf(table)
    found = pages(content)
    assert all("ПРОЕКТ" in page for page in found)
    assert "Не представлены сведения: № 4, 8" in found[0].replace("\u00a0", " ")
    assert letters(content, table) == expected(table)


def test_the_same_table_gives_the_same_bytes(table: ReportTable, drawn: bytes) -> None:
    assert draw_pdf(table) == drawn


@pytest.mark.parametrize("odd", ["", "🙂 и 漢"])
def test_a_closed_one_has_tags_whatever_letters_are_in_it(table: ReportTable, drawn: bytes, odd: str) -> None:
    content = draw_pdf(replace(table, below=(odd,)), datetime(2022, 7, 20, tzinfo=UTC))
    assert is_tagged(content)
    assert (b"pdfaid" in opened(content).trailer["/Root"]["/Metadata"].get_data()) == (not odd)  # type: ignore[index]
    assert not is_tagged(drawn)


def grown(programme: Programme, rows: int) -> Programme:
    found: list[Heading | Measure] = []
    while (count := sum(isinstance(row, Measure) for row in found)) < rows:
        left = rows - count
        measures = [row for row in programme.rows if isinstance(row, Measure)][:left]
        found += [row for row in programme.rows if not isinstance(row, Measure) or row in measures]
    while not isinstance(found[-1], Measure):
        found.pop()
    return replace(programme, rows=tuple(found))


@pytest.mark.parametrize("words", [60, 90, 120, 150, 164, 170, 200])
def test_the_signature_never_stands_alone(kopeysk: ReadDocument, words: int) -> None:
    """However much of its page the last row fills."""
    few = grown(kopeysk.programme, 3)
    last = few.rows[-1]
    assert isinstance(last, Measure)
    long = replace(few, rows=(*few.rows[:-1], replace(last, wording="Начало " + "слово " * words)))
    table = compiled(replace(report_of(kopeysk), programme=long))
    content = draw_pdf(table)
    assert "слово" in next(page for page in pages(content) if "Арасланов" in page)
    assert letters(content, table) == expected(table)


def test_many_rows_in_pieces_with_all_their_footnotes(kopeysk: ReadDocument) -> None:
    table = compiled(replace(report_of(kopeysk), programme=grown(kopeysk.programme, 4 * PIECE)))
    content = draw_pdf(table)
    assert letters(content, table) == expected(table)
    found = [" ".join(page.split()) for page in pages(content)]
    beside = [
        (page.count("Уведомление руководителей"), page.count("– муниципальные унитарные")) for page in found
    ]
    assert all(rows == notes for rows, notes in beside), "a footnote stands on the page of its mark"
    assert sum(rows for rows, _ in beside) == 4


def test_no_heading_is_the_last_on_its_page(kopeysk: ReadDocument) -> None:
    table = compiled(replace(report_of(kopeysk), programme=grown(kopeysk.programme, 2 * PIECE)))
    headings = tuple(bare(row.wording) for row in table.rows if isinstance(row, HeadingRow))
    for page in pages(draw_pdf(table)):
        assert not bare(page.rpartition("Стр.")[0]).endswith(headings)


def test_what_several_rows_share_goes_on_below_a_row_of_the_documents_own(table: ReportTable) -> None:
    at = next(at for at, row in enumerate(table.rows) if isinstance(row, FigureRow))
    row = table.rows[at]
    assert isinstance(row, FigureRow)
    below = replace(row, cells=("", *("ещё" for _ in row.cells[1:])), spans=(0, 0, 1, 1, 1, 1, 1))
    first = replace(row, spans=(3, 3, 1, 1, 1, 1, 1))
    parts = OtherRow((WideCell("в том числе:", 1, 3),))
    shared = replace(table, rows=(*table.rows[:at], first, below, parts, below))
    assert letters(draw_pdf(shared), shared) == expected(shared)


@left_out.OFFICE.mark()
def test_a_word_that_no_line_holds_is_divided(table: ReportTable, tmp_path: Path) -> None:
    role = [column.role for column in table.columns].index(FormRole.FACT)
    at = next(at for at, row in enumerate(table.rows) if isinstance(row, FigureRow))
    row = table.rows[at]
    assert isinstance(row, FigureRow)
    long = (
        "высококвалифицированнейшими 12345678901234567890123456789 https://example.org/" + "очень_длинный" * 9
    )
    cells = tuple(long if column == role else text for column, text in enumerate(row.cells))
    (tmp_path / "long.pdf").write_bytes(draw_pdf(replace(table, rows=(replace(row, cells=cells),))))
    command = ["pdftotext", "-bbox", str(tmp_path / "long.pdf"), "-"]
    words = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    left = 42.5 + sum(column.width for column in table.columns[:role]) / 20
    inside = [
        (float(start), float(end))
        for start, end, word in re.findall(r'xMin="([\d.]+)".*xMax="([\d.]+)".*>(.+)</word>', words)
        if {"длин", "4567"} & {bare(word)[at : at + 4] for at in range(len(word))}
        if left <= float(start) < left + table.columns[role].width / 20
    ]
    assert len(inside) > 5
    assert all(end <= left + table.columns[role].width / 20 for _, end in inside)


def test_what_typst_says_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#unknown-name")
    with pytest.raises(NotTypeset, match="unknown"):
        typeset(broken, "{}")


def test_no_compilation_outlives_whoever_asked_for_it(tmp_path: Path) -> None:
    endless = tmp_path / "endless.typ"
    endless.write_text("#let n = 0\n#range(2000000).map(i => range(1000).sum()).sum()")
    process = subprocess.Popen(
        [sys.executable, "-P", str(PROCESS)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    assert process.stdin
    process.stdin.write(f'{{"template": "{endless}", "data": "{{}}", "tagged": false}}\n'.encode())
    process.stdin.close()
    assert process.wait(30) == 1
