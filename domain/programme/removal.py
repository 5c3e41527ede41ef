"""What has to be typed before a programme is removed."""

import re

WORDS, LONGEST = 4, 60
_QUOTED = re.compile(r"[«\"“]([^«»\"“”]{3,})[»\"”]")


def name_to_type(title: str) -> str:
    """The name in quotes where the title has one, else its first words: short enough to be typed."""
    quoted = _QUOTED.search(title)
    name = quoted[1] if quoted is not None else title
    words = name.split()
    return " ".join(words) if len(" ".join(words)) <= LONGEST else " ".join(words[:WORDS])


def is_named(title: str, typed: str) -> bool:
    """Whether somebody typed what they were asked to, or the whole title; case and quotes do not count."""
    said = _plain(typed)
    return bool(said) and said in (_plain(name_to_type(title)), _plain(title))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[«»\"“”.,]", " ", text).split()).casefold().replace("ё", "е")
