"""Rows that a file puts in another order: told as the fewest moves, each beside what stayed."""

from dataclasses import replace

import pytest

from domain.programme.document import Heading, HeadingKind, Indicator, Measure, Programme, Row
from programmes.change.difference import RowMoved, difference
from tests.sample_files import mytishchi_plan

PROGRAMME = mytishchi_plan().programme
WORDS = ("дороги", "мосты", "парки", "школы", "трубы", "лампы")


def row(number: str, *others: str) -> Measure:
    own = tuple(
        Indicator(one, f"{WORDS[int(one.split('.')[0]) - 1]} {one}", "5", "УГХ") for one in (number, *others)
    )
    return Measure(number, f"ремонт: {WORDS[int(number) - 1]}", own)


def section(name: str) -> Heading:
    return Heading(HeadingKind.SECTION, name)


def programme(*rows: Row) -> Programme:
    return replace(PROGRAMME, rows=rows)


def told(one: RowMoved) -> str:
    where = "before" if one.is_before else "after"
    return f"{one.what.number or one.what.name} {where} {one.beside.number or one.beside.name}"


A, B = section("А"), section("Б")
R1, R2, R3, R4 = map(row, "1234")


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ((R1, R2, R3), (R1, R3, R2), ["3 before 2"]),
        ((R1, R2, R3), (R2, R3, R1), ["1 after 3"]),
        ((R1, R2, R3), (R3, R1, R2), ["3 before 1"]),
        ((A, R1, R2, B, R3, R4), (B, R3, R4, A, R1, R2), ["Б before А"]),
        ((A, R1, R2, B, R3, R4), (A, R2, R1, B, R3, R4), ["2 before 1"]),
        ((A, R1, R2, R3), (A, R1, row("5"), R2, R3), []),
        ((A, R1, R2, R3), (A, R1, R3), []),
        ((row("1", "1.1", "1.2"), R2), (row("1", "1.2", "1.1"), R2), ["1.2 before 1.1"]),
        (
            (Measure("1", "без показателя", ()), R2),
            (R2, Measure("1", "без показателя", ())),
            ["2 before 1"],
        ),
    ],
)
def test_moved_rows_are_told_by_what_they_stand_beside(
    old: tuple[Row, ...], new: tuple[Row, ...], moved: list[str]
) -> None:
    found = difference(programme(*old), programme(*new))
    assert [told(one) for one in found.moved] == moved
    assert bool(found) == (bool(moved) or len(old) != len(new))


def test_a_row_under_another_heading_is_told_as_that() -> None:
    found = difference(programme(A, R1, R2, B, R3), programme(A, R1, B, R2, R3))
    assert found.moved == ()
    assert [(one.number, one.changes[0].field) for one in found.changed] == [("2", "section")]
