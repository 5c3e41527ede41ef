"""Which figures were computed anew, and from what to what: looked up at the moment it is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Held, Reach, Scope, Verb
from domain.anew import Anew
from domain.methodology.formula.problems import ProblemKind
from domain.refusals import Stale
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme import periods, programmes
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.access import enter, programme_name
from services.context import Context
from services.figures.figure_draft import load
from services.notices.coordinators import FiguresRecomputed
from services.notices.executors import DraftRecomputed, OwnRecomputed
from services.notices.notice import GATHERED
from services.standing.assessed import Assessed, overview


@dataclass(frozen=True, slots=True)
class RecomputedFigure:
    """``mark`` is the last version's, ``was`` the wording before all of them, ``now`` the one after."""

    item: Assessed
    mark: Anew
    was: str
    now: str
    is_accepted: bool

    @property
    def lacks_inputs(self) -> bool:
        """Whoever hands it in can give what is missing."""
        return any(problem.kind is ProblemKind.MISSING for problem in self.mark.problems)


@dataclass(frozen=True, slots=True)
class RecomputedPeriod:
    period_id: int
    period: Period
    figures: tuple[RecomputedFigure, ...]


@dataclass(frozen=True, slots=True)
class Recomputed:
    """In the order of the periods and of the report."""

    programme_id: int
    programme: str
    periods: tuple[RecomputedPeriod, ...]


async def figures_recomputed(ctx: Context, notice: FiguresRecomputed) -> Recomputed | None:
    """All of them, for whoever coordinates; ``None`` where there is nothing any more."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.REVIEW, notice.programme_id)
        return await _found(session, scope, notice.since, scope.covers)


async def own_recomputed(ctx: Context, notice: OwnRecomputed) -> Recomputed | None:
    """Those that the actor hands in."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        return await _found(session, scope, notice.since, scope.hands_in)


@dataclass(frozen=True, slots=True)
class RecomputedDraft:
    """What somebody has begun; ``now`` is empty where it cannot be computed."""

    programme_id: int
    indicator_id: int
    period_id: int
    number: str
    name: str
    was: str
    now: str


async def recomputed_draft(ctx: Context, notice: DraftRecomputed) -> RecomputedDraft | None:
    """``None`` where it was sent meanwhile, or comes out as it was."""
    async with ctx.read() as session:
        try:
            view = await (await load(session, ctx, notice.draft_id)).describe()
        except Stale:
            return None
    row, now = view.item.indicator, view.answers.wording
    facts = notice.programme_id, row.id, view.tasks.period_id, row.number, row.short
    return RecomputedDraft(*facts, notice.was, now) if now != notice.was else None


async def recomputed_by_operator(ctx: Context, programme_id: int, since: datetime) -> Recomputed | None:
    """For the command line, which has just caused it."""
    scope = Scope(programme_id, Reach.ALL, frozenset(), frozenset())
    async with ctx.read() as session:
        return await _found(session, scope, since, scope.covers)


async def _found(
    session: AsyncSession, scope: Scope, since: datetime, shown: Callable[[Held], bool]
) -> Recomputed | None:
    programme_id, until = scope.programme_id, since + GATHERED
    made = await submissions.recomputed_between(session, programme_id, since, until)
    marked = [one for one in made if one.anew is not None]
    found = []
    for period in await periods.of_programme(session, programme_id):
        here = [one for one in marked if one.period_id == period.id]
        if here:
            ids = {one.indicator_id for one in here}
            view = await overview(session, programme_id, period, only=ids)
            items = [item for item in view.items if shown(item.indicator)]
            found.append((period, [_figure(item, here) for item in items]))
    told = tuple(
        RecomputedPeriod(one.id, Period.from_key(one.key), tuple(figures))
        for one, figures in found
        if figures
    )
    facts = await programmes.facts(session, programme_id)
    return Recomputed(programme_id, programme_name(scope, facts), told) if told else None


def _figure(item: Assessed, made: Sequence[SubmissionFacts]) -> RecomputedFigure:
    """Of several versions from what the first was to what the last is."""
    own = [one for one in made if one.indicator_id == item.indicator.id]
    first, last = own[0].anew, own[-1].anew
    assert first is not None
    assert last is not None
    return RecomputedFigure(item, last, first.was, own[-1].wording, own[-1].state is SubmissionState.ACCEPTED)
