"""What must be answered before a document's figures count: its period, its tables, its doubtful columns."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.programme.document import Question, QuestionKind, ReadDocument
from domain.programme.ledger import Fate, LedgerColumn, LedgerRow, LedgerTable, WhyLeft
from domain.time.periods import Period, PeriodKind, last_over

SAMPLES = 3
MOST_TABLES = 8
"""As many as a screen has room for; of a document with more, the others stay in question."""
_NAMES = ("indicator", "measure")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_FIGURE = re.compile(r"^\D{0,12}\d[\d\s.,%]*$")
_ASKED_TABLES = frozenset({WhyLeft.OTHER_TABLE, WhyLeft.OTHER_PROGRAMME})
_LIKELY = (PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.YEAR, PeriodKind.MONTH)


PARTS = (
    "number",
    "measure",
    "indicator",
    "unit",
    "target",
    "fact",
    "base",
    "executor",
    "co_executor",
    "explanation",
    "other",
)
"""What somebody may say a column is: names of ``ReportColumn``, the last of them nothing of it."""


class DoubtKind(StrEnum):
    PERIOD = "period"
    TABLES = "tables"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to answer: ``value`` is a period's key, a part's name or the numbers of tables («1+2»).

    ``lines`` are what the document is read with then; without any it is left as it is.
    """

    value: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A row of a doubtful column: the indicator's number and name, and what stands in the column."""

    number: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TableOffered:
    """A table that may be the report: how many rows it has, and how they begin."""

    number: int
    rows: int
    begins: str
    is_taken: bool
    why: WhyLeft = WhyLeft.NONE


@dataclass(frozen=True, slots=True)
class ReadingDoubt:
    """``about`` names it among the doubts of its document; ``column`` is the column's number.

    ``wording`` is the column's title, or the document's own words for its period.
    """

    kind: DoubtKind
    about: str
    ways: tuple[Way, ...]
    wording: str = ""
    column: int = 0
    samples: tuple[Sample, ...] = ()
    tables: tuple[TableOffered, ...] = ()


def reading_doubts(document: ReadDocument, settled: Collection[str], today: date) -> list[ReadingDoubt]:
    """In the order in which they are asked; those whose ``about`` is ``settled`` are not asked again."""
    found = (*_on_tables(document), *_on_period(document, today), *_on_columns(document))
    return [one for one in found if one.about not in settled]


def _missing(document: ReadDocument, what: str) -> Iterator[Question]:
    return (
        one
        for one in document.questions
        if one.kind is QuestionKind.MISSING and not one.number and one.options[:1] == (what,)
    )


def _on_period(document: ReadDocument, today: date) -> Iterator[ReadingDoubt]:
    question = next(_missing(document, "period"), None)
    if document.names_its_period or (question is None and not any(one.wording for one in document.facts)):
        return
    proposal = question.proposal if question is not None else ""
    ways = (Way(one.key, (f"period={one.key}",)) for one in likely_periods(document, proposal, today))
    wording = question.wording if question is not None else ""
    yield ReadingDoubt(DoubtKind.PERIOD, "period", (*ways, Way("")), wording)


def likely_periods(document: ReadDocument, proposal: str, today: date) -> list[Period]:
    """What the document half says; those of the last year that its titles name, else those just over."""
    found = [Period.from_key(proposal)] if proposal else []
    titles = " ".join(column.title for table in document.ledger.tables for column in table.columns)
    named = [int(year) for year in _YEAR.findall(titles) if int(year) <= today.year]
    just_over = [last_over(kind, today) for kind in _LIKELY]
    if named and max(named) < min(one.year for one in just_over):
        year = max(named)
        just_over = [
            Period(PeriodKind.YEAR, year),
            Period(PeriodKind.HALF_YEAR, year, 1),
            Period(PeriodKind.QUARTER, year, 3),
        ]
    return list(dict.fromkeys((*found, *just_over)))


def _on_tables(document: ReadDocument) -> Iterator[ReadingDoubt]:
    """One question for all tables that fit; what goes on with another table cannot be taken alone."""
    asked = {one.options[1] for one in _missing(document, "table") if one.options[2:] and _fits(one)}
    tables = [one for one in document.ledger.tables if _is_offered(one, asked)][:MOST_TABLES]
    taken = [one for one in tables if one.fate is Fate.TAKEN]
    if not taken or len(taken) == len(tables):
        return
    main = "+".join(str(one.number) for one in taken)
    others = [one for one in tables if one.fate is not Fate.TAKEN]
    ways = [_way(main), *(_way(str(one.number)) for one in others)]
    if all(one.why is WhyLeft.OTHER_TABLE for one in others):
        ways.append(_way("+".join(str(one.number) for one in tables)))
    offered = tuple(_offered(one) for one in tables)
    yield ReadingDoubt(DoubtKind.TABLES, "tables", tuple(ways), tables=offered)


def _fits(question: Question) -> bool:
    return question.options[2] in _ASKED_TABLES


def _is_offered(table: LedgerTable, asked: Collection[str]) -> bool:
    if table.fate is Fate.TAKEN:
        return True
    return str(table.number) in asked and any(column.title for column in table.columns)


def _way(numbers: str) -> Way:
    return Way(numbers, tuple(f"table={one}" for one in numbers.split("+")))


def _offered(table: LedgerTable) -> TableOffered:
    """A table that is not taken begins with its titles: its first row is the one that has a figure."""
    rows = [row for row in table.rows if row.key] or [row for row in table.rows if _has_figure(row, table)]
    begins = "; ".join(" ".join(cell.text.split()) for cell in (rows[0].cells if rows else ()))
    return TableOffered(table.number, len(rows), begins, table.fate is Fate.TAKEN, table.why)


def _has_figure(row: LedgerRow, table: LedgerTable) -> bool:
    titles = {column.title for column in table.columns}
    texts = [" ".join(cell.text.split()) for cell in row.cells]
    return not titles & set(texts) and any(_FIGURE.search(text) for text in texts[1:])


def _on_columns(document: ReadDocument) -> Iterator[ReadingDoubt]:
    """Those of which nobody can tell what they hold; what they may be, in the order of likelihood.

    A programme's file has none of them any more: there it stays a question.
    """
    if not document.ledger.tables:
        return
    for question in _missing(document, "roles"):
        title, *parts = question.options[1:]
        number = document.ledger.column_number(title)
        yield column_doubt(document, title, number, parts)


def column_doubt(document: ReadDocument, title: str, number: int, parts: Sequence[str]) -> ReadingDoubt:
    """What a column may be, with the first rows that have something in it."""
    ways = tuple(Way(part, (f"column {title}={part}",)) for part in parts)
    samples = (_sample(table, row, number) for table, row in document.ledger.indicator_rows())
    shown = [one for one in samples if one is not None][:SAMPLES]
    return ReadingDoubt(DoubtKind.COLUMN, f"column {title}", ways, title, number, tuple(shown))


def _sample(table: LedgerTable, row: LedgerRow, number: int) -> Sample | None:
    if table.fate is not Fate.TAKEN:
        return None
    text = next((cell.text for cell in row.cells if cell.column == number), "")
    names = (cell.text for role in _NAMES for cell in row.cells if cell.role == role)
    return Sample(row.key, next(names, ""), text) if text.strip(" -–—") else None


def taken_columns(document: ReadDocument) -> tuple[LedgerColumn, ...]:
    """Of the first table that is taken."""
    taken = (table.columns for table in document.ledger.tables if table.fate is Fate.TAKEN)
    return next(taken, ())
