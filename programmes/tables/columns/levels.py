"""Columns that say under which goal or task each row stands: «Цель», «Задача» beside the indicator."""

import re

from domain.programme.document import HeadingKind
from programmes.tables.columns.column import ReadColumn
from programmes.tables.columns.titles import plain

MOST_LEVELS = 3
_KIND_WORDS = (
    (HeadingKind.SUBPROGRAMME, "подпрограмм"),
    (HeadingKind.GOAL, "цел"),
    (HeadingKind.TASK, "задач"),
    (HeadingKind.SECTION, "раздел"),
)
_OF_LEVEL = re.compile(
    r"(?:(?:№ )?(?:и )?наименование )?(?:стратегическ\w+ )?(?:цел[ьи]|задач[аи]|подпрограмм[аы]|раздел[аы]?)"
    r"(?: (?:муниципальной |государственной |целевой )?(?:программы|подпрограммы))?"
)


def is_level(column: ReadColumn) -> bool:
    """Its title names a level and nothing else, and its cells hold words, no figures."""
    cells = column.cells
    is_words = cells.words > 0 and not cells.figures
    return is_words and column.decided is None and _OF_LEVEL.fullmatch(plain(column.title)) is not None


def kind_of_level(title: str) -> HeadingKind:
    """By what its column is called."""
    said = plain(title)
    return next((kind for kind, word in _KIND_WORDS if word in said), HeadingKind.SECTION)
