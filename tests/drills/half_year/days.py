"""The Russian working calendar of 2022 to 2024 as it was printed, and the ladder counted on it by hand."""

from collections.abc import Iterator
from datetime import date, timedelta

ONE = timedelta(days=1)
_OFF = {
    2022: "01.03-01.07 02.23 03.07 03.08 05.02 05.03 05.09 05.10 06.13 11.04",
    2023: "01.02-01.06 02.23 02.24 03.08 05.01 05.08 05.09 06.12 11.06",
    2024: "01.01-01.08 02.23 03.08 04.29 04.30 05.01 05.09 05.10 06.12 11.04 12.30 12.31",
}
_WORKING_SATURDAYS = {date(2022, 3, 5), date(2024, 4, 27), date(2024, 11, 2), date(2024, 12, 28)}


def _days(year: int, text: str) -> Iterator[date]:
    for part in text.split():
        first, _, last = part.partition("-")
        day, end = (date(year, *map(int, one.split("."))) for one in (first, last or first))
        while day <= end:
            yield day
            day += ONE


_HOLIDAYS = {day for year, text in _OFF.items() for day in _days(year, text)}


def works(day: date) -> bool:
    if day in _WORKING_SATURDAYS:
        return True
    return day.weekday() < 5 and day not in _HOLIDAYS


def on_or_after(day: date) -> date:
    while not works(day):
        day += ONE
    return day


def on_or_before(day: date) -> date:
    while not works(day):
        day -= ONE
    return day


def working_days_from(day: date, number: int) -> date:
    """So many working days later, or (a negative number) earlier."""
    step = ONE if number > 0 else -ONE
    for _ in range(abs(number)):
        day += step
        while not works(day):
            day += step
    return day


def ladder(asked_from: date, due: date) -> dict[str, date]:
    """Each step's day; a step that would come before the opening does not come."""
    opening = on_or_after(asked_from)
    fifth = working_days_from(due, 5)
    found = {
        "открытие": opening,
        "за 7 дней": on_or_before(due - timedelta(days=7)),
        "за 3 дня": working_days_from(due, -3),
        "за день": working_days_from(due, -1),
        "в срок": due,
        "+1": working_days_from(due, 1),
        "+3": working_days_from(due, 3),
        "+5": fifth,
    }
    found |= {f"+{week} нед.": on_or_after(fifth + timedelta(weeks=week)) for week in (1, 2, 3, 4)}
    if (due - opening).days > 21:
        found["за 14 дней"] = on_or_before(due - timedelta(days=14))
    return {name: day for name, day in found.items() if day >= opening}
