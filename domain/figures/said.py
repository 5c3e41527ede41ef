"""Which words of a message an answer was taken from: an edit that brings the same ones changes nothing.

Telegram sends such an edit for a reaction and for the preview of a link. Only a digest is kept.
"""

from dataclasses import replace
from hashlib import blake2b

from domain.figures.form import Answers

_KEPT = 40


def with_said(answers: Answers, before: Answers, message: int | None, text: str) -> Answers:
    """The answers together with what was said in the messages that they came in."""
    if message is None or not text:
        return replace(answers, said=before.said)
    others = tuple(one for one in before.said if one[0] != message)
    return replace(answers, said=(*others, (message, _digest(text)))[-_KEPT:])


def was_said(answers: Answers, message: int, text: str) -> bool:
    """Whether the message says what it said when it was taken."""
    return (message, _digest(text)) in answers.said


def _digest(text: str) -> str:
    return blake2b(" ".join(text.split()).encode(), digest_size=8).hexdigest()
