"""The words of the grammar: functions, built-in names, and what can be counted over."""

from dataclasses import dataclass

MONTHS = "месяцы"
MONTHS_OF_PERIOD = "месяцы_периода"
OVER_MONTHS = {
    "месяцы": MONTHS,
    "months": MONTHS,
    "месяцы_периода": MONTHS_OF_PERIOD,
    "months_of_period": MONTHS_OF_PERIOD,
}
"""From January to the period's end, or the period's own months only."""

BUILT_IN = ("Nмес", "квартал", "год", "да", "нет")
"""Months from January to the period's end (3, 6, 9, 12 for quarters), the quarter it ends in (1–4), the year;
«да» is 1 and «нет» is 0."""

OPERATORS = ("и", "или", "не", "and", "or", "not", "где", "where")


@dataclass(frozen=True, slots=True)
class Function:
    """``most`` is None where any number of arguments will do; ``over``: also over months and lists."""

    name: str
    least: int
    most: int | None
    over: bool = False


_FUNCTIONS = {
    ("если", "if"): Function("если", 3, 3),
    ("мин", "min"): Function("мин", 2, None, over=True),
    ("макс", "max"): Function("макс", 2, None, over=True),
    ("сумма", "sum"): Function("сумма", 2, None, over=True),
    ("среднее", "mean"): Function("среднее", 2, None, over=True),
    ("округл", "round"): Function("округл", 1, 2),
    ("выбор", "choose"): Function("выбор", 2, None),
}
FUNCTIONS = {spelling: function for spellings, function in _FUNCTIONS.items() for spelling in spellings}


def canonical(function: str) -> str:
    """The Russian spelling of a function in any spelling; any other name as it is."""
    known = FUNCTIONS.get(function) or FUNCTIONS.get(function.lower())
    return known.name if known else function
