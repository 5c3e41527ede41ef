"""The messages of a long explanation: joined as they come, each of them changed on its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.figures.form import Answers
from domain.refusals import TooLong

LONGEST_EXPLANATION = 20_000
"""Of all of them."""
_SPLIT_FROM = 2_000
"""Telegram's clients cut what is longer than 4096 characters, at a blank or the end of a line."""
_STOPS = frozenset(".!?;:…")
_WITHIN = timedelta(seconds=5)

Pieces = Sequence[tuple[int, int]]
"""The messages that a text came in, with how long the part of each is, together with what parts it from the
next one."""


def goes_on(answers: Answers, since: timedelta) -> bool:
    """Whether a message is the next piece of a long explanation: it comes at once after it, and nothing was
    said between them."""
    is_long = len(answers.explanation or "") >= _SPLIT_FROM
    said_last = answers.said[-1][0] if answers.said else None
    was_last = said_last is not None and said_last == answers.explanation_message
    return is_long and was_last and timedelta() <= since <= _WITHIN


def parted(explanation: str, pieces: Pieces) -> list[str]:
    """The text by the messages that it came in."""
    found, start = [], 0
    for _, length in pieces:
        found.append(explanation[start : start + length])
        start += length
    return found


def with_piece(answers: Answers, text: str, message: int) -> Answers:
    """The next message of a long explanation; ``TooLong`` where it would be longer than one may be."""
    before, piece = answers.explanation or "", text.strip()
    pieces = answers.pieces or ((answers.explanation_message or 0, len(before)),)
    *earlier, last = parted(before, pieces)
    return _of_pieces(answers, [*earlier, last + _between(last, piece), piece], [*pieces, (message, 0)])


def with_edited_piece(answers: Answers, text: str, message: int) -> Answers:
    """One of them was changed afterwards."""
    parts = parted(answers.explanation or "", answers.pieces)
    ids = [one for one, _ in answers.pieces]
    own = [_changed(part, text) if one == message else part for part, one in zip(parts, ids, strict=True)]
    return _of_pieces(answers, own, answers.pieces)


def _changed(part: str, text: str) -> str:
    return text.strip() + part[len(part.rstrip()) :]


def _between(before: str, after: str) -> str:
    """A sentence that goes on stays one line."""
    goes_on = before[-1:] not in _STOPS and after[:1].islower()
    return " " if goes_on else "\n"


def _of_pieces(answers: Answers, parts: Sequence[str], pieces: Pieces) -> Answers:
    whole = "".join(parts)
    if len(whole) > LONGEST_EXPLANATION:
        raise TooLong(LONGEST_EXPLANATION, len(whole))
    ids = [message for message, _ in pieces]
    kept = tuple((message, len(part)) for message, part in zip(ids, parts, strict=True))
    return replace(answers, explanation=whole, explanation_message=ids[-1], explained="", pieces=kept)
