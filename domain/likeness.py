"""How like typed words are to a name, by stems: one slip in a long word, or merely some likeness.

Source: the storyboard, section 4: what is less than certain is offered, never answered; words under six
letters are never matched by likeness alone.
"""

from collections.abc import Sequence
from itertools import pairwise

from domain.slips import is_one_slip

CUT_OFF = 72
"""Similarity (0 to 100) below which two words have nothing in common."""
SHORTEST_STEM = 5
"""What remains of a long word: a shorter stem is like too many others."""
SHORTEST_BEGINNING = 7


def slipped_within(long: frozenset[str], words: Sequence[str], label: Sequence[str]) -> bool:
    own = _with_compounds(label)
    return all(any(_one_slip(word, each, long) for each in own) for word in words)


def _one_slip(word: str, own: str, long: frozenset[str]) -> bool:
    if word == own:
        return True
    if word not in long or len(own) < SHORTEST_STEM or word[0] != own[0]:
        return False  # «спросить» is no «опрос»
    return is_one_slip(word, own) or (len(word) >= SHORTEST_BEGINNING and is_one_slip(word, own[: len(word)]))


def likeness(words: Sequence[str], labels: Sequence[Sequence[str]], long: frozenset[str]) -> float:
    """0 where nothing is like it. A digit in common is nothing: «не менее 2» is no question about task 2."""
    scored = [[max(_similarity(word, own, long) for own in _with_compounds(label)) for word in words]
              for label in labels]  # fmt: skip
    scores = max(scored, key=sum, default=[])
    telling = [score for word, score in zip(words, scores, strict=False) if not word.isdecimal()]
    if max(telling, default=0.0) < CUT_OFF:
        return 0.0
    return sum(scores) + (1_000 if min(scores) >= CUT_OFF else 0)


def _with_compounds(label: Sequence[str]) -> list[str]:
    """Its words, and each two neighbours as one: «пресс-служба» is written together too."""
    return [*label, *(first + second for first, second in pairwise(label))]


def _similarity(word: str, other: str, long: frozenset[str]) -> float:
    if word == other:
        return 100.0
    if word not in long or len(other) < SHORTEST_STEM:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(word, other)
