"""A report that the bot has drawn, changed on its way to signature."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx

from tests.data.programme_files import saved

FACT, EXPLANATION = 4, 6


def changed_cells(content: bytes, changes: dict[tuple[str, int], str]) -> bytes:
    """The report with other texts in some cells, by the row's number and the column."""
    document = docx.Document(BytesIO(content))
    for row in document.tables[0].rows:
        number = row.cells[0].text.strip().rstrip(".")
        for column in (FACT, EXPLANATION):
            if (number, column) in changes:
                row.cells[column].text = changes.pop((number, column))
    assert not changes, changes
    return saved(document)


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    document = docx.Document(BytesIO(content))
    change(document)
    return saved(document)
