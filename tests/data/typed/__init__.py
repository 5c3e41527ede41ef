"""Figures and targets as people type them, and what each must be taken as.

Two files of each kind: cases from the field, and more of the same kinds. ``expected`` of a value: «V:x» the
value x (a question about something unusual may follow), «A» asked, «A:x» with x among the choices, «R»
refused with an example, «N» no data, «Y» and «NO»; «a|b»: either does. Of a target: «L:x» at least, «M:x» at
most, «R:a:b» a range, «YN:1», «P» named parts, «N» none, «U» asked; an object goes by years, every one named.

``python -m tests.data.typed`` prints the count.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from domain.figures.message import split_answer
from domain.figures.numbers import Reading
from domain.figures.targets import Target, TargetKind, read_targets

HERE = Path(__file__).parent
VALUES = ("values.json", "own_values.json")
TARGETS = ("targets.json", "own_targets.json")
YES_NO = "да/нет"
TAKEN = ("V", "Y", "NO", "N")
"""Readings of a value after which nothing is asked about what was meant."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case: what is typed, under what, and the ways in which it may be taken."""

    place: str
    text: str
    unit: str
    expected: Any
    explanation: str | None = None
    indicator: str = ""

    @property
    def ways(self) -> tuple[str, ...]:
        return tuple(self.expected.split("|"))

    def __str__(self) -> str:
        return f"{self.place} {self.text!r} under {self.unit!r}: {self.expected}"


def rows(*names: str) -> list[Row]:
    return [row for name in names for row in _rows_of(name)]


def _rows_of(name: str) -> Iterator[Row]:
    for number, kept in enumerate(json.loads((HERE / name).read_text("utf-8")), 1):
        yield Row(f"{name.removesuffix('.json')}-{number}", **kept)


def value_of(row: Row) -> tuple[str, str]:
    """How the row's text is taken, in the words of ``expected``, and its explanation."""
    reading, explanation = split_answer(row.text, row.unit, yes_no=row.unit == YES_NO)
    return _taken_as(reading), explanation


def _taken_as(reading: Reading) -> str:
    if reading.yes is not None:
        return "Y" if reading.yes else "NO"
    if reading.no_data:
        return "N"
    if reading.number is not None and reading.trouble is None:
        return f"V:{reading.number.value}"
    return ":".join(["A", *(str(choice.value) for choice in reading.choices)]) if reading.choices else "R"


def value_fits(row: Row) -> bool:
    taken, explanation = value_of(row)
    told = row.explanation is None or explanation == row.explanation
    return told and any(_fits(taken, way) for way in row.ways)


def _fits(taken: str, way: str) -> bool:
    kind, *values = taken.split(":")
    wanted, *meant = way.split(":")
    return kind == wanted and {Decimal(one) for one in meant} <= {Decimal(one) for one in values}


def value_is_silent_error(row: Row) -> bool:
    """A value taken without a question that is not the one that was meant, or that had to be asked about."""
    taken, _ = value_of(row)
    return taken.split(":")[0] in TAKEN and not any(_fits(taken, way) for way in row.ways)


def target_of(row: Row) -> Any:
    """The target, or those by year, in the words of ``expected``."""
    targets = read_targets(row.text, row.indicator, row.unit)
    if targets.every is not None:
        return _target_as(targets.every)
    return {str(year): _target_as(target) for year, target in targets.by_year.items()}


def _target_as(target: Target) -> str:
    return {
        TargetKind.AT_LEAST: f"L:{target.low}",
        TargetKind.AT_MOST: f"M:{target.high}",
        TargetKind.RANGE: f"R:{target.low}:{target.high}",
        TargetKind.YES_NO: f"YN:{target.low}",
        TargetKind.PARTS: "P",
        TargetKind.NONE: "N",
        TargetKind.UNREADABLE: "U",
    }[target.kind]


def target_fits(row: Row) -> bool:
    found = target_of(row)
    if isinstance(found, str) or isinstance(row.expected, str):
        return isinstance(found, str) and isinstance(row.expected, str) and _is_one_of(found, row.expected)
    return found.keys() == row.expected.keys() and all(
        _is_one_of(found[year], ways) for year, ways in row.expected.items()
    )


def _is_one_of(found: str, ways: str) -> bool:
    return any(_fits(found, way) for way in ways.split("|"))


def target_is_silent_error(row: Row) -> bool:
    """Read as something that it does not say, and nobody is asked."""
    found = target_of(row)
    asked = found == "U" if isinstance(found, str) else "U" in found.values()
    return not asked and not target_fits(row)
