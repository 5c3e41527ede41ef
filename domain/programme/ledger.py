"""What became of each table, row, column and cell of a document: nothing that was read is lost unsaid."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What something in a table was taken for."""

    TAKEN = "taken"
    TITLE = "title"
    NUMBERS = "numbers"  # «1 2 3 4» under the titles
    REPEATED_TITLE = "repeated_title"
    HEADING = "heading"
    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature"
    EMPTY = "empty"
    LEFT = "left"  # with its reason


class WhyLeft(StrEnum):
    """Why something is left."""

    NO_INDICATORS = "no_indicators"  # a table that lays out a page, or of something else
    OTHER_TABLE = "other_table"  # indicators too: asked which
    OTHER_PROGRAMME = "other_programme"
    OTHER_PERIOD = "other_period"
    NESTED = "nested"  # read as the text of the cell it stands in
    AROUND = "around"  # another table stands in its cell
    MONEY = "money"
    DEADLINE = "deadline"
    DEVIATION = "deviation"  # computed
    ESTIMATE = "estimate"
    PAST = "past"
    COMING = "coming"
    SUM = "sum"
    WEIGHT = "weight"
    SOURCE = "source"
    DOUBTFUL = "doubtful"  # asked which role
    NO_PERIOD = "no_period"  # asked which period
    SECOND = "second"  # another column has this role
    UNKNOWN = "unknown"
    SPANS = "spans"  # merged over several columns
    SECOND_IN_CELL = "second_in_cell"  # a second text in one column of a row
    MERGED = "merged"  # one figure merged over several indicators
    PARTS_FOLLOW = "parts_follow"  # «в том числе:»
    PLACEHOLDER = "placeholder"  # «Место для ввода текста.»
    NONE = ""


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """``number`` counts the document's columns from 1; ``role`` is what it was taken for."""

    number: int
    title: str
    fate: Fate
    role: str = ""
    why: WhyLeft = WhyLeft.NONE


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """A cell with a text; ``column`` is its column's number."""

    column: int
    text: str
    fate: Fate
    role: str = ""
    why: WhyLeft = WhyLeft.NONE


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """``number`` counts the table's rows from 1; ``key`` is the indicator's number where it is one.

    ``printed`` is what the document has as its number; empty where it has none.
    """

    number: int
    fate: Fate
    cells: tuple[LedgerCell, ...]
    key: str = ""
    printed: str = ""
    why: WhyLeft = WhyLeft.NONE


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """``number`` counts the document's tables from 1, those inside others included."""

    number: int
    fate: Fate
    columns: tuple[LedgerColumn, ...] = ()
    rows: tuple[LedgerRow, ...] = ()
    why: WhyLeft = WhyLeft.NONE


@dataclass(frozen=True, slots=True)
class Ledger:
    tables: tuple[LedgerTable, ...] = ()

    def indicator_rows(self) -> Iterator[tuple[LedgerTable, LedgerRow]]:
        return ((table, row) for table in self.tables for row in table.rows if row.key)

    def column_number(self, title: str) -> int:
        """Of the first column of that title; 0 where there is none."""
        columns = (column for table in self.tables for column in table.columns)
        return next((column.number for column in columns if column.title == title), 0)


NO_LEDGER = Ledger()
"""Of a programme's own file, which says itself what each of its cells is."""
