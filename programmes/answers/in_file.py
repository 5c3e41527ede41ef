"""What a file's own questions become when it is read: answered, said otherwise by its rows, or still open."""

from collections.abc import Iterator
from dataclasses import replace

from domain.programme.document import ABOUT_WHO, SAID_BY, Question, QuestionKind, ReadDocument
from domain.programme.file_problems import FileProblemKind
from programmes.answers.answered import Answered
from programmes.answers.one import answer_one, works
from programmes.change.left_open import OF_PROGRAMME, left_open
from programmes.plain.checks import Finding, indicators
from programmes.plain.programme import ProgrammePlain
from programmes.plain.questions import QuestionPlain, targets_asked, undecided
from programmes.questions import ask_about_file

_ASKED = frozenset(SAID_BY.values())


def with_questions(document: ReadDocument, plain: ProgrammePlain) -> tuple[ReadDocument, list[Finding]]:
    """The document with what is left open and what was decided; and the answers that are none.

    Whatever an indicator says for itself is decided, however its question stands; an answer comes after that.
    """
    asked = plain.questions or ()
    questions = tuple(one.to_domain() for one in asked)
    said = _said(plain)
    answered = Answered(replace(document, questions=_left(document, plain, questions, said), said=said))
    wrong = []
    for place, (one, question) in enumerate(zip(asked, questions, strict=True)):
        same = next((left for left in answered.document.questions if left.key == question.key), None)
        if not one.answer.strip() or same is None:
            continue
        applied = answer_one(answered, same, one.answer.strip())
        if applied is None:
            works_here = works(same, document.programme)
            wrong.append(Finding(("questions", place, "answer"), _WRONG, one.answer, works_here))
        answered = applied or answered
    left = answered.document
    return replace(left, questions=(*left.questions, *_unasked(left))), wrong


_WRONG = FileProblemKind.UNUSABLE_ANSWER


def _said(plain: ProgrammePlain) -> frozenset[tuple[str, str]]:
    """Without a list of questions only what stands there; with one its silence says the default."""
    stated = {
        (one.number, field)
        for _, one in indicators(plain)
        for field in _ASKED
        if field in one.model_fields_set
    }
    if plain.questions is None:
        return frozenset(stated)
    asked = ({"question": one.kind, "number": one.number, "options": one.options} for one in plain.questions)
    every = {(one.number, field) for _, one in indicators(plain) for field in _ASKED}
    of_itself = {("", field) for field in OF_PROGRAMME} - {("", one.options[0]) for one in _of_itself(plain)}
    return frozenset((every - set(undecided(asked))) | stated | of_itself)


def _of_itself(plain: ProgrammePlain) -> Iterator[QuestionPlain]:
    """What is asked about the programme itself."""
    for one in plain.questions or ():
        if one.kind is QuestionKind.MISSING and not one.number and one.options:
            yield one


def _left(
    document: ReadDocument,
    plain: ProgrammePlain,
    questions: tuple[Question, ...],
    said: frozenset[tuple[str, str]],
) -> tuple[Question, ...]:
    found = left_open(questions, document.programme, said, targets_asked(plain.questions or ()))
    return tuple(one for one in found if not _is_period(one) or not _says_period(document, one))


def _is_period(question: Question) -> bool:
    return question.kind is QuestionKind.MISSING and question.options[:1] == ("period",)


def _says_period(document: ReadDocument, question: Question) -> bool:
    """Another one than was proposed."""
    return document.period is not None and document.period.key != question.proposal


def _unasked(document: ReadDocument) -> Iterator[Question]:
    """What the file leaves open by itself and does not ask already, row by row or in one."""
    asked = document.questions
    keys = {one.key for one in asked}
    missing = [one for one in asked if one.kind is QuestionKind.MISSING]
    whole = {one.options[0] for one in missing if not one.number and one.options}
    who = {one.number for one in asked if one.kind in ABOUT_WHO}
    cells = {(one.number, one.wording) for one in missing}
    for question in ask_about_file(document.programme):
        if question.kind in ABOUT_WHO:
            is_asked = question.number in who or "executor" in whole
        else:
            is_column = "roles" in whole and not question.wording
            is_asked = bool(question.number) and (is_column or (question.number, question.wording) in cells)
        if question.key not in keys and not is_asked:
            yield question
