"""What a unit's sheet holds, as plain data: for whoever draws it and whoever reads it.

The sheet is known again by its mark, which stands in a grey line below the table and in the file's own
properties: a file's name, the order of rows and columns, the program that saved it last do not matter.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.time.periods import Period

NUMBER, NAME, UNIT, TARGET, LAST, FACT, EXPLANATION, GROUND = (
    "№", "Показатель", "Единица", "Целевое значение", "Прошлый период", "ФАКТ", "ПОЯСНЕНИЕ", "Основание",
)  # fmt: skip
TITLES = (NUMBER, NAME, UNIT, TARGET, LAST, FACT, EXPLANATION, GROUND)
PROPERTY = "blank"
_MARK = re.compile(r"бланк-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-([0-9a-f]{6})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class SheetMark:
    """Whose sheet it is; ``revision`` is the programme's when it was given out, ``town`` six digits that tell
    one installation's programme from another's."""

    programme_id: int
    period_id: int
    executor_id: int
    revision: int
    town: str

    @property
    def text(self) -> str:
        ids = (self.programme_id, self.period_id, self.executor_id, self.revision)
        return "-".join(["бланк", *map(_short, ids), self.town])


def mark_of(text: str) -> SheetMark | None:
    """The mark that stands somewhere in a text."""
    found = _MARK.search(text)
    if found is None or any(len(one) > 7 for one in found.groups()):
        return None
    programme_id, period_id, executor_id, revision = (int(one, 36) for one in found.groups()[:4])
    return SheetMark(programme_id, period_id, executor_id, revision, found[5])


def plain_name(text: str) -> str:
    """A row's name without what a program or a hand may change in it."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _short(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An indicator, or below a computed one an input of it. ``is_open``: its fact is to be filled in;
    ``choices`` are what it may be, where that is a list."""

    number: str
    name: str
    unit: str = ""
    target: str = ""
    last: str = ""
    fact: str = ""
    explanation: str = ""
    is_open: bool = True
    is_input: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitSheet:
    mark: SheetMark
    municipality: str
    programme: str
    unit: str
    period: Period
    due_on: date
    rows: tuple[SheetRow, ...] = ()


class SheetTrouble(StrEnum):
    """Why a sheet cannot be read although its mark is there."""

    NO_NUMBERS = "no_numbers"  # no column «№», nor one of names
    NO_FACTS = "no_facts"
    TWICE = "twice"  # two columns are called so


@dataclass(frozen=True, slots=True)
class FilledRow:
    """What stands in a row; ``cell`` is the place of its fact, ``words_cell`` of its explanation."""

    number: str
    name: str
    fact: str
    explanation: str
    ground: str
    cell: str
    words_cell: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    mark: SheetMark
    rows: tuple[FilledRow, ...] = ()
    trouble: SheetTrouble | None = None
    found: str = ""
    """The titles that there are, where some are missing."""
