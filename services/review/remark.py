"""«Замечание»: a sentence to whoever handed a figure in, which stays where it is (decision 0041)."""

from dataclasses import dataclass

from domain.access import Verb
from domain.drafts import DraftKind
from domain.refusals import Stale
from models.tables.submission import SubmissionState
from services.access import enter
from services.context import Context, Work
from services.drafts.typed_answer import LONGEST_TYPED, still_asked, take_typed, wait_for
from services.notices.executors import FigureRemarked
from services.notices.plan import plan
from services.review.hearers import Hearer, hearer_of, who_hears
from services.review.newest import newest_version
from services.review.numbered import numbered_version
from services.review.ready import own_question, ready_in, ready_words, with_ready


@dataclass(frozen=True, slots=True)
class RemarkAsked:
    """The question what to say about a figure; ``ready`` is what this coordinator said before."""

    draft_id: int
    programme_id: int
    number: str
    is_accepted: bool
    revision: int
    ready: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remarked:
    """What was said, and to whom; ``None`` where nobody can be told."""

    programme_id: int
    number: str
    remark: str
    is_accepted: bool
    hearer: Hearer | None


async def ask_remark(ctx: Context, programme_id: int, submission_id: int) -> RemarkAsked:
    """The question, about the newest version of a figure that waits or is accepted, in an open period."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        found = await newest_version(work, scope, submission_id)
        draft = await wait_for(work, DraftKind.REMARK, programme_id, str(submission_id))
        await with_ready(work, programme_id, draft)
        is_accepted = found.submission.state == SubmissionState.ACCEPTED
        about = draft.id, programme_id, found.indicator.number, is_accepted
        return RemarkAsked(*about, draft.revision, ready_in(draft))


async def see_remark(ctx: Context, draft_id: int) -> RemarkAsked:
    """The open question again, as it was asked."""
    async with ctx.read() as session:
        programme_id, subject = await still_asked(session, ctx, draft_id, DraftKind.REMARK)
        await enter(session, ctx, Verb.REVIEW, programme_id)
        found = await numbered_version(session, programme_id, int(subject))
        if found is None:
            raise Stale
        (version, number), draft = found, await own_question(session, ctx, draft_id)
        is_accepted = version.state is SubmissionState.ACCEPTED
        return RemarkAsked(draft_id, programme_id, number, is_accepted, draft.revision, ready_in(draft))


async def remark(ctx: Context, draft_id: int, text: str) -> Remarked:
    """The sentence as typed."""
    async with ctx.write() as work:
        return await _remarked(work, draft_id, text)


async def give_ready_remark(ctx: Context, draft_id: int, revision: int, place: int) -> Remarked:
    """One of those that were offered, whole."""
    async with ctx.write() as work:
        return await _remarked(
            work, draft_id, await ready_words(work.session, ctx, draft_id, revision, place)
        )


async def _remarked(work: Work, draft_id: int, text: str) -> Remarked:
    """It is kept with the version, below what was said about it before, and told at once."""
    programme_id, subject = await take_typed(work, draft_id, DraftKind.REMARK)
    scope = await enter(work.session, work.ctx, Verb.REVIEW, programme_id)
    found = await newest_version(work, scope, int(subject))
    version, said = found.submission, " ".join(text.split())[:LONGEST_TYPED]
    lines = [*version.remark.splitlines(), said]
    version.remark, version.remarked_by_id = "\n".join(lines), await work.person_id()
    new = {"version": version.version, "remark": said}
    work.audit(version, "remark_submission", programme_id, new=new)
    hears = await who_hears(work, version)
    notice = FigureRemarked(programme_id, version.period_id, version.id, len(lines))
    await plan(work, notice, *hears)
    is_accepted = version.state == SubmissionState.ACCEPTED
    hearer = await hearer_of(work, programme_id, hears)
    return Remarked(programme_id, found.indicator.number, said, is_accepted, hearer)
