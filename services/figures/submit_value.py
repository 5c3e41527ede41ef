"""«Отправить»: a draft becomes a version of the figure, on its way to the coordinator."""

from collections.abc import Collection, Sequence
from typing import Any

from domain.drafts import DraftKind
from domain.evidence import changed_in
from domain.figures import computed
from domain.figures.form import Answers, Step, step
from domain.methodology.plain import to_plain
from domain.refusals import EvidenceNeeded, ExplanationNeeded, Incomplete, Refusal, Stale
from models.repositories import drafts
from models.repositories.programme import programmes
from models.tables.draft import DraftState
from models.tables.submission import Submission, SubmissionState
from services.ahead.of_version import version_fields
from services.computing.follow import follow_figures
from services.consent.asking import asking_heads
from services.context import Context, Work
from services.contributions.tell_parts import tell_sent_without
from services.drafts.keep_draft import touch
from services.evidence.keep_piece import send_pieces
from services.figures.figure_draft import Loaded, indicator_of, load, period_of
from services.figures.make_version import NewVersion, make_versions
from services.figures.receipts import Receipt, in_report_order, receipt_of
from services.figures.tasks import Desk, desk_of, look_at_parts, look_at_pieces, together
from services.for_whom.accepted_at_once import handed_for
from services.for_whom.sitting import enter_own_or_for, needed_source
from services.notices.coordinators import FiguresWait
from services.notices.executors import FiguresToAgree, HandedInFor
from services.notices.notice import Notice
from services.notices.plan import plan_several
from services.notices.reminders import ReminderStands
from services.people.reached import concerned_by_figures
from services.periods.asked_periods import latest_asked
from services.periods.taking import collected
from services.standing.assessed import overview


async def submit_value(ctx: Context, draft_id: int, revision: int, *, stands: int | None = None) -> Receipt:
    """Store the next version, close the draft, put the coordinators' notice into the outbox.

    The receipt ``stands`` on that message. ``Incomplete``, ``ExplanationNeeded`` or ``EvidenceNeeded`` where
    the draft lacks something, ``Stale`` where it has moved on.
    """
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        _check(loaded, loaded.answers)
        [receipt] = await submit_within(work, loaded.desk, [loaded], stands)
        return receipt


async def submit_ready(
    ctx: Context,
    programme_id: int,
    period_id: int | None = None,
    executor_id: int | None = None,
    *,
    listed: str = "",
    stands: int | None = None,
) -> list[Receipt]:
    """«Отправить все»: every draft of one's own that lacks nothing, of one open period (the latest).

    Of a coordinator's those of a unit's figures. Nothing where those are no longer the ones that were
    ``listed``. The receipt ``stands`` on that message.
    """
    async with ctx.write() as work:
        try:
            ready = await _ready(work, programme_id, period_id, executor_id)
        except Refusal:  # the period is closed, or the right has ended
            return []
        if not ready or listed not in ("", _listed(ready)):
            return []
        return in_report_order(await submit_within(work, ready[0].desk, ready, stands))


def _listed(ready: Sequence[Loaded]) -> str:
    return together(one.desk.mark(one.draft, one.item.indicator.id) for one in ready)


async def _ready(
    work: Work, programme_id: int, period_id: int | None, executor_id: int | None
) -> list[Loaded]:
    scope = await enter_own_or_for(work.session, work.ctx, programme_id, executor_id)
    if period_id is None:
        latest = await latest_asked(work.session, work.ctx, programme_id)
        period_id = latest.id if latest else 0
    person_id = work.ctx.actor.person_id
    begun = await drafts.open_of(work.session, person_id, DraftKind.SUBMISSION, programme_id)
    here = [draft for draft in begun if period_of(draft) == period_id]
    if not here:
        return []
    period = await collected(work.session, scope, period_id)
    desk = await desk_of(work.session, work.ctx, scope, period)
    own = {item.indicator.id: item for item in desk.view.asked(scope)}
    loaded = [Loaded(desk, one, own[indicator_of(one)]) for one in here if indicator_of(one) in own]
    changed = [one for one in loaded if not desk.changes_nothing(one.draft, one.item)]
    whole = [one for one in changed if not desk.lacks_evidence(one.draft.id, one.item)]
    return [one for one in whole if step(one.answers, one.asked) is Step.ROW]


