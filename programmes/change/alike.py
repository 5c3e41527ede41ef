"""How much two wordings have in common: words, whatever their endings and their order."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")
_STEM = 5  # letters: «дорога», «дорогами»
_SHORT = 2  # «и», «на», «от» say nothing


def likeness(one: str, other: str) -> float:
    """The share of common words, 0 to 1. Letters would not do: «количество …» begins half of them."""
    words, others = _words(one), _words(other)
    both = words.total() + others.total()
    return 2 * (words & others).total() / both if both else 0.0


def _words(text: str) -> Counter[str]:
    words = _WORD.findall(text.lower().replace("ё", "е"))
    telling = [word for word in words if len(word) > _SHORT]
    return Counter(word[:_STEM] for word in telling or words)
