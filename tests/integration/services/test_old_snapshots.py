"""What a closed period kept before headings nested and numbers were told apart is read as it was meant."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.programme.document import Heading, HeadingKind, Measure
from domain.programme.numbering import printed_number
from domain.programme.outline import headings_over
from models.repositories.programme.snapshots import headings_of, indicators_of
from models.tables.period import Snapshot
from services.periods.kept_document import kept_document

FILE = Path(__file__).resolve().parents[2] / "data" / "snapshots" / "task-and-section.json"
"""Written by the version before: a section without a task, two tasks, a section of the first."""


@pytest.fixture
def kept() -> Snapshot:
    plain: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return Snapshot(period_id=1, programme_id=1, **plain)


def test_sections_stand_under_their_tasks(kept: Snapshot) -> None:
    known = {one.id: one for one in headings_of(kept)}
    assert [(one.kind, one.wording, one.aliases) for one in known.values()] == [
        (HeadingKind.SECTION, "Общие вопросы", ()),
        (HeadingKind.TASK, "Задача 1. Благоустройство", ()),
        (HeadingKind.SECTION, "Качество дорог", ("roads",)),
        (HeadingKind.TASK, "Задача 2. Культура", ()),
    ]
    parents = [known[one.parent_id].wording if one.parent_id else None for one in known.values()]
    assert parents == [None, None, "Задача 1. Благоустройство", None]


def test_indicators_stand_under_all_their_headings(kept: Snapshot) -> None:
    wordings = {one.id: one.wording for one in headings_of(kept)}
    found = {one.number: [wordings[heading] for heading in one.path] for one in indicators_of(kept)}
    roads = ["Задача 1. Благоустройство", "Качество дорог"]
    assert found == {
        "1": ["Общие вопросы"],
        "1-2": ["Задача 1. Благоустройство"],
        "2": roads,
        "3": roads,
        "1-3": ["Задача 2. Культура"],
    }
    assert {one.number: one.target for one in indicators_of(kept)}["1-2"] == "не менее 12"


def test_the_document_has_its_levels_and_prints_its_numbers(kept: Snapshot) -> None:
    document = kept_document(kept)
    rows = [(row, over) for row, over in headings_over(document.rows) if isinstance(row, Measure)]
    assert [[printed_number(row, one) for one in row.indicators] for row, _ in rows] == [
        ["1"],
        ["1"],
        ["2"],
        ["3"],
        ["1"],
    ]
    assert [[one.wording for one in over] for _, over in rows][2] == [
        "Задача 1. Благоустройство",
        "Качество дорог",
    ]
    assert [row.depth for row in document.rows if isinstance(row, Heading)] == [1, 1, 2, 1]


def test_what_a_later_version_adds_or_drops_does_no_harm(kept: Snapshot) -> None:
    kept.indicators = [{**one, "unheard_of": 1} for one in kept.indicators]
    kept.headings = [{**one, "unheard_of": 1} for one in kept.headings]
    assert len(indicators_of(kept)) == 5
    assert len(headings_of(kept)) == 4
