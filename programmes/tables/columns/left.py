"""Why a column is not taken."""

from domain.programme.ledger import Why
from domain.time.periods import Period
from programmes.tables.columns.by_year import is_before
from programmes.tables.columns.column import ReadColumn
from programmes.tables.columns.meaning import Matter, Stage, TitleMeaning
from programmes.tables.columns.roles import Roles
from programmes.tables.columns.when import Side

_WHYS = {
    Matter.MONEY: Why.MONEY,
    Matter.DEADLINE: Why.DEADLINE,
    Matter.DEVIATION: Why.DEVIATION,
    Matter.SUM: Why.SUM,
    Matter.WEIGHT: Why.WEIGHT,
    Matter.SOURCE: Why.SOURCE,
}


def why_left(column: ReadColumn, roles: Roles, period: Period | None) -> Why:
    """Why a column is not taken."""
    meaning = column.meaning
    if column.number in roles.doubts:
        return Why.DOUBTFUL
    if meaning.matter in _WHYS:
        return _WHYS[meaning.matter]
    if meaning.matter is Matter.FIGURE:
        in_plan = period is None and is_before(column, roles.years)
        return Why.PAST if in_plan else _why_figure(meaning, period)
    return Why.UNKNOWN if meaning.matter is Matter.UNKNOWN else Why.SECOND


def _why_figure(meaning: TitleMeaning, period: Period | None) -> Why:
    years, side = meaning.when.years, meaning.when.side
    if side is Side.PAST or (years and period is not None and max(years) < period.year):
        return Why.PAST
    if meaning.stage is Stage.ESTIMATE:
        return Why.ESTIMATE
    if side is Side.COMING:
        return Why.COMING
    return Why.OTHER_PERIOD if meaning.when.years or meaning.when.months else Why.SECOND
