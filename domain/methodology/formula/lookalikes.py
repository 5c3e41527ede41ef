"""Latin and Cyrillic letters that look the same: «A» and «А», «C» and «С», also «З» and «3»."""

from collections.abc import Iterable
from difflib import get_close_matches

_CYRILLIC = "АВЕЗКМНОРСТУХІЈЅасеорхукіјѕ"
_LATIN = "ABE3KMHOPCTYXIJSaceopxykijs"
_SKELETON = str.maketrans(_CYRILLIC + "O", _LATIN.replace("O", "0") + "0")


def skeleton(name: str) -> str:
    """The same for any two names that look alike."""
    return name.translate(_SKELETON)


def lookalike(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks like ``name`` and is not it."""
    wanted = skeleton(name)
    return next((other for other in known if other != name and skeleton(other) == wanted), None)


def similar(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that may be meant, the likeliest first."""
    by_skeleton = {skeleton(other).casefold(): other for other in known}
    found = get_close_matches(skeleton(name).casefold(), list(by_skeleton), cutoff=0.6)
    return tuple(by_skeleton[match] for match in found)
