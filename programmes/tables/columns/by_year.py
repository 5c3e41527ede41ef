"""Targets that have a column for each year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.time.periods import Period
from programmes.tables.columns.column import ReadColumn, ReportColumn
from programmes.tables.columns.meaning import Matter, Stage
from programmes.tables.columns.points import is_no_plan
from programmes.tables.columns.when import Side


@dataclass(slots=True)
class ByYear:
    years: dict[int, ReadColumn] = field(default_factory=dict)
    several: list[ReadColumn] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)


def is_year_of_targets(column: ReadColumn) -> bool:
    meaning = column.meaning
    return (
        meaning.matter is Matter.FIGURE
        and meaning.stage in (Stage.PLAN, Stage.NONE)
        and bool(meaning.when.years)
        and not meaning.when.is_part_of_year()
        and meaning.when.side in (Side.NONE, Side.REPORTED)
        and column.decided in (None, ReportColumn.TARGET)
    )


def targets_by_year(columns: Iterable[ReadColumn], period: Period | None) -> ByYear:
    """Targets that have a column for each year; one such column alone counts where it is not the period's."""
    columns = list(columns)
    able = [column for column in columns if is_year_of_targets(column)]
    planned = [column for column in able if column.meaning.stage is Stage.PLAN]
    of_year: dict[int, list[ReadColumn]] = defaultdict(list)
    for column in able:
        for year in column.meaning.when.years:
            of_year[year].append(column)
    if not _go_by_years(able, set(of_year), period):
        return ByYear()
    found = ByYear(several=able)
    unsaid_is_doubtful = bool(planned) or (period is not None and max(of_year) <= period.year)
    has_plan = any(one.meaning.stage is Stage.PLAN and not is_no_plan(one) for one in columns)
    for year, those in of_year.items():
        clear = [one for one in those if one in planned] or those
        is_own_forecast = is_no_plan(clear[0]) and (has_plan or (period is not None and year == period.year))
        is_clear = clear[0] in planned or not unsaid_is_doubtful
        if len(clear) == 1 and is_clear and not is_own_forecast:
            found.years[year] = clear[0]
        else:
            found.doubtful += [one.number for one in clear]
    found.years = dict(sorted(found.years.items(), key=lambda item: item[1].number))
    return found


def _go_by_years(able: Sequence[ReadColumn], years: set[int], period: Period | None) -> bool:
    if len(years) > 1:
        return True
    named = [column for column in able if column.meaning.stage is Stage.PLAN]
    return bool(named) and len(able) == 1 and (period is None or period.year not in years)


def is_before(column: ReadColumn, years: Mapping[int, ReadColumn]) -> bool:
    """In a plan that names no period, what was before its years is no fact of it."""
    said = column.meaning.when.years
    return bool(said and years) and max(said) < min(years)
