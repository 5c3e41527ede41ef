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

INDICATORS = "показатели"
OVER_INDICATORS = {"показатели": INDICATORS, "indicators": INDICATORS}
"""The programme's indicators that are due with the period, but for the one that is computed."""
YEARS, QUARTERS = "годы", "кварталы"
OVER_QUARTERS = {"кварталы": QUARTERS, "quarters": QUARTERS}
"""The quarters from January to the period's end."""

OVER = {**OVER_MONTHS, **OVER_INDICATORS, **OVER_QUARTERS}

OF_INDICATOR = {
    "факт": "факт",
    "fact": "факт",
    "план": "план",
    "plan": "план",
    "план_периода": "план_периода",
    "period_plan": "план_периода",
    "база": "база",
    "base": "база",
    "степень": "степень",
    "degree": "степень",
    "состояние": "состояние",
    "state": "состояние",
}
"""What an indicator has: of one by its number, факт(«4»), and of each of «показатели» by the bare name."""
NUMBER, HEADING = "номер", "раздел"
ROW_NAMES = {**OF_INDICATOR, "номер": NUMBER, "number": NUMBER, "раздел": HEADING, "heading": HEADING}
"""The bare names within «показатели»."""
LAST_YEAR, LAST_PERIOD = "прошлый_год", "прошлый_период"

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
    ("прошлый_год", "last_year"): Function(LAST_YEAR, 1, 1),
    ("прошлый_период", "last_period"): Function(LAST_PERIOD, 1, 1),
    ("факт", "fact"): Function("факт", 1, 1),
    ("план", "plan"): Function("план", 1, 1),
    ("план_периода", "period_plan"): Function("план_периода", 1, 1),
    ("база", "base"): Function("база", 1, 1),
    ("степень", "degree"): Function("степень", 1, 1),
    ("состояние", "state"): Function("состояние", 1, 1),
}
FUNCTIONS = {spelling: function for spellings, function in _FUNCTIONS.items() for spelling in spellings}


def canonical(function: str) -> str:
    """The Russian spelling of a function in any spelling; any other name as it is."""
    known = FUNCTIONS.get(function) or FUNCTIONS.get(function.lower())
    return known.name if known else function
