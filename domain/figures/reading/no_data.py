"""«Нет данных» as people write it, with the reason behind it.

Source: the domain page, «Numbers as people type them».
"""

import re

from domain.figures.reading.characters import even_spaces
from domain.figures.reading.no_figures import hide_no_figures

_DASHES = r"\-−–—"
_WHAT = r"(?:данн[а-яё]+|сведени[а-яё]+|информаци[а-яё]+|показател[а-яё]+|отч[её]т[а-яё]*)"
_ABSENT = (
    r"(?:отсутству[а-яё]+|не\s+(?:предостав|представ)лен[а-яё]*|не\s+(?:поступ|име)[а-яё]+|не\s+получен[а-яё]*"
    r"|(?:пока\s+|ещ[её]\s+)?нет)"
)
_NO_DATA = re.compile(
    rf"(?:[{_DASHES}]+\s*(?:\n|$)|[xх…](?=[\s.,;]*$)|\.\.\.$"
    rf"|(?:н/д|н\.\s?д\.?|нд|n/a|n\.a\.|no\s+data"
    rf"|(?:пока\s+|ещ[её]\s+)?нет\s+{_WHAT}|{_WHAT}\s+(?:пока\s+)?{_ABSENT}|отсутствие\s+{_WHAT}"
    rf"|отсутству[а-яё]+(?:\s+{_WHAT})?|не\s+(?:предостав|представ)лен[а-яё]*(?:\s+{_WHAT})?)(?!\w))"
    rf"[\s,.;:!{_DASHES}]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_WITH_DIGIT = re.compile(r"[\s(=:]*[0-9]")


def split_no_data(text: str) -> tuple[str, str] | None:
    """The words that say so, and what is said behind them; None where a text says something else.

    A figure behind them («н/д 5») says something else.
    """
    if text[:1].isdigit():
        return None
    match = _NO_DATA.match(even_spaces(text))
    if match is None or _BEGINS_WITH_DIGIT.match(hide_no_figures(match["rest"])):
        return None
    words, rest = text[: match.start("rest")], text[match.start("rest") :]
    return words.strip(" \n,.;:!-−–—") or words.strip(), rest.strip()
