"""«Принять все без вопросов»: exactly the versions that were listed are accepted, and can be taken back.

A draft keeps the list: what came meanwhile, and what became free of questions meanwhile, stays in the queue.
The executors are told two minutes later; until then the coordinator may think better of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.refusals import (
    AlreadyDecided,
    NotAgreedYet,
    NotFound,
    PeriodClosed,
    Replaced,
    Stale,
    TooLateToTakeBack,
    WordedMeanwhile,
)
from domain.time.periods import Period
from models.repositories import submission_rows, submissions
from models.repositories.programme import periods, programmes
from models.repositories.queues import outbox
from models.repositories.submissions import SubmissionFacts
from models.tables.draft import Draft, DraftState
from models.tables.submission import Submission, SubmissionState
from services.access import enter
from services.computing.follow import follow_figures
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.own_draft import own_draft
from services.drafts.typed_answer import wait_for
from services.notices.executors import AcceptedTogether
from services.notices.notice import GATHERED
from services.notices.plan import plan
from services.periods.taking import collected
from services.review.decide_submission import Verdict, decide, undecided, verdict
from services.review.held import hold_figures
from services.review.see_queue import Waiting, queue_of, without_question

MOST = 60
"""As many as a message lists with their values; the others are for the next time."""


class ListMark(StrEnum):
    """Nothing that asks for a second look."""

    LATE = "late"
    RECOMPUTED = "recomputed"
    WORDED = "worded"


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """``period`` is set where the list is of several; ``marks`` is what is to be known about it besides."""

    number: str
    wording: str
    period: Period | None = None
    marks: tuple[ListMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """What would be accepted, in the programme's order, of ``total`` that wait; ``rest`` are the numbers that
    stay. ``draft_id`` is 0 where there is nothing to accept."""

    programme_id: int
    draft_id: int
    revision: int
    figures: tuple[ListedFigure, ...]
    total: int
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcceptedList:
    """What was accepted; it can be taken back while ``open``, and has been where it is ``taken_back``."""

    programme_id: int
    draft_id: int
    revision: int
    figures: tuple[ListedFigure, ...]
    left: int
    open: bool = True
    taken_back: bool = False


async def list_unquestioned(ctx: Context, programme_id: int) -> Listed:
    """See ``without_question``; the list is kept for the button below it."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        waiting = (await queue_of(work.session, scope)).waiting
        plain = sorted((one for one in waiting if without_question(one)), key=_place)[:MOST]
        listed = {one.submission.id for one in plain}
        rest = [one for one in sorted(waiting, key=_place) if one.submission.id not in listed]
        draft = await wait_for(work, DraftKind.ACCEPT, programme_id, str(programme_id)) if plain else None
        if draft is not None:
            draft.answers = {"listed": [one.submission.id for one in plain]}
        several = len({one.period for one in plain}) > 1
        return Listed(
            programme_id=programme_id,
            draft_id=draft.id if draft else 0,
            revision=draft.revision if draft else 0,
            figures=tuple(_figure(one, several=several) for one in plain),
            total=len(waiting),
            rest=tuple(one.item.indicator.number for one in rest),
        )


def _place(waiting: Waiting) -> tuple[date, int]:
    return waiting.period.end, waiting.item.indicator.position


def _figure(waiting: Waiting, *, several: bool) -> ListedFigure:
    period, version = waiting.period if several else None, waiting.submission
    return ListedFigure(waiting.item.indicator.number, version.wording, period, marks_of(version))


def marks_of(version: SubmissionFacts) -> tuple[ListMark, ...]:
    holding = {
        ListMark.LATE: version.days_late > 0,
        ListMark.RECOMPUTED: version.is_recomputed,
        ListMark.WORDED: version.is_worded,
    }
    return tuple(mark for mark, holds in holding.items() if holds)


async def accept_listed(ctx: Context, draft_id: int, revision: int) -> AcceptedList:
    """``Stale`` where it was done already, or the list was made anew since."""
    async with ctx.write() as work:
        draft, scope = await _own(work.session, ctx, draft_id)
        if draft.state != DraftState.OPEN or draft.revision != revision:
            raise Stale
        listed = draft.answers.get("listed", ())
        await hold_figures(work, scope.programme_id, listed)
        decided = [await _accept(work, scope, one) for one in listed]
        accepted = [one for one in decided if one is not None]
        people = {(one.period_id, one.author_id) for one in accepted if one.author_id is not None}
        for period_id, author_id in sorted(people):
            await plan(work, AcceptedTogether(scope.programme_id, period_id, draft.id), author_id)
        await _follow(work, accepted)
        draft.state, draft.message_id = DraftState.DONE, None
        draft.answers = {"accepted": [one.id for one in accepted], "at": work.now.isoformat()}
        touch(work, draft)
        await work.writer.flush()
        return await _accepted_list(work.session, ctx, scope, draft)


