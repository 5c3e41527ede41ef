"""What each column may be, with points: its title's words, its cells, how well its time fits the period."""

import re

from domain.time.periods import Period
from programmes.tables.columns.column import ReadColumn, ReportColumn
from programmes.tables.columns.meaning import Matter, Stage, TitleMeaning
from programmes.tables.columns.titles import plain
from programmes.tables.columns.when import Side

OF_MEASURES = 75
"""What a title of measures is worth as one of indicators."""
_TIME_OF_BASE = re.compile(r"^(?:базов\w+ )?(?:год|дата|период)$")
_SIMPLE = {
    Matter.NUMBER: ReportColumn.NUMBER,
    Matter.ACTIVITY: ReportColumn.ACTIVITY,
    Matter.UNIT: ReportColumn.UNIT,
    Matter.EXECUTOR: ReportColumn.EXECUTOR,
    Matter.CO_EXECUTOR: ReportColumn.CO_EXECUTOR,
    Matter.KIND_WORDS: ReportColumn.KIND_WORDS,
    Matter.DATA_SOURCE: ReportColumn.DATA_SOURCE,
}


def candidates(column: ReadColumn, period: Period | None) -> dict[ReportColumn, int]:
    """Points for each part the column may play."""
    if column.decided is not None:
        return {} if column.decided is ReportColumn.OTHER else {column.decided: 1000}
    meaning, cells = column.meaning, column.cells
    if meaning.matter in _SIMPLE:
        return {_SIMPLE[meaning.matter]: 100}
    if meaning.matter is Matter.EXPLANATION:
        return {ReportColumn.EXPLANATION: 40 if cells.share(cells.figures) > 0.7 else 100}
    if meaning.matter in (Matter.INDICATOR, Matter.MEASURE):
        return _name_points(column)
    if meaning.matter is Matter.FIGURE:
        return _figure_points(column, period)
    if meaning.matter is Matter.MONEY:
        return _money_points(meaning)
    return _untitled(column) if meaning.matter is Matter.UNKNOWN else {}


def _name_points(column: ReadColumn) -> dict[ReportColumn, int]:
    """What is done or measured, in words; a measure may be all that a table has to measure.

    «Показатель» is one rather than «Ожидаемый результат», «Мероприятие» rather than «Основное мероприятие».
    """
    meaning, cells, title = column.meaning, column.cells, plain(column.title)
    points = 100 if meaning.is_strong else 45
    is_result, is_greater = re.search(r"показател|индикатор", title) is None, title.count("основн") > 0
    if cells.filled and cells.share(cells.bare) > 0.6:
        points -= 60
        if meaning.stage is Stage.PLAN:
            return {ReportColumn.TARGET: 60, ReportColumn.INDICATOR: 10}
    if meaning.matter is Matter.INDICATOR:
        return {ReportColumn.INDICATOR: points - (20 if is_result else 0)}
    points -= 20 if is_greater else 0
    return {ReportColumn.MEASURE: points, ReportColumn.INDICATOR: points + OF_MEASURES - 100}


def _figure_points(column: ReadColumn, period: Period | None) -> dict[ReportColumn, int]:
    cells, stage = column.cells, column.meaning.stage
    if cells.filled and cells.share(cells.dates) > 0.5:
        return {}
    of_cells = 0 if not cells.filled else 10 if cells.share(cells.figures) > 0.5 else 0
    wordy = cells.filled > 0 and cells.share(cells.words) > 0.6
    if stage is Stage.PLAN:
        points = _plan_points(column, period) - (60 if is_no_plan(column) else 0)
        return {ReportColumn.TARGET: points + of_cells - (60 if wordy else 0)} if points > 0 else {}
    if stage is Stage.FACT:
        return _fact_points(column, period, of_cells - (25 if wordy else 0))
    if stage is Stage.BASE:
        return {ReportColumn.BASE: 50 if _TIME_OF_BASE.search(plain(column.lines[-1])) else 90}
    time = column.meaning.when
    is_open = stage is Stage.NONE and not time.years and time.side not in (Side.PAST, Side.COMING)
    is_reported = (
        stage is Stage.NONE and period is not None and time.is_part_of_year() and time.fits(period) >= 90
    )
    if stage is Stage.BOTH or is_open or is_reported:
        return {} if wordy else {ReportColumn.TARGET: 30, ReportColumn.FACT: 30}
    return {}


def is_no_plan(column: ReadColumn) -> bool:
    """«Прогноз», «Норматив»: not what was planned; asked about where there is no plan."""
    title = plain(column.title)
    return re.search(r"прогноз|норматив", title) is not None and "план" not in title


def _money_points(meaning: TitleMeaning) -> dict[ReportColumn, int]:
    """«План, тыс. руб.» may be an indicator's in roubles, where there is nothing else: asked."""
    if meaning.is_strong:
        return {}
    return {OF_STAGES[meaning.stage]: 20} if meaning.stage in OF_STAGES else {}


OF_STAGES = {Stage.PLAN: ReportColumn.TARGET, Stage.FACT: ReportColumn.FACT}


def _plan_points(column: ReadColumn, period: Period | None) -> int:
    """A plan for the period is the target where the report has no other."""
    time = column.meaning.when
    if time.side in (Side.PAST, Side.COMING):
        return 0
    if time.is_part_of_year() or time.side is Side.REPORTED:
        return 0 if time.fits(period) < 60 else 25 if period is None else 60
    if time.months is not None:
        return 100
    return 85 if time.years and (period is None or period.year in time.years) else 80


def _fact_points(column: ReadColumn, period: Period | None, more: int) -> dict[ReportColumn, int]:
    """Only what may be this period's; «Исполнение» may hold words as well."""
    time = column.meaning.when
    fits = 0 if period is None and (time.years or time.months) else time.fits(period)
    weak = not column.meaning.is_strong
    found = {ReportColumn.FACT: fits + more - (25 if weak else 0)} if fits else {}
    if weak and not column.meaning.when.is_said:
        found[ReportColumn.EXPLANATION] = 60 if more < 0 else 45 if not column.cells.filled else 0
    return {role: points for role, points in found.items() if points > 0}


def _untitled(column: ReadColumn) -> dict[ReportColumn, int]:
    """Told by its cells alone."""
    cells = column.cells
    if column.number == 1 and cells.filled and cells.share(cells.numbers) > 0.8:
        return {ReportColumn.NUMBER: 60}
    if cells.filled and cells.share(cells.units) > 0.8:
        return {ReportColumn.UNIT: 50}
    return {}
