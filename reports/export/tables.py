"""All of a programme's data as four tables: plain values in columns with a kind, whatever writes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from reports.book import Book, BookRow, BookVersion
from reports.table import MARK

Value = str | int | Decimal | date | datetime | bool | None


class ColumnKind(Enum):
    """What stands in a column. ``STATE`` and ``STAGE`` are codes that read as words in a table for people."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    MOMENT = "moment"
    FLAG = "flag"
    STATE = "state"
    STAGE = "stage"


class ExportColumn(NamedTuple):
    """``width`` in characters."""

    key: str
    kind: ColumnKind
    width: int


@dataclass(frozen=True, slots=True)
class ExportTable:
    name: str
    columns: tuple[ExportColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class ExportedIndicator:
    number: str
    short_name: str
    section: str
    measure: str
    wording: str
    unit: str
    target: str
    unit_name: str
    executors: str
    measured: bool


@dataclass(frozen=True, slots=True)
class ExportedPeriod:
    """``book`` has how each indicator stands in it, and every version; moments are the municipality's."""

    key: str
    due_on: date
    closed_at: datetime | None
    revision: int
    book: Book


@dataclass(frozen=True, slots=True)
class Exported:
    """What one person reaches of a programme."""

    programme: str
    municipality: str
    indicators: Sequence[ExportedIndicator]
    periods: Sequence[ExportedPeriod]
    with_authors: bool = False


_TEXT = ColumnKind.TEXT
INDICATORS = (
    ExportColumn("number", _TEXT, 8),
    ExportColumn("short_name", _TEXT, 30),
    ExportColumn("section", _TEXT, 34),
    ExportColumn("measure", _TEXT, 40),
    ExportColumn("wording", _TEXT, 40),
    ExportColumn("unit", _TEXT, 10),
    ExportColumn("target", _TEXT, 22),
    ExportColumn("hands_in", _TEXT, 30),
    ExportColumn("executors", _TEXT, 34),
    ExportColumn("measured", ColumnKind.FLAG, 10),
)
PERIODS = (
    ExportColumn("period", _TEXT, 12),
    ExportColumn("due_on", ColumnKind.DAY, 14),
    ExportColumn("closed_at", ColumnKind.MOMENT, 18),
    ExportColumn("revision", ColumnKind.WHOLE, 10),
)
FIGURES = (
    ExportColumn("period", _TEXT, 12),
    ExportColumn("number", _TEXT, 8),
    ExportColumn("target", _TEXT, 22),
    ExportColumn("goal", ColumnKind.NUMBER, 12),
    ExportColumn("value", ColumnKind.NUMBER, 14),
    ExportColumn("wording", _TEXT, 30),
    ExportColumn("state", ColumnKind.STATE, 16),
    ExportColumn("deviation", ColumnKind.NUMBER, 14),
    ExportColumn("stage", ColumnKind.STAGE, 24),
    ExportColumn("refine_by", ColumnKind.DAY, 14),
)
SUBMISSIONS = (
    ExportColumn("period", _TEXT, 12),
    ExportColumn("number", _TEXT, 8),
    ExportColumn("version", ColumnKind.WHOLE, 9),
    ExportColumn("value", ColumnKind.NUMBER, 14),
    ExportColumn("wording", _TEXT, 30),
    ExportColumn("explanation", _TEXT, 50),
    ExportColumn("hands_in", _TEXT, 30),
    ExportColumn("author", _TEXT, 24),
    ExportColumn("source", _TEXT, 24),
    ExportColumn("sent_at", ColumnKind.MOMENT, 18),
    ExportColumn("stage", ColumnKind.STAGE, 24),
    ExportColumn("decided_at", ColumnKind.MOMENT, 18),
    ExportColumn("reason", _TEXT, 30),
)
SCHEMA_VERSION = 1
AUTHOR = "author"
"""The one column that not everybody gets."""
TABLES = {"indicators": INDICATORS, "periods": PERIODS, "figures": FIGURES, "submissions": SUBMISSIONS}


def tables_of(what: Exported) -> tuple[ExportTable, ...]:
    """In the order of ``TABLES``; without authors where whoever asked may not know them."""
    rows: dict[str, list[tuple[Value, ...]]] = {
        "indicators": [_indicator(one) for one in what.indicators],
        "periods": [(one.key, one.due_on, one.closed_at, one.revision) for one in what.periods],
        "figures": [(one.key, *_figure(row)) for one in what.periods for row in one.book.rows],
        "submissions": list(_submissions(what)),
    }
    found = (ExportTable(name, columns, tuple(rows[name])) for name, columns in TABLES.items())
    return tuple(found) if what.with_authors else tuple(_without_author(one) for one in found)


def _indicator(one: ExportedIndicator) -> tuple[Value, ...]:
    wordings = _unmarked(one.section), _unmarked(one.measure), _unmarked(one.wording)
    placed = one.number, one.short_name, *wordings, one.unit, _unmarked(one.target)
    return *placed, one.unit_name, _unmarked(one.executors), one.measured


def _unmarked(wording: str) -> str:
    """Without the marks of the document's footnotes, which are not here."""
    return MARK.sub("", wording)


def _figure(row: BookRow) -> tuple[Value, ...]:
    state = row.standing.state.value if row.standing is not None else ""
    aimed = row.number, _unmarked(row.target_wording), row.goal
    return *aimed, row.value, row.wording, state, row.deviation, row.stage.value, row.refine_by


def _submissions(what: Exported) -> Iterator[tuple[Value, ...]]:
    for period in what.periods:
        for row in period.book.rows:
            yield from ((period.key, row.number, *_version(one)) for one in row.versions)


def _version(one: BookVersion) -> tuple[Value, ...]:
    said = one.version, one.value, one.wording, one.explanation, one.unit_name, one.author, one.source
    return *said, one.sent_at, one.stage.value, one.decided_at, one.reason


def _without_author(table: ExportTable) -> ExportTable:
    kept = [at for at, column in enumerate(table.columns) if column.key != AUTHOR]
    columns = tuple(table.columns[at] for at in kept)
    return ExportTable(table.name, columns, tuple(tuple(row[at] for at in kept) for row in table.rows))
