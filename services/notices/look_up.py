"""What a notice speaks of, looked up at the moment it is sent."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.access import Verb
from domain.progress import progress
from domain.refusals import NotFound
from models.repositories import people, submissions
from models.repositories.programme import periods, programmes
from models.tables.submission import SubmissionState
from services.access import enter
from services.context import Context
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class AcceptedFigures:
    """Numbers accepted since a moment; ``all_accepted`` of the ``total`` that this person hands in."""

    numbers: tuple[str, ...]
    total: int
    all_accepted: bool


@dataclass(frozen=True, slots=True)
class ReturnedFigure:
    indicator_id: int
    number: str
    wording: str
    reason: str


@dataclass(frozen=True, slots=True)
class WhoJoined:
    """Roles as (role, executor's name)."""

    person: str
    roles: tuple[tuple[str, str], ...]


async def accepted_figures(ctx: Context, programme_id: int, period_id: int, since: str) -> AcceptedFigures:
    """What of the actor's own was accepted since then."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
        known = await periods.of_programme(session, programme_id)
        period = next(period for period in known if period.id == period_id)
        view = await overview(session, programme_id, period, accepted_only=True)
    own = [item for item in view.items if scope.hands_in(item.indicator)]
    fresh = [
        item.indicator.number
        for item in own
        if item.figure and item.figure.decided_at and item.figure.decided_at >= datetime.fromisoformat(since)
    ]
    found = progress(own)
    return AcceptedFigures(tuple(fresh), len(found.every), found.all_accepted)


async def returned_figure(ctx: Context, programme_id: int, submission_id: int) -> ReturnedFigure:
    """``NotFound`` where it is not returned, or no longer the actor's to hand in."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
        submission = await submissions.for_decision(session, programme_id, submission_id)
        if submission is None or submission.state != SubmissionState.RETURNED:
            raise NotFound("submission")
        for indicator in await programmes.indicators(session, programme_id, date.max):
            if indicator.id == submission.indicator_id and scope.covers(indicator):
                return ReturnedFigure(indicator.id, indicator.number, submission.wording, submission.reason)
        raise NotFound("submission")


async def who_joined(ctx: Context, programme_id: int, person_id: int) -> WhoJoined:
    async with ctx.read() as session:
        await enter(session, ctx, Verb.INVITE, programme_id)
        members = await people.members_of(session, programme_id)
    own = [member for member in members if member.person_id == person_id]
    roles = tuple((str(member.role), member.executor) for member in own)
    return WhoJoined(own[0].person if own else "", roles)
