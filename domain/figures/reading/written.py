"""What the digits of one figure say: «3 153», «−5», «33 1/3», «12-ти», «1.648».

Source: the domain page, «Numbers as people type them». Where digits can be taken in more than one way,
``Written`` has every value; where they cannot be taken at all, none.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from domain.figures.reading.characters import HIDDEN

MAX_DIGITS = 24
_LIKE_DIGITS = "оoзбilі"  # «1О»: a slip
_SMALL_DIGITS = "¹²³⁰-⁹₀-₉"
_FRACTIONS = "¼-¾⅐-⅞"
_NUMBER = re.compile(
    r"(?P<lead>[-+−–—±]*)"
    rf"(?P<body>[0-9]+ [1-9]/(?:[2-9]|1[0-9])(?![0-9/.,])|(?:[0-9]+ ?)?[{_FRACTIONS}]"
    r"|[1-9][0-9]{0,2}(?: {1,3}[0-9]{3})+(?:[.,][0-9]+)?(?![.,:'’]*[0-9])"
    r"|(?:(?<!\w)[.,])?[0-9]+(?:[.,:'’_]+[0-9]+)*)"
    r"(?P<case>-?(?:х|ти|ми|ть|тью|ю)(?![\w]))?"
    r"(?P<glued>[eEеЕ][+-]?\d+|(?!к?м[23]\b)[^\W\d_]+\d\w*"
    rf"|[{_LIKE_DIGITS}]+(?![^\W_])|\s?[{_SMALL_DIGITS}]+)?"
    r"(?P<kilo>\s?[кk](?![\w.]))?",
    re.IGNORECASE,
)
_MINUS_WORD = re.compile(r"(?<!\w)минус\s+$", re.IGNORECASE)
_LOOSE_SIGN = re.compile(r"\s*[-−–—]\s+")  # «- 5» at the very beginning: a minus or a bullet?
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}(?: {1,3}\d{3})+(?:[.,]\d+)?", re.ASCII)
_ODD = re.compile(
    r"(?P<bare>[.,]\d+)|(?P<marked>[1-9]\d{0,2}(?:['’_]\d{3})+(?:[.,]\d+)?)"
    r"|(?P<mixed>[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+))",
    re.ASCII,
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_DAY_LIKE = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])", re.ASCII)
_LONE = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])|0\d+[.,]\d+|20[12]\d|\d{10,}", re.ASCII)
"""A day, a year, a telephone, a taxpayer's number: a figure only if its author says so."""
_SHORTEST_DOUBTFUL = len("5.07")
_PHONE = 11
_PLACES = (2, 1)


@dataclass(frozen=True, slots=True)
class Written:
    """``unsure``: even one value is asked about («+3», «½»).

    ``lone``: so is one without a unit («05.07», «2022»).
    ``thousands`` may be meant («1.648», «5к»); under a count «3,153» may be thousands, «5.07» a day.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    unsure: bool = False
    thousands: bool = False
    comma_thousands: bool = False
    lone: bool = False
    day: bool = False


def written(hidden: str, position: int) -> Written | None:
    """The next figure from ``position`` on."""
    match = _NUMBER.search(hidden, position)
    if match is None:
        return None
    start = _with_minus(hidden, match)
    body = match["body"]
    values, odd = _values(body)
    odd = odd or match["lead"] == "+"
    if _is_unreadable(match):
        values = ()
    if start < match.start("body"):
        values = tuple(-value for value in values)
    elif _is_loose(hidden, match):
        values, odd = tuple(sign * value for value in values for sign in (-1, 1)), True
    if len(body) < _SHORTEST_DOUBTFUL:
        return Written(start, match.end(), values, unsure=odd, thousands=match["kilo"] is not None)
    return Written(
        start,
        match.end(),
        values,
        unsure=odd,
        thousands=bool(_THOUSANDS.fullmatch(body)) or match["kilo"] is not None,
        comma_thousands=bool(_COMMA_THOUSANDS.fullmatch(body)),
        lone=bool(_LONE.fullmatch(body)),
        day=bool(_DAY_LIKE.fullmatch(body)),
    )


def _values(body: str) -> tuple[tuple[Decimal, ...], bool]:
    """The values that the digits can have, and whether they are written in an unusual way."""
    if _PLAIN.fullmatch(body):
        return (Decimal(body.replace(" ", "").replace(",", ".")),), False
    if "/" in body or unicodedata.category(body[-1]) == "No":
        return _fraction(body), True
    match = _ODD.fullmatch(body)
    if match is None:
        return (), False
    if match["mixed"]:
        body = re.sub(r"[.,](?=.*[.,])", "", body)
    return (Decimal(re.sub(r"['’_]", "", body).replace(",", ".")),), True


def _fraction(body: str) -> tuple[Decimal, ...]:
    """«4½» exactly; «33 1/3» as it can be rounded."""
    if "/" in body:
        whole, _, part = body.rpartition(" ")
        above, below = (int(one) for one in part.split("/"))
    else:
        whole = body[:-1].strip()
        above, below = (int(one) for one in unicodedata.normalize("NFKC", body[-1]).split("\u2044"))
    value = Decimal(int(whole or 0)) + Decimal(above) / Decimal(below)
    if value == value.quantize(Decimal("0.0001")):
        return (value,)
    return tuple(dict.fromkeys(round(value, places) for places in _PLACES))


def _is_unreadable(match: re.Match[str]) -> bool:
    lead, digits = match["lead"], len(match["body"])
    if digits >= _PHONE:
        digits = sum(character.isdigit() for character in match["body"])
    bad_sign = len(lead) > 1 or lead == "±" or (lead == "+" and digits >= _PHONE)
    return bad_sign or digits > MAX_DIGITS or match["glued"] is not None


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


def _is_loose(hidden: str, match: re.Match[str]) -> bool:
    sign = _LOOSE_SIGN.match(hidden)
    return sign is not None and sign.end() == match.start("body")
