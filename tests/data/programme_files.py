"""Word files for the tests of ``programmes``, made with python-docx."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

KOPEYSK = Path(__file__).parents[2] / "programmes" / "samples" / "kopeysk-2022-h1-report.docx"
ANSWERS = KOPEYSK.with_name("kopeysk.answers")
TITLES = (
    "№ п/п",
    "Мероприятия",
    "Показатель (единицы измерения)",
    "Целевое значение показателя",
    "Фактическое значение показателя за отчетный период",
    "Ответственный исполнитель",
    "Информация об исполнении/причина не исполнения (пояснение)",
)
ABOVE = (
    "УТВЕРЖДАЮ",
    "Глава Копейского городского округа",
    "____________ А.М. Фалейчик",
    "",
    "Сводный отчет",
    "о реализации мероприятий Программы развития, за 1 полугодие 2022 года",
    "Таблица",
)
BELOW = ("", "Заместитель Главы городского округа\t\tА.Н. Арасланов")


def word_file(
    rows: Sequence[Sequence[str]],
    titles: Sequence[str] = TITLES,
    above: Sequence[str] = ABOVE,
    below: Sequence[str] = BELOW,
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A report; a row of one text is merged over the table's width. ``change`` gets the document."""
    document = docx.Document()
    for line in above:
        document.add_paragraph(line)
    table = document.add_table(rows=1 + len(rows), cols=len(titles))
    for found, texts in zip(table.rows, (titles, *rows), strict=True):
        cells = found.cells
        if len(texts) == 1 and len(titles) > 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
    for line in below:
        document.add_paragraph(line)
    if change is not None:
        change(document)
    return saved(document)


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return buffer.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)
