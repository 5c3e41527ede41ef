"""The form of the report that a document is: read once, from the table that the programme is read from."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from typing import Protocol

from domain.forms.form import Form, FormPage, FormRole, Leftover
from domain.programme.document import Programme
from domain.time.periods import Period
from office.document import WordTable
from office.page import Page
from programmes.forms.columns import Rows, form_columns, lasting_columns
from programmes.forms.leftovers import is_old, of_columns, of_letters, of_lines, of_notes, of_titles, words_of
from programmes.forms.mentions import marked
from programmes.forms.rows import form_rows, form_titles
from programmes.tables.choosing import ChosenTables
from programmes.tables.columns.column import ReportColumn
from programmes.tables.header import Header
from programmes.tables.rows import RawMeasure, ReadRows

_NUMBER_END = re.compile(r"\d([.)]?)\s*$")
_NOTE_MARK = re.compile(r"\[\^([^\s\[\]]+)\]")


class FoundReport(Protocol):
    """Where the report stands in its document, as far as its form follows from that."""

    @property
    def chosen(self) -> ChosenTables: ...

    @property
    def header(self) -> Header: ...

    @property
    def period(self) -> Period | None: ...


def read_form(
    found: FoundReport, read: ReadRows, programme: Programme, below: Sequence[str], page: Page | None
) -> Form:
    """``programme`` is what was read in the document, its layout's lines with the period's marks."""
    table, header, period = found.chosen.main.table, found.header, found.period
    rows = _indicator_rows(read)
    widths = _widths(table, header)
    columns = tuple(
        replace(column, width=width)
        for column, width in zip(form_columns(header, rows, period), widths, strict=True)
    )
    titles, numbers = form_titles(table, header, period, columns)
    by_id = {id(raw.known): (measure, raw) for measure, raw in rows}
    form = Form(
        columns=columns,
        titles=titles,
        numbers=numbers,
        number_end=_number_end(rows),
        rows=tuple(form_rows(read.known, by_id)),
        below=tuple(marked(line, period) for line in below),
        page=FormPage(*astuple(page)) if page else None,
    )
    return replace(form, leftovers=tuple(_leftovers(form, programme, header, period)))


def _indicator_rows(read: ReadRows) -> Rows:
    return [(raw, row) for raw in read.raw if isinstance(raw, RawMeasure) for row in raw.rows]


def _widths(table: WordTable, header: Header) -> list[int]:
    """0 each where all are the same: an office program's choice, nobody's."""
    grid = table.grid
    if len(grid) < table.width or len(set(grid)) == 1:
        return [0 for _ in header.columns]
    return [sum(grid[at] for at in column.place) for column in header.columns]


def _number_end(rows: Rows) -> str:
    """What most of the rows have behind their number."""
    ends = Counter(
        match[1]
        for _, row in rows
        if (match := _NUMBER_END.search(row.text(ReportColumn.NUMBER))) is not None
    )
    return ends.most_common(1)[0][0] if ends else ""


def _leftovers(form: Form, programme: Programme, header: Header, period: Period | None) -> Iterator[Leftover]:
    """Of a plan the table is never printed again, so only the lines around it count."""
    layout = programme.layout
    yield from of_lines((*layout.approval, *layout.title, layout.caption), period)
    yield from of_letters(line for line in layout.approval if not is_old(line, period))
    yield from of_lines((layout.signature_post, *form.below, *words_of(form.rows)), period)
    if any(column.role is FormRole.FACT for column in form.columns):
        yield from of_titles(form.titles, form.columns, period)
        yield from of_columns(form.columns, lasting_columns(header), frozenset(header.levels))
    yield from of_notes(_notes(form, programme), period)


def _notes(form: Form, programme: Programme) -> Iterator[str]:
    """Footnotes that own words refer to; those of figures go with them."""
    layout = programme.layout
    own = [*layout.approval, *layout.title, layout.caption, *(one.text for one in form.titles)]
    own += [row.wording for row in programme.rows]
    for one in programme.indicators():
        own += [one.wording, one.target, one.executors, one.unit, one.base]
    marks: Mapping[str, None] = dict.fromkeys(mark for text in own for mark in _NOTE_MARK.findall(text))
    return (programme.footnotes[mark] for mark in marks if mark in programme.footnotes)
