"""What is asked about tables, columns and rows before their figures count."""

from collections.abc import Iterable, Iterator, Sequence

from domain.programme.document import Question, QuestionKind
from domain.programme.ledger import WhyLeft
from programmes.tables.choosing import ChosenTables, FoundTable
from programmes.tables.columns.titles import shown
from programmes.tables.header import Header
from programmes.tables.row_cells import is_nothing
from programmes.tables.row_kinds import KnownRow, RowKind
from programmes.tables.rows import RawRow

ROLES, TABLE = "roles", "table"
SAMPLES = 3
_SAID = (WhyLeft.OTHER_TABLE, WhyLeft.OTHER_PROGRAMME, WhyLeft.OTHER_PERIOD)


def on_tables(chosen: ChosenTables) -> Iterator[Question]:
    """Tables of indicators that are not taken: asked about, with how they begin."""
    for one in chosen.asked:
        if not one.is_taken and one.why in _SAID:
            yield Question(QuestionKind.MISSING, "", _beginning(one), (TABLE, str(one.number), one.why.value))


def on_other_titles(rows: Iterable[KnownRow], *, is_chosen: bool) -> Iterator[Question]:
    """Other titles within a table: what stands below is not taken, and asked about until one is chosen."""
    told: set[int] = set()
    for row in rows:
        if row.kind is RowKind.OTHER_TABLE and row.table not in told and not is_chosen:
            told.add(row.table)
            options = (TABLE, str(row.table), WhyLeft.OTHER_TABLE.value)
            yield Question(QuestionKind.MISSING, "", row.wording[:300], options)


def _beginning(one: FoundTable) -> str:
    texts = (" ".join(cell.text.split()) for row in one.table.rows for cell in row if cell.text)
    return "; ".join(text for text, _ in zip(texts, range(6), strict=False))[:300]


def on_roles(header: Header, rows: Iterable[RawRow]) -> Iterator[Question]:
    """Columns of which nobody can tell what they hold, with three rows of each and what they may be."""
    samples: dict[str, list[str]] = {}
    for row in rows:
        for title, text in row.cells.left.items():
            if not is_nothing(text) and len(samples.setdefault(title, [])) < SAMPLES:
                samples[title].append(" ".join(text.split()))
    for column in header.columns:
        parts = header.roles.doubts.get(column.number)
        if parts and samples.get(column.title):
            options = (ROLES, shown(column.title), *(part.value for part in parts))
            yield Question(QuestionKind.MISSING, "", "; ".join(samples[column.title]), options)


def on_columns(header: Header, rows: Iterable[RawRow]) -> Iterator[Question]:
    """A question for each column that is not taken and not empty; its first text is the wording.

    What is asked about by itself, or has been decided, is not asked again.
    """
    doubtful = {
        column.title
        for column in header.columns
        if column.number in header.roles.doubts or column.decided is not None
    }
    left: dict[str, str] = {}
    for row in rows:
        for title, text in row.cells.left.items():
            if title not in doubtful and not is_nothing(text):
                left.setdefault(shown(title), text)
    return (Question(QuestionKind.MISSING, "", text, ("column", title)) for title, text in left.items())


def on_rows(rows: Sequence[RawRow]) -> Iterator[Question]:
    """Cells of a row that belong to nobody, one column or one indicator surely."""
    for row in rows:
        for code, text in row.cells.doubts:
            yield Question(QuestionKind.MISSING, row.number, text, (code,))
