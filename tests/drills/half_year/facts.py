"""What happened in the half-year, as the drill itself has seen it: the account is made of nothing else."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.drills.half_year import days


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at which the bot looked, or could not; ``blocked`` are those who do not want to hear from it,
    ``paused`` the programmes (by place) that remind nobody, ``resumed`` those that went on just then."""

    moment: datetime
    reached: bool
    blocked: frozenset[int]
    paused: frozenset[int]
    resumed: frozenset[int] = frozenset()

    def after(self) -> "Stop":
        """The same once its own doings are done."""
        return replace(self, paused=self.paused - self.resumed)


@dataclass(slots=True)
class Collection:
    """A period of a programme; ``due`` are its deadlines with the moment from which each holds."""

    id: int
    programme: int
    months: int
    ended_on: date
    head_due: date
    timezone: ZoneInfo
    due: list[tuple[datetime | None, date]]
    closed_at: datetime | None = None

    def due_now(self) -> date:
        return self.due[-1][1]

    def on(self, moment: datetime) -> date:
        return moment.astimezone(self.timezone).date()

    def next_ends_on(self) -> date:
        """The last day of the period that follows, so many months long."""
        first_after = (self.ended_on + days.ONE).month - 1 + self.months
        year = (self.ended_on + days.ONE).year + first_after // 12
        return date(year, first_after % 12 + 1, 1) - days.ONE

    def ladder_days(self) -> set[date]:
        figures = days.ladder(self.ended_on + days.ONE, self.due_now())
        report = days.ladder(self.due_now() + days.ONE, self.head_due)
        return {*figures.values(), *report.values()}


@dataclass(slots=True)
class Facts:
    """``handed_in`` and ``given`` are read from the database when all is over."""

    stops: list[Stop] = field(default_factory=list)
    collections: list[Collection] = field(default_factory=list)
    joined: dict[tuple[int, int], datetime] = field(default_factory=dict)
    """By Telegram id and executor."""
    muted: dict[tuple[int, int], datetime] = field(default_factory=dict)
    """By period and executor."""
    put_off: dict[int, list[tuple[datetime, date]]] = field(default_factory=lambda: defaultdict(list))
    given: list[tuple[datetime, int, int, int]] = field(default_factory=list)
    """When, period, executor, to whom (a person's Telegram id)."""
    handed_in: dict[tuple[int, int], datetime] = field(default_factory=dict)
    """By period and indicator, for the first time."""
    repeatable: Counter[tuple[int, datetime]] = field(default_factory=Counter)
    """Messages that Telegram had accepted and a killed bot had not yet written down."""
    troubles: Counter[str] = field(default_factory=Counter)
