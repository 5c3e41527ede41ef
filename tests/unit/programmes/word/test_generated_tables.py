"""Tables nobody has seen: columns in any order, titles of real documents, cells merged at random.

Each figure tells by its first digit which column it was written into, so that a wrong guess shows: what
belongs to the past, to money or to a deviation is never a target nor a fact, whatever is merged.
"""

import random
from collections import Counter

import pytest

from domain.programme.document import ReadDocument
from domain.programme.ledger import Fate, WhyLeft
from office.document import WordTable, read_word
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from tests.data.table_files import DrawnCell, as_book, as_open, as_word, is_regular

TABLES = 300
AT_ONCE = 50
PERIODS = (
    ("за 1 полугодие 2022 года", "1 полугодие 2022 года"),
    ("за 2022 год", "2022 год"),
    ("за II квартал 2022 года", "II квартал 2022 года"),
    ("", ""),
)
TARGET, FACT, OTHER = "2", "1", "9"
WORDS = {
    "number": ("№ п/п", "N", "№", "№\nп/п", "Номер"),
    "indicator": (
        "Показатель",
        "Наименование показателя (индикатора)",
        "Целевой показатель",
        "Показа-\nтель",
        "Цели, задачи, показатели",
        "Показатель (единицы измерения)",
        "П о к а з а т е л ь",
    ),
    "measure": ("Мероприятия", "Наименование мероприятия", "Меро\u00adприятие"),
    "unit": ("Ед. изм.", "Единица измерения", "Ед.\nизм.*"),
    "executor": ("Ответственный исполнитель", "Исполнитель", "Ответственные"),
    "words": ("Примечание", "Причины отклонений", "Пояснение", "Информация об исполнении"),
    "source": ("Источник информации", "Источник данных"),
    "deadline": ("Срок исполнения", "Дата достижения"),
}
FIGURES = {
    TARGET: (
        "План",
        "Целевое значение показателя",
        "Плановое значение",
        "План на {year} год",
        "{year} год (план)",
        "Значение показателя/план",
        "{year} год/план",
        "План на год",
        "Предусмотрено",
        "Утверждено на год",
        "Плановое (целевое) значение",
    ),
    FACT: (
        "Факт",
        "Исполнено",
        "Фактическое значение за отчетный период",
        "Фактически достигнуто",
        "Факт {period}",
        "Значение показателя/факт",
        "Достигнутое значение показателя {period}",
        "Фактически выполнено {period}",
        "{year} год/фактическое значение",
        "Факт на отчетную дату",
    ),
    OTHER: (
        "Факт прошлого года",
        "Факт за {past} год",
        "{past} год (факт)",
        "{past} год/факт",
        "Отклонение",
        "Отклонение факта от плана",
        "% исполнения",
        "Выполнение, %",
        "Финансирование, тыс. руб./план",
        "Объём финансирования/факт",
        "Сумма, тыс. руб.",
        "{year} г. оценка",
        "Вес показателя",
        "АППГ",
        "Базовое значение ({past} год)",
        "Плановое значение/в целом по программе",
        "Ожидаемое исполнение за {year} год",
        "Темп роста, %",
        "Год, предшествующий отчетному ({past})/факт",
        "Факт на начало года",
        "Факт на 01.01.{year}",
        "Степень достижения",
        "Процент достижения",
        "Оценка",
        "Прогноз {year}",
        "Норматив",
        "Ожидаемая оценка на конец года",
        "{past} год",
        "Итого",
        "Кассовый расход, руб.",
        "Освоено средств",
        "Предусмотрено средств, тыс. руб.",
        "Бюджетные ассигнования/факт",
        "Стоимость работ",
        "Рост к прошлому году",
        "Отклонение/абс.",
        "Отклонение/%",
        "% к плану",
        "Факт к плану, %",
        "За аналогичный период {past} года",
        "Значимость",
        "Предельное значение",
        "План на плановый период",
        "Целевое значение на конец реализации программы",
        "План на следующий год",
        "Факт с начала реализации программы",
        "Рейтинг",
    ),
}


def row(
    texts: list[str], merged: set[int] | None = None, down: dict[int, str] | None = None
) -> list[DrawnCell]:
    """``merged`` are places whose cell takes in the next one."""
    cells, at = [], 0
    while at < len(texts):
        span = 2 if at in (merged or ()) and at + 1 < len(texts) else 1
        merge = (down or {}).get(at, "")
        cells.append(DrawnCell("" if merge == "on" else texts[at], span, merge))
        at += span
    return cells


