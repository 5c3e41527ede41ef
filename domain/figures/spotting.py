"""Where the figures stand in a text, and what only looks like a figure.

Source: the domain page, «Numbers as people type them». Dates, names of periods, numbers of documents and
addresses are no figures. Positions count characters of the text that was handed in.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.figures.units import Unit, unit_at

MAX_DIGITS = 24
HIDDEN = "\0"
"""Stands in a hidden place for each character of what is no figure."""

_SPACES = "\t\0\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200E)))
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_PLAIN = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_BREAKS, "\n")})

_MONTH = (  # every case of every month, and the short forms with their full stop
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю|ем)|(?:март|август)(?:а|е|у|ом)?"
    r"|ма[йяею]|(?:янв|фев|мар|апр|авг|сент?|окт|нояб?|дек)\.)"
)
_YEAR = r"(?:19|20|21)\d\d"
_YEAR_WORD = r"(?:\s?(?:год[а-яё]*|гг?\b\.?))"
_BEFORE = r"(?:\b(?:по\s+состоянию\s+на|на|за|в|к|ко|с|со|до|по|от|через|в\s+течение)\s+)?"
_AND = r"\s?(?:[-–—,]|и)\s?"
_COUNTED = rf"(?:[1-4](?:{_AND}[1-4])?(?:-?(?:й|е|го|ом|му|м))?|(?:IV|I{{1,3}})(?:{_AND}(?:IV|I{{1,3}}))?)"
_NO_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:ru|com|org|рф)\b(?:/\S*)?",
        r"(?:№|\bN)\s?\d[\w/-]*|\b\d+-ФЗ\b|\b(?:пп?|ст)\.\s?\d[\d.]*",
        rf"{_BEFORE}(?<![\d.,])\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)(?![\d.,]*\d){_YEAR_WORD}?",
        rf"{_BEFORE}\b{_YEAR}-\d\d-\d\d\b",
        r"\b(?:на|к|с|по|до|от)\s+(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?!\s?[\d%]|[.,]\d)",
        r"\bв\s+\d{1,2}:\d\d\b",
        rf"{_BEFORE}\b\d{{1,2}}(?:\s?(?:[-–—]|по)\s?\d{{1,2}})?\s+{_MONTH}(?!\w)(?:\s+{_YEAR}\b{_YEAR_WORD}?)?",
        rf"{_BEFORE}\b{_MONTH}\s+{_YEAR}\b{_YEAR_WORD}?",
        rf"{_BEFORE}\b{_COUNTED}\s?(?:полугоди[а-яё]*|п/г|квартал[а-яё]*|кв\.(?!\s?к?м))(?:\s+{_YEAR}\b{_YEAR_WORD}?)?",
        rf"{_BEFORE}\b{_YEAR}(?:{_AND}{_YEAR})*{_YEAR_WORD}(?!\w)",
        r"\b(?:за|через|в\s+течение)\s+\d{1,3}\s?(?:лет|год[а-яё]*|дн[а-яё]+|день|недел[а-яё]+|сут[а-яё]+)\b",
        r"\d+-(?:й|я|е|х|м|го|ый|ой|ая|ое|ого|ому|ом|му|ти)\b",
        r"(?<![^\W_])(?!к?м2\b)[^\W\d_]+\d\w*",
    )
)
_MONTHS_PASSED = re.compile(
    rf"{_BEFORE}\b\d{{1,2}}(?:-?(?:ти|и|х))?\s?мес(?:яц[а-яё]*|\.)?(?!\w)", re.IGNORECASE
)
_CODE = re.compile(r"\b[A-ZА-ЯЁ]{1,5}-\d[\w-]*")

_LIKE_DIGITS = "оoзкkбilі"  # «1О», «5к»: a slip, or thousands left unsaid?
_SMALL_DIGITS = "¹²³⁰-⁹₀-₉¼-¾⅐-⅞"
_NUMBER = re.compile(
    r"(?P<lead>[-+−–—±]*)"
    r"(?P<body>[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?(?![.,:'’]*[0-9])"
    r"|(?:(?<!\w)[.,])?[0-9]+(?:[.,:'’_]+[0-9]+)*)"
    rf"(?P<glued>(?!к?м2\b)[^\W\d_]+\d\w*|[{_LIKE_DIGITS}]+(?![^\W_])|\s?[{_SMALL_DIGITS}]+)?",
    re.IGNORECASE,
)
_MINUS_WORD = re.compile(r"(?<!\w)минус\s+$", re.IGNORECASE)
_LOOSE_SIGN = re.compile(r"\s*[-+−–—±]+\s[-+−–—±\s]*")  # «- 5» at the very beginning: a minus or a bullet?
_WRITTEN = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_APPROXIMATE = re.compile(
    r"(?:(?<!\w)(?:(?:не\s+)?(?:более|менее|больше|меньше)(?:\s+чем)?|свыше|около|порядка|примерно"
    r"|приблизительно|ориентировочно|почти|до|от|где-то|(?:как\s+)?минимум|максимум)\s+|[≈~<>≥≤]=?\s*)$",
    re.IGNORECASE,
)
_APPROXIMATE_BEHIND = re.compile(
    r"\s?\+(?!\s?\d)|\s?\?+|\s+с\s+(?:лишним|небольшим)\b"
    r"|\s+(?:и|или)\s+(?:более|менее|больше|меньше|выше|ниже)\b"
    r"|\s+\(?(?:примерно|приблизительно|ориентировочно|оценочно|оценка|по\s+оценке|предварительно)\b\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    ``start`` and ``end`` enclose it with its approximate word, magnitude and unit; ``number_start`` is
    where the digits begin. ``value`` is as written, without the magnitude; None where it is malformed.
    """

    start: int
    number_start: int
    end: int
    value: Decimal | None
    unit: Unit
    approximate: str
    maybe_thousands: bool


