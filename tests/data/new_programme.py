"""``python -m tests.data.new_programme`` writes the document that one drops into the demo.

The bot does not know this programme yet; its town, targets and offices are invented.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

TARGET = Path(__file__).resolve().parents[2] / "bot" / "commands" / "demo_new_programme.docx"
TITLE = (
    "Перечень мероприятий и целевых показателей муниципальной программы «Город для жизни» "
    "Светлореченского городского округа на 1 полугодие 2022 года"
)
COLUMNS = (
    "№ п/п",
    "Мероприятия",
    "Показатель (единицы измерения)",
    "Целевое значение показателя",
    "Фактическое значение показателя за отчетный период",
    "Ответственный исполнитель",
    "Информация об исполнении",
)
SECTIONS: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "Дворы и парки",
        (
            ("Благоустройство дворов", "благоустроено дворов, ед.", "12", "Отдел благоустройства"),
            ("Обновление детских площадок", "площадок, ед.", "2022 год – 8\n2023 год – 10", "МКУ «Парки»"),
            ("Уход за деревьями", "доля обследованных деревьев, %", "не менее 60 %", "МКУ «Парки»"),
        ),
    ),
    (
        "Библиотеки и досуг",
        (
            ("Обновление книжных фондов", "количество новых изданий, экз.", "1 500", "Отдел культуры"),
            ("Открытие модельной библиотеки", "библиотека открыта (да – 1 / нет – 0)", "1", "Отдел культуры"),
            ("Клубы по интересам", "количество участников, чел.", "не менее 400", "Отдел культуры"),
        ),
    ),
    (
        "Тепло и вода",
        (
            ("Замена тепловых сетей", "протяжённость, км", "3,4", "Управление ЖКХ"),
            ("Устранение аварий", "доля аварий, устранённых в срок, %", "100 %", "Управление ЖКХ"),
            ("Потери воды", "доля потерь, %", "не более 14 %", ""),
        ),
    ),
)  # fmt: skip
WIDTHS = (1.2, 5.2, 5.0, 3.4, 3.6, 4.0, 4.6)


def write(target: Path) -> None:
    document = Document()
    _turn(document)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(11)
    heading = document.add_paragraph(TITLE)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.runs[0].bold = True
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    _fill(table.rows[0].cells, COLUMNS)
    number = 0
    for section, measures in SECTIONS:
        row = table.add_row().cells
        row[0].merge(row[-1]).text = section
        for measure, indicator, target_value, executor in measures:
            number += 1
            _fill(table.add_row().cells, (f"{number}", measure, indicator, target_value, "", executor, ""))
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=False):
            cell.width = Cm(width)
    document.save(str(target))


def _turn(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _fill(cells: tuple[Any, ...], texts: tuple[str, ...]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


if __name__ == "__main__":
    write(TARGET)
