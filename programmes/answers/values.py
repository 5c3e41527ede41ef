"""What an answer does to a document, as a value: tapped in the chat, or read from a line beside a file."""

from collections.abc import Set
from dataclasses import replace
from decimal import Decimal

from domain.programme.document import ABOUT_WHO, SAID_BY, Executor, Programme, Question, QuestionKind
from programmes.answers.answered import Answered, settle
from programmes.change import edits


def figure_is(answered: Answered, question: Question, value: Decimal) -> Answered:
    """The one of several numbers that counts."""
    settled = so_it_is(answered, question)
    return replace(settled, values={**answered.values, question.number: value})


def hands_in(answered: Answered, number: str, executor: Executor) -> Answered:
    programme = edits.set_hands_in(answered.document.programme, number, executor)
    return settle(answered, programme, lambda one: one.number == number and one.kind in ABOUT_WHO)


def range_top_is(answered: Answered, question: Question, *, limit: bool) -> Answered:
    """What is above a range's upper end is over the ``limit``, or met too."""
    programme = edits.set_range_top(answered.document.programme, question.number, is_limit=limit)
    said = {(question.number, SAID_BY[QuestionKind.RANGE_TOP])}
    return settle(answered, programme, lambda one: one is question, said)


def pair_is(answered: Answered, question: Question, *, same: bool) -> Answered:
    """Two spellings are the ``same`` executor, as proposed, or two."""
    programme = answered.document.programme
    if not same:
        programme = edits.tell_apart(programme, question.options[1:])
    return settle(answered, programme, lambda one: one is question)


def levels_are(answered: Answered, numbers: Set[str]) -> Answered:
    """Of those asked about; all others stay what they are."""
    asked = _asked_about(answered, QuestionKind.COURSE)
    programme = edits.set_levels(answered.document.programme, numbers, asked)
    return _chosen(answered, programme, QuestionKind.COURSE, numbers | asked)


def less_is_better_of(answered: Answered, numbers: Set[str]) -> Answered:
    asked = _asked_about(answered, QuestionKind.LESS_IS_BETTER)
    programme = edits.set_less_is_better(answered.document.programme, numbers, asked)
    return _chosen(answered, programme, QuestionKind.LESS_IS_BETTER, numbers | asked)


def _chosen(answered: Answered, programme: Programme, kind: QuestionKind, numbers: Set[str]) -> Answered:
    said = {(number, SAID_BY[kind]) for number in numbers}
    return settle(answered, programme, lambda one: one.kind is kind, said)


def so_it_is(answered: Answered, question: Question) -> Answered:
    """No indicator, a target in parts, a cell left: nothing changes but the question."""
    return settle(answered, answered.document.programme, lambda one: one is question)


def _asked_about(answered: Answered, kind: QuestionKind) -> set[str]:
    """The indicators that an open question lists: only these may change without being named."""
    return {number for one in answered.document.questions if one.kind is kind for number in one.options}
