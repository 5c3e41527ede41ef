"""How the indicators of a programme stand in a period: the ground of status, tasks, review and report."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope
from domain.ahead.said import Outlook
from domain.figures.counting import counting
from domain.figures.standing import Standing, State
from domain.figures.targets import Target
from domain.methodology.given import Decided
from domain.methodology.indicators import OfIndicator
from domain.methodology.model import Methodology
from domain.worst_first import worst_first
from models.repositories import submissions
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import HeadingFacts, IndicatorFacts, ProgrammeFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.standing.expected import Expected, Ground, ground_of
from services.standing.references import Related
from services.standing.related import Figures, Versions, earlier_periods, of_indicator


@dataclass(frozen=True)
class Assessed:
    """An indicator in a period: what is expected of it, the figure that counts, how it stands.

    ``versions`` holds every version of the period, oldest first; ``last`` the figure that counted in
    the period before.
    """

    expected: Expected
    figure: SubmissionFacts | None = None
    versions: tuple[SubmissionFacts, ...] = ()
    last: SubmissionFacts | None = None

    @cached_property
    def standing(self) -> Standing:
        return self.expected.standing(self.figure)

    @property
    def indicator(self) -> IndicatorFacts:
        return self.expected.indicator

    @property
    def target(self) -> Target | None:
        return self.expected.target

    @property
    def value(self) -> Decimal | None:
        return self.figure.value if self.figure else None

    @property
    def place(self) -> int:
        """Where the report has it."""
        return self.expected.place

    @property
    def due_later(self) -> date | None:
        """The day until which the result is not behind, where it comes after the period's end."""
        is_later = self.due is not None and self.due > self.expected.period.end
        return self.due if is_later and self.standing.state is not State.MET else None

    @property
    def outlook(self) -> Outlook:
        """What is said of the year's end, as long as that is open."""
        is_open = self.standing.state in (State.BEHIND, State.ON_PACE)
        return self.figure.outlook if self.figure is not None and is_open else Outlook.UNSAID

    @property
    def plan(self) -> Decimal | None:
        return self.expected.plan

    @property
    def due(self) -> date | None:
        return self.expected.due

    @property
    def methodology(self) -> Methodology | None:
        return self.expected.methodology

    @property
    def is_accepted(self) -> bool:
        return self.figure is not None and self.figure.state is SubmissionState.ACCEPTED

    @property
    def is_agreeing(self) -> bool:
        """Its newest version waits for the head of its unit: it is not yet with the coordinator."""
        return bool(self.versions) and self.versions[-1].state is SubmissionState.AGREEING

    @property
    def digits(self) -> int:
        """How many decimals of a computed value are shown."""
        return (self.methodology or Methodology).digits


@dataclass(frozen=True, slots=True)
class Overview:
    """One programme in one period; ``earlier`` and ``later`` are the periods before and after it, if they
    were opened; ``not_due`` is what is collected less often, and not with it; ``decisions`` are what the
    coordinator decided about methodologies, by indicator id. ``today`` is the day it is there, where
    somebody hands in: before the period is over little is asked.
    """

    programme: ProgrammeFacts
    period: PeriodFacts
    headings: tuple[HeadingFacts, ...]
    items: tuple[Assessed, ...]
    earlier: PeriodFacts | None = None
    later: PeriodFacts | None = None
    not_due: tuple[IndicatorFacts, ...] = ()
    decisions: Mapping[int, tuple[Decided, ...]] = field(default_factory=dict)
    today: date | None = None
    related: Mapping[int, tuple[OfIndicator, ...]] = field(default_factory=dict)
    """By indicator id what its methodology looks at of the others, where single indicators were asked for."""

    @property
    def previous(self) -> str:
        """The key of the period before."""
        return self.earlier.key if self.earlier else ""

    def asked(self, scope: Scope) -> list[Assessed]:
        """What somebody hands in of it; of a period that is open again for some indicators, of those."""
        own = (item for item in self.items if scope.hands_in(item.indicator))
        return [item for item in own if self.period.asks(item.indicator.id)]

    def headings_worst_first(self) -> list[HeadingFacts]:
        """Those with anything below them, in the order of what is worst below each; a task before its
        sections."""
        places: dict[int, int] = {}
        for place, item in enumerate(worst_first(self.items)):
            for heading_id in item.indicator.path:
                places.setdefault(heading_id, place)
        shown = [heading for heading in self.headings if heading.id in places]
        return sorted(shown, key=lambda heading: (places[heading.id], heading.position))

    def heading(self, heading_id: int | None) -> HeadingFacts | None:
        return next((heading for heading in self.headings if heading.id == heading_id), None)


