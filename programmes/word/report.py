"""A programme out of a Word file: a report that was filled in, or a table of planned results."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from domain.figures.targets import is_yes_no, unit_of
from domain.programme.document import (
    Executor,
    Fact,
    Heading,
    Indicator,
    Measure,
    Programme,
    Question,
    QuestionKind,
    ReadDocument,
    ReportLayout,
    Row,
)
from domain.programme.fields import Carried, carried_names
from domain.programme.numbering import with_printed
from domain.time.periods import PeriodKind
from office.text import read_text
from programmes.executors.assignments import assign
from programmes.executors.cells import read_executor_cell
from programmes.executors.register import find_executors, names_by_key
from programmes.forms.mentions import marked
from programmes.forms.read import read_form
from programmes.headings import kind_of
from programmes.own_notices import nothing_came
from programmes.questions import Doubts, ask
from programmes.report_face import columns_of, default_layout
from programmes.tables.columns.column import ReportColumn
from programmes.tables.decided import NOTHING_DECIDED, ReadingChoices
from programmes.tables.doubts import on_columns, on_other_titles, on_roles, on_rows, on_tables
from programmes.tables.ledger import ledger_of
from programmes.tables.row_kinds import RowKind
from programmes.tables.rows import Raw, RawHeading, RawMeasure, RawRow, read_rows
from programmes.unreadable import refusing_bad_files
from programmes.word.face import programme_title, read_signature, without_period
from programmes.word.layout import WordReport, find_report
from programmes.word.municipality import find_municipality

_COLUMNS = frozenset(ReportColumn)
_NOTHING = re.compile(r"[-–—]*")
_PROMISES_UNIT = re.compile(r"ед(?:\.|иниц\w*)\s*изм", re.IGNORECASE)
_WORD_AT_END = re.compile(
    r"[,(]\s*([а-яё]{3,20}\.?(?<!ых)(?<!их)(?<!ого)(?<!его)(?<!ой)(?<!ые)(?<!ая)(?<!ое))\)?$"
)
_NOTE = re.compile(r"\*|<[\d*]>|\d\)\s|[¹²³]|примечани", re.IGNORECASE)
PLANNED_KIND = PeriodKind.QUARTER  # † no document of this layout names it


def read_report(content: bytes, filename: str, decided: ReadingChoices = NOTHING_DECIDED) -> ReadDocument:
    """The programme in a document with a table of indicators (both seeds); ``UnreadableFile`` otherwise.

    Word's, LibreOffice's, or a sheet of Excel that somebody made (``office.text``).

    What is doubtful is in ``questions``: first on the whole document (options: ``municipality``,
    ``title``, ``period`` or ``period_kind``, ``executor``, ``table``, ``roles`` and ``column`` with the title
    of one), then row by row, then on executors, limits and courses. A table of planned results names no
    period: its kind is asked for, and the report's face is the usual one. ``decided`` is what somebody has
    answered about tables and columns: the document is read anew with it.
    """
    with refusing_bad_files():
        text = read_text(content)
    report = find_report(text.blocks, decided)
    read = read_rows(report.chosen.parts)
    rows = list(read.rows())
    header, face = report.header, report.face
    cells = [read_executor_cell(_executors(row)) for row in rows]
    found = find_executors(cells)
    signed = (row.wording for row in read.known if row.kind is RowKind.SIGNATURE)
    below, notes = _without_notes((*signed, *report.below))
    municipality, municipality_is_sure = find_municipality((*report.above, *report.below))
    title = programme_title(face.title)
    name = title or without_period(" ".join(face.title)) or PurePath(filename).stem
    usual_kind = PLANNED_KIND if header.is_plan else PeriodKind.HALF_YEAR
    programme = Programme(
        municipality=municipality if municipality_is_sure else "",
        title=name,
        period_kind=report.period.kind if report.period else usual_kind,
        layout=default_layout(name) if header.is_plan else _layout(report, below),
        rows=_rows(read.raw, found.executors),
        executors=found.executors,
        footnotes=text.footnotes,
    )
    facts = tuple(_facts(rows))
    doubts = Doubts(programme, {fact.number: fact for fact in facts}, header, found.pairs)
    return ReadDocument(
        programme=programme,
        period=report.period,
        facts=facts,
        questions=(
            *_on_face(doubts, report, municipality, title),
            *on_tables(report.chosen),
            *on_other_titles(read.known, is_chosen=bool(decided.tables)),
            *on_roles(header, rows),
            *on_columns(header, rows),
            *on_rows(rows),
            *ask(doubts),
        ),
        ledger=ledger_of(
            report.chosen.tables, read, names_period=report.period is not None and report.is_sure
        ),
        form=read_form(report, read, programme, notes, text.page_of(report.chosen.main.number)),
    )


def _layout(report: WordReport, below: Sequence[str]) -> ReportLayout:
    """Its lines with marks for every mention of the period, whatever words it has."""
    face, (post, name) = report.face, read_signature(below)
    return ReportLayout(
        approval=tuple(marked(line, report.period) for line in face.approval),
        title=tuple(marked(line, report.period) for line in face.title),
        caption=marked(face.caption, report.period),
        columns=columns_of(report.header),
        signature_post=marked(post, report.period),
        signature_name=name,
    )


def _without_notes(below: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines under the table, and the notes among them, which are nobody's post."""
    lines: tuple[list[str], list[str]] = ([], [])
    for line in below:
        lines[_NOTE.match(line) is not None].append(line)
    return lines


