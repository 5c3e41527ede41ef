"""A report that came back signed: where it says something else than what is accepted.

What is printed is compared, not what was meant: «15,6%» and «15,6 %» are the same figure, «16,1 %» is
another one. What the document has no column for is not compared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.figures.numbers import read_figure
from domain.programme.document import Fact, Indicator, Programme, Question, ReadDocument
from domain.programme.signing import PrintedFigure, SignedRow, SignedRows
from programmes.change.matching import paired, spots
from programmes.tables.columns.column import ReportColumn

_MARK = re.compile(r"\[\^[^\s\[\]]+\]|(?<=[\d%])\*+\s*$")
"""A footnote's, or the star of a preliminary figure in a document without any."""
_NOTHING = re.compile(r"[\s\-–—xх]*", re.IGNORECASE)
_BARE = re.compile(r"[-–−]?\d[\d\s.,]*%?")


def compare_signed_rows(
    programme: Programme, accepted: Mapping[str, PrintedFigure], document: ReadDocument
) -> SignedRows:
    """``accepted`` goes by the programme's numbers; what is the same is in no row."""
    pairs = paired(spots(programme), spots(document.programme))
    known = {now.indicator.number: before.indicator for before, now in pairs if before is not None}
    facts = {fact.number: fact for fact in document.facts}
    parts = _parts(document)
    rows = tuple(
        row
        for number, indicator in known.items()
        if (row := _row(indicator, accepted, facts.get(number, Fact(number, "", "")), parts)) is not None
    )
    numbers = {one.number for one in known.values()}
    return SignedRows(
        rows=rows,
        foreign=tuple(now.indicator.number for before, now in pairs if before is None),
        absent=tuple(one.number for one in programme.indicators() if one.number not in numbers),
        questions=tuple(_questions(document, known, {row.number for row in rows if row.changes_figure})),
    )


def _parts(document: ReadDocument) -> frozenset[str]:
    """The columns that were taken."""
    return frozenset(column.role for table in document.ledger.tables for column in table.columns)


def _row(
    indicator: Indicator, accepted: Mapping[str, PrintedFigure], fact: Fact, parts: frozenset[str]
) -> SignedRow | None:
    before = accepted.get(indicator.number, PrintedFigure())
    compares_figure = ReportColumn.FACT in parts and indicator.measured
    wording = _figure(fact.wording, before.wording, indicator.unit) if compares_figure else before.wording
    explanation = before.explanation
    if ReportColumn.EXPLANATION in parts:
        explanation = _words(fact.explanation, before.explanation)
    is_lost = bool(before.wording) and not wording
    after = PrintedFigure(before.wording if is_lost else wording, explanation)
    return SignedRow(indicator.number, before, after, is_lost) if is_lost or after != before else None


def _figure(text: str, before: str, unit: str) -> str:
    """What the document says, or ``before`` where that is the same figure."""
    said = _MARK.sub("", text).strip()
    if _NOTHING.fullmatch(said):
        return before if _NOTHING.fullmatch(before) else ""
    if _squeezed(said) == _squeezed(before) or _same_number(said, before, unit):
        return before
    return said


def _same_number(one: str, other: str, unit: str) -> bool:
    if not (_BARE.fullmatch(one) and _BARE.fullmatch(other)) or ("%" in one) != ("%" in other):
        return False
    first, second = (read_figure(text, unit) for text in (one, other))
    is_plain = first.trouble is None and second.trouble is None
    return (
        is_plain
        and first.number is not None
        and second.number is not None
        and first.number.value == second.number.value
    )


def _words(text: str, before: str) -> str:
    said = _MARK.sub("", text).strip()
    if _NOTHING.fullmatch(said):
        said = ""
    return before if _plain(said) == _plain(before) else said


def _plain(text: str) -> str:
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _questions(
    document: ReadDocument, known: Mapping[str, Indicator], changed: set[str]
) -> Iterator[Question]:
    for question in document.questions:
        indicator = known.get(question.number)
        if indicator is not None and indicator.number in changed:
            yield replace(question, number=indicator.number)
