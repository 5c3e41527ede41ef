"""A column of a document, and the part that it plays in a report."""

from dataclasses import dataclass
from enum import StrEnum

from programmes.tables.columns.cells import Cells
from programmes.tables.columns.meaning import TitleMeaning, meaning_of


class ReportColumn(StrEnum):
    """What a column holds (seed Kopeysk: up to ``EXPLANATION``; seed Mytishchi: from ``UNIT`` on)."""

    NUMBER = "number"
    MEASURE = "measure"
    INDICATOR = "indicator"
    TARGET = "target"
    FACT = "fact"
    EXECUTOR = "executor"
    EXPLANATION = "explanation"
    CO_EXECUTOR = "co_executor"
    UNIT = "unit"
    BASE = "base"
    KIND_WORDS = "kind_words"
    ACTIVITY = "activity"
    DATA_SOURCE = "data_source"
    OTHER = "other"  # nothing that a programme has room for


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of the document: the lines of its title, the grid columns it takes, what its cells hold.

    ``is_twin`` where a column before it has the same title: its number tells it apart.
    """

    number: int
    place: range
    lines: tuple[str, ...]
    cells: Cells
    meaning: TitleMeaning
    decided: ReportColumn | None = None
    is_twin: bool = False

    @property
    def title(self) -> str:
        said = " ".join(self.lines) or str(self.place.stop)
        return f"{said} (графа {self.number})" if self.is_twin else said


def column_of(number: int, place: range, lines: tuple[str, ...], cells: Cells) -> ReadColumn:
    return ReadColumn(number, place, lines, cells, meaning_of(lines))
