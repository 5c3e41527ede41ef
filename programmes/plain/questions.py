"""What a programme's file leaves open, as entries of it: asked when it is taken in, unless answered there."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from domain.programme.document import ABOUT_FIGURES, OF_INDICATORS, SAID_BY, Programme, Question, QuestionKind
from programmes.plain.base import Plain, renamed

NEVER_IN_FILES = ABOUT_FIGURES | {QuestionKind.DECISION}
"""A file holds no figures, and what a methodology leaves open follows from it."""


class About(StrEnum):
    """The cell that an unreadable text was found in, where the file has one for it."""

    TARGET = "target"


class QuestionPlain(Plain):
    makes: ClassVar[type] = Question
    adds: ClassVar[frozenset[str]] = frozenset({"about", "answer"})
    kind: QuestionKind = renamed("question")
    number: str = ""
    about: About | None = None
    wording: str = ""
    options: tuple[str, ...] = ()
    proposal: str = ""
    answer: str = ""


def in_file(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those that a programme's file has a place for."""
    return tuple(one for one in questions if one.kind not in NEVER_IN_FILES)


def questions_to_plain(questions: Iterable[Question], programme: Programme) -> list[dict[str, Any]]:
    targets = {one.number: one.target for one in programme.indicators()}
    found = []
    for question in in_file(questions):
        entry = QuestionPlain.to_plain(question)
        if question.kind is QuestionKind.MISSING and targets.get(question.number) == question.wording:
            entry["about"] = About.TARGET.value
        found.append(entry)
    return found


def targets_asked(questions: Iterable[QuestionPlain]) -> dict[str, str]:
    """The wordings of the targets that are asked about, by number."""
    return {one.number: one.wording for one in questions if one.about is About.TARGET}


def undecided(questions: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The fields of indicators that a file's open questions are about: by number and name."""
    for one in questions:
        kind = QuestionKind(one["question"])
        if kind in SAID_BY:
            numbers = one.get("options", ()) if kind in OF_INDICATORS else (one.get("number", ""),)
            yield from ((number, SAID_BY[kind]) for number in numbers)
