"""A long text that somebody pastes, with rows of links: an explanation, whose digits are no figures.

Source: the domain page's seed, No. 18 of Kopeysk: «122», and a text with twelve links as its explanation.
"""

import re

LONG = 300
"""From so many characters on a text is not searched for a figure behind its beginning."""
HEAD = 400
"""As much of a longer one is looked at."""
_LINK = re.compile(r"(?:(?<!\d)\d{1,2}[.)]\s*|[(\[«]\s*)?(?:https?://|www\.)\S", re.IGNORECASE)
_SPACE = re.compile(r"\s")


def links_in(text: str) -> int:
    return len(_LINK.findall(text))


def is_pasted(text: str) -> bool:
    """Long, or with several links."""
    return len(text) > LONG or links_in(text) > 1


def split_pasted(text: str) -> tuple[str, str]:
    """What may begin with a figure, and what cannot hold one: from the first link on, or behind ``HEAD``."""
    link = _LINK.search(text)
    if link is not None and link.start() <= HEAD:
        return text[: link.start()].rstrip(), text[link.start() :]
    if len(text) <= HEAD:
        return text, ""
    space = _SPACE.search(text, HEAD)
    end = space.start() if space else len(text)
    return text[:end], text[end:].lstrip()
