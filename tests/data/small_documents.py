"""Small Word documents made where a test needs them: lines and tables in the order given."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document

Rows = Sequence[Sequence[str]]
ABOVE = (
    "Отчет о реализации муниципальной программы «Благоустройство»",
    "администрация городского округа Светлореченск",
)
HEAD = ("№ п/п", "Показатель", "Ед. изм.", "План", "Факт", "Исполнитель")
NAMES = ("Отремонтировано дворов", "Установлено опор освещения", "Посажено деревьев")


def word(*parts: str | Rows) -> bytes:
    """A text is a paragraph, rows are a table."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            _table(document.add_table(len(part), len(part[0])), part)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(table, rows: Rows) -> None:  # type: ignore[no-untyped-def]
    for made, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, row, strict=True):
            cell.text = text


def rows(*columns: Sequence[str], head: Sequence[str] = HEAD, names: Sequence[str] = NAMES) -> Rows:
    """A table of indicators: number, name, unit, the ``columns`` of figures, and who hands in."""
    told = [
        (str(number), name, "ед.", *figures, "Отдел благоустройства")
        for number, (name, *figures) in enumerate(zip(names, *columns, strict=True), start=1)
    ]
    return [tuple(head), *told]
