"""`/status`: how a programme, a section, an executor's indicators or one indicator stands."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.figures.standing import State
from domain.programme.naming import name_of
from domain.refusals import NoOpenPeriod, NotDue, NotFound, Refusal
from domain.time.periods import Period
from domain.worst_first import worst_first
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import AssignmentFacts, ExecutorFacts, IndicatorFacts
from services.access import enter, programme_name, scopes
from services.context import Context
from services.periods.asked_periods import without_early
from services.standing.assessed import Assessed, Overview, overview


class Extent(StrEnum):
    PROGRAMME = "programme"
    BLOCK = "block"  # what one oversees or hands in
    HEADING = "heading"
    EXECUTOR = "executor"
    INDICATOR = "indicator"
    BEHIND = "behind"  # what of the programme is behind or missed
    MET = "met"
    RISK = "risk"  # what is said to be at risk by the year's end


CHOSEN: Mapping[Extent, Callable[[Assessed], bool]] = {
    Extent.BEHIND: lambda item: item.standing.state in (State.BEHIND, State.MISSED),
    Extent.MET: lambda item: item.standing.state is State.MET,
    Extent.RISK: lambda item: item.outlook.at_risk,
}
"""What is asked for by how it stands: there may be none, which is an answer."""


@dataclass(frozen=True, slots=True)
class Status:
    """What was asked for, as it stands, worst first. ``subject_id`` is the heading's, executor's or
    indicator's id."""

    extent: Extent
    subject_id: int
    title: str
    view: Overview
    items: tuple[Assessed, ...]
    municipality: str = ""
    """Where the reader has several programmes."""
    reviews: bool = False
    """The reader may say something about its figures: a coordinator, while the period takes them."""

    def counts(self) -> Counter[State]:
        return Counter(item.standing.state for item in self.items)


async def programmes_to_see(ctx: Context) -> list[programmes.ProgrammeFacts]:
    """Every programme whose status the actor may see."""
    async with ctx.read() as session:
        return [
            await programmes.facts(session, scope.programme_id)
            for scope in await scopes(session, ctx, Verb.SEE_STATUS)
        ]


async def see_status(
    ctx: Context, programme_id: int, extent: Extent, subject_id: int, period_id: int | None = None
) -> Status:
    """The same by id, for the buttons; ``NotFound`` where it is not in this programme or not theirs."""
    async with ctx.read() as session:
        return (await look(session, ctx, programme_id, period_id)).status(extent, subject_id)


async def look(
    session: AsyncSession, ctx: Context, programme_id: int, period_id: int | None = None
) -> "Sight":
    """What the actor may see: all, or own indicators and their sections (storyboard 0)."""
    scope = await enter(session, ctx, Verb.SEE_STATUS, programme_id)
    whole = await overview(session, programme_id, await shown_period(session, ctx, scope, period_id))
    assignments = await programmes.assignments(session, programme_id)
    rows = _rows(whole)
    scope = scope.knowing(assignments, rows)
    visible = frozenset(row.id for row in rows if scope.sees(row))
    return Sight(scope, whole, visible, assignments, await programmes.executors(session, programme_id))


async def shown_period(
    session: AsyncSession, ctx: Context, scope: Scope, period_id: int | None = None
) -> PeriodFacts:
    """The one asked for, else the one being collected, else the last there was; not one that is open early.

    ``NotFound`` for one that is not the programme's; ``NoOpenPeriod`` where there is none at all.
    """
    known = await periods.of_programme(session, scope.programme_id)
    if not known:
        raise NoOpenPeriod(programme_name(scope, await programmes.facts(session, scope.programme_id)))
    asked = [period for period in known if period.id == period_id]
    if period_id is not None and not asked:
        raise NotFound("period")
    today = ctx.today((await programmes.facts(session, scope.programme_id)).timezone)
    over = await without_early(session, scope.programme_id, known, today)
    collected = [period for period in over if period.closed_at is None]
    return (asked or collected or over)[-1]


@dataclass(frozen=True, slots=True)
class Sight:
    """A programme in a period as one person sees it; ``whole`` also holds what is not ``visible`` to them."""

    scope: Scope
    whole: Overview
    visible: frozenset[int]
    assignments: Sequence[AssignmentFacts]
    executors: Sequence[ExecutorFacts]

    def status(self, extent: Extent, subject_id: int) -> Status:
        """``NotDue`` where what is meant is not collected with this period, ``NotFound`` where it is not
        there, or not theirs."""
        items = tuple(worst_first(self.items(extent, subject_id)))
        if not items and extent not in CHOSEN:
            raise self._why_nothing(extent, subject_id)
        view = replace(self.whole, items=tuple(worst_first(self.items(Extent.PROGRAMME))))
        title, several = self._title(extent, subject_id, items), self.scope.among_several
        place = self.whole.programme.municipality if several else ""
        period = self.whole.period
        taken = period.is_collected and all(period.asks(one.indicator.id) for one in items)
        reviews = Role.COORDINATOR in self.scope.roles and taken
        return Status(extent, subject_id, title, view, items, place, reviews)

    def items(self, extent: Extent, subject_id: int = 0) -> tuple[Assessed, ...]:
        shown = self._ids(extent, subject_id) & self.visible
        found = (item for item in self.whole.items if item.indicator.id in shown)
        is_meant = CHOSEN.get(extent)
        return tuple(item for item in found if is_meant is None or is_meant(item))

    def sees(self, extent: Extent, subject_id: int) -> bool:
        """Whether any of it is theirs to see, if not with this period."""
        return bool(self._ids(extent, subject_id) & self.visible)

    def _ids(self, extent: Extent, subject_id: int) -> set[int]:
        if extent is Extent.BLOCK:
            return {row.id for row in _rows(self.whole) if self.scope.oversees_or_hands_in(row)}
        if extent is Extent.EXECUTOR:
            return {one.indicator_id for one in self.assignments if one.executor_id == subject_id}
        if extent is Extent.INDICATOR:
            return {subject_id}
        every = extent is Extent.PROGRAMME or extent in CHOSEN
        return {row.id for row in _rows(self.whole) if every or subject_id in row.path}

    def _title(self, extent: Extent, subject_id: int, items: Sequence[Assessed]) -> str:
        if extent is Extent.PROGRAMME or extent in CHOSEN:
            return programme_name(self.scope, self.whole.programme)
        if extent is Extent.INDICATOR:
            return name_of(items[0].indicator)
        names = {one.id: one.name for one in self.executors}
        wordings = {one.id: one.wording for one in self.whole.headings}
        return {Extent.HEADING: wordings, Extent.EXECUTOR: names}.get(extent, {}).get(subject_id, "")

    def _why_nothing(self, extent: Extent, subject_id: int) -> Refusal:
        meant = self._ids(extent, subject_id) & self.visible
        for row in self.whole.not_due:
            if row.id in meant and row.every is not None:
                due = Period.from_key(self.whole.period.key).within(row.every)
                return NotDue(row.number, row.every, due.key)
        return NotFound(extent)


def _rows(whole: Overview) -> tuple[IndicatorFacts, ...]:
    return (*(item.indicator for item in whole.items), *whole.not_due)
