"""What the coordinator types of an indicator: its plan for the period or due date, a new target.

Source: the storyboard, section 3, `/plan`.
"""

from datetime import date
from decimal import Decimal

from domain.figures.numbers import Trouble, read_figure
from domain.refusals import UnclearPlan, UnclearTarget
from domain.time.days import read_day, read_first_day, speaks_of_day

_NEITHER = frozenset({"-", "–", "—", "−", "убрать", "нет"})


def takes_back(text: str) -> bool:
    """«-», «убрать»: neither a plan nor a due date any more."""
    return text.strip(" .").casefold() in _NEITHER


def read_plan(text: str, unit: str) -> tuple[Decimal | None, date | None]:
    """A value or a due date («30.09.2022», «не позднее 30 сентября 2022 г.»); ``UnclearPlan`` for all else.

    A day that has no year, or stands beside a figure, is not guessed about; nor is «30.09».
    """
    due = read_day(text)
    if due is not None:
        return None, due
    reading = read_figure(text.strip(), unit)
    number = reading.choices[0] if reading.trouble is Trouble.PLANNED else reading.number
    if number is None or len(reading.choices) > 1 or speaks_of_day(text):
        raise UnclearPlan(text.strip()[:100])
    return number.value, None


def read_target_change(text: str) -> tuple[str, str, date]:
    """«не менее 14 / постановление от 12.05.2022 № 1204 / с 01.07.2022», a line each: the wording, the act,
    the day from which it holds; ``UnclearTarget`` otherwise."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    since = read_first_day(lines[-1]) if len(lines) >= 3 else None
    if since is None:
        raise UnclearTarget(text.strip()[:100])
    return "\n".join(lines[:-2]), lines[-2], since
