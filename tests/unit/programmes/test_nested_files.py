"""Headings of up to three levels in programme files; files of two levels stay as they were."""

import pytest

from domain.programme.document import Heading, HeadingKind, Programme
from domain.programme.file_problems import FileProblemKind, FileProblems
from programmes.plain.whole import to_plain
from programmes.yaml.file import read_yaml, write_yaml

HEAD = "municipality: Энск\ntitle: Рост\nperiod_kind: year\n"
NESTED = """headings:
  - heading: 'Цель 1'
    kind: goal
    headings:
      - heading: 'Задача 1.1'
        kind: task
        headings:
          - heading: 'Ремонт'
            aliases: [roads]
            measures:
              - {number: '1', measure: 'м', indicators: [{number: '1', indicator: 'п', target: '5'}]}
  - heading: 'Раздел II'
    measures:
      - {number: '2', measure: 'н'}
"""
TWO_LEVELS = """sections:
  - section: 'Общее'
tasks:
  - task: 'Задача 1'
    sections:
      - section: 'Дороги'
"""


def read(text: str) -> Programme:
    return read_yaml((HEAD + text).encode()).programme


def headings(programme: Programme) -> list[tuple[HeadingKind, str, int]]:
    return [(row.kind, row.wording, row.depth) for row in programme.rows if isinstance(row, Heading)]


def test_headings_nest_in_a_file() -> None:
    assert headings(read(NESTED)) == [
        (HeadingKind.GOAL, "Цель 1", 1),
        (HeadingKind.TASK, "Задача 1.1", 2),
        (HeadingKind.SECTION, "Ремонт", 3),
        (HeadingKind.SECTION, "Раздел II", 1),
    ]
    assert read_yaml(write_yaml(read(NESTED))).programme == read(NESTED)


def test_tasks_and_sections_keep_their_keys() -> None:
    programme = read(TWO_LEVELS)
    assert headings(programme) == [
        (HeadingKind.SECTION, "Общее", 1),
        (HeadingKind.TASK, "Задача 1", 1),
        (HeadingKind.SECTION, "Дороги", 2),
    ]
    plain = to_plain(programme)
    assert (plain["sections"], plain["tasks"]) == (
        [{"section": "Общее"}],
        [{"task": "Задача 1", "sections": [{"section": "Дороги"}]}],
    )
    assert "headings" not in plain


def test_a_fourth_level_is_refused_where_it_stands() -> None:
    deeper = NESTED.replace("            aliases: [roads]\n", "            headings: [{heading: 'Ниже'}]\n")
    with pytest.raises(FileProblems) as refused:
        read(deeper)
    (problem,) = refused.value.problems
    assert (problem.kind, problem.suggestion, problem.path) == (
        FileProblemKind.TOO_DEEP,
        "3",
        "headings.1.headings.1.headings.1.headings.1",
    )


def test_a_kind_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(FileProblems) as refused:
        read(NESTED.replace("kind: goal", "kind: goals"))
    (problem,) = refused.value.problems
    assert (problem.kind, problem.suggestion) == (FileProblemKind.NOT_ONE_OF, "goal")
