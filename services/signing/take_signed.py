"""«Принять правки», «Сохранить как подписанный»: what is signed is what is stored, and the file is kept."""

from typing import Any

from domain.access import Verb
from domain.programme.document import ABOUT_FIGURES
from domain.programme.signing import SignedRow
from domain.refusals import NotFound, Stale
from models.repositories import people, submissions
from models.repositories.programme import periods, question_rows, signed, uploads
from models.tables.draft import Draft, DraftState
from models.tables.period import SignedReport
from services.access import enter
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.notices.executors import FiguresSigned
from services.notices.plan import plan_several
from services.notices.reminders import ReminderStands
from services.periods.taking import collected
from services.programme.ask_questions import add_questions, key_of
from services.programme.take_file import own_file, see_file
from services.signing.compare_signed import SignedDocument
from services.signing.see_signed import SignedKept, signed_outcome
from services.signing.take_rows import take_rows


async def take_signed(ctx: Context, draft_id: int, revision: int, *, shown: str = "") -> SignedKept:
    """New, accepted versions of what the signed document says otherwise; whoever hands them in is told.

    ``Stale`` where something has changed since it was ``shown``, ``PeriodClosed`` where nothing is taken any
    more. Pressed twice, it is so already.
    """
    if (kept := await signed_outcome(ctx, draft_id)) is not None:
        return kept
    seen = await _compared(ctx, draft_id)
    if not seen.taken or (shown and shown != seen.fingerprint):
        raise Stale
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.REVIEW, seen.programme_id)
        draft = await _draft(work, draft_id, revision)
        taken = [seen.indicators[row.number].id for row in seen.taken]
        await collected(work.session, scope, seen.period_id, *taken)
        edits = await _take(work, seen)
        await _ask(work, seen)
        row = await _keep(work, draft, seen, edits)
        await _tell(work, seen, row)
        return _described(row, seen)


async def keep_signed(ctx: Context, draft_id: int, revision: int) -> SignedKept:
    """The document says what is accepted: it is kept with the period's report, a closed one's too."""
    if (kept := await signed_outcome(ctx, draft_id)) is not None:
        return kept
    seen = await _compared(ctx, draft_id)
    if seen.rows:
        raise Stale
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.REVIEW, seen.programme_id)
        draft = await _draft(work, draft_id, revision)
        if await periods.held_period(work.session, seen.programme_id, seen.period_id) is None:
            raise NotFound("period")
        row = await _keep(work, draft, seen, [])
        return _described(row, seen)


async def _compared(ctx: Context, draft_id: int) -> SignedDocument:
    """``Stale`` where the file is no longer one of a known period."""
    seen = (await see_file(ctx, draft_id)).signed
    if seen is None:
        raise Stale
    return seen


async def _draft(work: Work, draft_id: int, revision: int) -> Draft:
    draft = await own_file(work.session, work.ctx, draft_id)
    if draft.revision != revision:
        raise Stale
    return draft


async def _take(work: Work, seen: SignedDocument) -> list[dict[str, Any]]:
    """The versions; what was changed, for the file that is kept."""
    await take_rows(work, seen, seen.taken, submissions.SIGNING, "take_signed")
    return [_edit(row, seen.indicators[row.number].id) for row in seen.taken]


def _edit(row: SignedRow, indicator_id: int) -> dict[str, Any]:
    return {
        "number": row.number,
        "indicator": indicator_id,
        "wording": [row.accepted.wording, row.signed.wording],
        "explanation": [row.accepted.explanation, row.signed.explanation],
    }


async def _ask(work: Work, seen: SignedDocument) -> None:
    """A figure that is not plain has no value until somebody has chosen: it is asked in `/review` (anew)."""
    about_figures = [one for one in seen.found.questions if one.kind in ABOUT_FIGURES]
    if not about_figures:
        return
    asked = {row.key: row for row in await question_rows.every(work.session, seen.programme_id)}
    for question in about_figures:
        row = asked.get(key_of(question))
        if row is not None:
            row.wording, row.options, row.proposal = (
                question.wording,
                list(question.options),
                question.proposal,
            )
            row.answer, row.answered_at = None, None
            work.audit(row, "ask_question", seen.programme_id, new={"wording": question.wording})
    new = [one for one in about_figures if key_of(one) not in asked]
    await add_questions(work, seen.programme_id, new, with_figures=True)


async def _keep(work: Work, draft: Draft, seen: SignedDocument, edits: list[dict[str, Any]]) -> SignedReport:
    upload = await uploads.of_person(work.session, draft.person_id, draft.subject)
    row = SignedReport(
        programme_id=seen.programme_id,
        period_id=seen.period_id,
        revision=await signed.last_revision(work.session, seen.period_id) + 1,
        draft_id=draft.id,
        content_hash=draft.subject,
        filename=upload.filename if upload else "",
        size=upload.size if upload else 0,
        edits=edits,
        scans=[],
        kept_at=work.now,
        kept_by_id=await work.person_id(),
    )
    work.writer.add(row)
    draft.programme_id, draft.state, draft.message_id = seen.programme_id, DraftState.DONE, None
    touch(work, draft)
    await work.writer.flush()
    new = {"revision": row.revision, "file": draft.subject, "numbers": [edit["number"] for edit in edits]}
    work.audit(row, "keep_signed", seen.programme_id, new=new)
    return row


async def _tell(work: Work, seen: SignedDocument, row: SignedReport) -> None:
    """Everybody who hands in one of them, but whoever has taken it."""
    executors = {seen.indicators[one.number].hands_in_id for one in seen.taken} - {None}
    members = await people.members_of(work.session, seen.programme_id)
    told = {one.person_id for one in members if one.executor_id in executors} - {await work.person_id()}
    notice = FiguresSigned(seen.programme_id, seen.period_id, row.id)
    await plan_several(work, (notice, told), (ReminderStands(), told))


def _described(row: SignedReport, seen: SignedDocument) -> SignedKept:
    numbers = tuple(edit["number"] for edit in row.edits)
    return SignedKept(row.id, seen.programme_id, seen.programme, seen.period, row.revision, numbers)
