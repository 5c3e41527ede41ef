"""The ledger of a document: every table, row, column and cell with a text, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from domain.programme.ledger import Fate, Ledger, LedgerCell, LedgerColumn, LedgerRow, LedgerTable, WhyLeft
from programmes.tables.choosing import FoundTable
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.titles import shown
from programmes.tables.header import Header
from programmes.tables.row_cells import LEVEL
from programmes.tables.row_kinds import KnownRow, RowKind
from programmes.tables.rows import RawRow, ReadRows

Entry = TypeVar("Entry", LedgerColumn, LedgerCell)
_FATES = {
    RowKind.BLANK: Fate.EMPTY,
    RowKind.TITLE: Fate.TITLE,
    RowKind.NUMBERS: Fate.NUMBERS,
    RowKind.REPEATED: Fate.REPEATED_TITLE,
    RowKind.HEADING: Fate.HEADING,
    RowKind.TOTAL: Fate.TOTAL,
    RowKind.NOTE: Fate.NOTE,
    RowKind.SIGNATURE: Fate.SIGNATURE,
    RowKind.PARTS_FOLLOW: Fate.LEFT,
}
_WHYS = {RowKind.PARTS_FOLLOW: WhyLeft.PARTS_FOLLOW, RowKind.OTHER_TABLE: WhyLeft.OTHER_TABLE}


def ledger_of(tables: Sequence[FoundTable], read: ReadRows, *, names_period: bool) -> Ledger:
    """What became of everything; rows that are indicators have their cells' own fates.

    Where the document does not name its period, its facts are not taken.
    """
    indicators = {(row.known.table, row.known.number): row for row in read.rows()}
    known: dict[int, list[KnownRow]] = {}
    for row in read.known:
        known.setdefault(row.table, []).append(row)
    found = Ledger(tuple(_table(one, known.get(one.number, []), indicators) for one in tables))
    return found if names_period else Ledger(tuple(map(_without_facts, found.tables)))


def _without_facts(table: LedgerTable) -> LedgerTable:
    columns = (_not_taken(one) if one.role == ReportColumn.FACT else one for one in table.columns)
    rows = (
        replace(
            row, cells=tuple(_not_taken(one) if one.role == ReportColumn.FACT else one for one in row.cells)
        )
        for row in table.rows
    )
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _not_taken(entry: Entry) -> Entry:
    return replace(entry, fate=Fate.LEFT, role="", why=WhyLeft.NO_PERIOD)


def _table(
    one: FoundTable, known: Sequence[KnownRow], indicators: Mapping[tuple[int, int], RawRow]
) -> LedgerTable:
    if not one.is_taken or one.header is None:
        rows = tuple(_left_row(one, number) for number in range(1, len(one.table.rows) + 1))
        return LedgerTable(one.number, Fate.LEFT, _left_columns(one), rows, one.why)
    rows = tuple(_row(row, indicators.get((row.table, row.number))) for row in known)
    return LedgerTable(one.number, Fate.TAKEN, tuple(_columns(one.header)), rows)


def _columns(header: Header) -> Iterator[LedgerColumn]:
    for column in header.columns:
        part = header.part_of(column)
        if header.level_of(column):
            yield LedgerColumn(column.number, shown(column.title), Fate.HEADING, LEVEL)
        elif part is None:
            yield LedgerColumn(column.number, shown(column.title), Fate.LEFT, why=header.why_left(column))
        else:
            yield LedgerColumn(column.number, shown(column.title), Fate.TAKEN, part.value)


def _row(row: KnownRow, raw: RawRow | None) -> LedgerRow:
    if raw is not None:
        return LedgerRow(row.number, Fate.TAKEN, row.fates, raw.number, raw.typed)
    if row.kind is RowKind.CONTINUED:
        return LedgerRow(row.number, Fate.TAKEN, row.fates)
    if row.kind is RowKind.MONEY:
        return LedgerRow(row.number, Fate.LEFT, tuple(map(_of_money, row.fates)), why=WhyLeft.MONEY)
    fate = _FATES.get(row.kind, Fate.LEFT)
    why = _WHYS.get(row.kind, WhyLeft.NONE)
    cells = (
        LedgerCell(
            column.number if (column := row.header.column_at(cell)) else cell.column + 1,
            cell.text,
            fate,
            why=why,
        )
        for cell in row.row
        if cell.text
    )
    return LedgerRow(row.number, fate, tuple(cells), why=why)


def _of_money(cell: LedgerCell) -> LedgerCell:
    return replace(cell, fate=Fate.LEFT, role="", why=cell.why or WhyLeft.MONEY)


def _left_columns(one: FoundTable) -> tuple[LedgerColumn, ...]:
    if one.header is not None:
        return tuple(
            LedgerColumn(column.number, shown(column.title), Fate.LEFT, why=one.why)
            for column in one.header.columns
        )
    return tuple(LedgerColumn(number, "", Fate.LEFT, why=one.why) for number in range(1, one.table.width + 1))


def _left_row(one: FoundTable, number: int) -> LedgerRow:
    cells = tuple(
        LedgerCell(cell.column + 1, cell.text, Fate.LEFT, why=one.why)
        for cell in one.table.rows[number - 1]
        if cell.text
    )
    return LedgerRow(
        number, Fate.LEFT if cells else Fate.EMPTY, cells, why=one.why if cells else WhyLeft.NONE
    )