async def _accept(work: Work, scope: Scope, submission_id: int) -> Submission | None:
    """Nothing where somebody has decided about it meanwhile, or a newer version has come."""
    try:
        submission, _ = await undecided(work, scope, submission_id)
    except (AlreadyDecided, NotAgreedYet, Replaced, WordedMeanwhile, PeriodClosed, NotFound):
        return None
    await decide(work, submission, SubmissionState.ACCEPTED, told=False)
    return submission


async def take_back(ctx: Context, draft_id: int, revision: int) -> AcceptedList:
    """«Отменить»; ``TooLateToTakeBack`` once the executors are told, ``PeriodClosed`` once it is reported."""
    async with ctx.write() as work:
        draft, scope = await _own(work.session, ctx, draft_id)
        if draft.state != DraftState.DONE or draft.revision != revision:
            raise Stale
        prefix = AcceptedTogether.prefix(draft.id)
        if not _is_open(work.now, draft) or not await outbox.cancel(work.session, prefix):
            raise TooLateToTakeBack
        accepted = draft.answers["accepted"]
        for indicator_id, period_id in await hold_figures(work, scope.programme_id, accepted):
            await collected(work.session, scope, period_id, indicator_id)
        at = datetime.fromisoformat(draft.answers["at"])
        taken = [await _take_back(work, scope, one, at) for one in accepted]
        await _follow(work, [one for one in taken if one is not None])
        draft.state = DraftState.CANCELLED
        touch(work, draft)
        await work.writer.flush()
        return await _accepted_list(work.session, ctx, scope, draft)


async def _take_back(work: Work, scope: Scope, submission_id: int, at: datetime) -> Submission | None:
    """As it was, worded anew since or not; one about which somebody has decided otherwise stays so."""
    submission = await submission_rows.for_decision(work.session, scope.programme_id, submission_id)
    if submission is None or not _accepted_at(submission, at):
        return None
    about = scope.programme_id, submission.period_id, [submission.indicator_id]
    newest = (await submission_rows.newest_of(work.session, *about))[submission.indicator_id]
    if newest.id != submission.id and _accepted_at(newest, at):
        _wait_again(work, newest)
    return _wait_again(work, submission)


def _accepted_at(submission: Submission, at: datetime) -> bool:
    return submission.state == SubmissionState.ACCEPTED and submission.decided_at == at


def _wait_again(work: Work, submission: Submission) -> Submission:
    old = {"state": str(submission.state)}
    submission.state = SubmissionState.SENT
    submission.decided_at, submission.decided_by_id = None, None
    new = {"state": str(submission.state), "version": submission.version}
    work.audit(submission, "take_back_submission", submission.programme_id, old=old, new=new)
    return submission


async def _follow(work: Work, decided: Sequence[Submission]) -> None:
    """What is computed from them, once for each period."""
    await work.writer.flush()
    for period_id in sorted({one.period_id for one in decided}):
        ids = [one.indicator_id for one in decided if one.period_id == period_id]
        await follow_figures(work, decided[0].programme_id, period_id, ids)


async def see_listed(ctx: Context, draft_id: int) -> AcceptedList | None:
    """What was accepted by a list, as it stands now; ``None`` while it is only listed."""
    async with ctx.read() as session:
        draft, scope = await _own(session, ctx, draft_id)
        if draft.state == DraftState.OPEN:
            return None
        return await _accepted_list(session, ctx, scope, draft)


async def _own(session: AsyncSession, ctx: Context, draft_id: int) -> tuple[Draft, Scope]:
    draft, programme_id = await own_draft(session, ctx, draft_id, DraftKind.ACCEPT)
    return draft, await enter(session, ctx, Verb.REVIEW, programme_id)


def _is_open(now: datetime, draft: Draft) -> bool:
    return now < datetime.fromisoformat(draft.answers["at"]) + GATHERED


async def _accepted_list(session: AsyncSession, ctx: Context, scope: Scope, draft: Draft) -> AcceptedList:
    ids = draft.answers.get("accepted", ())
    found = [await submissions.by_id(session, scope.programme_id, one) for one in ids]
    opened = await periods.of_programme(session, scope.programme_id)
    known = {one.id: Period.from_key(one.key) for one in opened}
    several = len({one.period_id for one in found if one}) > 1
    figures = []
    for one in found:
        row = await programmes.indicator_row(session, scope.programme_id, one.indicator_id) if one else None
        if one is not None and row is not None:
            figures.append(ListedFigure(row.number, one.wording, known[one.period_id] if several else None))
    done: Verdict = await verdict(session, scope, [])
    return AcceptedList(
        programme_id=scope.programme_id,
        draft_id=draft.id,
        revision=draft.revision,
        figures=tuple(figures),
        left=done.left,
        open=draft.state == DraftState.DONE and "at" in draft.answers and _is_open(ctx.now(), draft),
        taken_back=draft.state == DraftState.CANCELLED,
    )
