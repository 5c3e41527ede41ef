"""The word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

MAX_LENGTH = 200


def nearest(word: str, words: Iterable[str]) -> str:
    """The most similar one of ``words``, whatever its case; empty where none is near."""
    by_lower = {known.lower(): known for known in words}
    found = get_close_matches(word.lower()[:MAX_LENGTH], by_lower, 1, 0.6)
    return by_lower[found[0]] if found else ""
