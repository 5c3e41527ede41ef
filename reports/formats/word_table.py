"""The report's table in a Word file: the template's rows, as many columns as the form has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from domain.forms.form import FormRole
from reports.formats.word_text import WORD, NoteWriter, clean, fill, strip_to_prototype
from reports.table import FigureRow, HeadingRow, OtherRow, Piece, ReportTable, split_notes

_HEADING_ROWS = {True: "{task}", False: "{section}"}
# A row that would fill about half a page may break; shorter ones stay whole.
LINES_KEPT_TOGETHER = 20
_LETTER_WIDTH = 105  # twentieths of a point: an average Cyrillic letter of the table's 10 pt
TEXT_ROLES = frozenset(
    {FormRole.MEASURE, FormRole.INDICATOR, FormRole.EXECUTOR, FormRole.EXPLANATION, FormRole.KEPT}
)


class TableDrawer:
    """``places`` are the template's paragraphs by their braces; texts stand left, the rest in the middle."""

    def __init__(self, places: Mapping[str, Any], notes: NoteWriter, footnotes: Mapping[str, str]) -> None:
        self._notes, self._footnotes = notes, footnotes
        rows = {name: next(place.iterancestors(f"{WORD}tr")) for name, place in places.items()}
        self._table = rows["{column}"].getparent()
        for row in rows.values():
            self._table.remove(row)
            for paragraph in row.iter(f"{WORD}p"):
                strip_to_prototype(paragraph)
        self._rows = rows

    def draw(self, table: ReportTable) -> None:
        widths = [column.width for column in table.columns]
        self._set_grid(widths)
        self._titles(table, widths)
        prototype = self._figure_prototype(table, widths)
        wide = {is_high: self._wide(self._rows[name], widths) for is_high, name in _HEADING_ROWS.items()}
        for row in table.rows:
            if isinstance(row, HeadingRow):
                self._table.append(self._filled(wide[row.is_high], [self._own(row.wording)]))
            elif isinstance(row, FigureRow):
                self._table.append(self._figures(prototype, row, widths))
            else:
                self._table.append(self._other(prototype, row, widths))
        _keep_with_next(self._table[-1])

    def _own(self, wording: str) -> list[Piece]:
        return split_notes(wording, self._footnotes)

    def _set_grid(self, widths: Sequence[int]) -> None:
        grid = self._table.find(f"{WORD}tblGrid")
        prototype = deepcopy(grid[0])
        for column in list(grid):
            grid.remove(column)
        for width in widths:
            grid.append(_with_width(deepcopy(prototype), width))
        _with_width(self._table.find(f"{WORD}tblPr/{WORD}tblW"), sum(widths))

    def _titles(self, table: ReportTable, widths: Sequence[int]) -> None:
        cell = next(_cells(self._rows["{column}"]))
        for line in range(table.title_lines):
            row = _emptied(self._rows["{column}"])
            column = 0
            while column < len(widths):
                over = next(
                    (
                        one
                        for one in table.titles
                        if one.column == column and one.line <= line < one.line + one.lines
                    ),
                    None,
                )
                span = over.span if over else 1
                drawn = _set_place(deepcopy(cell), widths, column, span)
                pieces: list[Piece] = []
                if over is not None and over.lines > 1:
                    _merge_down(drawn, "restart" if line == over.line else "continue")
                if over is not None and line == over.line:
                    pieces = self._own(over.text)
                self._fill(drawn, pieces)
                row.append(drawn)
                column += span
            self._table.append(row)
        if table.numbers:
            row = self._cells_of(
                self._rows["{number}"], [next(_cells(self._rows["{number}"]))] * len(widths), widths
            )
            self._table.append(self._filled(row, [[number] for number in table.numbers]))

    def _figure_prototype(self, table: ReportTable, widths: Sequence[int]) -> Any:
        """The template's first cell is centred, its second is not."""
        middle, left = list(_cells(self._rows["{figure}"]))[:2]
        kinds = [left if column.role in TEXT_ROLES else middle for column in table.columns]
        return self._cells_of(self._rows["{figure}"], kinds, widths)

    def _cells_of(self, row: Any, prototypes: Sequence[Any], widths: Sequence[int]) -> Any:
        made = _emptied(row)
        for at, prototype in enumerate(prototypes):
            made.append(_set_place(deepcopy(prototype), widths, at, 1))
        return made

    def _wide(self, row: Any, widths: Sequence[int]) -> Any:
        made = deepcopy(row)
        _set_place(next(_cells(made)), widths, 0, len(widths))
        return made

    def _filled(self, prototype: Any, cells: Sequence[list[Piece]]) -> Any:
        row = deepcopy(prototype)
        for cell, pieces in zip(_cells(row), cells, strict=True):
            self._fill(cell, pieces)
        return row

    def _fill(self, cell: Any, pieces: Iterable[Piece]) -> None:
        paragraph = cell.find(f"{WORD}p")
        for line in fill(paragraph, pieces, self._notes):
            paragraph.addprevious(line)
        cell.remove(paragraph)

    def _figures(self, prototype: Any, row: FigureRow, widths: Sequence[int]) -> Any:
        drawn = self._filled(
            prototype,
            [row.pieces(at, self._footnotes) if span else [] for at, span in enumerate(row.spans)],
        )
        for cell, span in zip(_cells(drawn), row.spans, strict=True):
            if span != 1:
                _merge_down(cell, "restart" if span else "continue")
        if _lines_needed(row.cells, widths) > LINES_KEPT_TOGETHER:
            for flag in list(drawn.iter(f"{WORD}cantSplit")):
                flag.getparent().remove(flag)
        return drawn

    def _other(self, prototype: Any, row: OtherRow, widths: Sequence[int]) -> Any:
        cells = list(_cells(prototype))
        drawn = _emptied(prototype)
        by_column = {cell.column: cell for cell in row.cells}
        left = list(_cells(self._rows["{figure}"]))[1]
        column = 0
        while column < len(widths):
            own = by_column.get(column)
            span = own.span if own else 1
            made = _set_place(deepcopy(left if own else cells[column]), widths, column, span)
            self._fill(made, self._own(own.text) if own else [])
            drawn.append(made)
            column += span
        return drawn


