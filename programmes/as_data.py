"""A read document as plain data: what ``python -m bot read --json`` prints."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.figures.targets import read_targets
from domain.programme.document import (
    Fact,
    Indicator,
    Measure,
    Programme,
    Question,
    QuestionKind,
    ReadDocument,
)
from domain.programme.ledger import LedgerRow, LedgerTable
from domain.programme.numbering import printed_number
from domain.programme.outline import headings_over
from programmes.questions import without_marks
from texts import Texts
from texts.doubts import brief_of
from texts.ledger import why

_OF_COLUMNS = ("column", "roles")


def as_data(t: Texts, document: ReadDocument) -> dict[str, Any]:
    """``number`` is as printed, ``key`` unique; texts are the document's."""
    programme, period = document.programme, document.period
    return {
        "programme": {
            "municipality": programme.municipality,
            "title": programme.title,
            "period": period.key if period and document.names_its_period else "",
            "rows": list(_rows(document)),
        },
        "doubts": [_doubt(t, document, question) for question in document.questions],
        "ledger": [entry for table in document.ledger.tables for entry in _entries(t, table)],
    }


def _rows(document: ReadDocument) -> Iterator[dict[str, Any]]:
    """No figure stands beside an indicator where the document does not name its period.

    A measure that is called by one of its indicators is none of the document's.
    """
    facts = {fact.number: fact for fact in document.facts}
    places = {row.key: (table, row) for table, row in document.ledger.indicator_rows()}
    for measure, path in _measures(document.programme):
        named = {one.wording for one in measure.indicators}
        for one in measure.indicators:
            fact = facts.get(one.number, Fact(one.number, "", ""))
            wording = fact.wording if document.names_its_period else ""
            yield {
                "number": _printed(measure, one, places),
                "measure": "" if measure.wording in named else measure.wording,
                "indicator": one.wording,
                "unit": one.unit,
                **_targets(one),
                "base": one.base,
                "fact": without_marks(wording),
                "explanation": fact.explanation,
                "executors": one.executors,
                "path": path,
                "key": one.number,
                "at": _at(*places[one.number]) if one.number in places else "",
            }


def _measures(programme: Programme) -> Iterator[tuple[Measure, list[str]]]:
    for row, over in headings_over(programme.rows):
        if isinstance(row, Measure):
            yield row, [heading.wording for heading in over]


def _printed(measure: Measure, one: Indicator, places: Mapping[str, tuple[LedgerTable, LedgerRow]]) -> str:
    """A row that the document gives no number has none."""
    return places[one.number][1].printed if one.number in places else printed_number(measure, one)


def _targets(one: Indicator) -> dict[str, Any]:
    targets = read_targets(one.target, one.wording, one.unit)
    by_year = {str(year): without_marks(target.wording) for year, target in targets.entries}
    return {"target": "" if by_year else without_marks(one.target), "targets": by_year}


def _doubt(t: Texts, document: ReadDocument, question: Question) -> dict[str, Any]:
    brief = brief_of(t, question)
    wording = " ".join(question.wording.split())
    return {
        "about": about(document, question),
        "kind": _kind(question),
        "text": f"{brief}: {wording}" if wording else brief,
        "options": list(question.options),
    }


def _kind(question: Question) -> str:
    """An unreadable cell is told from a doubtful column or table."""
    what = question.options[0] if question.options else ""
    is_own = question.kind is QuestionKind.MISSING and what.isascii() and what
    return f"{question.kind}.{what}" if is_own else str(question.kind)


def about(document: ReadDocument, question: Question) -> str:
    """«4», «column 5», «table 2»; what of the whole document is asked for by its name; else all numbers."""
    if question.number:
        return question.number
    what, *more = (*question.options, "")
    if question.kind is not QuestionKind.MISSING:
        return ", ".join(question.options)
    if what in _OF_COLUMNS:
        return f"column {document.ledger.column_number(more[0])}"
    return f"table {more[0]}" if what == "table" else what


def _at(table: LedgerTable, row: LedgerRow) -> str:
    return f"table {table.number}, row {row.number}"


def _entries(t: Texts, table: LedgerTable) -> Iterator[dict[str, Any]]:
    place = f"table {table.number}"
    yield {"at": place, "what": "table", "fate": table.fate, "reason": why(t, table.why)}
    for column in table.columns:
        yield {
            "at": f"{place}, column {column.number}",
            "what": "column",
            "fate": column.fate,
            "reason": why(t, column.why),
            "as": column.role,
            "text": column.title,
        }
    for row in table.rows:
        yield {
            "at": _at(table, row),
            "what": "row",
            "fate": row.fate,
            "reason": why(t, row.why),
            "key": row.key,
        }
        for cell in row.cells:
            yield {
                "at": f"{_at(table, row)}, column {cell.column}",
                "what": "cell",
                "fate": cell.fate,
                "reason": why(t, cell.why),
                "as": cell.role,
                "text": cell.text,
            }