def even_spaces(text: str) -> str:
    """The text with every kind of space as a space, every line break as a line feed; as long as before."""
    return text.translate(_PLAIN)


def hide_no_figures(text: str, *, months_are_figures: bool = False) -> str:
    """``even_spaces`` text with dates, periods, document numbers and addresses replaced by ``HIDDEN``.

    ``months_are_figures``: the indicator itself is counted in months, so «6 мес.» stays.
    """
    hidden = even_spaces(text)
    months = () if months_are_figures else (_MONTHS_PASSED,)
    for pattern in (*_NO_FIGURES, *months, _CODE):
        hidden = pattern.sub(lambda match: HIDDEN * len(match[0]), hidden)
    return hidden


def scan(hidden: str) -> tuple[Figure, ...]:
    """The figures of a text that went through ``hide_no_figures``, in order."""
    figures: list[Figure] = []
    position = 0
    while match := _NUMBER.search(hidden, position):
        figure = _figure(hidden, match)
        if figures and _only_space_between(hidden, figures[-1], figure):
            figures[-1] = replace(figures[-1], value=None)
            figure = replace(figure, value=None)
        figures.append(figure)
        position = figure.end
    return tuple(figures)


def _only_space_between(hidden: str, left: Figure, right: Figure) -> bool:
    """«1 5», «1 2345»: one number or two?"""
    return left.unit == Unit() and not hidden[left.end : right.number_start].strip(" ")


def _figure(hidden: str, match: re.Match[str]) -> Figure:
    number_start = _with_minus(hidden, match)
    negative = number_start < match.start("body")
    start, approximate = _approximate_before(hidden, number_start)
    unit, end = unit_at(hidden, match.end())
    if more := _APPROXIMATE_BEHIND.match(hidden, end):
        approximate, end = approximate or more[0].strip(), more.end()
    value = _value(hidden, match)
    return Figure(
        start=start,
        number_start=number_start,
        end=end,
        value=-value if negative and value is not None else value,
        unit=unit,
        approximate=approximate,
        maybe_thousands=bool(_THOUSANDS.fullmatch(match["body"])),
    )


def _with_minus(hidden: str, match: re.Match[str]) -> int:
    """Where the number begins: at its minus, written as a sign or as a word, if it has one."""
    if _is_minus(hidden, match):
        return match.start()
    word = _MINUS_WORD.search(hidden[max(0, match.start() - 20) : match.start()])
    return match.start() - len(word[0]) if word else match.start("body")


def _is_minus(hidden: str, match: re.Match[str]) -> bool:
    """A dash that touches its digit is a minus, unless it also touches what stands before it: «12–15»."""
    before = hidden[match.start() - 1 : match.start()]
    return match["lead"] in tuple("-−–—") and not (before.isalnum() or before in (*'%)»"', HIDDEN))


def _approximate_before(hidden: str, start: int) -> tuple[int, str]:
    window = max(0, start - 40)
    match = _APPROXIMATE.search(hidden[window:start])
    return (window + match.start(), match[0].strip().lower()) if match else (start, "")


def _value(hidden: str, match: re.Match[str]) -> Decimal | None:
    body = match["body"]
    bad_sign = len(match["lead"]) > 1 or match["lead"] in ("+", "±")
    loose_sign = _LOOSE_SIGN.match(hidden)
    bad_sign = bad_sign or (loose_sign is not None and loose_sign.end() == match.start("body"))
    too_long = sum(character.isdigit() for character in body) > MAX_DIGITS
    if bad_sign or too_long or match["glued"] or not _WRITTEN.fullmatch(body):
        return None
    return Decimal(body.replace(" ", "").replace(",", "."))
