"""What building a programme out of rows needs at every sheet: entries of a row, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from programmes.excel.read import Row
from programmes.excel.sheets import NUMBER, SheetColumn
from programmes.plain.nearest import nearest
from programmes.plain.nodes import FileNode, Place

MOST = 100
_TRIMMED = {"number", "period", "value", "since", "due", "digits", "first_from"}


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
    """What was found wrong so far."""

    def __init__(self) -> None:
        self.found: list[FileProblem] = []

    def note(self, kind: FileProblemKind, place: Place, got: str = "", suggestion: str = "") -> None:
        if len(self.found) < MOST:
            self.found.append(
                FileProblem(
                    place.line, "", kind, got[:200], suggestion, place.column, place.sheet, place.cell
                )
            )

    def missing(self, place: Place, column: SheetColumn) -> None:
        self.note(FileProblemKind.MISSING, place, column.title)

    def indicator(self, row: Row, indicators: Mapping[str, FileNode]) -> FileNode | None:
        """The indicator that the row names."""
        number = row.text(NUMBER)
        if number not in indicators:
            near = nearest(number, indicators) if number else ""
            self.note(FileProblemKind.UNKNOWN_INDICATOR, row.place, number, near)
        return indicators.get(number)

    def refuse(self) -> None:
        """``FileProblems`` where anything was found."""
        if self.found:
            raise FileProblems(tuple(self.found))
