"""The rows of the document's table as the programme has them now: found again, cloned, filled by cells."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from enum import StrEnum
from typing import Any

from domain.forms.form import FormRole, OwnDocument, OwnRowKind
from office.editing import CellLook, cell_text, look_key, look_of, merge_of, set_merge, write_cell
from office.xml_names import number, w
from reports.formats.own.notes import OwnNotes
from reports.table import FigureRow, HeadingRow, NoteMark, OtherRow, ReportTable, split_notes

_LONG = 600  # letters of a row that may be broken over two pages
_MERGED = frozenset({FormRole.NUMBER, FormRole.MEASURE})
_NEVER_MERGED = frozenset({FormRole.FACT, FormRole.TARGET, FormRole.DEVIATION, FormRole.EXPLANATION})
_PLAIN = CellLook(None, None)


class Misfit(StrEnum):
    """What is not as it should be in a report printed in its document."""

    TABLE = "table"
    ROWS = "rows"  # so many of them
    ROW = "row"
    CELL = "cell"
    LINE = "line"  # of the face
    NOTE = "note"


class Unfit(ValueError):
    """The document cannot hold the report; ``text`` is what was to be printed there."""

    def __init__(self, misfit: Misfit, text: str = "") -> None:
        super().__init__(misfit, text)
        self.misfit, self.text = misfit, text


class OwnRows:
    def __init__(self, own: OwnDocument, table: ReportTable, rows: Sequence[Any], notes: OwnNotes) -> None:
        self._own, self._table, self._rows, self._notes = own, table, rows, notes
        self._figures = [row for row in own.rows if row.kind is OwnRowKind.FIGURE]
        self._cells = {
            row.row: cells for row in own.rows if (cells := self._regular(rows[row.row])) is not None
        }
        regular = [row.row for row in self._figures if row.row in self._cells]
        if not regular:
            raise Unfit(Misfit.TABLE)
        shapes = Counter(map(self._shape, regular))
        most = shapes.most_common(1)[0][0]
        self._prototype = rows[next(at for at in regular if self._shape(at) == most)]
        self._looks = [self._usual_look(column, regular) for column in range(len(own.edges) - 1)]
        self._taken: set[int] = set()
        self.stars = _stars(table, notes)
        self._by_key: Mapping[str, list[Any]] = self._index()

    def printed(self) -> Iterator[Any]:
        """Behind the titles; what stands at the table's end comes last."""
        before: tuple[int, tuple[str, ...]] | None = None
        for row in self._table.rows:
            if isinstance(row, FigureRow):
                made, at = self._figure(row, before)
                before = (at, row.cells)
                yield made
            else:
                before = None
                yield self._heading(row) if isinstance(row, HeadingRow) else self._other(row)
        for tail in self._own.rows:
            if tail.kind is OwnRowKind.TAIL:
                yield deepcopy(self._rows[tail.row])

    def _index(self) -> Mapping[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for row in self._figures:
            found[row.key].append(row)
        return found

    def _regular(self, row: Any) -> list[Any] | None:
        """A row that has just one cell for each column."""
        cells, at = [], number(row, "trPr/gridBefore", 0)
        edges = [at]
        for cell in row.iterchildren(w("tc")):
            at += max(1, number(cell, "tcPr/gridSpan", 1))
            edges.append(at)
            cells.append(cell)
        return cells if tuple(edges) == self._own.edges else None

    def _shape(self, at: int) -> tuple[str, ...]:
        return tuple(merge_of(cell) for cell in self._cells[at])

    def _usual_look(self, column: int, regular: Sequence[int]) -> CellLook:
        looks = [look for at in regular if (look := look_of(self._cells[at][column])) is not None]
        if not looks:
            return _PLAIN
        most = Counter(map(look_key, looks)).most_common(1)[0][0]
        return next(look for look in looks if look_key(look) == most)

    def _figure(self, row: FigureRow, before: tuple[int, tuple[str, ...]] | None) -> tuple[Any, int]:
        at = self._place_of(row)
        is_own = at in self._cells
        made = deepcopy(self._rows[at] if is_own else self._prototype)
        cells = self._regular(made)
        assert cells is not None
        for column, cell in enumerate(cells):
            self._set_merge(row, column, cell, at if is_own else -1, before)
            text = row.cells[column] if row.spans[column] else ""
            if merge_of(cell) == "continue":
                text = ""
            self._write(cell, row, column, text, is_own=is_own)
        if sum(map(len, row.cells)) > _LONG:
            for flag in list(made.iter(w("cantSplit"))):
                flag.getparent().remove(flag)
        return made, at if is_own else -1

    def _place_of(self, row: FigureRow) -> int:
        """Of the row with its wordings, of several such of the one with its number; -1 for a new one."""
        same = [one for one in self._by_key.get(row.key, ()) if one.row not in self._taken]
        own = [one for one in same if one.number == row.number] or same
        if not own:
            return -1
        self._taken.add(own[0].row)
        return int(own[0].row)

    def _set_merge(
        self, row: FigureRow, column: int, cell: Any, at: int, before: tuple[int, tuple[str, ...]] | None
    ) -> None:
        role, span = self._table.columns[column].role, row.spans[column]
        if role in _MERGED:
            set_merge(cell, "" if span == 1 else "restart" if span else "continue")
            return
        merge = merge_of(cell)
        goes_on = (
            before is not None and at > 0 and before[0] == at - 1 and before[1][column] == row.cells[column]
        )
        if merge == "continue" and goes_on and role not in _NEVER_MERGED:
            return
        keeps = merge == "restart" and at >= 0 and role not in _NEVER_MERGED
        set_merge(cell, "restart" if keeps else "")

    def _write(self, cell: Any, row: FigureRow, column: int, text: str, *, is_own: bool) -> None:
        """In the column's usual look where somebody typed it or the row is new: one cell's is chance."""
        key = row.notes.get(column, "")
        star = self.stars.get(key, "")
        note = "" if star or not key else f"[^{self._table.footnotes[key]}]"
        wanted = self._plain(text, is_typed=column in row.typed) + star + note
        if _tidy(cell_text(cell, self._notes.marks)) == _tidy(wanted):
            return
        lines = list(self._lines(text + star, is_typed=column in row.typed))
        if note:
            lines[-1].append(self._run(NoteMark(key)))
        for turned in list(cell.iter(w("textDirection"))):
            turned.getparent().remove(turned)  # it would cut a longer text
        own = look_of(cell) if is_own and column not in row.typed else None
        write_cell(cell, lines, own or self._looks[column])

    def _plain(self, text: str, *, is_typed: bool) -> str:
        """With the texts of notes in place of their marks."""
        if is_typed:
            return text
        pieces = split_notes(text, self._table.footnotes)
        return "".join(
            f"[^{self._table.footnotes[one.key]}]" if isinstance(one, NoteMark) else one for one in pieces
        )

    def _lines(self, text: str, *, is_typed: bool) -> Iterator[list[Any]]:
        for line in text.split("\n"):
            pieces = [line] if is_typed else split_notes(line, self._table.footnotes)
            yield [self._run(one) if isinstance(one, NoteMark) else one for one in pieces if one]

    def _run(self, mark: NoteMark) -> Any:
        try:
            return self._notes.refer(self._table.footnotes[mark.key])
        except KeyError as error:
            raise Unfit(Misfit.NOTE, self._table.footnotes[mark.key]) from error

    def _heading(self, row: HeadingRow) -> Any:
        known = [one for one in self._own.rows if one.kind is OwnRowKind.HEADING]
        same = next((one for one in known if one.key == row.wording and one.row not in self._taken), None)
        if same is not None:
            self._taken.add(same.row)
            return deepcopy(self._rows[same.row])
        return self._wide(self._rows[known[0].row] if known else self._prototype, row.wording)

    def _wide(self, prototype: Any, text: str) -> Any:
        """A row of one cell over all columns."""
        made = deepcopy(prototype)
        cells = list(made.iterchildren(w("tc")))
        widest = max(cells, key=lambda cell: number(cell, "tcPr/gridSpan", 1))
        for cell in cells:
            if cell is not widest:
                made.remove(cell)
        set_merge(widest, "")
        properties = widest.find(w("tcPr"))
        for name in ("gridSpan", "tcW"):
            for old in properties.findall(w(name)):
                properties.remove(old)
        span = properties.makeelement(w("gridSpan"))
        span.set(w("val"), str(self._own.edges[-1]))
        properties.insert(int(bool(properties.find(w("cnfStyle")) is not None)), span)
        write_cell(widest, self._lines(text, is_typed=False), look_of(widest) or _PLAIN)
        return made

    def _other(self, row: OtherRow) -> Any:
        """The document's row with its words; what else it had were figures."""
        others = [one for one in self._own.rows if one.kind is OwnRowKind.OTHER]
        own = next(one for one in others if one.key == str(row.place))
        made = deepcopy(self._rows[own.row])
        words = {cell.column: cell.text for cell in row.cells}
        grid = number(made, "trPr/gridBefore", 0)
        for cell in made.iterchildren(w("tc")):
            column = next((at for at, edge in enumerate(self._own.edges) if edge == grid), None)
            grid += max(1, number(cell, "tcPr/gridSpan", 1))
            text = words.get(column, "") if column is not None else ""
            if _tidy(cell_text(cell, self._notes.marks)) != _tidy(self._plain(text, is_typed=False)):
                write_cell(cell, self._lines(text, is_typed=False), look_of(cell) or _PLAIN)
            set_merge(cell, "")
        return made


def _stars(table: ReportTable, notes: OwnNotes) -> dict[str, str]:
    """What stands behind preliminary figures in a document that has no footnote to take the looks from; where
    it has one, their notes are added to it."""
    used = {key for row in table.rows if isinstance(row, FigureRow) for key in row.notes.values()}
    keys = [key for key in table.footnotes if key in used]
    if all(notes.add(table.footnotes[key]) for key in keys):
        return {}
    return {key: "*" * place for place, key in enumerate(keys, 1)}


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
