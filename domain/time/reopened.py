"""A period that was closed takes figures again: of everybody, or of some indicators, until a day."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.time.workdays import Overrides, working_day_after

_DAYS_TO_CORRECT = 3


@dataclass(frozen=True, slots=True)
class Reopened:
    """Until the end of which day, since when, and of which indicators (their ids); of all where it is
    ``None``."""

    until: date
    since: datetime
    indicator_ids: frozenset[int] | None = None

    def takes(self, indicator_id: int) -> bool:
        return self.indicator_ids is None or indicator_id in self.indicator_ids


def takes_figure(
    closed_at: datetime | None, reopened: Reopened | None, indicator_id: int, today: date
) -> bool:
    """Whether a figure may be handed in for a period, corrected, decided about or computed anew there: the
    one rule, whoever does so. A period that was opened again takes none after its last day, whether or not
    anybody has looked since."""
    if reopened is None:
        return closed_at is None
    return today <= reopened.until and reopened.takes(indicator_id)


def proposed_until(today: date, days_off: Overrides) -> date:
    """Until when a period is opened again unless somebody says otherwise: three working days."""
    return working_day_after(today, _DAYS_TO_CORRECT, days_off)
