"""Why a column is not taken."""

from domain.programme.ledger import WhyLeft
from domain.time.periods import Period
from programmes.tables.columns.by_year import is_before
from programmes.tables.columns.column import ReadColumn
from programmes.tables.columns.meaning import Matter, Stage, TitleMeaning
from programmes.tables.columns.roles import Roles
from programmes.tables.columns.when import Side

_WHYS = {
    Matter.MONEY: WhyLeft.MONEY,
    Matter.DEADLINE: WhyLeft.DEADLINE,
    Matter.DEVIATION: WhyLeft.DEVIATION,
    Matter.SUM: WhyLeft.SUM,
    Matter.WEIGHT: WhyLeft.WEIGHT,
    Matter.SOURCE: WhyLeft.SOURCE,
}


def why_left(column: ReadColumn, roles: Roles, period: Period | None) -> WhyLeft:
    """Why a column is not taken."""
    meaning = column.meaning
    if column.number in roles.doubts:
        return WhyLeft.DOUBTFUL
    if meaning.matter in _WHYS:
        return _WHYS[meaning.matter]
    if meaning.matter is Matter.FIGURE:
        in_plan = period is None and is_before(column, roles.years)
        return WhyLeft.PAST if in_plan else _why_figure(meaning, period)
    return WhyLeft.UNKNOWN if meaning.matter is Matter.UNKNOWN else WhyLeft.SECOND


def _why_figure(meaning: TitleMeaning, period: Period | None) -> WhyLeft:
    years, side = meaning.when.years, meaning.when.side
    if side is Side.PAST or (years and period is not None and max(years) < period.year):
        return WhyLeft.PAST
    if meaning.stage is Stage.ESTIMATE:
        return WhyLeft.ESTIMATE
    if side is Side.COMING:
        return WhyLeft.COMING
    return WhyLeft.OTHER_PERIOD if meaning.when.years or meaning.when.months else WhyLeft.SECOND
