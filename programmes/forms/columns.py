"""The columns of a form: what each column of the document is printed from, whichever period is reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.forms.form import FormColumn, FormRole, KeptCell, row_key
from domain.programme.document import Indicator
from domain.programme.fields import Carried, carried_names
from domain.time.periods import Period
from programmes.forms.deviations import as_deviation
from programmes.forms.mentions import months_of
from programmes.tables.columns.column import ReadColumn, ReportColumn
from programmes.tables.columns.meaning import Matter, Stage
from programmes.tables.columns.titles import shown
from programmes.tables.columns.when import Side
from programmes.tables.header import Header
from programmes.tables.rows import RawMeasure, RawRow

_ROLES = {
    ReportColumn.NUMBER: FormRole.NUMBER,
    ReportColumn.MEASURE: FormRole.MEASURE,
    ReportColumn.INDICATOR: FormRole.INDICATOR,
    ReportColumn.EXECUTOR: FormRole.EXECUTOR,
    ReportColumn.CO_EXECUTOR: FormRole.EMPTY,  # those who help stand with those who hand in
    ReportColumn.EXPLANATION: FormRole.EXPLANATION,
}
_FIELDS = frozenset({ReportColumn.UNIT.value, *carried_names(Indicator, Carried.FILLED)})
_OF_NO_PERIOD = frozenset(
    {Matter.SOURCE, Matter.DATA_SOURCE, Matter.MEASURE, Matter.INDICATOR, Matter.KIND_WORDS, Matter.UNIT}
)
Rows = Sequence[tuple[RawMeasure, RawRow]]


def form_columns(header: Header, rows: Rows, period: Period | None) -> tuple[FormColumn, ...]:
    """One for each column of the document, in its order."""
    return tuple(_Columns(header, rows, period).all())


def lasting_columns(header: Header) -> frozenset[int]:
    """Numbers of those whose words are of no period: a goal beside each row, a source of figures."""
    return frozenset(
        column.number
        for column in header.columns
        if column.meaning.matter in _OF_NO_PERIOD or _is_goal(column) or column.number in header.levels
    )


def _is_goal(column: ReadColumn) -> bool:
    """«Цель» is a figure's title, and may hold words."""
    is_unsaid = column.meaning.matter is Matter.FIGURE and not column.meaning.when.is_said
    return is_unsaid and column.cells.words > 0 and not column.cells.figures


def _is_fact(column: ReadColumn) -> bool:
    return column.meaning.matter is Matter.FIGURE and column.meaning.stage is Stage.FACT


@dataclass(frozen=True, slots=True)
class _Columns:
    header: Header
    rows: Rows
    period: Period | None

    def all(self) -> Iterator[FormColumn]:
        reported = self._reported()
        is_counted_from = reported is not None and bool(reported.meaning.when.years)
        for column in self.header.columns:
            yield self._column(column, reported, is_counted_from=is_counted_from)

    def _reported(self) -> ReadColumn | None:
        """The fact's column that takes the figure of whichever period is reported: none of several parts."""
        header = self.header
        own = next((one for one in header.columns if header.part_of(one) is ReportColumn.FACT), None)
        others = (one for one in header.columns if _is_fact(one) and one is not own)
        parts = [one for one in others if one.meaning.when.months and one.meaning.when.side is not Side.PAST]
        return None if own is not None and parts and own.meaning.when.months else own

    def _column(
        self, column: ReadColumn, reported: ReadColumn | None, *, is_counted_from: bool
    ) -> FormColumn:
        part, title, when = self.header.part_of(column), shown(column.title), column.meaning.when
        if part is ReportColumn.TARGET:
            own = dict(self._years()).get(column.number, 0)
            years = self._years_from(own) if own and is_counted_from else 0
            is_fixed = own and not is_counted_from
            said = bool(own or when.years)
            return FormColumn(FormRole.TARGET, title, by_year=said, years=years, year=own if is_fixed else 0)
        if column is reported:
            return FormColumn(FormRole.FACT, title)
        if part is not None and part.value in _FIELDS:
            return FormColumn(FormRole.FIELD, title, field=part.value)
        if part in _ROLES:
            return FormColumn(_ROLES[part], title)
        if _is_fact(column) and part in (None, ReportColumn.FACT):
            return self._other_fact(column, title, beside_reported=reported is not None)
        if column.meaning.matter is Matter.DEVIATION:
            return as_deviation(self.header, column, title, [row for _, row in self.rows])
        return FormColumn(FormRole.KEPT, title, kept=tuple(self._kept(column)))

    def _years(self) -> list[tuple[int, int]]:
        """Numbers of columns with the year each is of, the first of several."""
        taken = self.header.roles.years.items()
        found: dict[int, int] = {}
        for year, column in taken:
            found.setdefault(column.number, year)
        return list(found.items())

    def _years_from(self, year: int) -> int:
        return year - self.period.year if self.period else 0

    def _other_fact(self, column: ReadColumn, title: str, *, beside_reported: bool) -> FormColumn:
        """Of last year, or of a part of the year: filled from what was collected for that period.

        The reported part of another year goes along with the reported period.
        """
        when, months = column.meaning.when, column.meaning.when.months or ()
        years = self._years_from(max(when.years)) if when.years else -1 if when.side is Side.PAST else 0
        if years and beside_reported and self.period and months in months_of(self.period):
            months = ()
        if not (years or months):
            return FormColumn(FormRole.EMPTY, title)
        return FormColumn(FormRole.FACT, title, years=years, months=months)

    def _kept(self, column: ReadColumn) -> Iterator[KeptCell]:
        for measure, row in self.rows:
            cells = (cell for cell in row.known.row if self.header.column_at(cell) is column)
            text = next((cell.text for cell in cells if cell.text), "")
            if text:
                wording = row.text(ReportColumn.INDICATOR)
                yield KeptCell(row_key(measure.wording, wording), row.number, text)
