"""«Поправить текст»: the coordinator's wording of column 7 becomes the next version of the figure, with what
whoever handed it in had written beside it (decision 0041)."""

from dataclasses import dataclass, replace

from domain.access import Verb
from domain.drafts import DraftKind
from domain.figures.form import LONGEST_ANSWER
from domain.figures.reading.reasons import gives_reason
from domain.refusals import Stale, TooLong, UnclearWording
from domain.review.differences import same_words
from models.repositories import submissions
from models.repositories.programme import programmes
from models.repositories.queues import outbox
from models.tables.submission import Submission, SubmissionState
from services.access import enter
from services.computing.follow import follow_figures
from services.context import Context, Work
from services.drafts.typed_answer import still_asked, take_typed, wait_for
from services.figures.make_version import as_before, make_version
from services.notices.executors import ExplanationWorded
from services.notices.plan import plan
from services.review.hearers import Hearer, hearer_of, who_hears
from services.review.newest import Newest, newest_version
from services.review.numbered import numbered_version


@dataclass(frozen=True, slots=True)
class WordingAsked:
    """The question how column 7 should read, of a figure whose ``explanation`` reads so now."""

    draft_id: int
    programme_id: int
    number: str
    explanation: str


@dataclass(frozen=True, slots=True)
class WordedAnew:
    """What was done: ``was`` is what whoever handed it in had written, ``now`` what stands.

    ``submission_id`` is the version that stands now; the ``hearer`` is told in two minutes, unless
    ``untold`` because they never knew of it.
    """

    programme_id: int
    submission_id: int
    number: str
    was: str
    now: str
    hearer: Hearer | None = None
    is_own: bool = False
    """Their own words stand (again)."""
    changed: bool = True
    untold: bool = False


async def await_wording(ctx: Context, programme_id: int, submission_id: int) -> WordingAsked:
    """The question, about the newest version of a figure that waits or is accepted, in an open period."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        found = await newest_version(work, scope, submission_id)
        draft = await wait_for(work, DraftKind.WORDING, programme_id, str(submission_id))
        return WordingAsked(draft.id, programme_id, found.indicator.number, found.submission.explanation)


async def see_wording(ctx: Context, draft_id: int) -> WordingAsked:
    """The open question again, as it was asked."""
    async with ctx.read() as session:
        programme_id, subject = await still_asked(session, ctx, draft_id, DraftKind.WORDING)
        await enter(session, ctx, Verb.REVIEW, programme_id)
        found = await numbered_version(session, programme_id, int(subject))
        if found is None:
            raise Stale
        version, number = found
        return WordingAsked(draft_id, programme_id, number, version.explanation)


async def word_anew(ctx: Context, draft_id: int, text: str) -> WordedAnew:
    """The text as it will stand in the report; ``UnclearWording`` where it has no words in it."""
    if len(text) > LONGEST_ANSWER:
        raise TooLong(LONGEST_ANSWER, len(text))
    async with ctx.write() as work:
        programme_id, subject = await take_typed(work, draft_id, DraftKind.WORDING)
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        found = await newest_version(work, scope, int(subject))
        if not gives_reason(text):
            raise UnclearWording(found.indicator.number)
        return await _worded(work, found, text.strip())


async def take_back_wording(ctx: Context, programme_id: int, submission_id: int) -> WordedAnew:
    """Their own words stand again; the same where they do already, ``Stale`` where they always did."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        if (done := await _taken_back_before(work, programme_id, submission_id)) is not None:
            return done
        found = await newest_version(work, scope, submission_id)
        if found.submission.own_explanation is None:
            raise Stale
        return await _worded(work, found, found.submission.own_explanation)


async def _taken_back_before(work: Work, programme_id: int, submission_id: int) -> WordedAnew | None:
    """The button was pressed twice: the next version has their own words, and was not sent by them."""
    before = await submissions.by_id(work.session, programme_id, submission_id)
    if before is None or before.own_explanation is None:
        return None
    about = programme_id, [before.period_id], [before.indicator_id]
    newest = (await submissions.of_some(work.session, *about))[-1]
    is_back = newest.version == before.version + 1 and newest.sent_at == before.sent_at
    if not is_back or newest.is_worded:
        return None
    indicator = await programmes.indicator_row(work.session, programme_id, before.indicator_id)
    number, own = indicator.number if indicator else "", newest.explanation
    return WordedAnew(programme_id, newest.id, number, own, own, is_own=True, changed=False)


async def _worded(work: Work, found: Newest, text: str) -> WordedAnew:
    """The next version, which says the same but for its words, and stands as the one before."""
    before = found.submission
    own = before.explanation if before.own_explanation is None else before.own_explanation
    number, programme_id = found.indicator.number, before.programme_id
    is_own = same_words(text, own)
    if same_words(text, before.explanation):
        return WordedAnew(
            programme_id, before.id, number, own, before.explanation, None, is_own, changed=False
        )
    new = as_before(
        before,
        explanation=own if is_own else text,
        own_explanation=None if is_own else own,
        worded_by_id=None if is_own else await work.person_id(),
        override_reason=before.override_reason,
        state=SubmissionState(before.state),
        decided_by_id=before.decided_by_id,
        decided_at=work.now if _is_in_closed_report(found) else before.decided_at,
        sent_at=before.sent_at,
        agreer_id=before.agreer_id,
        agreed_at=before.agreed_at,
    )
    made = await make_version(work, new, "word_explanation", before=(before.version, before.wording))
    await follow_figures(work, programme_id, made.period_id, [made.indicator_id])
    done = WordedAnew(programme_id, made.id, number, own, made.explanation, is_own=is_own)
    return await _told(work, made, done)


def _is_in_closed_report(found: Newest) -> bool:
    """What a period was closed with stands until it is closed again: the new words are accepted now."""
    reopened, before = found.period.reopened, found.submission
    if before.state != SubmissionState.ACCEPTED or reopened is None:
        return False
    return (before.decided_at or before.sent_at) < reopened.since


async def _told(work: Work, made: Submission, done: WordedAnew) -> WordedAnew:
    """What they have not been told yet of earlier wordings they need not be told any more."""
    about = made.indicator_id, made.period_id
    knew_nothing = await outbox.cancel(work.session, ExplanationWorded.prefix(*about))
    if done.is_own and knew_nothing:
        return replace(done, untold=True)
    hears = await who_hears(work, made)
    await plan(work, ExplanationWorded(made.programme_id, made.period_id, made.indicator_id, made.id), *hears)
    return replace(done, hearer=await hearer_of(work, made.programme_id, hears))
