"""Rows of the document that are no indicators', and the titles over its columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.forms.form import FormCell, FormColumn, FormRole, FormRow, FormRowKind, FormTitle, row_key
from domain.time.periods import Period
from office.document import WordCell, WordTable
from programmes.forms.mentions import marked
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.titles import joined
from programmes.tables.header import Header
from programmes.tables.row_kinds import KnownRow, RowKind
from programmes.tables.rows import RawMeasure, RawRow
from programmes.tables.title_lines import filled, is_numbers_row, name_rows, share

_OF_SECTION = re.compile(r"раздел|подпрограмм|задач|цел[ьи]|направлени", re.IGNORECASE)
KINDS = {
    RowKind.TOTAL: FormRowKind.TOTAL,
    RowKind.PARTS_FOLLOW: FormRowKind.PARTS,
    RowKind.NOTE: FormRowKind.NOTE,
}


def form_titles(
    table: WordTable, header: Header, period: Period | None, columns: Sequence[FormColumn]
) -> tuple[tuple[FormTitle, ...], tuple[str, ...]]:
    """The cells over the columns with the period's marks, and the row of numbers below them."""
    rows = table.rows[name_rows(table) : header.height]
    lines = [row for row in rows if filled(row) and not is_numbers_row(row)]
    titles = [
        _with_marks(title, period, columns)
        for at in range(len(lines))
        for title in _titles(lines, at, header)
    ]
    below = table.rows[name_rows(table) : header.height + 2]
    numbers = next((row for row in below if is_numbers_row(row)), ())
    return tuple(titles), _numbers(numbers, header)


def _titles(lines: Sequence[tuple[WordCell, ...]], at: int, header: Header) -> Iterator[FormTitle]:
    for cell in lines[at]:
        place = _place(cell, header)
        if not cell.continues and place:
            below = 1
            while at + below < len(lines) and _goes_on(lines[at + below], cell):
                below += 1
            yield FormTitle(cell.text, at, place.start, len(place), below)


def _goes_on(row: tuple[WordCell, ...], above: WordCell) -> bool:
    return any(cell.continues and (cell.column, cell.span) == (above.column, above.span) for cell in row)


def _place(cell: WordCell, header: Header) -> range:
    """The columns, from 0, that a cell covers."""
    own = [column.number - 1 for column in header.columns if share(cell, column.place) > 0.5]
    return range(own[0], own[-1] + 1) if own else range(0)


def _with_marks(title: FormTitle, period: Period | None, columns: Sequence[FormColumn]) -> FormTitle:
    own = columns[title.column : title.column + title.span]
    if any(column.has_own_time for column in own):
        return title
    is_target = all(column.role is FormRole.TARGET for column in own)
    text = marked(title.text, period, years=True, is_target=is_target)
    if text == title.text:
        whole = joined(title.text)
        found = marked(whole, period, years=True, is_target=is_target)
        text = found if found != whole else text
    return replace(title, text=text)


def _numbers(row: Sequence[WordCell], header: Header) -> tuple[str, ...]:
    if not row:
        return ()
    by_place = {place.start: cell.text for cell in row if (place := _place(cell, header))}
    return tuple(by_place.get(column.number - 1, "") for column in header.columns)


def form_rows(
    known: Sequence[KnownRow], indicators: Mapping[int, tuple[RawMeasure, RawRow]]
) -> Iterator[FormRow]:
    """Totals, «в том числе:» and notes with their places; ``indicators`` go by the ids of known rows."""
    heading, last = "", None
    totals: set[str] = set()
    end = max((at for at, row in enumerate(known) if id(row) in indicators), default=0)
    for at, row in enumerate(known):
        if row.kind is RowKind.HEADING:
            heading = row.wording
        last = indicators.get(id(row), last)
        kind = KINDS.get(row.kind)
        cells = tuple(_words(row))
        if kind is None or not cells:
            continue
        if kind is FormRowKind.TOTAL:
            is_own = at < end or _OF_SECTION.search(row.wording) or row.wording in totals
            totals |= {row.wording} if at < end else set()
            yield FormRow(kind, cells, under=heading if is_own else "")
        elif kind is FormRowKind.PARTS and last is not None:
            measure, raw = last
            after = row_key(measure.wording, raw.text(ReportColumn.INDICATOR))
            yield FormRow(kind, cells, after=after, number=raw.number)
        elif kind is FormRowKind.NOTE:
            yield FormRow(kind, cells)


def _words(row: KnownRow) -> Iterator[FormCell]:
    """Its words without figures: those are the old period's."""
    for cell in row.row:
        place = _place(cell, row.header)
        is_text = row.kind is RowKind.NOTE or re.search(r"[^\W\d_]{2}", cell.text)
        if cell.text and place and is_text:
            yield FormCell(cell.text, place.start, len(place))
