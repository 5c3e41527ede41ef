"""The open questions about a programme's document: seen by the coordinator, answered one by one."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.anew import Because
from domain.figures.numbers import read_figure, read_shown
from domain.programme.document import (
    ABOUT_FIGURES,
    ABOUT_WHO,
    OF_INDICATORS,
    Course,
    Executor,
    ExecutorKind,
    Programme,
    Question,
    QuestionKind,
    ReadDocument,
)
from domain.refusals import NotFound, Stale
from models.repositories import submission_rows, submissions
from models.repositories.programme import documents, periods, programmes, question_rows
from models.repositories.programme.programmes import IndicatorFacts
from models.tables.programme import QuestionRow
from models.tables.submission import Submission, SubmissionState
from programmes.answers import values
from programmes.answers.answered import Answered
from services.access import enter
from services.computing.follow import follow_figures
from services.computing.recompute import recompute_everywhere
from services.context import Context, Work
from services.figures.make_version import as_before, make_version
from services.periods.taking import taken_of
from services.programme.write_document import write_document

SAME, TOP_IS_LIMIT = "yes", "top_is_limit"
_FIXED = {
    QuestionKind.RANGE_TOP: ("top_is_met", TOP_IS_LIMIT),
    QuestionKind.NO_INDICATOR: ("no_indicator",),
    QuestionKind.TARGET_PARTS: ("parts",),
    QuestionKind.SAME_EXECUTOR: (SAME, "no"),
    QuestionKind.MISSING: ("ok",),
    QuestionKind.COURSE: ("chosen",),
    QuestionKind.LESS_IS_BETTER: ("chosen",),
}


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """``answers`` are what can be tapped; where several can be chosen, ``chosen`` are those so far.

    Where ``options`` are numbers of indicators, ``names`` are theirs.
    """

    id: int
    kind: QuestionKind
    number: str
    wording: str
    indicator: str
    options: tuple[str, ...]
    answers: tuple[str, ...]
    chosen: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    programme_id: int
    open: tuple[OpenQuestion, ...]


async def see_questions(ctx: Context, programme_id: int) -> Questions:
    async with ctx.read() as session:
        await enter(session, ctx, Verb.REVIEW, programme_id)
        return await _questions(session, programme_id)


async def _questions(session: AsyncSession, programme_id: int) -> Questions:
    rows = await programmes.indicators(session, programme_id, date.max)
    names = {row.number: row.short for row in rows}
    executors = await programmes.executors(session, programme_id)
    possible = tuple(one.name for one in executors if one.kind is not ExecutorKind.COLLECTIVE)
    found = await question_rows.open_of(session, programme_id)
    return Questions(programme_id, tuple(open_question(row, names, possible, rows) for row in found))


def open_question(
    row: QuestionRow, names: Mapping[str, str], possible: tuple[str, ...], rows: Sequence[IndicatorFacts]
) -> OpenQuestion:
    kind = QuestionKind(row.kind)
    return OpenQuestion(
        id=row.id,
        kind=kind,
        number=row.number,
        wording=row.wording,
        indicator=names.get(row.number, ""),
        options=tuple(row.options),
        answers=possible if kind in ABOUT_WHO else _FIXED.get(kind, tuple(row.options) or (row.proposal,)),
        chosen=_chosen(row, rows) if kind in OF_INDICATORS else (),
        names=tuple(names.get(one, "") for one in row.options) if kind in OF_INDICATORS else (),
    )


def _chosen(row: QuestionRow, rows: Sequence[IndicatorFacts]) -> tuple[str, ...]:
    """What has been tapped; before the first tap what is proposed, and what `/plan` has set."""
    if row.answer is not None:
        return tuple(number for number in row.answer.split(",") if number)
    is_course = row.kind == QuestionKind.COURSE
    set_so = {one.number for one in rows if (one.course is Course.LEVEL if is_course else one.less_is_better)}
    proposed = row.proposal.split(",")
    return tuple(number for number in row.options if number in set_so or number in proposed)


async def toggle_level(ctx: Context, programme_id: int, question_id: int, place: int) -> Questions:
    """One indicator tapped on or off."""
    async with ctx.write() as work:
        row = await _asked(work, programme_id, question_id)
        if not 0 <= place < len(row.options) or row.kind not in OF_INDICATORS:
            raise Stale
        rows = await programmes.indicators(work.session, programme_id, date.max)
        number, chosen = row.options[place], _chosen(row, rows)
        kept = [one for one in row.options if (one in chosen) != (one == number)]
        row.answer = ",".join(kept)
        work.audit(row, "choose_levels", programme_id, new={"levels": row.answer})
        await work.writer.flush()
        return await _questions(work.session, programme_id)


async def answer_question(ctx: Context, programme_id: int, question_id: int, place: int) -> Questions:
    """The answer at ``place`` of what can be tapped: applied, written down, the rest of the questions."""
    async with ctx.write() as work:
        row = await _asked(work, programme_id, question_id)
        current = await _questions(work.session, programme_id)
        asked = next(question for question in current.open if question.id == question_id)
        if not 0 <= place < len(asked.answers):
            raise Stale
        answer = ",".join(asked.chosen) if asked.kind in OF_INDICATORS else asked.answers[place]
        if asked.kind is not QuestionKind.DECISION:
            await _apply(work, programme_id, row, answer, frozenset(asked.chosen))
        row.answer, row.answered_at = answer, work.now
        work.audit(row, "answer_question", programme_id, new={"answer": answer})
        await work.writer.flush()
        if asked.kind is QuestionKind.DECISION:
            await _recompute(work, programme_id, row)
        return await _questions(work.session, programme_id)


async def _asked(work: Work, programme_id: int, question_id: int) -> QuestionRow:
    await enter(work.session, work.ctx, Verb.REVIEW, programme_id)
    await programmes.lock_programme(work.session, programme_id)
    row = await question_rows.for_update(work.session, programme_id, question_id)
    if row is None:
        raise NotFound("question")
    if row.answered_at is not None:
        raise Stale
    return row


async def _apply(
    work: Work, programme_id: int, row: QuestionRow, answer: str, chosen: AbstractSet[str]
) -> None:
    """What was tapped, by the same rules as a line of answers beside a file (``programmes.answers``)."""
    before = await documents.document(work.session, programme_id)
    question = Question(QuestionKind(row.kind), row.number, row.wording, tuple(row.options), row.proposal)
    asked = Answered(ReadDocument(before, None, (), (question,)))
    answered = _tapped(asked, question, answer, chosen)
    await write_document(work, programme_id, answered.document.programme)
    await _decide_figure(work, programme_id, row, answered)


async def _recompute(work: Work, programme_id: int, row: QuestionRow) -> None:
    """What waited for the decision gets its value, what stood marked too, by whatever number it is asked."""
    indicator_id = await programmes.numbered(work.session, programme_id, row.number)
    if indicator_id is not None:
        await recompute_everywhere(work, programme_id, [indicator_id], Because.DECISION)
        for period in await periods.collected_periods(work.session, programme_id):
            await follow_figures(work, programme_id, period.id, [indicator_id])


def _tapped(asked: Answered, question: Question, answer: str, chosen: AbstractSet[str]) -> Answered:
    """``Stale`` where what the button meant is no longer there."""
    programme, kind = asked.document.programme, question.kind
    if kind is QuestionKind.COURSE:
        return values.levels_are(asked, chosen)
    if kind is QuestionKind.LESS_IS_BETTER:
        return values.less_is_better_of(asked, chosen)
    if kind is QuestionKind.SAME_EXECUTOR:
        return values.pair_is(asked, question, same=answer == SAME)
    if kind is QuestionKind.RANGE_TOP:
        return values.range_top_is(asked, question, limit=answer == TOP_IS_LIMIT)
    if kind in ABOUT_WHO:
        return values.hands_in(asked, question.number, _executor(programme, answer))
    if kind in ABOUT_FIGURES:
        return values.figure_is(asked, question, _figure(programme, question.number, answer))
    return values.so_it_is(asked, question)


def _executor(programme: Programme, name: str) -> Executor:
    for executor in programme.executors:
        if executor.name == name:
            return executor
    raise Stale


def _figure(programme: Programme, number: str, option: str) -> Decimal:
    """One of the numbers that the document itself has there, as it writes it."""
    if (shown := read_shown(option)) is not None:
        return shown
    unit = next((one.unit for one in programme.indicators() if one.number == number), "")
    found = read_figure(option, unit).number
    if found is None:
        raise Stale
    return found.value


async def _decide_figure(work: Work, programme_id: int, row: QuestionRow, answered: Answered) -> None:
    """A number chosen from a cell with several becomes the next, accepted version of the same wording.

    Nothing happens to a figure that is settled: a newer version is there, or its period is closed.
    """
    for value in answered.values.values():
        latest = await _asked_about(work, programme_id, row)
        if latest is None:
            continue
        person_id = await work.person_id()
        chosen = as_before(
            latest,
            value=value,
            no_data=False,
            author_id=person_id,
            state=SubmissionState.ACCEPTED,
            decided_by_id=person_id,
        )
        await make_version(work, chosen, "choose_number", before=(latest.version, latest.wording))
        await follow_figures(work, programme_id, latest.period_id, [latest.indicator_id])


async def _asked_about(work: Work, programme_id: int, row: QuestionRow) -> Submission | None:
    """The document's own figure that a question is about, if it is the newest and its period is open."""
    found = await submission_rows.from_document(work.session, programme_id, row.number, row.wording)
    if found is None:
        return None
    await programmes.lock_indicator(work.session, programme_id, found.indicator_id)
    period = await periods.held_period(work.session, programme_id, found.period_id)
    about = {found.indicator_id}
    if period is None or not await taken_of(work.session, work.ctx, programme_id, period, about):
        return None
    newest = await submissions.last_version(work.session, found.indicator_id, found.period_id)
    return found if newest == found.version else None
