"""Which of a programme's periods somebody means by their words."""

from collections.abc import Sequence
from datetime import date

from domain.time.asked import AskedPeriod, opened
from domain.time.periods import Period
from models.repositories.programme.periods import PeriodFacts


def period_asked(
    asked: AskedPeriod, known: Sequence[PeriodFacts], today: date
) -> tuple[PeriodFacts | None, Period | None]:
    """The opened period, if there is one, and the one that the words name; ``known`` are in their order."""
    by_period = {Period.from_key(one.key): one for one in known}
    wanted = asked.wanted(today, list(by_period))
    found = opened(wanted, list(by_period))
    return (by_period[found] if found else None), wanted
