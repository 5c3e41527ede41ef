"""Answers that change how a document is read: what a column holds, which table counts, which period it is."""

from collections.abc import Sequence

from programmes.answers.lines import UnusableAnswer
from programmes.tables.decided import ReadingChoices, read_decided

_OF_READING = ("column ", "table=", "table =")
_OF_BOTH = ("period=", "period =")


def split_choices(answers: Sequence[str]) -> tuple[ReadingChoices | None, list[str]]:
    """What a document is read with, and the lines that are left for what was read.

    ``None`` where nothing was chosen; ``UnusableAnswer`` for the first line that cannot be used.
    """
    chosen: list[str] = []
    left: list[str] = []
    for number, line in enumerate(answers, start=1):
        bare = line.strip()
        if bare.startswith((*_OF_READING, *_OF_BOTH)):
            chosen.append(_checked(number, bare))
        left += [] if bare.startswith(_OF_READING) else [line]
    return (read_decided(chosen) if chosen else None), left


def _checked(number: int, line: str) -> str:
    try:
        read_decided([line])
    except ValueError as error:
        raise UnusableAnswer(number, line) from error
    return line
