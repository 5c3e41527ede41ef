"""Programmes of several towns, as whoever oversees them all sees them."""

from datetime import date

from domain.time.periods import Period
from services.standing.see_all import AllProgrammes, CollectedNow, ProgrammeLine

_TODAY = date(2022, 7, 8)
_TITLES = ("Развитие города", "Дороги и транспорт", "Комфортная среда", "Образование", "Культура и спорт")


def all_of(count: int) -> AllProgrammes:
    """In every state that a collection can be in."""
    return AllProgrammes(tuple(_line(number) for number in range(count)), _TODAY)


def _line(number: int) -> ProgrammeLine:
    town = "Городской округ" if number % 7 else "Соседний округ"
    title = f"{_TITLES[number % len(_TITLES)]} на 2022–2027 годы"
    coordinates = number % 3 > 0
    named = number + 1, title, town, coordinates
    if number % 5 == 4:
        return ProgrammeLine(*named, rests=number % 2 == 0)
    due = (date(2022, 7, 11), date(2022, 7, 8), date(2022, 7, 5), date(2022, 7, 20))[number % 4]
    total = 10 + number
    return ProgrammeLine(
        *named,
        rests=False,
        collected=CollectedNow(
            period_id=number + 1,
            period=Period.from_key("2022-H1"),
            handed_in=total if number % 4 == 3 else number % total,
            total=total,
            behind=number % 4,
            waiting=number % 3,
            due_on=due,
            days_left=max((due - _TODAY).days, 0),
            overdue=due < _TODAY,
        ),
    )
