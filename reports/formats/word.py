"""The consolidated report as a Word file, drawn from ``reports/templates/consolidated.docx``.

The template is a document to be edited in Word; braces name what stands where. It is filled by copying its
own paragraphs and rows, not by a template language: footnotes and merged rows need lxml anyway, and where
no text is ever parsed as a template, nothing that people type can act as one.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from office.package import (
    CORE,
    DOCUMENT,
    FOOTNOTES,
    core_properties,
    parse,
    read_parts,
    serialise,
    write_parts,
)
from reports.formats.word_text import (
    WORD,
    NoteWriter,
    TemplateBroken,
    clean,
    fill,
    strip_to_prototype,
    text_of,
    write_lines,
)
from reports.table import COLUMNS, FigureRow, HeadingRow, Piece, ReportTable, split_notes

TEMPLATE = Path(__file__).parents[1] / "templates" / "consolidated.docx"
_LINES = ("{notice}", "{approval}", "{title}", "{caption}", "{signature}")
_ROWS = ("{column}", "{number}", "{task}", "{section}", "{figure}")
_HEADING_ROWS = {True: "{task}", False: "{section}"}
# A row that would fill about half a page may break; shorter ones stay whole.
_LINES_KEPT_TOGETHER = 20
_LETTER_WIDTH = 105  # twentieths of a point: an average Cyrillic letter of the table's 10 pt


def draw_word(table: ReportTable) -> bytes:
    """The report's .docx; the same table gives the same bytes.

    ``TemplateBroken`` where the template was edited and lost a prototype.
    """
    parts = dict(_template(TEMPLATE))
    document, footnotes = parse(parts[DOCUMENT]), parse(parts[FOOTNOTES])
    _Drawing(document, NoteWriter(document, footnotes, table.footnotes), table.footnotes).draw(table)
    parts[DOCUMENT], parts[FOOTNOTES] = serialise(document), serialise(footnotes)
    parts[CORE] = core_properties(" ".join(clean(line).replace("\n", " ") for line in table.title))
    return write_parts(parts)


@cache
def _template(path: Path) -> Mapping[str, bytes]:
    return read_parts(path)


class _Drawing:
    """One report being drawn, from top to bottom, so that footnotes are numbered as they are met.

    All prototypes are looked up before the first text is written: a text «{title}» is no prototype.
    """

    def __init__(self, document: Any, notes: NoteWriter, footnotes: Mapping[str, str]) -> None:
        self._notes, self._footnotes = notes, footnotes
        self._places = {name: _place(document, name) for name in (*_LINES, *_ROWS)}

    def draw(self, table: ReportTable) -> None:
        self._lines("{notice}", ([line] for line in table.notice))
        self._lines("{approval}", (self._own(line) for line in table.approval))
        self._lines("{title}", (self._own(line) for line in table.title))
        self._lines("{caption}", [self._own(table.caption)])
        self._table(table)
        signature = strip_to_prototype(self._places["{signature}"])
        if table.signature_post or table.signature_name:
            write_lines(signature[-1], f"{table.signature_post}\t{table.signature_name}")

    def _own(self, wording: str) -> list[Piece]:
        return split_notes(wording, self._footnotes)

    def _lines(self, name: str, lines: Iterable[Iterable[Piece]]) -> None:
        place = self._places[name]
        prototype = strip_to_prototype(deepcopy(place))
        for line in lines:
            for paragraph in fill(prototype, line, self._notes):
                place.addprevious(paragraph)
        place.getparent().remove(place)

    def _table(self, table: ReportTable) -> None:
        rows = {name: next(self._places[name].iterancestors(f"{WORD}tr")) for name in _ROWS}
        widths = [int(cell.find(f".//{WORD}tcW").get(f"{WORD}w")) for cell in _cells(rows["{figure}"])]
        place = rows["{column}"].getparent()
        for row in rows.values():
            place.remove(row)
            for paragraph in row.iter(f"{WORD}p"):
                strip_to_prototype(paragraph)
        place.append(self._filled(rows["{column}"], [self._own(name) for name in table.columns]))
        place.append(self._filled(rows["{number}"], [[str(number + 1)] for number in range(COLUMNS)]))
        for row in table.rows:
            if isinstance(row, HeadingRow):
                place.append(self._filled(rows[_HEADING_ROWS[row.is_high]], [self._own(row.wording)]))
            else:
                place.append(self._figures(rows["{figure}"], row, widths))
        _keep_with_next(place[-1])

    def _filled(self, prototype: Any, cells: list[list[Piece]]) -> Any:
        row = deepcopy(prototype)
        for cell, pieces in zip(_cells(row), cells, strict=True):
            paragraph = cell.find(f"{WORD}p")
            for line in fill(paragraph, pieces, self._notes):
                paragraph.addprevious(line)
            cell.remove(paragraph)
        return row

    def _figures(self, prototype: Any, row: FigureRow, widths: list[int]) -> Any:
        covered = {column for column, span in enumerate(row.spans) if not span}
        drawn = self._filled(
            prototype,
            [[] if at in covered else row.pieces(at, self._footnotes) for at in range(COLUMNS)],
        )
        for cell, span in zip(_cells(drawn), row.spans, strict=False):
            if span != 1:
                _merge_down(cell, "restart" if span else "continue")
        if _lines_needed(row.cells, widths) > _LINES_KEPT_TOGETHER:
            for flag in list(drawn.iter(f"{WORD}cantSplit")):
                flag.getparent().remove(flag)
        return drawn


def _place(document: Any, name: str) -> Any:
    for paragraph in document.iter(f"{WORD}p"):
        if name in text_of(paragraph):
            return paragraph
    raise TemplateBroken(name)


def _cells(row: Any) -> Iterator[Any]:
    return row.iterchildren(f"{WORD}tc")  # type: ignore[no-any-return]


def _keep_with_next(row: Any) -> None:
    """The last row goes along with the signature, which must not stand on a page of its own."""
    for paragraph in row.iter(f"{WORD}p"):
        if paragraph.find(f"{WORD}pPr") is None:
            paragraph.insert(0, paragraph.makeelement(f"{WORD}pPr"))
        properties = paragraph.find(f"{WORD}pPr")
        style = properties.find(f"{WORD}pStyle")
        properties.insert(0 if style is None else 1, properties.makeelement(f"{WORD}keepNext"))


def _merge_down(cell: Any, value: str) -> None:
    width = cell.find(f".//{WORD}tcW")
    merge = width.makeelement(f"{WORD}vMerge")
    merge.set(f"{WORD}val", value)
    width.addnext(merge)


def _lines_needed(cells: Iterable[str], widths: Iterable[int]) -> int:
    """About how many lines the tallest cell takes."""
    return max(
        sum(1 + len(line) * _LETTER_WIDTH // width for line in clean(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
