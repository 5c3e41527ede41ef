"""Goals and tasks that stand in columns beside the rows: headings in the bot, columns in the report."""

from domain.access import Role
from domain.programme.document import Heading, HeadingKind
from models.repositories.programme import documents
from programmes.reading import read_document
from services.context import Installation
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.reports.compile_report import compile_report
from tests.data.small_documents import ABOVE, word
from tests.sample import OWNER, as_actor, member

HEAD = ("№ п/п", "Цель", "Задача", "Показатель", "Ед. изм.", "План", "Факт", "Исполнитель")
ROWS = (
    ("1", "Чистый город", "Дворы", "Отремонтировано дворов", "ед.", "12", "5", "Отдел"),
    ("2", "Чистый город", "Дворы", "Установлено опор", "ед.", "40", "11", "Отдел"),
    ("3", "", "Парки", "Посажено деревьев", "ед.", "800", "300", "Отдел"),
    ("4", "Умный город", "Парки", "Установлено камер", "ед.", "4", "1", "Отдел"),
    ("5", "Тихий город", "-", "Убрано рынков", "ед.", "4", "1", "Отдел"),
)
REPORT = word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", [HEAD, *ROWS])
HEADINGS = [
    (HeadingKind.GOAL, "Чистый город", 1),
    (HeadingKind.TASK, "Дворы", 2),
    (HeadingKind.TASK, "Парки", 2),
    (HeadingKind.GOAL, "Умный город", 1),
    (HeadingKind.TASK, "Парки", 2),
    (HeadingKind.GOAL, "Тихий город", 1),
]


async def test_they_are_headings_and_the_report_has_them_in_their_columns(
    installation: Installation,
) -> None:
    owner = as_actor(installation, OWNER)
    stored = (await import_file(owner, REPORT, "a.docx", [], Setup(with_figures=True))).stored
    coordinator = await member(installation, 10, stored.programme_id, Role.COORDINATOR, None)
    async with owner.read() as session:
        kept = await documents.document(session, stored.programme_id)
    found = [(one.kind, one.wording, one.depth) for one in kept.rows if isinstance(one, Heading)]
    assert found == HEADINGS
    compiled = await compile_report(coordinator, stored.programme_id, stored.period_id)
    again = read_document(compiled.content, "b.docx")
    assert again.programme.rows == read_document(REPORT, "a.docx").programme.rows
    rows = [row for table in again.ledger.tables for row in table.rows if row.key]
    assert [len(row.cells) for row in rows] == [8, 8, 7, 8, 8], "the columns as they were"


def test_a_column_of_goals_that_holds_figures_is_the_target() -> None:
    head = ("№", "Показатель", "Ед. изм.", "Цель", "Факт", "Исполнитель")
    table = [head, ("1", "Дворы", "ед.", "12", "5", "Отдел"), ("2", "Парки", "ед.", "3", "1", "Отдел")]
    read = read_document(word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", table), "a.docx")
    assert [one.target for one in read.programme.indicators()] == ["12", "3"]
    assert not [one for one in read.programme.rows if isinstance(one, Heading)]


async def test_goals_with_numbers_are_no_old_figures(installation: Installation) -> None:
    head = ("№ п/п", "Цель", "Показатель", "Ед. изм.", "План", "Факт", "Исполнитель")
    table = [
        head,
        ("1", "Цель 1. Чистые улицы и зелёные дворы города", "Дворы", "ед.", "12", "5", "Отдел"),
        ("2", "Цель 2. Безопасные перекрёстки и остановки", "Камеры", "ед.", "3", "1", "Отдел"),
    ]
    content = word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", table)
    owner = as_actor(installation, OWNER)
    stored = (await import_file(owner, content, "a.docx", [], Setup(with_figures=True))).stored
    coordinator = await member(installation, 10, stored.programme_id, Role.COORDINATOR, None)
    compiled = await compile_report(coordinator, stored.programme_id, stored.period_id)
    assert compiled.readiness.old_words == 0
    again = read_document(compiled.content, "b.docx")
    assert [one.wording for one in again.programme.rows if isinstance(one, Heading)] == [
        "Цель 1. Чистые улицы и зелёные дворы города",
        "Цель 2. Безопасные перекрёстки и остановки",
    ]
