"""The report in the document's own look: drawn, read again, compared. What differs is not handed out."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from domain.forms.form import NOTE_KEY, Form, OldWordsSaid, OwnDocument, is_kept
from domain.time.periods import Period
from office.document import WordTable, read_word
from office.editing import run_of
from office.package import CORE, DOCUMENT, core_properties, parse, serialise, write_parts
from office.xml_names import w
from reports.formats.own.lines import clear_tables, fill_lines, fill_titles, lines_of
from reports.formats.own.notes import OwnNotes
from reports.formats.own.rows import Misfit, OwnRows, Unfit
from reports.formats.word_text import clean
from reports.period_marks import filled
from reports.table import MARK, FigureRow, HeadingRow, ReportTable
from texts import Texts

_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def draw_own(
    t: Texts, package: bytes, form: Form, table: ReportTable, period: Period, decisions: OldWordsSaid
) -> bytes:
    """The .docx; ``Unfit`` where what is read in it again is not what was to be printed."""
    assert form.own is not None
    parts = _parts(package)
    roots = {name: parse(parts[name]) for name in parts if _has_text(name)}
    document = roots[DOCUMENT]
    body = document.find(w("body"))
    report = list(body.iter(w("tbl")))[form.own.table]
    notes = OwnNotes(body, {kind: roots[name] for kind, name in _NOTES.items() if name in roots})

    def words(text: str) -> str:
        return filled(t, text, period)

    clear_tables(body, form, decisions)
    for name, root in roots.items():
        if name not in _NOTES.values():
            fill_lines(root, form, decisions, words, table=report)
    for row in list(report.iterchildren(w("tr")))[: form.own.head]:
        fill_titles(row, form, decisions, words)
    stars = _fill_table(report, form.own, table, notes)
    notes.settle(body, _old_notes(form, decisions))
    _put_notice(body, table.notice)
    parts |= {name: serialise(root) for name, root in roots.items()}
    parts[CORE] = core_properties(" ".join(clean(line).replace("\n", " ") for line in table.title))
    drawn = write_parts(parts)
    _compare(drawn, form.own, table, lines=set(lines_of(body)), stars=stars)
    return drawn


def _has_text(name: str) -> bool:
    return name == DOCUMENT or name.startswith(
        ("word/header", "word/footer", "word/footnotes", "word/endnotes")
    )


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _fill_table(report: Any, own: OwnDocument, table: ReportTable, notes: OwnNotes) -> Mapping[str, str]:
    """What stands in the place of footnotes that the document cannot have, and below the table."""
    rows = list(report.iterchildren(w("tr")))
    own_rows = OwnRows(own, table, rows, notes)
    printed = list(own_rows.printed())
    for row in rows[own.head :]:
        report.remove(row)
    place = rows[own.head - 1]
    for row in reversed(printed):
        place.addnext(row)
    for key, star in reversed(own_rows.stars.items()):
        paragraph = report.makeelement(w("p"))
        paragraph.append(run_of(paragraph, f"{star} {table.footnotes[key]}", None))
        report.addnext(paragraph)
    return own_rows.stars


def _old_notes(form: Form, decisions: OldWordsSaid) -> list[str]:
    keys = (one.key for one in form.leftovers if one.key.startswith(NOTE_KEY))
    return [key.removeprefix(NOTE_KEY) for key in keys if not is_kept(key, form, decisions)]


def _put_notice(body: Any, notice: Sequence[str]) -> None:
    """What an unfinished report says on its face."""
    for line in reversed(notice):
        paragraph = body.makeelement(w("p"))
        paragraph.append(run_of(paragraph, line, None))
        body.insert(0, paragraph)


def _compare(
    drawn: bytes, own: OwnDocument, table: ReportTable, lines: set[str], stars: Mapping[str, str]
) -> None:
    """Cell by cell as a reader has them, and the lines that the programme's face has."""
    text = read_word(drawn)
    tables = [block for block in _all_tables(text.blocks)]
    if own.table >= len(tables):
        raise Unfit(Misfit.TABLE)
    read = tables[own.table]
    by_mark = {f"[^{number}]": f"[^{note}]" for number, note in text.footnotes.items()}
    wanted = [_wanted(row, table, stars) for row in table.rows]
    rows = read.rows[own.head : own.head + len(wanted)]
    if len(rows) != len(wanted):
        raise Unfit(Misfit.ROWS)
    above: dict[int, str] = {}
    for row, expected in zip(rows, wanted, strict=True):
        found = {cell.column: cell.text for cell in row if not cell.continues}
        _compare_row(found, above, expected, own, by_mark)
        above |= found
    missing = [line for line in _face(table) if line not in lines and not any(line in one for one in lines)]
    if missing:
        raise Unfit(Misfit.LINE, missing[0])


def _all_tables(blocks: Sequence[Any]) -> list[WordTable]:
    found: list[WordTable] = []
    for block in blocks:
        if isinstance(block, WordTable):
            found.append(block)
            for row in block.rows:
                for cell in row:
                    found += _all_tables(cell.tables)
    return found


def _face(table: ReportTable) -> list[str]:
    lines = (*table.approval, *table.title, table.signature_name)
    marked = (MARK.sub("", line) for line in lines)
    return [" ".join(line.split()) for line in marked if line.strip()]


def _wanted(row: Any, table: ReportTable, stars: Mapping[str, str]) -> dict[int, tuple[str, bool]] | str:
    """By columns, with whether somebody typed it; the words of a row that has no figures."""
    notes = {f"[^{key}]": f"[^{text}]" for key, text in table.footnotes.items()}
    if isinstance(row, HeadingRow):
        return _canonical(row.wording, notes)
    if isinstance(row, FigureRow):
        return {
            at: _noted(row, at, _canonical(text, {} if at in row.typed else notes), table, stars)
            for at, text in enumerate(row.cells)
            if row.spans[at]
        }
    return _canonical(" ".join(cell.text for cell in row.cells), notes)


def _noted(
    row: FigureRow, column: int, text: str, table: ReportTable, stars: Mapping[str, str]
) -> tuple[str, bool]:
    """A preliminary figure has its note behind it."""
    key = row.notes.get(column)
    if key is None:
        return text, column in row.typed
    return (text + stars[key], True) if key in stars else (f"{text}[^{table.footnotes[key]}]", False)


def _compare_row(
    found: dict[int, str],
    above: dict[int, str],
    expected: dict[int, tuple[str, bool]] | str,
    own: OwnDocument,
    notes: dict[str, str],
) -> None:
    """A cell that goes on from the row above it says what that one says."""
    if isinstance(expected, str):
        if _canonical(" ".join(text for text in found.values() if text), notes) != expected:
            raise Unfit(Misfit.ROW, expected)
        return
    for column, (text, is_typed) in expected.items():
        at = own.edges[column]
        if _canonical(found.get(at, above.get(at, "")), {} if is_typed else notes) != text:
            raise Unfit(Misfit.CELL, text)


def _canonical(text: str, notes: dict[str, str]) -> str:
    text = MARK.sub(lambda mark: notes.get(mark[0], mark[0]), clean(text))
    return " ".join(text.replace("\u00ad", "").split())
