"""Which questions a programme leaves open: what it says by itself needs no answer any more.

A value that stands where nobody has decided is no answer: ``said`` are the fields that somebody has decided
(``ReadDocument.said``).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from domain.figures.targets import TargetKind, read_targets
from domain.programme.document import (
    OF_INDICATORS,
    SAID_BY,
    Indicator,
    Part,
    Programme,
    Question,
    QuestionKind,
)

Said = Collection[tuple[str, str]]
OF_PROGRAMME = ("municipality", "title", "period_kind")
"""Entries of the programme itself that can be asked about; in ``said`` their number is empty."""


def left_open(
    questions: Iterable[Question], programme: Programme, said: Said, targets: Mapping[str, str]
) -> Iterator[Question]:
    """Those that are still to be asked, about the indicators that are left.

    ``targets`` are wordings of targets, by number: a question about such a cell is answered by another one.
    """
    known = {one.number: one for one in programme.indicators()}
    for question in questions:
        if question.kind in OF_INDICATORS:
            yield from _about_some(question, known, said)
        elif question.number and question.number in known:
            if not _is_answered(question, known[question.number], said, targets):
                yield question
        elif question.number or not _is_said(question, programme, said):
            yield question


def _about_some(question: Question, known: Collection[str], said: Said) -> Iterator[Question]:
    field = SAID_BY[question.kind]
    left = tuple(one for one in question.options if one in known and (one, field) not in said)
    if left:
        proposal = (one for one in question.proposal.split(",") if one in left)
        yield replace(question, options=left, proposal=",".join(proposal))


def _is_answered(question: Question, one: Indicator, said: Said, targets: Mapping[str, str]) -> bool:
    if question.kind is QuestionKind.MISSING:
        return _is_about(question, targets) and one.target != question.wording and _is_readable(one)
    by_itself: dict[QuestionKind, Callable[[], bool]] = {
        QuestionKind.RANGE_TOP: lambda: (
            (one.number, SAID_BY[QuestionKind.RANGE_TOP]) in said or TargetKind.RANGE not in _kinds(one)
        ),
        QuestionKind.TARGET_PARTS: lambda: TargetKind.PARTS not in _kinds(one),
        QuestionKind.NO_INDICATOR: lambda: one.measured,
        QuestionKind.WHO_HANDS_IN: lambda: _has_whom(one),
        QuestionKind.NARRATIVE: lambda: _has_whom(one),
    }
    return by_itself.get(question.kind, bool)()


def _is_about(question: Question, targets: Mapping[str, str]) -> bool:
    return targets.get(question.number) == question.wording


def _is_readable(one: Indicator) -> bool:
    return bool(one.target) and TargetKind.UNREADABLE not in _kinds(one)


def _kinds(one: Indicator) -> set[TargetKind]:
    targets = read_targets(one.target, one.wording, one.unit)
    return {target.kind for target in (targets.every, *targets.by_year.values()) if target is not None}


def _has_whom(one: Indicator) -> bool:
    return not one.measured or any(part.part is Part.HANDS_IN for part in one.assignments)


def _is_said(question: Question, programme: Programme, said: Said) -> bool:
    """The whole document's own: decided, or something else stands there now than what was found, though not
    surely."""
    what = question.options[:1]
    if question.kind is not QuestionKind.MISSING or not what:
        return False
    if what == ("executor",):
        return bool(programme.executors) and all(map(_has_whom, programme.indicators()))
    if what[0] in OF_PROGRAMME:
        stands = str(getattr(programme, what[0]))
        return bool(stands) and (stands != question.proposal or ("", what[0]) in said)
    return False
