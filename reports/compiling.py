"""A programme, its form and a period's figures put together as the table that is printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from domain.forms.form import (
    COLUMN_KEY,
    NOTE_KEY,
    Form,
    FormRole,
    FormTitle,
    OldWordsSaid,
    is_kept,
    line_key,
    row_key,
)
from domain.forms.times import has_place, takes
from domain.programme.document import Heading, HeadingKind, Indicator, Measure, Programme
from domain.programme.numbering import printed_number
from domain.time.periods import Period
from reports.cells import NOTHING_MEASURED, Figures, Of, RowTexts
from reports.other_rows import with_others
from reports.period_marks import filled
from reports.plan_face import plan_face
from reports.table import MARK, TYPED, FigureRow, HeadingRow, ReportFigure, ReportTable, Row, TableColumn
from reports.widths import widths_of
from texts import Texts, dates


@dataclass(frozen=True, slots=True)
class ToPrint:
    """What goes into a report: accepted figures by indicator number, those of other periods by their keys.

    Where no figure came, the fact's column says ``missing``; ``decisions`` are the coordinator's on the old
    words of the form, of which undecided ones are not printed.
    """

    programme: Programme
    form: Form
    period: Period
    figures: Figures
    missing: str
    notice: tuple[str, ...] = ()
    past: Mapping[str, Figures] = field(default_factory=dict)
    decisions: OldWordsSaid = field(default_factory=dict)


def compile_table(t: Texts, what: ToPrint) -> ReportTable:
    """The report of one period in the programme's form (domain page, «Which figure counts», «form»).

    Every mark of the period becomes its words. A row on which nothing is measured keeps «-» as its fact,
    whatever came.
    """
    form = what.form if has_place(what.form, what.period) else plan_face(t, what.form)
    return _Compiling(t, replace(what, form=form)).table()


@dataclass(frozen=True, slots=True)
class _Compiling:
    t: Texts
    what: ToPrint

    def table(self) -> ReportTable:
        what, layout, form = self.what, self.what.programme.layout, self.what.form
        rows = tuple(self._rows())
        found = ReportTable(
            approval=self._lines(layout.approval),
            title=self._lines(layout.title),
            caption=self._line(layout.caption),
            columns=tuple(
                TableColumn(column.role, width)
                for column, width in zip(form.columns, widths_of(form.columns, form.page), strict=True)
            ),
            titles=tuple(self._title(one) for one in form.titles),
            numbers=form.numbers,
            rows=rows,
            below=self._lines(form.below),
            signature_post=self._line(layout.signature_post),
            signature_name=layout.signature_name,
            notice=what.notice,
            page=form.page,
        )
        notes = {**what.programme.footnotes, **self._preliminary()}
        return replace(found, footnotes=_in_order(_own_wordings(found), notes))

    def _preliminary(self) -> dict[str, str]:
        """The footnotes of preliminary figures: one for each day."""
        days = {one.refine_by for one in self.what.figures.values() if one.refine_by is not None}
        return {_note_of(day): self.t.label("report.note.preliminary", day=dates.day(day)) for day in days}

    def _title(self, title: FormTitle) -> FormTitle:
        return replace(title, text=self._line(title.text))

    def _lines(self, lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(line for text in lines if (line := self._line(text)) or not text)

    def _line(self, text: str) -> str:
        """With the reported period's words; old ones as it was decided."""
        form, key = self.what.form, line_key(text)
        if not is_kept(key, form, self.what.decisions):
            text = next(one.cleared for one in form.leftovers if one.key == key)
        return self._without_old_notes(filled(self.t, text, self.what.period))

    def _without_old_notes(self, text: str) -> str:
        """A footnote that is not printed takes its mark along."""
        if "[^" not in text:
            return text
        notes = self.what.programme.footnotes

        def kept(mark: str) -> bool:
            return mark not in notes or is_kept(NOTE_KEY + notes[mark], self.what.form, self.what.decisions)

        return MARK.sub(lambda match: match[0] if kept(match[1]) else "", text)

    def _rows(self) -> Iterator[Row]:
        what = self.what
        cells = RowTexts(what.form, what.period, what.figures, what.past, what.missing, what.decisions)
        beside = said_by_columns(what.form, what.decisions)
        rows = (
            row for row in what.programme.rows if not (isinstance(row, Heading) and row.wording in beside)
        )
        placed = [(row, list(self._printed(row, cells))) for row in rows]
        return with_others(placed, what.form, self._line)

    def _printed(self, row: Heading | Measure, cells: RowTexts) -> Iterator[tuple[str, str, Row]]:
        """With each what tells the row of an indicator: its wordings and its number."""
        if isinstance(row, Heading):
            is_high = row.depth == 1 and row.kind is not HeadingKind.SECTION
            yield "", "", HeadingRow(self._without_old_notes(row.wording), is_high)
            return
        indicators = row.indicators or (_nothing(row),)
        numbers = [printed_number(row, indicator) for indicator in indicators]
        spans = [len(numbers), *(0 for _ in numbers[1:])]
        for indicator, number, *own in zip(indicators, numbers, spans, _spans(numbers), strict=True):
            texts = cells.row(Of(row, indicator, number))
            key = row_key(row.wording, indicator.wording)
            figure = self.what.figures.get(indicator.number)
            drawn = self._figure_row(texts, figure, measure=own[0], number=own[1])
            yield key, indicator.number, replace(drawn, key=key, number=indicator.number)

    def _figure_row(
        self, texts: Sequence[str], figure: ReportFigure | None, *, measure: int, number: int
    ) -> FigureRow:
        columns, period = self.what.form.columns, self.what.period
        is_documents = figure is not None and figure.is_documents
        typed = frozenset(
            at
            for at, column in enumerate(columns)
            if column.role in TYPED
            and not (is_documents and (takes(column, period) or column.role is FormRole.EXPLANATION))
        )
        own = {FormRole.MEASURE: measure, FormRole.NUMBER: number}
        day = figure.refine_by if figure is not None else None
        facts = [
            at for at, column in enumerate(columns) if column.role is FormRole.FACT and takes(column, period)
        ]
        return FigureRow(
            tuple(text if at in typed else self._without_old_notes(text) for at, text in enumerate(texts)),
            tuple(own.get(column.role, 1) for column in columns),
            typed,
            notes={at: _note_of(day) for at in facts} if day is not None else {},
        )


