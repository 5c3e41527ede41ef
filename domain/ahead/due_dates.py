"""The day on which a result is due, as whoever hands in proposes it: «до 01.10.2022, ввод по контракту».

It lies after the period's end and within its year, of which the target is.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from domain.refusals import DueOutside, UnclearDue
from domain.time.days import DayOfMonth, read_day_of_month
from domain.time.periods import Period, PeriodKind

_MOST_WORDS = 6  # «не позднее 1 октября 2022 года»
_MOST_READ = 40
_MARKS = " ,;:.—–-\n"
_MOST_LIKELY = 6
_UNTIL = ("до", "к", "по", "не")
_Found = tuple[int, int, DayOfMonth]
"""From which word to which a day stands."""


def likely_dues(period: Period) -> tuple[date, ...]:
    """The ends of the months until the year's end; of quarters, where those are many."""
    months = [Period(PeriodKind.MONTH, period.year, month) for month in range(period.last_month + 1, 13)]
    ends = [one.end for one in months]
    return tuple(ends if len(ends) <= _MOST_LIKELY else (end for end in ends if end.month % 3 == 0))


def read_due(text: str, period: Period) -> tuple[date, str]:
    """The day and the words beside it; a day without a year is of the period's.

    ``UnclearDue`` where there is no day, or it cannot be told which of several; ``DueOutside`` for one that
    cannot be proposed.
    """
    words = text.split()
    found = _the_day(list(_days(words[:_MOST_READ])), words)
    due = _dated(found[2], period.year) if found else None
    if found is None or due is None:
        raise UnclearDue(text.strip()[:100])
    check_due(due, period)
    start, end, _ = found
    return due, " ".join([*words[:start], *words[end:]]).strip(_MARKS)


def check_due(due: date, period: Period) -> None:
    last = date(period.year, 12, 31)
    if not period.end < due <= last:
        raise DueOutside(due, period.end, last)


def _the_day(found: Sequence[_Found], words: Sequence[str]) -> _Found | None:
    """The only one, the one behind «до», the first of all words; of «1 октября или 1 ноября» none."""
    if any(after[0] - before[1] <= 1 for before, after in pairwise(found)):
        return None
    until = [one for one in found if words[one[0]].casefold() in _UNTIL]
    first = [one for one in found if one[0] == 0]
    return next((some[0] for some in (found, until, first) if len(some) == 1), None)


def _dated(found: DayOfMonth, year: int) -> date | None:
    try:
        return date(found.year or year, found.month, found.day)
    except ValueError:  # 29 February of a common year
        return None


def _days(words: Sequence[str]) -> Iterator[_Found]:
    """Where in the words days stand, the longest reading of each."""
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _MOST_WORDS), start, -1)
        read = ((end, read_day_of_month(" ".join(words[start:end]).strip(_MARKS))) for end in ends)
        end, day = next(((end, day) for end, day in read if day is not None), (start + 1, None))
        if day is not None:
            yield start, end, day
        start = end
