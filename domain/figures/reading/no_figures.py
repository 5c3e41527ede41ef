"""What only looks like a figure: dates, names of periods, numbers of documents and addresses.

Source: the domain page, «Numbers as people type them».
"""

import re
from collections.abc import Iterable

from domain.figures.reading.characters import HIDDEN, even_spaces

_MONTH = (  # every case of every month, and the short forms with their full stop
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю|ем)|(?:март|август)(?:а|е|у|ом)?"
    r"|ма[йяею]|(?:янв|фев|мар|апр|авг|сент?|окт|нояб?|дек)\.)"
)
_SHORT_MONTH = (  # as Excel makes them: «01.июл», «1-Jul»
    r"(?:янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)"
)
_YEAR = r"(?:19|20|21)\d\d"
_YEAR_WORD = r"(?:\s?(?:год[а-яё]*|гг?\b\.?))"
_BEFORE = r"(?:\b(?:по\s+состоянию\s+на|на|за|в|к|ко|с|со|до|по|от|через|в\s+течение)\s+)?"
_AND = r"\s?(?:[-–—,]|и)\s?"
_COUNTED = rf"(?:[1-4](?:{_AND}[1-4])?(?:-?(?:й|е|го|ом|му|м))?|(?:IV|I{{1,3}})(?:{_AND}(?:IV|I{{1,3}}))?)"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_OF_DIGITS = _compiled(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:ru|com|org|рф)\b(?:/\S*)?",
    r"(?:№|#|\bN)\s?\d[\w/-]*|\b\d+-ФЗ\b|\b(?:пп?|ст)\.\s?\d[\d.]*",
    rf"{_BEFORE}(?<![\d.,])\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)(?![\d.,]*\d){_YEAR_WORD}?",
    rf"{_BEFORE}\b{_YEAR}-\d\d-\d\d\b",
)
"""Without a letter there can be no others."""
_OF_WORDS = _compiled(
    r"\bв\s+\d{1,2}:\d\d\b",
    r"\b(?:на|к|с|по|до|от)\s+(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?!\s?[\d%]|[.,]\d)",
)
_OF_TIME = _compiled(
    r"\b[1-9]\s?этап(?!\w)",
    rf"{_BEFORE}\b\d{{1,2}}(?:\s?(?:[-–—]|по)\s?\d{{1,2}})?\s+{_MONTH}(?!\w)(?:\s+{_YEAR}\b{_YEAR_WORD}?)?",
    rf"{_BEFORE}\b{_MONTH}\s+{_YEAR}\b{_YEAR_WORD}?",
    rf"{_BEFORE}\b{_COUNTED}\s?(?:полугоди[а-яё]*|п/г|квартал[а-яё]*|кв\.(?!\s?к?м))(?:\s+{_YEAR}\b{_YEAR_WORD}?)?",
    rf"{_BEFORE}\b{_YEAR}(?:{_AND}{_YEAR})*{_YEAR_WORD}(?!\w)",
    r"\b(?:за|через|в\s+течение)\s+\d{1,3}\s?(?:лет|год[а-яё]*|дн[а-яё]+|день|недел[а-яё]+|сут[а-яё]+)\b",
    r"\d+-(?:й|я|е|м|го|ый|ой|ая|ое|ого|ому|ом|му)\b",
    rf"{_BEFORE}(?<![\d.,])\d{{1,2}}[.\-/\s]?{_SHORT_MONTH}(?:\.?[.\-/\s]?(?:{_YEAR}|\d\d)(?!\d))?",
    rf"{_BEFORE}(?<!\w){_SHORT_MONTH}[.\-](?:{_YEAR}|\d\d)(?!\d)",
)
_SPEAKS_OF_TIME = re.compile(
    r"янв|фев|мар|апр|ма[йяею]|ию[нл]|авг|сен|окт|ноя|дек|jan|feb|apr|may|ju[nl]|aug|sep|oct|nov|dec"
    r"|г|п/|кв|лет|дн|день|нед|сут|этап|\d-[а-яё]",
    re.IGNORECASE,
)
"""One look instead of nine: none of the patterns above finds anything where this finds nothing."""
_LETTER_FIRST = re.compile(r"(?<![^\W_])(?!к?м[23]\b)[^\W\d_]+\d\w*")
_LETTER = re.compile(r"[^\W\d_]")
_MONTHS_PASSED = re.compile(
    rf"{_BEFORE}\b\d{{1,2}}(?:-?(?:ти|и|х))?\s?мес(?:яц[а-яё]*|\.)?(?!\w)", re.IGNORECASE
)
_CODE = re.compile(r"\b[A-ZА-ЯЁ]{1,5}-\d[\w-]*")


def hide_no_figures(text: str, *, months_are_figures: bool = False) -> str:
    """``even_spaces`` text with dates, periods, document numbers and addresses replaced by ``HIDDEN``.

    ``months_are_figures``: the indicator itself is counted in months, so «6 мес.» stays.
    """
    hidden = _hide(even_spaces(text), _OF_DIGITS)
    if _LETTER.search(hidden) is None:
        return hidden
    hidden = _hide(hidden, _OF_WORDS)
    if _SPEAKS_OF_TIME.search(hidden):
        hidden = _hide(hidden, _OF_TIME)
    hidden = _LETTER_FIRST.sub(_blank, hidden)
    if not months_are_figures and "мес" in hidden.lower():
        hidden = _MONTHS_PASSED.sub(_blank, hidden)
    return _CODE.sub(_blank, hidden) if "-" in hidden else hidden


def _hide(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    for pattern in patterns:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])
