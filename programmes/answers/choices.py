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


def part_of(answers: Sequence[str]) -> str:
    """The numbers of the tables that were chosen, «1+2»; empty where none was."""
    choices, _ = split_choices(answers)
    return "+".join(map(str, sorted(choices.tables))) if choices is not None else ""


def _checked(number: int, line: str) -> str:
    try:
        read_decided([line])
    except ValueError as error:
        raise UnusableAnswer(number, line) from error
    return line