async def overview(
    session: AsyncSession,
    programme_id: int,
    period: PeriodFacts,
    *,
    accepted_only: bool = False,
    only: Collection[int] | None = None,
) -> Overview:
    """Everything about a period, or about some of its indicators: its figures are one query."""
    ground = await ground_of(session, programme_id, period.id)
    rows = _rows(ground, only)
    looking = _looking(ground, rows) if only is not None else {}
    looked_at = {row.id for row in _looked_at(ground, looking)}
    ids = None if only is None else {*only, *looked_at}
    now, last = await _figures(session, programme_id, period, ground, ids)
    related = await _related(session, programme_id, ground, looking, now) if looking else {}
    return Overview(
        programme=ground.programme,
        period=period,
        headings=ground.headings,
        items=tuple(_assessed(row, now, last, accepted_only=accepted_only) for row in rows),
        earlier=ground.earlier,
        later=ground.later,
        not_due=ground.not_due,
        decisions=ground.decisions,
        related=related,
    )


async def assessed_in(
    session: AsyncSession, collected: Mapping[int, PeriodFacts]
) -> Mapping[int, tuple[Assessed, ...]]:
    """The indicators of several programmes, each in a period of its own: all their figures are one query."""
    found: dict[int, dict[int, list[SubmissionFacts]]] = defaultdict(lambda: defaultdict(list))
    periods = {one.id for one in collected.values()}
    for version in await submissions.of_many(session, list(collected), periods) if periods else ():
        found[version.period_id][version.indicator_id].append(version)
    return {
        programme_id: tuple(
            _assessed(row, found[period.id], {}, accepted_only=False)
            for row in (await ground_of(session, programme_id, period.id)).expected
        )
        for programme_id, period in collected.items()
    }


def _looking(ground: Ground, rows: Sequence[Expected]) -> dict[int, Related]:
    """Those of them whose methodology looks at other indicators."""
    known = ground.references.related
    found = ((row.indicator.id, known.get(row.indicator.number)) for row in rows)
    return {id_: one for id_, one in found if one is not None}


def _looked_at(ground: Ground, looking: Mapping[int, Related]) -> list[IndicatorFacts]:
    numbers = {number for one in looking.values() for number in one.numbers}
    rows = (*(one.indicator for one in ground.expected), *ground.not_due)
    return [row for row in rows if row.number in numbers]


async def _related(
    session: AsyncSession, programme_id: int, ground: Ground, looking: Mapping[int, Related], now: Versions
) -> dict[int, tuple[OfIndicator, ...]]:
    rows = _looked_at(ground, looking)
    keys = {key for one in looking.values() for some in one.before.values() for key in some}
    figures = Figures(now, await _before(session, programme_id, keys, [row.id for row in rows]))
    return {
        id_: tuple(of_indicator(ground, row, one.before.get(row.number, ()), figures) for row in rows)
        for id_, one in looking.items()
    }


async def _before(
    session: AsyncSession, programme_id: int, keys: Collection[str], indicator_ids: Collection[int]
) -> dict[str, Versions]:
    """The versions of earlier periods, by the key under which they are looked for: one statement, and none
    where nothing is."""
    known = earlier_periods(keys, await periods.of_programme(session, programme_id)) if keys else {}
    if not known:
        return {}
    ids = [one.id for one in known.values()]
    found: dict[int, dict[int, list[SubmissionFacts]]] = defaultdict(lambda: defaultdict(list))
    for version in await submissions.of_some(session, programme_id, ids, indicator_ids):
        found[version.period_id][version.indicator_id].append(version)
    return {key: found[period.id] for key, period in known.items()}


def _rows(ground: Ground, only: Collection[int] | None) -> Sequence[Expected]:
    if only is None:
        return ground.expected
    found = (ground.by_id[one] for one in set(only) if one in ground.by_id)
    return sorted(found, key=lambda row: row.place)


async def _figures(
    session: AsyncSession,
    programme_id: int,
    period: PeriodFacts,
    ground: Ground,
    only: Collection[int] | None,
) -> tuple[Versions, Versions]:
    """The versions of this period and of the one before, by indicator."""
    before = ground.earlier.id if ground.earlier else None
    found: dict[int | None, dict[int, list[SubmissionFacts]]] = defaultdict(lambda: defaultdict(list))
    for version in await submissions.of_periods(session, programme_id, period.id, before, only):
        found[version.period_id][version.indicator_id].append(version)
    return found[period.id], found[before]


def _assessed(row: Expected, now: Versions, last: Versions, *, accepted_only: bool) -> Assessed:
    versions = tuple(now.get(row.indicator.id, ()))
    return Assessed(
        expected=row,
        figure=counting(versions, accepted_only=accepted_only),
        versions=versions,
        last=counting(last.get(row.indicator.id, ())),
    )
