"""«Показать расчёт»: the working that the figure that counts keeps."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from domain.access import Verb
from domain.anew import Anew
from domain.figures.computed import lacking
from domain.figures.targets import Target
from domain.methodology.computing import compute, flags
from domain.methodology.given import Given
from domain.methodology.goals.shortfall import Shortfall
from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.submissions import SubmissionFacts
from services.access import enter, scopes
from services.context import Context
from services.review.see_queue import queue_of
from services.standing.assessed import Assessed
from services.standing.see_status import Extent, look


@dataclass(frozen=True, slots=True)
class Working:
    """``working`` is plain, as it was kept with the figure; ``replaced_by`` is what the coordinator put in
    place of the computed value, which is shown with ``digits`` decimals.

    ``overridable`` is the version that the actor may put another value beside; ``waiting``: it is shown as it
    stands in the queue.
    """

    programme_id: int
    indicator_id: int
    number: str
    period_id: int
    period: Period
    target: Target | None
    working: dict[str, Any]
    computed: Decimal | None
    digits: int
    replaced_by: str
    override_reason: str
    wording: str = ""
    anew: Anew | None = None
    """Its mark, where the figure was computed anew; ``methodology`` computes its period now."""
    methodology: Methodology | None = None
    overridable: int | None = None
    waiting: bool = False
    brought: str = ""
    """From where the coordinator has its inputs who handed it in for the unit."""
    shortfall: Shortfall | None = None


async def see_working(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int | None = None
) -> Working:
    """``NotFound`` where nothing was computed, or it is not the actor's to see."""
    async with ctx.read() as session:
        sight = await look(session, ctx, programme_id, period_id)
        reviews = await scopes(session, ctx, Verb.REVIEW)
    collected = sight.whole.period
    decides = (
        collected.is_collected
        and collected.asks(indicator_id)
        and any(one.programme_id == programme_id for one in reviews)
    )
    item = next(iter(sight.items(Extent.INDICATOR, indicator_id)), None)
    if item is None or item.figure is None or item.figure.working is None:
        raise NotFound("working")
    period = Period.from_key(sight.whole.period.key)
    working = working_of(programme_id, item, item.figure, period)
    decides = decides and not item.is_agreeing  # what its head has not agreed to is not the coordinator's yet
    return replace(working, overridable=item.versions[-1].id) if decides else working


async def see_waiting_working(ctx: Context, programme_id: int, submission_id: int) -> Working:
    """Of a version in the queue; ``NotFound`` where it waits no more or was not computed."""
    async with ctx.read() as session:
        queue = await queue_of(session, await enter(session, ctx, Verb.REVIEW, programme_id))
    found = next((one for one in queue.waiting if one.submission.id == submission_id), None)
    if found is None or found.submission.working is None:
        raise NotFound("working")
    working = working_of(programme_id, found.item, found.submission, found.period)
    return replace(working, overridable=submission_id, waiting=True)


def working_of(programme_id: int, item: Assessed, version: SubmissionFacts, period: Period) -> Working:
    assert version.working is not None
    return Working(
        programme_id=programme_id,
        indicator_id=item.indicator.id,
        number=item.indicator.number,
        period_id=version.period_id,
        period=period,
        target=item.target,
        working={**version.working, "flags": _flags(item, version)},
        computed=version.computed,
        digits=item.digits,
        replaced_by=version.wording if version.replaced else "",
        override_reason=version.override_reason,
        brought=version.brought,
        shortfall=_lacking(item, version, period),
        wording=version.wording,
        anew=version.anew,
        methodology=item.methodology,
    )


def _lacking(item: Assessed, version: SubmissionFacts, period: Period) -> Shortfall | None:
    """Only of a value that follows from its inputs by the formula that is known here."""
    if version.replaced or item.methodology is None or not version.inputs:
        return None
    found = compute(item.methodology, from_plain(Given, version.inputs), period)
    if found.value != version.computed:
        return None
    top = item.indicator.range_top_is_limit
    return lacking(found, item.target, item.expected.standing(version), range_top_is_limit=top)


def _flags(item: Assessed, version: SubmissionFacts) -> list[str]:
    """A place belongs to the figure that counts: another value may lose it, or win it."""
    assert version.working is not None
    if version.replaced and item.methodology is not None:
        return list(flags(item.methodology, version.working["unreliable"], version.value))
    return list(version.working["flags"])
