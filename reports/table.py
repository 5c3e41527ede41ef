"""The consolidated report, decided as a table before anything is drawn: plain data for Word, Excel and PDF.

Only the programme's own wordings carry footnote marks (``[^1]``). What people typed stands in columns 5
and 7, and a ``[^1]`` there is text: a drawer asks ``FigureRow.pieces`` and never looks for marks itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from domain.programme.document import Heading, HeadingKind, Indicator, Measure, Programme
from domain.programme.numbering import printed_number

COLUMNS = 7
FACT_COLUMN, EXPLANATION_COLUMN = 4, 6
NOTHING_MEASURED = "-"
_MARK = re.compile(r"\[\^([^\s\[\]]+)\]")


class NoteMark(NamedTuple):
    """A place where a footnote is referred to; ``key`` is one of ``ReportTable.footnotes``."""

    key: str


Piece = str | NoteMark


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """Columns 5 and 7 of one indicator, as they are to be printed."""

    wording: str
    explanation: str


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """One cell over all columns; ``is_high``: drawn like a task, else like a section."""

    wording: str
    is_high: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator's seven cells; paragraphs within a cell are parted by line feeds.

    ``span`` is over how many rows the measure's cell reaches, ``number_span`` the number's: 1 for a single
    indicator, n on the first of n, 0 on those below it (there the cell repeats the text and is not drawn).
    """

    cells: tuple[str, ...]
    span: int = 1
    number_span: int = 1

    @property
    def spans(self) -> tuple[int, ...]:
        """By column; those of one row are not named."""
        return self.number_span, self.span

    def pieces(self, column: int, footnotes: Mapping[str, str]) -> list[Piece]:
        """The cell (counted from 0) as text and footnote marks; people's columns are text only."""
        if column in (FACT_COLUMN, EXPLANATION_COLUMN):
            return [self.cells[column]]
        return split_notes(self.cells[column], footnotes)


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Everything that is printed, in order.

    ``footnotes`` holds mark and text in the order of their first appearance, so the n-th is number n.
    ``notice`` is printed on top of an unfinished report and is empty on a finished one.
    """

    approval: tuple[str, ...]
    title: tuple[str, ...]
    caption: str
    columns: tuple[str, ...]
    rows: tuple[HeadingRow | FigureRow, ...]
    signature_post: str
    signature_name: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    notice: tuple[str, ...] = ()


def split_notes(wording: str, footnotes: Mapping[str, str]) -> list[Piece]:
    """A programme's own wording as text and marks; a mark without a footnote of its own stays text."""
    pieces: list[Piece] = []
    end = 0
    for match in _MARK.finditer(wording):
        if match[1] in footnotes:
            pieces += [wording[end : match.start()], NoteMark(match[1])]
            end = match.end()
    return [piece for piece in [*pieces, wording[end:]] if piece != ""]


def compile_table(
    programme: Programme,
    period_words: str,
    figures: Mapping[str, ReportFigure],
    missing: str,
    notice: tuple[str, ...] = (),
) -> ReportTable:
    """The report of one period (domain page, «Which figure counts»; storyboard 3, «/report»).

    ``period_words`` («1 полугодие 2022 года») takes the place of ``{period}`` in the title; ``figures``
    go by indicator number; where none came, column 5 says ``missing``. A row on which nothing is measured
    keeps «-» in column 5, whatever came. ``ValueError`` where the layout has not seven columns.
    """
    layout = programme.layout
    if len(layout.columns) != COLUMNS:
        raise ValueError(f"the consolidated report has {COLUMNS} columns, not {len(layout.columns)}")
    title = tuple(line.replace("{period}", period_words) for line in layout.title)
    rows = tuple(_rows(programme, figures, missing))
    own = [*layout.approval, *title, layout.caption, *layout.columns, *_own_wordings(rows)]
    return ReportTable(
        approval=layout.approval,
        title=title,
        caption=layout.caption,
        columns=layout.columns,
        rows=rows,
        signature_post=layout.signature_post,
        signature_name=layout.signature_name,
        footnotes=_in_order(own, programme.footnotes),
        notice=notice,
    )


def _rows(
    programme: Programme, figures: Mapping[str, ReportFigure], missing: str
) -> Iterator[HeadingRow | FigureRow]:
    for row in programme.rows:
        if isinstance(row, Heading):
            is_high = row.depth == 1 and row.kind is not HeadingKind.SECTION
            yield HeadingRow(row.wording, is_high)
        else:
            yield from _measure_rows(row, figures, missing)


def _measure_rows(measure: Measure, figures: Mapping[str, ReportFigure], missing: str) -> Iterator[FigureRow]:
    indicators = measure.indicators or (_nothing(measure),)
    numbers = [printed_number(measure, indicator) for indicator in indicators]
    spans = [len(numbers), *(0 for _ in numbers[1:])]
    rows = zip(indicators, numbers, spans, _spans(numbers), strict=True)
    for indicator, number, span, number_span in rows:
        fact, explanation = _printed(indicator, figures.get(indicator.number), missing)
        own = (_with_dot(number), measure.wording, indicator.wording, indicator.target)
        yield FigureRow((*own, fact, indicator.executors, explanation), span, number_span)


def _with_dot(number: str) -> str:
    return number if number.endswith(".") else f"{number}."


def _spans(numbers: Iterable[str]) -> Iterator[int]:
    """A number printed several times on end stands once, over all of them."""
    for _, same in groupby(numbers):
        rows = sum(1 for _ in same)
        yield from (rows, *(0 for _ in range(rows - 1)))


def _nothing(measure: Measure) -> Indicator:
    """A measure without any indicator prints like one on which nothing is measured (seed, No. 6)."""
    return Indicator(measure.number, NOTHING_MEASURED, NOTHING_MEASURED, "", measured=False)


def _printed(indicator: Indicator, figure: ReportFigure | None, missing: str) -> tuple[str, str]:
    explanation = figure.explanation if figure else ""
    if not indicator.measured:
        return NOTHING_MEASURED, explanation
    return (figure.wording if figure else missing), explanation


def _own_wordings(rows: Iterable[HeadingRow | FigureRow]) -> Iterator[str]:
    """The programme's wordings in reading order; covered cells are not counted twice."""
    for row in rows:
        if isinstance(row, HeadingRow):
            yield row.wording
            continue
        covered = {column for column, span in enumerate(row.spans) if not span}
        for column, cell in enumerate(row.cells):
            if column not in {FACT_COLUMN, EXPLANATION_COLUMN, *covered}:
                yield cell


def _in_order(wordings: Iterable[str], footnotes: Mapping[str, str]) -> dict[str, str]:
    marks = (mark for wording in wordings for mark in _MARK.findall(wording) if mark in footnotes)
    return {mark: footnotes[mark] for mark in marks}
