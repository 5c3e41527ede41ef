"""Tables of a document as plain data, for tests of what they mean."""

from collections.abc import Sequence

from domain.time.periods import Period
from office.document import WordCell, WordTable
from programmes.tables.header import Header, find_header

Lines = Sequence[Sequence[str]]


def table(head: Lines, *rows: Sequence[str]) -> WordTable:
    """In ``head`` equal neighbours are one cell, «^» goes on from the line above."""
    lines = [tuple(_cells(line)) for line in head]
    return WordTable((*lines, *(tuple(WordCell(text, at) for at, text in enumerate(row)) for row in rows)))


def _cells(line: Sequence[str]) -> list[WordCell]:
    cells: list[WordCell] = []
    for at, text in enumerate(line):
        last = cells[-1] if cells else None
        if last is not None and text == last.text and text not in ("", "^"):
            cells[-1] = WordCell(text, last.column, last.span + 1)
        else:
            cells.append(WordCell("" if text == "^" else text, at, continues=text == "^"))
    return cells


def header(period: str, head: Lines, *rows: Sequence[str]) -> Header | None:
    return find_header(table(head, *rows), Period.from_key(period) if period else None)


def parts(found: Header | None) -> list[str]:
    """What each column is taken for: its part, «why it is left», or its possible parts with «?»."""
    assert found is not None
    told = []
    for column in found.columns:
        part, doubt = found.part_of(column), found.roles.doubts.get(column.number)
        if doubt:
            told.append("?" + "/".join(doubt))
        else:
            told.append(part.value if part else f"({found.why_left(column)})")
    return told
