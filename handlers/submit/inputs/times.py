"""Of what time an input is: «за январь 2022», «с начала года по 31.03.2022», «на 01.04.2022»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.methodology.asking import Wanted
from domain.methodology.model import Day, Every, InputCourse
from domain.time.periods import Period
from texts import Texts, dates, periods

_MOST_NAMED = 3


def when(t: Texts, period: Period, question: Wanted) -> str:
    if question.period:
        return when(t, Period.from_key(question.period), replace(question, period=""))
    one = question.input
    if question.month:
        return t.label("input.when.period", period=periods.name(t, _month(period, question.month)))
    if one.course is InputCourse.RUNNING_TOTAL:
        return t.label("input.when.running_total", end=dates.day(period.end))
    if one.course is InputCourse.LEVEL or one.day is not Day.ANY:
        day = question.not_before(period) if one.day is Day.FIRST_DAY_AFTER else period.end
        return t.label("input.when.level", day=dates.day(day))
    if one.every is Every.ONCE:
        return t.label("input.when.once")
    if one.every is Every.YEAR:
        return t.label("input.when.year", year=period.year)
    return t.label("input.when.period", period=periods.name(t, period))


def of_months(t: Texts, period: Period, months: Sequence[int]) -> str:
    """«за январь, февраль, март 2022», «за январь–июнь 2022»."""
    *others, last = months
    if len(months) > _MOST_NAMED and list(months) == list(range(months[0], last + 1)):
        first = t.label(f"month.{months[0]}")
        return t.label("input.when.period", period=f"{first}–{periods.name(t, _month(period, last))}")
    names = [t.label(f"month.{one}") for one in others]
    return t.label("input.when.period", period=", ".join([*names, periods.name(t, _month(period, last))]))


def _month(period: Period, month: int) -> Period:
    return Period.from_key(f"{period.year}-M{month}")
