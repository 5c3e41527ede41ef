"""«Отправить»: a draft becomes a version of the figure, on its way to the coordinator."""

from typing import Any

from domain.access import Role
from domain.drafts import DraftKind
from domain.figures import computed
from domain.figures.form import Answers, Step, step
from domain.methodology.plain import to_plain
from domain.refusals import ExplanationNeeded, Incomplete, Refusal
from models.repositories import drafts, people
from models.repositories.programme import periods
from models.tables.draft import DraftState
from models.tables.submission import Submission
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.figures.figure_draft import Loaded, load, period_of
from services.figures.make_version import NewVersion, make_version
from services.figures.receipts import Receipt, in_report_order, receipt_of
from services.figures.tasks import tasks_of
from services.notices.coordinators import FiguresWait
from services.notices.plan import plan
from services.standing.assessed import overview


async def submit_value(ctx: Context, draft_id: int, revision: int) -> Receipt:
    """Store the next version, close the draft, put the coordinators' notice into the outbox.

    ``Incomplete`` or ``ExplanationNeeded`` where the draft lacks something, ``Stale`` where it has moved on.
    """
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        submission = await _store(work, loaded)
        await _tell_coordinators(work, loaded.scope.programme_id)
        return await _receipt(work, loaded, submission)


async def submit_ready(ctx: Context, programme_id: int, period_id: int | None = None) -> list[Receipt]:
    """«Отправить все»: every draft of one's own that lacks nothing, of one open period (the latest)."""
    receipts = []
    async with ctx.write() as work:
        if period_id is None:
            latest = await periods.open_period(work.session, programme_id)
            period_id = latest.id if latest else 0
        for draft in await drafts.open_of(
            work.session, ctx.actor.person_id, DraftKind.SUBMISSION, programme_id
        ):
            if period_of(draft) != period_id:
                continue
            try:
                loaded = await load(work.session, ctx, draft.id)
            except Refusal:  # its period is closed, or it is no longer one's own
                continue
            if step(loaded.answers, loaded.asked) is Step.ROW:
                submission = await _store(work, loaded)
                receipts.append(await _receipt(work, loaded, submission))
        if receipts:
            await _tell_coordinators(work, programme_id)
    return in_report_order(receipts)


async def _store(work: Work, loaded: Loaded) -> Submission:
    answers, indicator = loaded.answers, loaded.item.indicator
    _check(loaded, answers)
    new = NewVersion(
        programme_id=loaded.scope.programme_id,
        indicator_id=indicator.id,
        period_id=loaded.view.period.id,
        wording=answers.wording,
        value=answers.value,
        no_data=answers.no_data,
        **_working(loaded),
        explanation=answers.explanation or "",
        author_id=await work.person_id(),
        executor_id=indicator.hands_in_id,
        draft_id=loaded.draft.id,
    )
    submission = await make_version(work, new, "submit_value", before=_before(loaded))
    loaded.draft.state = DraftState.DONE
    loaded.draft.message_id = None
    touch(work, loaded.draft)
    return submission


def _working(loaded: Loaded) -> dict[str, Any]:
    """Of a computed indicator what was given and how the value came out of it, frozen with the version."""
    found = computed.result(loaded.answers, loaded.asked)
    if found is None:
        return {}
    return {"inputs": to_plain(found.given), "working": found.to_plain(), "computed": found.value}


def _check(loaded: Loaded, answers: Answers) -> None:
    missing = step(answers, loaded.asked)
    if missing is Step.EXPLANATION and answers.explanation is not None:
        raise ExplanationNeeded(loaded.item.indicator.number)
    if missing is not Step.ROW:
        raise Incomplete(missing)


def _before(loaded: Loaded) -> tuple[int, str] | None:
    return next(((one.version, one.wording) for one in loaded.item.versions[-1:]), None)


async def _tell_coordinators(work: Work, programme_id: int) -> None:
    members = await people.members_of(work.session, programme_id, role=Role.COORDINATOR)
    await plan(work, FiguresWait(programme_id), *(member.person_id for member in members))


async def _receipt(work: Work, loaded: Loaded, submission: Submission) -> Receipt:
    """With the tasks as they are after it."""
    view = await overview(work.session, loaded.scope.programme_id, loaded.view.period)
    return receipt_of(submission, view, await tasks_of(work.session, work.ctx, loaded.scope, view))
