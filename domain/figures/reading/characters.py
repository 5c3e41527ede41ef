"""Characters that mean the same: spaces, digits of every script, dashes, full-width signs.

Each is replaced by one character, so that a place in the even text is the same place in the typed one.
"""

import unicodedata

HIDDEN = "\0"
"""Stands in a hidden place for each character of what is no figure."""

_SPACES = "\0\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff\u066c" + "".join(map(chr, range(0x2000, 0x200E)))
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_WIDE = "！＃％（）＊＋，－．／：；＜＝＞？～"
_SAME = {
    **dict.fromkeys("٪﹪", "%"),
    **dict.fromkeys("٫﹐", ","),
    **dict.fromkeys("\u2010\u2011\ufe63", "-"),
    **dict.fromkeys("\u2012\u2015", "–"),
    **{wide: chr(ord(wide) - 0xFEE0) for wide in _WIDE},
}
_DIGITS = {
    chr(code): str(unicodedata.decimal(chr(code)))
    for code in (*range(0x80, 0x10000), *range(0x1D7CE, 0x1D800))
    if chr(code).isdecimal()
}
_PLAIN = str.maketrans(
    {**_SAME, **_DIGITS, **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_BREAKS, "\n")},
)


def even_spaces(text: str) -> str:
    """The text with every space but a tab as a space, breaks as line feeds, digits as 0 to 9."""
    return text if text.isascii() and text.isprintable() else text.translate(_PLAIN)


def has_number(text: str) -> bool:
    """A digit of any script, a fraction («½») or a raised digit."""
    return any(character.isnumeric() and not "\u4e00" <= character <= "\u9fff" for character in text)
