"""What a cell cannot hold as it is: signs that XML has not, and lists of texts with lines of their own.

«\\u{7}» stands for a sign by its number; everything else stands as it is, backslashes too.
"""

import re
from collections.abc import Sequence

LONGEST = 32_767
_HARD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|\\(?=u\{)|_(?=x[0-9A-Fa-f]{4}_)")
_SIGN = re.compile(r"\\u\{([0-9a-f]{0,5}|10[0-9a-f]{4})\}")


def written(text: str) -> str:
    return _HARD.sub(lambda match: _by_number(match[0]), text)


def meant(text: str) -> str:
    return _SIGN.sub(_sign, text)


def written_list(texts: Sequence[str]) -> str:
    """A line for each; an empty one is «\\u{}»."""
    return "\n".join(_line(text) for text in texts)


def _line(text: str) -> str:
    """An item that nobody would see is written sign by sign."""
    if not text.strip():
        return "".join(map(_by_number, text)) or r"\u{}"
    return written(text).replace("\n", _by_number("\n"))


def _sign(match: re.Match[str]) -> str:
    number = int(match[1] or "0", 16)
    if 0xD800 <= number <= 0xDFFF:  # half a sign
        return match[0]
    return chr(number) if match[1] else ""


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in text.split("\n") if line.strip()] if text else []


def _by_number(sign: str) -> str:
    return rf"\u{{{ord(sign):x}}}"
