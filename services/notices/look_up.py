"""What a notice speaks of, looked up at the moment it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.progress import progress
from domain.refusals import NotFound
from models.repositories import drafts, people, submissions
from models.repositories.programme import periods, programmes
from models.repositories.programme.programmes import ProgrammeFacts
from models.tables.submission import SubmissionState
from services.access import enter, programme_name
from services.context import Context
from services.notices.coordinators import SomebodyJoined
from services.notices.executors import AcceptedTogether, FigureReturned, FiguresAccepted
from services.people.brings_in import brings_in
from services.standing.assessed import Assessed, overview


@dataclass(frozen=True, slots=True)
class AcceptedFigures:
    """Numbers accepted since a moment; ``all_accepted`` of the ``total`` that this person hands in.

    ``programme`` is named only to somebody who has several.
    """

    numbers: tuple[str, ...]
    total: int
    all_accepted: bool
    programme: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedFigure:
    indicator_id: int
    number: str
    wording: str
    reason: str
    programme: str = ""
    """Named only to somebody who has several."""
    head: str = ""
    """Of the unit, where it came back from them."""


@dataclass(frozen=True, slots=True)
class WhoJoined:
    """Roles as (role, executor's name)."""

    person: str
    roles: tuple[tuple[Role, str], ...]


async def accepted_figures(ctx: Context, notice: FiguresAccepted) -> AcceptedFigures:
    """What of the actor's own was accepted since then, one by one."""
    async with ctx.read() as session:
        own, programme = await _own_figures(session, ctx, notice.programme_id, notice.period_id)
        listed = await drafts.accepted_by_lists(session, notice.programme_id, notice.since)
    fresh = [one for one in own if one.figure and not one.figure.brought and _since(one, notice.since)]
    return _accepted(own, [one for one in fresh if one.figure and one.figure.id not in listed], programme)


async def accepted_together(ctx: Context, notice: AcceptedTogether) -> AcceptedFigures:
    """What of the actor's own a list accepted."""
    async with ctx.read() as session:
        own, programme = await _own_figures(session, ctx, notice.programme_id, notice.period_id)
        listed = await drafts.accepted_by(session, notice.draft_id)
    return _accepted(own, [one for one in own if one.figure and one.figure.id in listed], programme)


async def _own_figures(
    session: AsyncSession, ctx: Context, programme_id: int, period_id: int
) -> tuple[list[Assessed], str]:
    scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
    known = await periods.of_programme(session, programme_id)
    period = next(period for period in known if period.id == period_id)
    view = await overview(session, programme_id, period, accepted_only=True)
    return [item for item in view.items if scope.hands_in(item.indicator)], _told_apart(scope, view.programme)


def _told_apart(scope: Scope, programme: ProgrammeFacts) -> str:
    return programme_name(scope, programme) if scope.among_several else ""


def _since(item: Assessed, since: datetime) -> bool:
    decided_at = item.figure.decided_at if item.figure else None
    return decided_at is not None and decided_at >= since


def _accepted(own: Sequence[Assessed], fresh: Sequence[Assessed], programme: str) -> AcceptedFigures:
    found = progress(own)
    numbers = tuple(item.indicator.number for item in fresh)
    return AcceptedFigures(numbers, len(found.every), found.all_accepted, programme)


async def returned_figure(ctx: Context, notice: FigureReturned) -> ReturnedFigure:
    """``NotFound`` where it is not returned, or no longer the actor's to hand in."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        submission = await submissions.by_id(session, notice.programme_id, notice.submission_id)
        if submission is None or submission.state != SubmissionState.RETURNED:
            raise NotFound("submission")
        for indicator in await programmes.indicators(session, notice.programme_id, date.max):
            if indicator.id == submission.indicator_id and scope.covers(indicator):
                said = submission.wording, submission.reason
                facts = await programmes.facts(session, notice.programme_id)
                head = submission.agreer if submission.by_head else ""
                named = _told_apart(scope, facts)
                return ReturnedFigure(indicator.id, indicator.number, *said, named, head)
        raise NotFound("submission")


async def who_joined(ctx: Context, notice: SomebodyJoined) -> WhoJoined:
    """Who came in, as far as the actor may invite; ``NotFound`` where they have left again."""
    async with ctx.read() as session:
        roles = await brings_in(session, ctx, notice.programme_id)
        members = await people.members_of(session, notice.programme_id)
    own = [one for one in members if one.person_id == notice.person_id and one.role in roles]
    if not own:
        raise NotFound("person")
    return WhoJoined(own[0].person, tuple((one.role, one.executor) for one in own))
