"""When a unit that owes is called silent, so that something may be done about it besides reminding.

Nothing is done about it by itself, unless its programme wants that: the coordinator is asked.
"""

from collections.abc import Iterable
from datetime import date

from domain.reminders.follow_up import Followed, FollowUpKind
from domain.reminders.ladder import last_day
from domain.reminders.settings import ReminderSettings
from domain.time.workdays import Overrides, working_day_after, working_days_between

ACTS = (
    FollowUpKind.CALLED,
    FollowUpKind.TOLD_HEAD,
    FollowUpKind.TOLD_OVERSEER,
    FollowUpKind.LEFT_ALONE,
)
"""What a coordinator may do about a silent unit, in the order of the buttons."""


def is_asked_about(due_on: date, settings: ReminderSettings, today: date, days_off: Overrides) -> bool:
    """Whether a period's silent units are proposed on a day: from the ``silent_days``-th working day after
    the deadline until the ladder's weekly steps are over."""
    first = working_day_after(due_on, settings.silent_days, days_off)
    return first <= today <= last_day(due_on, days_off)


def silent_days(due_on: date, heard_on: Iterable[date], today: date, days_off: Overrides) -> int:
    """For how many working days a unit has been silent: since the deadline, or since a figure or a word came
    of it after that."""
    return working_days_between(max([due_on, *heard_on]), today, days_off)


def is_proposed(
    days: int, followed: Followed, acted_on: Iterable[date], settings: ReminderSettings, today: date
) -> bool:
    """Not of a unit that is muted or left alone, nor on a day on which something was done about it."""
    at_rest = followed.muted or followed.left_alone or today in set(acted_on)
    return days >= settings.silent_days and not at_rest