def _cells(row: Any) -> Iterator[Any]:
    return row.iterchildren(f"{WORD}tc")  # type: ignore[no-any-return]


def _emptied(row: Any) -> Any:
    """A copy without its cells."""
    made = deepcopy(row)
    for cell in list(_cells(made)):
        made.remove(cell)
    return made


def _with_width(element: Any, width: int) -> Any:
    element.set(f"{WORD}w", str(width))
    return element


def _set_place(cell: Any, widths: Sequence[int], column: int, span: int) -> Any:
    """Over ``span`` columns from ``column`` on."""
    width = _with_width(cell.find(f".//{WORD}tcW"), sum(widths[column : column + span]))
    for old in list(cell.iter(f"{WORD}gridSpan")):
        old.getparent().remove(old)
    if span > 1:
        merge = width.makeelement(f"{WORD}gridSpan")
        merge.set(f"{WORD}val", str(span))
        width.addnext(merge)
    return cell


def _merge_down(cell: Any, value: str) -> None:
    before = cell.find(f".//{WORD}gridSpan")
    before = cell.find(f".//{WORD}tcW") if before is None else before
    merge = before.makeelement(f"{WORD}vMerge")
    merge.set(f"{WORD}val", value)
    before.addnext(merge)


def _keep_with_next(row: Any) -> None:
    """The last row goes along with the signature, which must not stand on a page of its own."""
    for paragraph in row.iter(f"{WORD}p"):
        if paragraph.find(f"{WORD}pPr") is None:
            paragraph.insert(0, paragraph.makeelement(f"{WORD}pPr"))
        properties = paragraph.find(f"{WORD}pPr")
        style = properties.find(f"{WORD}pStyle")
        properties.insert(0 if style is None else 1, properties.makeelement(f"{WORD}keepNext"))


def _lines_needed(cells: Iterable[str], widths: Iterable[int]) -> int:
    """About how many lines the tallest cell takes."""
    return max(
        sum(1 + len(line) * _LETTER_WIDTH // width for line in clean(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
