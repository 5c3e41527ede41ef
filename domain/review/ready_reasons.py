"""What a coordinator has said before when returning figures: ready to be said again with one tap."""

from collections import Counter
from collections.abc import Sequence

MOST = 4


def ready_reasons(said: Sequence[str]) -> tuple[str, ...]:
    """At most four of what was ``said`` (newest first): what was said most often, then what was said last.

    What differs only in case, spaces, «ё» or a full stop is one, as it was typed last.
    """
    newest: dict[str, str] = {}
    for one in said:
        if key := _key(one):
            newest.setdefault(key, " ".join(one.split()))
    times = Counter(_key(one) for one in said)
    places = {key: place for place, key in enumerate(newest)}
    ranked = sorted(newest, key=lambda key: (-times[key], places[key]))
    return tuple(newest[key] for key in ranked[:MOST])


def _key(reason: str) -> str:
    return " ".join(reason.casefold().replace("ё", "е").split()).strip(" .!…")