def _rows(raw: Sequence[Raw], executors: Iterable[Executor]) -> tuple[Row, ...]:
    by_name = {executor.name: executor for executor in executors}
    keys = names_by_key(by_name.values())

    def measure(one: RawMeasure) -> Measure:
        indicators = (_indicator(row, keys, by_name) for row in one.rows)
        return with_printed(Measure(one.number, one.wording, tuple(indicators)))

    return tuple(_heading(one) if isinstance(one, RawHeading) else measure(one) for one in raw)


def _heading(raw: RawHeading) -> Heading:
    return Heading(raw.kind or kind_of(raw.wording), raw.wording, depth=raw.depth)


def _indicator(row: RawRow, keys: Mapping[str, str], by_name: Mapping[str, Executor]) -> Indicator:
    wording, target = row.text(ReportColumn.INDICATOR), row.text(ReportColumn.TARGET)
    executors = _executors(row)
    measured = _NOTHING.fullmatch(wording) is None or (not wording and _NOTHING.fullmatch(target) is None)
    return Indicator(
        number=row.number,
        printed=row.printed,
        wording=wording,
        target=target,
        executors=executors,
        unit=(row.text(ReportColumn.UNIT) or unit_of(wording, target) or _unit_over(row)) if measured else "",
        measured=measured,
        assignments=assign(read_executor_cell(executors), keys, by_name, _helping(row)),
        **_beside(row),
    )


def _unit_over(row: RawRow) -> str:
    """Said by the title of its target, or by one word behind the name where the title there promises a unit.

    «Показатель, ед. изм.» over «Число семей, семей». A yes/no indicator has none.
    """
    wording, header = row.text(ReportColumn.INDICATOR), row.known.header
    if is_yes_no(wording):
        return ""
    promised = _PROMISES_UNIT.search(header.title(ReportColumn.INDICATOR))
    found = _WORD_AT_END.search(wording.strip()) if promised else None
    return header.unit or (found[1] if found else "")


def _beside(row: RawRow) -> dict[str, Any]:
    """Fields of an indicator that a table may have a column for, under the same name."""
    filled = carried_names(Indicator, Carried.FILLED)
    return {name: row.text(ReportColumn(name)) for name in filled if name in _COLUMNS}


def _executors(row: RawRow) -> str:
    """ReadColumn 6 as the report has it; below it those who have a column of their own for co-executors."""
    cells = (row.text(column) for column in (ReportColumn.EXECUTOR, ReportColumn.CO_EXECUTOR))
    first, *more = [text for text in cells if _NOTHING.fullmatch(text) is None] or [
        row.text(ReportColumn.EXECUTOR)
    ]
    return ";\n".join((first.rstrip(" ;\n"), *more)) if more else first


def _helping(row: RawRow) -> set[str]:
    """Keys of the titles that only the column of co-executors names."""
    keys = [
        {title.key for title in read_executor_cell(row.text(column)).titles}
        for column in (ReportColumn.CO_EXECUTOR, ReportColumn.EXECUTOR)
    ]
    return keys[0] - keys[1]


def _facts(rows: Iterable[RawRow]) -> Iterator[Fact]:
    for row in rows:
        wording = row.text(ReportColumn.FACT)
        fact = Fact(row.number, "" if nothing_came(wording) else wording, row.text(ReportColumn.EXPLANATION))
        if fact.wording or fact.explanation:
            yield fact


def _on_face(doubts: Doubts, report: WordReport, municipality: str, title: str) -> Iterator[Question]:
    """Questions on the whole document; the proposal is what was found, though not surely."""
    programme = doubts.programme
    if not programme.municipality:
        yield Question(QuestionKind.MISSING, options=("municipality",), proposal=municipality)
    if not title:
        yield Question(
            QuestionKind.MISSING, wording=programme.title, options=("title",), proposal=programme.title
        )
    if report.period is None and doubts.header.is_plan:
        yield Question(QuestionKind.MISSING, options=("period_kind",), proposal=PLANNED_KIND.value)
    elif report.period is None or not report.is_sure:
        words, proposal = report.face.period_words, report.period or report.proposed
        yield Question(
            QuestionKind.MISSING, "", words, ("period",), proposal.key if proposal is not None else ""
        )
    if not programme.executors:
        yield Question(QuestionKind.MISSING, options=("executor",))
