"""A programme compared with a newer file of it: slow for a large one, so a job for the worker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.programme.document import Programme, Question, ReadDocument
from domain.programme.short_names import with_short_names
from programmes.answers.lines import apply_answers
from programmes.change.carry_over import carry_over, keep_decided
from programmes.change.difference import Difference, difference
from programmes.change.matching import paired, same_executors, spots
from programmes.executors.cells import title_key


@dataclass(frozen=True, slots=True)
class Compared:
    """What it would be and what differs; ``questions`` are those the file leaves open, ``settled`` those that
    were answered in it or beside it, ``said`` the fields it decides (``ReadDocument.said``)."""

    after: Programme
    difference: Difference
    questions: tuple[Question, ...] = ()
    settled: tuple[Question, ...] = ()
    said: frozenset[tuple[str, str]] = frozenset()


def compare(
    before: Programme, document: ReadDocument, says_everything: bool, answers: Sequence[str]
) -> Compared:
    """Word does not say everything (``carry_over``), nor does a file of ours what it leaves open
    (``keep_decided``); an answer is newer than what is carried over."""
    year = document.period.year if document.period is not None else None
    if says_everything:
        whole = keep_decided(before, document)
    else:
        whole = carry_over(before, document.programme, year)
    answered = apply_answers(replace(document, programme=whole), answers).document
    after = _named(before, _completed(before, answered.programme))
    return Compared(after, difference(before, after), answered.questions, answered.settled, answered.said)


def _completed(before: Programme, new: Programme) -> Programme:
    """What a file does not say of the programme itself stays as it is; so do executors: people are theirs."""
    named = same_executors([(one, one) for one in before.executors], new.executors)
    return replace(
        new,
        executors=(*new.executors, *(one for one in before.executors if one not in named)),
        municipality=_municipality(before, new),
        timezone=new.timezone or before.timezone,
        deadline=new.deadline or before.deadline,
        head_deadline=new.head_deadline or before.head_deadline,
    )


def _municipality(before: Programme, new: Programme) -> str:
    """Another one only where the file says so."""
    is_same = not new.municipality or title_key(before.municipality) == title_key(new.municipality)
    return before.municipality if is_same else new.municipality


def _named(before: Programme, new: Programme) -> Programme:
    """Short names that a file does not state stay as they are; new rows get theirs."""
    pairs = enumerate(paired(spots(before), spots(new)))
    return with_short_names(new, [(place, old.indicator.short) for place, (old, _) in pairs if old])
