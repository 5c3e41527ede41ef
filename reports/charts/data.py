"""What the status picture shows: plain data, decided before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.figures.standing import State

MOST_BARS = 7
"""In one picture, so that its letters can be read on a phone; of more the whole is drawn at a glance."""
MOST_AT_ONCE = 12
"""Of more indicators than these the whole at a glance comes first, of fewer the bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One indicator.

    ``value`` and ``target`` are ready texts that are read one after the other: «50 %» «из 100 %», «1,45 %»
    «не более 2 %». ``reached``, ``pace`` and ``last`` are shares of the year's target (1.0: reached; for
    «at most»: the share of the limit that is used up): the value, where a running total should be by now,
    and the last period's value. ``reached`` is ``None`` where nothing can be compared. Of a range they are
    shares of its upper end, and ``low`` is where it begins. ``due`` is told instead of the pace. ``group`` is
    the section's name. ``risk`` is said of the year's end, and has a mark.
    """

    number: str
    label: str
    state: State
    value: str
    target: str
    reached: float | None
    pace: float | None = None
    last: float | None = None
    note: str = ""
    group: str = ""
    low: float | None = None
    due: str = ""
    risk: str = ""


@dataclass(frozen=True, slots=True)
class StatusChart:
    """``legend`` has a word for each state; the four others explain the marks on the bars, or are empty.

    ``states`` are those of all that was asked for, where these bars are a part of it.
    """

    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    legend: Mapping[State, str] = field(default_factory=dict)
    footer: str = ""
    target_words: str = ""
    pace_words: str = ""
    last_words: str = ""
    risk_words: str = ""
    states: tuple[State, ...] = ()
