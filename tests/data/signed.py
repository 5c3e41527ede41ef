"""A report that the bot has drawn, changed on its way to signature."""

from io import BytesIO

import docx

from tests.data.programme_files import saved

TARGET, FACT, EXPLANATION = 3, 4, 6


def changed_cells(content: bytes, changes: dict[tuple[str, int], str]) -> bytes:
    """The report with other texts in some cells, by the row's number and the column."""
    document = docx.Document(BytesIO(content))
    for row in document.tables[0].rows:
        number = row.cells[0].text.strip().rstrip(".")
        for column in (TARGET, FACT, EXPLANATION):
            if (number, column) in changes:
                row.cells[column].text = changes.pop((number, column))
    assert not changes, changes
    return saved(document)
