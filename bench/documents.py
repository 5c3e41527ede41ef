"""A Word programme of 1,000 rows read, beside python-docx merely opening it and walking its cells."""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from itertools import cycle, islice
from typing import Any

import docx
from docx.table import _Cell

from bench.pair import Pair
from bench.sample import facts, kopeysk
from domain.figures.targets import read_targets
from domain.programme.document import Measure
from programmes.executors.cells import read_executor_cell, title_key
from programmes.reading import read_document
from tests.data.programme_files import word_file

MANY = 1_000


def pairs() -> Iterator[Pair]:
    content = _programme()

    def ours() -> int:
        for kept in (read_targets, read_executor_cell, title_key):
            kept.cache_clear()  # a file comes in once
        return sum(1 for _ in read_document(content, "programme.docx").programme.indicators())

    def floor() -> int:
        tables = docx.Document(BytesIO(content)).tables
        return sum(len(row.tc_lst) for table in tables for row in table._tbl.tr_lst)

    assert ours() == MANY
    assert floor() == 7 * (MANY + 1)
    yield Pair(
        "a Word programme of 1,000 rows read, with its doubts",
        ours,
        floor,
        26,
        "python-docx opens it and walks its cells, no text is read",
        rounds=9,
    )


def _programme() -> bytes:
    """The sample's rows over and over, no two alike; copied as XML, since python-docx is slow at it."""
    some = islice(cycle(_rows()), MANY)
    rows = [(f"{row[0]} {number}", f"{number} {row[1]}", *row[2:]) for number, row in enumerate(some, 1)]
    return word_file(rows[:1], change=lambda document: _fill(document, rows))


def _rows() -> list[tuple[str, ...]]:
    """Columns 2 to 7 of the sample."""
    written = facts()
    return [
        (row.wording, one.wording, one.target, fact.wording, one.executors, fact.explanation)
        for row in kopeysk().programme.rows
        if isinstance(row, Measure)
        for one in row.indicators
        if (fact := written[one.number])
    ]


def _fill(document: Any, rows: list[tuple[str, ...]]) -> None:
    table = document.tables[0]
    prototype = table.rows[1]._tr
    for number, texts in enumerate(rows, 1):
        row = deepcopy(prototype)
        for cell, text in zip(row.tc_lst, (f"{number}.", *texts), strict=True):
            _Cell(cell, table).text = text
        prototype.addprevious(row)
    prototype.getparent().remove(prototype)
