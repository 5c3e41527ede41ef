"""What a document leaves open becomes questions that wait in `/review`; none is asked a second time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from domain.methodology.model import Methodology
from domain.programme.document import ABOUT_FIGURES, OF_INDICATORS, Programme, Question, QuestionKind
from models.repositories.programme import question_rows
from models.tables.programme import QuestionRow
from programmes.change.compare import Compared
from programmes.change.left_open import left_open
from programmes.change.matching import paired, spots
from services.context import Work
from services.programme.write_document import LONGEST_NAME

BY_FILE = "by the programme file"


def decisions_of(document: Programme) -> list[Question]:
    """What the methodologies leave to the coordinator, once each, in the last version's words."""
    return [
        question
        for indicator in document.indicators()
        for question in decisions_left(indicator.number, indicator.methodology)
    ]


def decisions_left(number: str, versions: Iterable[Methodology]) -> list[Question]:
    """The same of one indicator's."""
    decisions = {one.name: one for version in versions for one in version.decisions}
    return [
        Question(
            QuestionKind.DECISION,
            number,
            decision.question,
            tuple(option.name for option in decision.options),
            decision.name,
        )
        for decision in decisions.values()
    ]


async def add_questions(
    work: Work, programme_id: int, questions: Sequence[Question], *, with_figures: bool
) -> int:
    """Those that are not known yet; questions about figures only where the figures are taken."""
    known = await question_rows.keys(work.session, programme_id)
    kept = [
        _row(programme_id, question)
        for question in questions
        if (with_figures or question.kind not in ABOUT_FIGURES) and key_of(question) not in known
    ]
    work.writer.add(*kept)
    await work.writer.flush()
    for row in kept:
        work.audit(row, "ask_question", programme_id)
    return len(kept)


async def note_settled(work: Work, programme_id: int, questions: Sequence[Question]) -> None:
    """What was answered in a file or beside it is kept as answered, so that no later file opens it."""
    known = await question_rows.keys(work.session, programme_id)
    told = {key_of(one): one for one in questions if one.kind not in ABOUT_FIGURES}
    rows = [_row(programme_id, question) for key, question in told.items() if key not in known]
    for row in rows:
        row.answer, row.answered_at = BY_FILE, work.now
    work.writer.add(*rows)
    await work.writer.flush()
    for row in rows:
        work.audit(row, "answer_question", programme_id, new={"answer": BY_FILE})


async def ask_about_new(
    work: Work, programme_id: int, questions: Sequence[Question], decided: Collection[str]
) -> None:
    """The questions of a changed file; those that list indicators leave out the numbers ``decided`` on.

    What was asked before and has been answered is asked again about the new indicators only, what is still
    open is asked about them too. What a methodology leaves to be decided is asked again where what was
    decided is no longer one of the options.
    """
    rest = [one if one.kind not in OF_INDICATORS else _without(one, decided) for one in questions]
    asked = {row.key: row for row in await question_rows.every(work.session, programme_id)}
    for question in rest:
        row = asked.get(key_of(question))
        if question.kind in OF_INDICATORS and row is not None and question.options:
            _ask_more(work, row, question)
        if question.kind is QuestionKind.DECISION and row is not None:
            _ask_again(work, row, question)
    new = [one for one in rest if one.kind not in OF_INDICATORS or one.options]
    await add_questions(work, programme_id, new, with_figures=False)


def _ask_again(work: Work, row: QuestionRow, question: Question) -> None:
    """In the words of now; what was decided on holds as long as it is one of the options."""
    stands = row.answered_at is None or row.answer in question.options
    said = {"wording": question.wording, "options": list(question.options)}
    if stands and said == {"wording": row.wording, "options": list(row.options)}:
        return
    before = {"wording": row.wording, "options": list(row.options), "answer": row.answer}
    row.wording, row.options = question.wording, list(question.options)
    if not stands:
        row.answer, row.answered_at = None, None
    work.audit(row, "ask_question", row.programme_id, old=before, new={**said, "answer": row.answer})


def _without(question: Question, decided: Collection[str]) -> Question:
    def left(numbers: Sequence[str]) -> tuple[str, ...]:
        return tuple(number for number in numbers if number not in decided)

    return replace(
        question, options=left(question.options), proposal=",".join(left(question.proposal.split(",")))
    )


def _ask_more(work: Work, row: QuestionRow, question: Question) -> None:
    is_open = row.answered_at is None
    before = {"options": list(row.options), "answer": row.answer}
    more = [number for number in question.options if not is_open or number not in row.options]
    if not more:
        return
    proposed = [one for one in question.proposal.split(",") if one in more]
    tapped = (row.proposal if row.answer is None else row.answer).split(",") if is_open else []
    row.options = [*row.options, *more] if is_open else more
    row.answer, row.answered_at = None, None
    row.proposal = ",".join(one for one in (*tapped, *proposed) if one)
    work.audit(row, "ask_question", row.programme_id, old=before, new={"options": row.options})


def key_of(question: Question) -> str:
    return question.key[:LONGEST_NAME]


def _row(programme_id: int, question: Question) -> QuestionRow:
    return QuestionRow(
        programme_id=programme_id,
        key=key_of(question),
        kind=question.kind,
        number=question.number,
        wording=question.wording,
        options=list(question.options),
        proposal=question.proposal,
    )


async def settle_by_file(work: Work, programme_id: int, before: Programme, compared: Compared) -> None:
    """Answered in the file or beside it, or said by its rows; a decision that no methodology leaves any more.

    Of several indicators those that the file decides are no longer asked about. Figures are not changed, so
    what is asked about them stays open, and so does everything else.
    """
    settled = set(map(key_of, compared.settled))
    decisions = set(map(key_of, decisions_of(compared.after)))
    pairs = paired(spots(before), spots(compared.after))
    targets = {now.indicator.number: was.indicator.target for was, now in pairs if was is not None}
    for row in await question_rows.open_of(work.session, programme_id):
        if row.kind == QuestionKind.DECISION and row.key in decisions:
            continue
        if row.kind not in ABOUT_FIGURES:
            is_over = row.kind == QuestionKind.DECISION or row.key in settled
            left = left_open([] if is_over else [_asked(row)], compared.after, compared.said, targets)
            _note(work, row, next(left, None))


def _asked(row: QuestionRow) -> Question:
    return Question(QuestionKind(row.kind), row.number, row.wording, tuple(row.options), row.proposal)


def _note(work: Work, row: QuestionRow, left: Question | None) -> None:
    if left is None:
        row.answer, row.answered_at = BY_FILE, work.now
        work.audit(row, "answer_question", row.programme_id, new={"answer": BY_FILE})
    elif list(left.options) != row.options:
        old = {"options": row.options, "answer": row.answer}
        row.options, row.proposal = list(left.options), left.proposal
        if row.answer is not None:
            row.answer = ",".join(one for one in row.answer.split(",") if one in left.options)
        work.audit(row, "answer_question", row.programme_id, old=old, new={"options": row.options})
