"""What stands in each column of one indicator's row."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from domain.figures.numbers import read_figure, show
from domain.figures.targets import is_yes_no, read_targets
from domain.forms.deviation import deviation
from domain.forms.form import COLUMN_KEY, Form, FormColumn, FormRole, OldWordsSaid, is_kept, row_key
from domain.forms.times import periods_of, takes, year_of
from domain.programme.document import Indicator, Measure
from domain.time.periods import Period
from reports.table import ReportFigure

NOTHING_MEASURED = "-"
Figures = Mapping[str, ReportFigure]


class Of(NamedTuple):
    """Whose row it is."""

    measure: Measure
    indicator: Indicator
    number: str


@dataclass(frozen=True, slots=True)
class RowTexts:
    """``figures`` go by indicator number; ``past`` by the keys of other periods, then by number."""

    form: Form
    period: Period
    figures: Figures
    past: Mapping[str, Figures]
    missing: str
    decisions: OldWordsSaid

    def row(self, of: Of) -> tuple[str, ...]:
        return tuple(self._cell(at, column, of) for at, column in enumerate(self.form.columns))

    def _cell(self, at: int, column: FormColumn, of: Of) -> str:
        own = column.field or _OWN.get(column.role)
        if own:
            return str(getattr(of.indicator, own))
        if column.role is FormRole.NUMBER:
            is_whole = not of.number or of.number.endswith((".", ")"))
            return of.number if is_whole else of.number + self.form.number_end
        if column.role is FormRole.MEASURE:
            return of.measure.wording
        return self._computed(at, column, of)

    def _computed(self, at: int, column: FormColumn, of: Of) -> str:
        if column.role is FormRole.TARGET:
            return self._target(column, of.indicator)
        if column.role is FormRole.FACT:
            return self._fact(column, of.indicator)
        if column.role is FormRole.EXPLANATION:
            figure = self.figures.get(of.indicator.number)
            return figure.explanation if figure else ""
        if column.role is FormRole.DEVIATION:
            return self._deviation(column, of.indicator)
        is_shown = column.role is FormRole.KEPT and is_kept(
            f"{COLUMN_KEY}{at + 1}", self.form, self.decisions
        )
        return self._kept(column, of) if is_shown else ""

    def _target(self, column: FormColumn, indicator: Indicator) -> str:
        targets = read_targets(indicator.target, indicator.wording, indicator.unit)
        if not column.by_year or not targets.entries:
            return indicator.target
        entry = targets.by_year.get(year_of(column, self.period))
        return entry.wording if entry else ""

    def _fact(self, column: FormColumn, indicator: Indicator) -> str:
        if takes(column, self.period):
            if not indicator.measured:
                return NOTHING_MEASURED
            figure = self.figures.get(indicator.number)
            return figure.wording if figure else self.missing
        known = (self.past[one.key] for one in periods_of(column, self.period) if one.key in self.past)
        figure = next(known, {}).get(indicator.number)
        return figure.wording if figure else ""

    def _deviation(self, column: FormColumn, indicator: Indicator) -> str:
        figure = self.figures.get(indicator.number)
        if figure is None or not indicator.measured:
            return ""
        reading = read_figure(figure.wording, indicator.unit, yes_no=is_yes_no(indicator.wording))
        plan = self._planned(indicator)
        if plan is None or reading.number is None or reading.trouble is not None:
            return ""
        found = deviation(column.formula, plan, reading.number.value, column.places)
        if found is None:
            return ""
        return ("+" if column.is_signed and found > 0 else "") + show(found) + column.mark

    def _planned(self, indicator: Indicator) -> Decimal | None:
        """The one figure that the year's target names."""
        targets = read_targets(indicator.target, indicator.wording, indicator.unit)
        target = targets.for_year(self.period.year)
        if target is None or (target.low is not None and target.high is not None):
            return None
        return target.low if target.low is not None else target.high

    def _kept(self, column: FormColumn, of: Of) -> str:
        """Of the row of the same wording; of several such of the one with its number."""
        key = row_key(of.measure.wording, of.indicator.wording)
        same = [one for one in column.kept if one.row == key]
        own = [one for one in same if one.number == of.indicator.number] or same
        return own[0].text if len(own) == 1 else ""


_OWN = {
    FormRole.INDICATOR: "wording",
    FormRole.EXECUTOR: "executors",
}
"""Columns that print a field of the indicator."""
