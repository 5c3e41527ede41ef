"""How a report's headings nest."""

import pytest

from domain.programme.document import HeadingKind
from programmes.word.headings import depths, kind_of


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        ("Цель 1. Город", HeadingKind.GOAL),
        ("2. Цели и задачи", HeadingKind.GOAL),
        ("ЗАДАЧА 1.1 Дороги", HeadingKind.TASK),
        ("2 Задача 2. Два", HeadingKind.TASK),
        ("Подпрограмма «Дороги»", HeadingKind.SUBPROGRAMME),
        ("Раздел II", HeadingKind.SECTION),
        ("Качество дорог", HeadingKind.SECTION),
        ("Целевые показатели", HeadingKind.SECTION),
    ],
)
def test_a_heading_is_what_it_calls_itself(wording: str, kind: HeadingKind) -> None:
    assert kind_of(wording) is kind


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([["Цель 1", "Задача 1.1", "Основное мероприятие 1"], ["Раздел II"]], [[1, 2, 3], [1]]),
        ([["Задача 1", "Дороги"], ["Вода"], ["Задача 2"]], [[1, 2], [2], [1]]),
        ([["Задача 1"], ["Раздел 1"], ["Раздел 2"], ["Задача 2", "Раздел 1"]], [[1], [2], [2], [1, 2]]),
        ([["Раздел 1", "Задача 1"], ["Задача 2"], ["Раздел 2", "Задача 1"]], [[1, 2], [2], [1, 2]]),
        ([["Подпрограмма 1", "Цель", "Задача"], ["Дороги"], ["Подпрограмма 2"]], [[1, 2, 3], [3], [1]]),
        ([["1. А", "1.1. Б"], ["1.2. В"], ["2. Г"]], [[1, 2], [2], [1]]),
        ([["1. А"], ["1.1. Б", "1.1.1. В"], ["1.1.2. Г"]], [[1], [2, 3], [3]]),
        ([["А", "Б"], ["В"], ["Г", "Д"], ["Е"]], [[1, 2], [2], [1, 2], [2]]),
        ([["А"], ["Б"], ["В"]], [[1], [1], [1]]),
        ([["Раздел 1", "Раздел 2"], ["Раздел 3"]], [[1, 1], [1]]),
        ([["Подпрограмма", "Цель", "Задача", "Мероприятие", "1. А"]], [[1, 2, 3, 3, 3]]),
        ([], []),
    ],
)
def test_headings_nest(runs: list[list[str]], expected: list[list[int]]) -> None:
    assert depths(runs) == expected
