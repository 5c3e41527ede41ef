"""How a document's ledger reads: three lines for a screen, all of it for a command."""

from collections import Counter
from collections.abc import Iterator

from domain.programme.ledger import Fate, Ledger, LedgerCell, LedgerColumn, LedgerRow, LedgerTable, WhyLeft
from texts import figures
from texts.catalogue import Texts

_ORDER = (
    Fate.TAKEN,
    Fate.HEADING,
    Fate.TOTAL,
    Fate.NOTE,
    Fate.SIGNATURE,
    Fate.REPEATED_TITLE,
    Fate.LEFT,
)
_LONGEST = 90


def summary(t: Texts, ledger: Ledger) -> list[str]:
    """Tables, rows of those taken, and the columns that are left."""
    taken = [table for table in ledger.tables if table.fate is Fate.TAKEN]
    counted = Counter(row.fate for table in taken for row in table.rows)
    kinds = [t.count_label(f"ledger.count.{fate}", counted[fate]) for fate in _ORDER if counted[fate]]
    rows = sum(counted[fate] for fate in _ORDER)
    left = [column_left(t, column) for table in taken for column in table.columns if column.fate is Fate.LEFT]
    lines = "; ".join(dict.fromkeys(left)) or t.label("ledger.all_columns")
    return [
        t.label(
            "ledger.tables",
            all=t.count_label("ledger.tables_all", len(ledger.tables)),
            taken=t.count_label("ledger.tables_taken", len(taken)),
        ),
        t.label("ledger.rows", all=t.count_label("ledger.rows_all", rows), kinds=", ".join(kinds)),
        lines[:1].upper() + lines[1:],
    ]


def column_left(t: Texts, column: LedgerColumn) -> str:
    title = figures.short(column.title, _LONGEST) or str(column.number)
    return t.label("ledger.column_left", title=title, why=why(t, column.why))


def why(t: Texts, reason: WhyLeft) -> str:
    return t.label(f"ledger.why.{reason}") if reason else ""


def role(t: Texts, name: str) -> str:
    return t.label(f"ledger.role.{name}")


def whole(t: Texts, ledger: Ledger) -> Iterator[str]:
    """Every table, column and row; of a row's cells those that did not go where their column goes."""
    for table in ledger.tables:
        yield _table(t, table)
        for column in table.columns if table.fate is Fate.TAKEN else ():
            yield f"  {_column(t, column)}"
        why_column = {column.number: column.why for column in table.columns}
        for row in table.rows:
            yield f"  {_row(t, row)}"
            for cell in row.cells if row.key else ():
                if cell.fate is Fate.LEFT and cell.why is not why_column.get(cell.column):
                    yield f"    {_cell(t, cell)}"


def _table(t: Texts, table: LedgerTable) -> str:
    if table.fate is Fate.TAKEN:
        title = ", ".join(role(t, column.role) for column in table.columns if column.role)
        return t.label("ledger.table.taken", number=table.number, title=title)
    return t.label("ledger.table.left", number=table.number, why=why(t, table.why))


def _column(t: Texts, column: LedgerColumn) -> str:
    fate = role(t, column.role) if column.role else fate_of(t, column.fate, column.why)
    title = figures.short(column.title, _LONGEST)
    return t.label("ledger.column", number=column.number, title=title, fate=fate)


def _row(t: Texts, row: LedgerRow) -> str:
    fate = t.label("ledger.indicator", number=row.key) if row.key else fate_of(t, row.fate, row.why)
    text = " | ".join(" ".join(cell.text.split()) for cell in row.cells)
    return t.label("ledger.row", number=row.number, fate=fate, text=figures.short(text, 2 * _LONGEST))


def _cell(t: Texts, cell: LedgerCell) -> str:
    text = figures.short(" ".join(cell.text.split()), _LONGEST)
    return t.label("ledger.cell", column=cell.column, text=text, fate=fate_of(t, cell.fate, cell.why))


def fate_of(t: Texts, fate: Fate, reason: WhyLeft) -> str:
    """«не взято: вычисляется»."""
    if fate is Fate.LEFT and reason:
        return t.label("ledger.left_because", why=why(t, reason))
    return t.label(f"ledger.fate.{fate}")
