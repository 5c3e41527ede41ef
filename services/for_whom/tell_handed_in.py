"""What a unit's people are told of the figures that a coordinator has handed in for them."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.programme import periods
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.access import enter, programme_name
from services.context import Context
from services.contributions.asked_parts import newest_of, own_parts
from services.notices.executors import HandedInFor
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class BroughtFigure:
    number: str
    wording: str
    source: str
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class BroughtFigures:
    """``programme`` is named only to somebody who has several."""

    programme_id: int
    period_id: int
    period: Period
    figures: tuple[BroughtFigure, ...]
    programme: str = ""
    parts: tuple[BroughtFigure, ...] = ()
    """Parts that the coordinator has given for the unit."""


async def brought_figures(ctx: Context, notice: HandedInFor) -> BroughtFigures:
    """Those of the actor's own whose newest version the coordinator has handed in since."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        row = await periods.held_period(session, notice.programme_id, notice.period_id)
        if row is None:
            raise NotFound("period")
        view = await overview(session, notice.programme_id, row)
        parts = await _brought_parts(session, scope, notice)
    told = [
        _told(item.indicator.number, item.versions[-1])
        for item in view.items
        if scope.hands_in(item.indicator) and item.versions and _is_new(item.versions[-1], notice)
    ]
    programme = programme_name(scope, view.programme) if scope.among_several else ""
    period = Period.from_key(row.key)
    return BroughtFigures(notice.programme_id, notice.period_id, period, tuple(told), programme, parts)


async def _brought_parts(
    session: AsyncSession, scope: Scope, notice: HandedInFor
) -> tuple[BroughtFigure, ...]:
    own = await own_parts(session, scope, notice.period_id)
    if not own:
        return ()
    ids = {one.indicator.id for one in own}
    given = await newest_of(session, notice.programme_id, notice.period_id, ids)
    found = [(one.indicator.number, given.get((one.indicator.id, one.executor_id))) for one in own]
    return tuple(
        BroughtFigure(number, part.wording, part.source, is_accepted=True)
        for number, part in found
        if part is not None and part.source and part.sent_at >= notice.since
    )


def _is_new(version: SubmissionFacts, notice: HandedInFor) -> bool:
    return bool(version.brought) and version.sent_at >= notice.since


def _told(number: str, version: SubmissionFacts) -> BroughtFigure:
    is_accepted = version.state is SubmissionState.ACCEPTED
    return BroughtFigure(number, version.wording, version.brought, is_accepted)