async def submit_within(
    work: Work, desk: Desk, ready: Sequence[Loaded], stands: int | None = None, source: str = ""
) -> list[Receipt]:
    """Each a version, in the caller's transaction; the receipts say how things are after all of them.

    ``source`` is from where a coordinator has a unit's, where it is not what was said for the sitting.
    """
    programme_id, person_id = desk.scope.programme_id, await work.person_id()
    await _check_parts(work, desk, ready)
    source = source or await needed_source(work.session, work.ctx, desk.scope, desk.view.period.id)
    asking = await asking_heads(work, desk, [] if source else [one.item for one in ready])
    own = [(handed_for(_new_version(one, person_id), one.item, source), _before(one)) for one in ready]
    new = [(asking.on_its_way(one), before) for one, before in own]
    made = await make_versions(work, new, "submit_value")
    touched = {one.draft.id for one in ready if changed_in(desk.pieces, one.draft.id)}
    if touched:
        await send_pieces(work, {one.draft_id: one for one in made if one.draft_id in touched})
        await look_at_pieces(desk)
    await follow_figures(work, programme_id, desk.view.period.id, [one.indicator_id for one in made])
    for loaded in ready:
        loaded.draft.state = DraftState.DONE
        loaded.draft.message_id = stands
        touch(work, loaded.draft)
        del desk.begun[loaded.draft.subject]
    units = {one.executor_id for one in made if one.executor_id is not None}
    await _tell(work, desk, units, made)
    sent = [one.indicator_id for one in made]
    after = await overview(work.session, programme_id, desk.view.period, only=sent)
    tasks = await desk.tasks()
    return [receipt_of(one, after, tasks, desk.beside(one.indicator_id)) for one in made]


def _new_version(loaded: Loaded, author_id: int) -> NewVersion:
    answers, indicator = loaded.answers, loaded.item.indicator
    return NewVersion(
        programme_id=loaded.scope.programme_id,
        indicator_id=indicator.id,
        period_id=loaded.view.period.id,
        wording=answers.wording,
        value=answers.value,
        no_data=answers.no_data,
        **_working(loaded),
        explanation=answers.explanation or "",
        refine_by=answers.refine_by,
        **version_fields(answers, loaded.asked),
        author_id=author_id,
        executor_id=indicator.hands_in_id,
        days_late=max((loaded.desk.today - loaded.view.period.due_on).days, 0),
        parts=_seen(loaded),
        draft_id=loaded.draft.id,
    )


def _seen(loaded: Loaded) -> list[dict[str, Any]] | None:
    parts = loaded.desk.parts.get(loaded.item.indicator.id)
    return [one.to_plain() for one in parts.seen] if parts else None


async def _check_parts(work: Work, desk: Desk, ready: Sequence[Loaded]) -> None:
    """``Stale`` where a part came while the figure was being sent: its author has not seen it."""
    ids = [one.item.indicator.id for one in ready if one.item.indicator.id in desk.parts]
    if not ids:
        return
    before = {one: desk.parts[one].seen for one in ids}
    await programmes.lock_indicators(work.session, desk.scope.programme_id, ids)
    await look_at_parts(desk)
    if any(id_ not in desk.parts or desk.parts[id_].seen != seen for id_, seen in before.items()):
        raise Stale


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
    if loaded.desk.lacks_evidence(loaded.draft.id, loaded.item):
        raise EvidenceNeeded(loaded.item.indicator.number)


def _before(loaded: Loaded) -> tuple[int, str] | None:
    return next(((one.version, one.wording) for one in loaded.item.versions[-1:]), None)


async def _tell(work: Work, desk: Desk, executor_ids: set[int], made: Sequence[Submission]) -> None:
    """The coordinators; the reminders of the units' people are put in line. Of what a coordinator has handed
    in for a unit its people are told what it is."""
    programme_id, period_id = desk.scope.programme_id, desk.view.period.id
    coordinators, units = await concerned_by_figures(work.session, programme_id, executor_ids, work.now)
    told: list[tuple[Notice, Collection[int]]] = [(ReminderStands(), units)]
    if desk.scope.for_unit is not None:
        me = {await work.person_id()}
        told.append((HandedInFor.at(work.now, programme_id, period_id), units - me))
        coordinators -= me
    if any(one.state == SubmissionState.SENT for one in made):
        told.append((FiguresWait(programme_id), coordinators))
    asked = {one.agreer_id for one in made if one.state == SubmissionState.AGREEING} - {None}
    if asked:
        told.append((FiguresToAgree(programme_id), {one for one in asked if one is not None}))
    await plan_several(work, *told)
    sent = {one.indicator_id for one in made}
    await tell_sent_without(
        work, programme_id, period_id, [desk.parts[one] for one in sent & set(desk.parts)]
    )