def columns_of(chance: random.Random, period: str) -> list[tuple[str, str]]:
    """What each column is, and its title."""
    kinds = ["indicator", TARGET, FACT, *chance.sample(("number", "unit", "executor", "measure"), 2)]
    kinds += [OTHER] * chance.randint(0, 4)
    kinds += chance.sample(("words", "source", "deadline"), chance.randint(0, 2))
    if chance.random() < 0.2:
        kinds.remove(chance.choice((TARGET, FACT)))
    chance.shuffle(kinds)
    year = {"year": 2022, "past": 2021, "period": f"за {period}" if period else "за отчетный период"}
    return [(kind, chance.choice(WORDS.get(kind) or FIGURES[kind]).format(**year)) for kind in kinds]


def text_of(kind: str, number: int, place: int) -> str:
    """A figure begins with its column's sign and has no other near it."""
    words = {
        "number": str(number),
        "indicator": f"Длина дорог {chr(1072 + number % 30)}",
        "measure": f"Ремонт {chr(1072 + number % 30)}",
        "unit": "км",
        "executor": "УГХ",
        "words": "Дожди",
        "source": "Росстат",
        "deadline": "31.12.2022",
    }
    return words.get(kind) or f"{kind}{place:02}{number:02}"


def drawn(seed: int) -> tuple[list[str], list[list[DrawnCell]]]:
    """The lines above a table, and its rows."""
    chance = random.Random(seed)
    said, period = chance.choice(PERIODS)
    columns = columns_of(chance, period)
    titles = [title.split("/") for _, title in columns]
    above = [lines[0] for lines in titles]
    below = [lines[-1] if len(lines) > 1 else "" for lines in titles]
    rows = [row(above)]
    if any(below):
        down = {at: "on" for at, text in enumerate(below) if not text}
        rows = [row(above, down=dict.fromkeys(down, "start")), row(below, down=down)]
    if chance.random() < 0.3:
        rows.append(row([str(at) for at in range(1, len(columns) + 1)]))
    for number in range(1, chance.randint(2, 8)):
        if chance.random() < 0.2:
            rows.append(row([f"Раздел {number}. Дороги", *[""] * (len(columns) - 1)]))
        if chance.random() < 0.1:
            rows.append(row(["Итого" if at == 0 else "х" for at in range(len(columns))]))
        texts = [text_of(kind, number, at) for at, (kind, _) in enumerate(columns)]
        merged = {chance.randrange(len(columns))} if chance.random() < 0.2 else set()
        down = {chance.randrange(len(columns)): "on"} if chance.random() < 0.1 and number > 1 else {}
        rows.append(row(texts, merged, down))
    face = ["Отчет", f"о реализации муниципальной программы «Дороги» {said}", "городской округ Энск"]
    return face, rows


def read(content: bytes) -> ReadDocument | None:
    try:
        return read_document(content, "отчёт.docx")
    except UnreadableFile:
        return None


def lost(content: bytes, found: ReadDocument) -> Counter[str]:
    (table,) = (block for block in read_word(content).blocks if isinstance(block, WordTable))
    texts = Counter(one.text for line in table.rows for one in line if one.text)
    return texts - Counter(
        one.text for kept in found.ledger.tables for line in kept.rows for one in line.cells
    )


def wrong(found: ReadDocument) -> list[str]:
    """Facts and targets that were written into another column."""
    facts = [fact.wording for fact in found.facts if fact.wording]
    targets = [line for one in found.programme.indicators() for line in one.target.split("\n") if line]
    by_year = [line.partition(" – ")[2] or line for line in targets]
    return [text for text in facts if text[0] != FACT] + [text for text in by_year if text[0] != TARGET]


def unexplained(found: ReadDocument) -> list[str]:
    cells = [one for table in found.ledger.tables for line in table.rows for one in line.cells]
    columns = [one for table in found.ledger.tables for one in table.columns]
    untold = [one.text for one in cells if one.fate is Fate.LEFT and one.why is WhyLeft.NONE]
    return untold + [one.title for one in columns if one.fate is Fate.LEFT and one.why is WhyLeft.NONE]


@pytest.mark.parametrize("first", range(0, TABLES, AT_ONCE))
def test_no_table_breaks_the_reader_loses_a_cell_or_gives_a_wrong_figure(first: int) -> None:
    was_read = 0
    for seed in range(first, first + AT_ONCE):
        content = as_word(*drawn(seed))
        found = read(content)
        if found is None:
            continue
        was_read += 1
        assert (seed, lost(content, found)) == (seed, Counter())
        assert (seed, wrong(found)) == (seed, [])
        assert (seed, unexplained(found)) == (seed, [])
    assert was_read > AT_ONCE // 2


@pytest.mark.parametrize("first", range(0, TABLES, AT_ONCE))
def test_a_table_is_read_alike_through_all_three_doors(first: int) -> None:
    for seed in range(first, first + AT_ONCE, 2):
        face, rows = drawn(seed)
        if not is_regular(rows):
            continue
        word, text, book = (read(as_file(face, rows)) for as_file in (as_word, as_open, as_book))
        assert (seed, text) == (seed, word)
        assert (seed, book) == (seed, word)
