"""A column's title made plain, so that it can be compared: once, for all that ask."""

import re

MAX_TITLE = 300
_MARKS = re.compile(r"\[\^\d+\]|\*+(?:\s?\(\d+\))?|<[\d*]{1,2}>|[¹²³⁰⁴-⁹]+\)?|(?<=[а-я)])\d\)(?=\s|$)")
_BROKEN = re.compile(r"(?<=[а-я])[-‐‑]\s*\n\s*(?=[а-я])|(?<=[а-я])[-‐]\s+(?=[а-я])")
_SPACED = re.compile(r"(?<!\w)(?:\w ){3,}\w(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")
_SOFT = "\u00ad\u200b\u2060\ufeff"
_SOFT_HYPHENS = str.maketrans(dict.fromkeys(_SOFT))
_LOOK_ALIKE = str.maketrans("aceopxykmhtb", "асеорхукмнтв")


def plain(title: str) -> str:
    """Lower case, «ё» as «е», one blank between words.

    Without soft hyphens, hand-broken words («Показа-⏎тель»), letter spacing («Ф а к т»), marks of footnotes
    and Latin letters in Russian words.
    """
    text = title.translate(_SOFT_HYPHENS)[: 2 * MAX_TITLE].lower().replace("ё", "е")
    text = _BROKEN.sub("", _MARKS.sub("", text))
    text = _SPACED.sub(lambda word: word[0].replace(" ", ""), text)
    return " ".join(_WORD.sub(_russian, text).split())[:MAX_TITLE]


def timeless(title: str) -> str:
    """Plain, and each year the same: the same column of the next year's document."""
    return _YEAR.sub("0000", plain(title))


def shown(title: str) -> str:
    """As people read it in one line."""
    return " ".join(title.translate(_SOFT_HYPHENS).split())


def joined(title: str) -> str:
    """The title with the words whole that somebody has broken by hand."""
    return " ".join(_BROKEN.sub("", title.translate(_SOFT_HYPHENS)).split())


def _russian(word: re.Match[str]) -> str:
    has_russian = any("а" <= letter <= "я" for letter in word[0])
    return word[0].translate(_LOOK_ALIKE) if has_russian else word[0]
