"""The ladder: on which days somebody is reminded of what they owe.

Nothing is asked for before its period has ended, so no step comes before the opening's day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.reminders.settings import ReminderSettings, RungKind
from domain.time.workdays import (
    Overrides,
    last_working_day,
    next_working_day,
    working_day_after,
    working_day_before,
)

_LONG_WINDOW = timedelta(days=21)
_WEEK = timedelta(days=7)
_WEEKLY = (RungKind.LATE_WEEK_1, RungKind.LATE_WEEK_2, RungKind.LATE_WEEK_3, RungKind.LATE_WEEK_4)
_LATE = frozenset(step for step in RungKind if step.is_late)
_OF_A_MONTH = _LATE | {RungKind.OPENING, RungKind.ONE_DAY, RungKind.DAY}


class Duty(StrEnum):
    """What is owed: the figures of a period, the inputs of one of its months, a part of somebody else's
    figure, (the coordinator's own) the report to the head, or a better figure than a preliminary one."""

    FIGURES = "figures"
    MONTH = "month"
    PART = "part"
    REPORT = "report"
    REFINE = "refine"


@dataclass(frozen=True, slots=True)
class Rung:
    """A step and the day on which it comes."""

    step: RungKind
    day: date


@dataclass(frozen=True, slots=True)
class Window:
    """From the day on which a duty may be asked for (the first after what it is about has ended) to the day
    on which it is due."""

    asked_from: date
    due_on: date


def ladder(
    window: Window, settings: ReminderSettings, days_off: Overrides, duty: Duty = Duty.FIGURES
) -> tuple[Rung, ...]:
    """In the order of their days; of two on one day both, the later step last. Of a month only the opening,
    the day before, the day, and what comes after it. Working days all of them."""
    opening = next_working_day(window.asked_from, days_off)
    wanted = settings.steps & _OF_A_MONTH if duty is Duty.MONTH else settings.steps
    rungs = [Rung(RungKind.OPENING, opening), *_before(window, opening, days_off), *_after(window, days_off)]
    order = list(RungKind)
    kept = (rung for rung in rungs if rung.step in wanted and rung.day >= opening)
    return tuple(sorted(kept, key=lambda rung: (rung.day, order.index(rung.step))))


def part_due_on(due_on: date, settings: ReminderSettings, days_off: Overrides) -> date:
    """Contributors give their parts so long before the figure is due that it can be put together of them."""
    return working_day_before(due_on, settings.lead, days_off)


def last_day(due_on: date, days_off: Overrides) -> date:
    """When the last of the weekly steps comes: afterwards whoever owes stands in the digest only."""
    return next_working_day(working_day_after(due_on, 5, days_off) + len(_WEEKLY) * _WEEK, days_off)


def _before(window: Window, opening: date, days_off: Overrides) -> Iterator[Rung]:
    due = window.due_on
    if due - opening > _LONG_WINDOW:
        yield Rung(RungKind.TWO_WEEKS, last_working_day(due - 2 * _WEEK, days_off))
    yield Rung(RungKind.WEEK, last_working_day(due - _WEEK, days_off))
    yield Rung(RungKind.THREE_DAYS, working_day_before(due, 3, days_off))
    yield Rung(RungKind.ONE_DAY, working_day_before(due, 1, days_off))
    yield Rung(RungKind.DAY, last_working_day(due, days_off))


def _after(window: Window, days_off: Overrides) -> Iterator[Rung]:
    due = window.due_on
    for step, days in ((RungKind.LATE_1, 1), (RungKind.LATE_3, 3), (RungKind.LATE_5, 5)):
        yield Rung(step, working_day_after(due, days, days_off))
    fifth = working_day_after(due, 5, days_off)
    for week, step in enumerate(_WEEKLY, 1):
        yield Rung(step, next_working_day(fifth + week * _WEEK, days_off))


def reached(rungs: Iterable[Rung], today: date, ahead_of: date | None = None) -> tuple[Rung, ...]:
    """Those whose day has come, the latest last; of a deadline or a ladder that was changed on the day
    ``ahead_of`` only those that lay ahead of it."""
    return tuple(rung for rung in rungs if rung.day <= today and (ahead_of is None or rung.day > ahead_of))
