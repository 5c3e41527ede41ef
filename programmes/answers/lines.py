"""A coordinator's answers to a document's questions, as lines.

| line | says |
| --- | --- |
| ``3=24`` | which figure counts where the fact holds several, or an approximate one |
| ``5=top_is_met``, ``5=top_is_limit`` | a value above a range's upper end is met too, or over the limit |
| ``6=no_indicator``, ``27=parts``, ``4=ok`` | so it is: no indicator, a target in parts, a cell left |
| ``22=УГХ`` | who hands in |
| ``27:approximate=280`` | the same, naming the question by its key |
| ``levels=1,2,7`` | the indicators that are levels; all others are running totals |
| ``alias:Качество дорог=roads,дороги`` | words for a task or section, named by how it begins |
| ``alias:№ 3=buses`` | words for an indicator |
| ``short:12=Дворы`` | an indicator's short name, 40 characters at most |
| ``same:отдел пресс-службы=no`` | a pair of executors that are two (``yes``: one, as proposed) |
| ``less=3,4`` | the indicators whose plain target is the upper limit |
| ``every:1=year`` | an indicator that is not collected in each of the programme's periods |
| ``executor:МКУ «Пресс-центр»=1,2`` | who hands in for these, named by the document or not |
| ``period=2022-H1``, ``period_kind=quarter``, ``municipality=…``, ``title=…`` | what it did not say clearly |
| ``column Исполнено=fact``, ``table=2`` | what is read anew: ``choices.py`` |
| ``timezone=Europe/Moscow``, ``deadline=25 июля``, ``head_deadline=…`` | what no document says |
"""

from collections.abc import Iterator, Sequence

from domain.programme.document import ReadDocument
from domain.refusals import Refusal
from programmes.answers.answered import Answered
from programmes.answers.one import answer_one, who
from programmes.answers.whole import apply_to_whole

__all__ = ["Answered", "UnusableAnswer", "apply_answers"]

_FIRST = ("same:", "executor:")


class UnusableAnswer(Refusal, ValueError):
    """``line`` (its text) says nothing that fits the document; ``number`` counts lines from 1."""

    def __init__(self, number: int, line: str) -> None:
        super().__init__(number, line)
        self.number = number
        self.line = line


def apply_answers(document: ReadDocument, answers: Sequence[str]) -> Answered:
    """All answers at once, or ``UnusableAnswer`` for the first that cannot be used.

    Empty lines and those that begin with ``#`` are skipped. Lines that make executors come
    first, so that any line may name them.
    """
    answered = Answered(document)
    for number, line in sorted(_lines(answers), key=lambda item: not item[1].startswith(_FIRST)):
        applied = _apply(answered, line)
        if applied is None:
            raise UnusableAnswer(number, line)
        answered = applied
    return answered


def _lines(answers: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(answers, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def _apply(answered: Answered, line: str) -> Answered | None:
    """``None`` where the line cannot be used."""
    left, equals, right = (part.strip() for part in line.partition("="))
    if not equals:
        return None
    applied, is_on_whole = apply_to_whole(answered, left, right)
    if is_on_whole:
        return applied
    number, _, kind = left.partition(":")
    return _on_row(answered, number, kind, right)


def _on_row(answered: Answered, number: str, kind: str, value: str) -> Answered | None:
    """The first open question of the row that the value answers; else a change of who hands in."""
    for question in answered.document.questions:
        if question.number == number and kind in {"", question.kind.value}:
            applied = answer_one(answered, question, value)
            if applied is not None:
                return applied
    is_indicator = any(one.number == number for one in answered.document.programme.indicators())
    return who(answered, number, value) if is_indicator and not kind else None