def _note_of(day: date) -> str:
    """What such a footnote is called; no document's own note is."""
    return f"preliminary-{day.isoformat()}"


def said_by_columns(form: Form, decisions: OldWordsSaid) -> frozenset[str]:
    """Goals and tasks that are printed in a column beside each row need no row of their own."""
    columns = (
        column
        for number, column in enumerate(form.columns, start=1)
        if is_kept(f"{COLUMN_KEY}{number}", form, decisions)
    )
    kept = (cell.text for column in columns for cell in column.kept)
    return frozenset(" ".join(text.split()) for text in kept)


def _spans(numbers: Iterable[str]) -> Iterator[int]:
    """A number printed several times on end stands once, over all of them; none stands in each row alone."""
    for number, same in groupby(numbers):
        rows = sum(1 for _ in same)
        yield from (rows, *(0 for _ in range(rows - 1))) if number else (1 for _ in range(rows))


def _nothing(measure: Measure) -> Indicator:
    """A measure without any indicator prints like one on which nothing is measured (seed, No. 6)."""
    return Indicator(measure.number, NOTHING_MEASURED, NOTHING_MEASURED, "", measured=False)


def _own_wordings(table: ReportTable) -> Iterator[str]:
    """The programme's and the document's wordings in reading order; covered cells are not counted twice."""
    yield from (*table.approval, *table.title, table.caption, *(one.text for one in table.titles))
    for row in table.rows:
        if isinstance(row, HeadingRow):
            yield row.wording
        elif isinstance(row, FigureRow):
            for column, cell in enumerate(row.cells):
                if column not in row.typed and row.spans[column]:
                    yield cell
                if column in row.notes:
                    yield f"[^{row.notes[column]}]"
        else:
            yield from (cell.text for cell in row.cells)
    yield from table.below


def _in_order(wordings: Iterable[str], footnotes: Mapping[str, str]) -> dict[str, str]:
    marks = (mark for wording in wordings for mark in MARK.findall(wording) if mark in footnotes)
    return {mark: footnotes[mark] for mark in marks}
