"""What building a programme out of rows needs at every sheet: entries of a row, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from programmes.excel.read import Row
from programmes.excel.sheets import METHODOLOGY, NUMBER, ROWS, SINCE, SheetColumn
from programmes.plain.nearest import nearest
from programmes.plain.nodes import FileNode, Place

MOST = 100
_TITLE = ROWS.column(NUMBER).title
_VERSIONS = METHODOLOGY.name
_TRIMMED = {"number", "period", "value", "since", "due", "digits", "first_from"}


def numbered(row: Row, indicators: Mapping[str, FileNode]) -> str:
    """The number of the indicator that the row names; «№ 4» is «4», unless there is such a number."""
    number = row.text(NUMBER)
    return number if number in indicators else number.removeprefix("№").strip()


def mapping(row: Row, keys: Mapping[str, str], texts: Sequence[str] = ()) -> FileNode:
    """The row's cells under their entries' keys; ``texts`` are entries that an empty cell makes empty."""
    node = FileNode(row.place, {})
    for cell, key in keys.items():
        if cell in row.cells:
            node.put(key, _trimmed(key, row.cells[cell]))
    for key in texts:
        if key not in node.keys:
            node.put(key, FileNode(row.place, ""))
    return node


def _trimmed(key: str, node: FileNode) -> FileNode:
    if key in _TRIMMED and isinstance(node.content, str):
        return replace(node, content=node.content.strip())
    return node


class Problems:
    """What was found wrong so far; rows that speak of what is not there are gathered, and told at the end.

    ``doubtful`` are numbers of rows that are wrong themselves, which is told already.
    """

    def __init__(self) -> None:
        self.found: list[FileProblem] = []
        self.gone: dict[str, list[Place]] = {}
        self.versions: dict[tuple[str, str], list[Place]] = {}
        self.doubtful: set[str] = set()

    def note(self, kind: FileProblemKind, place: Place, got: str = "", suggestion: str = "") -> None:
        if len(self.found) < MOST:
            self.found.append(
                FileProblem(
                    place.line, "", kind, got[:200], suggestion, place.column, place.sheet, place.cell
                )
            )

    def missing(self, place: Place, column: SheetColumn) -> None:
        """A cell that has to say something; the row is named, as its cell says nothing."""
        self.note(FileProblemKind.EMPTY_CELL, Place(place.line, place.column, place.sheet), column.title)

    def indicator(self, row: Row, indicators: Mapping[str, FileNode]) -> FileNode | None:
        """The indicator that the row names; of one that is gone every row is told in one."""
        number = numbered(row, indicators)
        if not number:
            self.note(FileProblemKind.EMPTY_CELL, Place(row.place.line, 1, row.place.sheet), _TITLE)
        elif number not in indicators and number not in self.doubtful:
            self.gone.setdefault(number, []).append(row.place)
        return indicators.get(number)

    def version(self, row: Row, number: str) -> None:
        """A row of a methodology that no row begins."""
        self.versions.setdefault((number, row.text(SINCE)), []).append(row.place)

    def refuse(self, indicators: Mapping[str, FileNode]) -> None:
        """``FileProblems`` where anything was found."""
        for number, places in self.gone.items():
            near = nearest(number, indicators)
            if len(places) == 1 and near:
                self.note(FileProblemKind.UNKNOWN_INDICATOR, places[0], number, near)
            else:
                self.note(FileProblemKind.GONE_INDICATOR, Place(sheet=ROWS.name), number, _rows(places))
        for (number, day), places in self.versions.items():
            which = f"{number} ({day})"
            self.note(FileProblemKind.UNKNOWN_VERSION, Place(sheet=_VERSIONS), which, _rows(places))
        if self.found:
            raise FileProblems(tuple(self.found))


def _rows(places: Sequence[Place]) -> str:
    """«Поручения»: 7, 8; «Методика»: 3."""
    by_sheet: dict[str, list[str]] = {}
    for place in places:
        by_sheet.setdefault(place.sheet, []).append(str(place.line))
    return "; ".join(f"«{sheet}»: {', '.join(lines)}" for sheet, lines in by_sheet.items())
