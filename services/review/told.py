"""What a coordinator said about a figure, looked up for whoever handed it in, at the moment they are told."""

from dataclasses import dataclass

from domain.access import Verb
from domain.refusals import NotFound
from models.repositories.programme import periods
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.access import enter, programme_name
from services.context import Context
from services.notices.executors import ExplanationWorded, FigureRemarked
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class SaidOfFigure:
    """A version about which something was said; ``remark`` is the sentence that the notice is about."""

    programme_id: int
    indicator_id: int
    period_id: int
    number: str
    version: SubmissionFacts
    remark: str = ""
    programme: str = ""
    """Named only to somebody who has several."""

    @property
    def is_accepted(self) -> bool:
        return self.version.state is SubmissionState.ACCEPTED


async def remarked_figure(ctx: Context, notice: FigureRemarked) -> SaidOfFigure | None:
    """``None`` where it was handed in again since, ``NotFound`` where it is not theirs any more."""
    return await _said(ctx, notice, notice.nth)


async def worded_figure(ctx: Context, notice: ExplanationWorded) -> SaidOfFigure | None:
    """The same."""
    return await _said(ctx, notice)


async def _said(
    ctx: Context, notice: FigureRemarked | ExplanationWorded, nth: int = 0
) -> SaidOfFigure | None:
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        known = await periods.of_programme(session, notice.programme_id)
        period = next((one for one in known if one.id == notice.period_id), None)
        if period is None:
            raise NotFound("period")
        view = await overview(session, notice.programme_id, period)
    for item in view.items:
        found = next((one for one in item.versions if one.id == notice.submission_id), None)
        if found is None or not scope.covers(item.indicator):
            continue
        if any(one.version > found.version and not _made_of(found, one) for one in item.versions):
            return None
        remark = "".join(found.remark.splitlines()[nth - 1 : nth]) if nth else ""
        name = programme_name(scope, view.programme) if scope.among_several else ""
        about = notice.programme_id, item.indicator.id, notice.period_id, item.indicator.number
        return SaidOfFigure(*about, found, remark, name)
    raise NotFound("submission")


def _made_of(version: SubmissionFacts, later: SubmissionFacts) -> bool:
    """The same figure with other words, or computed anew: not handed in again."""
    return later.sent_at == version.sent_at or later.anew is not None
