"""Numbers as people type them, read without guessing.

Source: the domain page, «Numbers as people type them»; the storyboard, section 2 (the one-message answer).
A figure keeps its author's wording; what is doubtful comes back as a ``Trouble`` with the numbers to choose
from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from domain.figures.spotting import HIDDEN, Figure, even_spaces, hide_no_figures, scan
from domain.figures.units import Unit, own_unit, scaled

MAX_LENGTH = 4096
"""Characters; the length of a Telegram message. What is longer is no figure."""

NO_BREAK_SPACE = "\u00a0"


class Trouble(StrEnum):
    """Why a text is not simply a figure."""

    EMPTY = "empty"
    NO_DIGITS = "no_digits"  # «пятьдесят», «1 полугодие»
    MALFORMED = "malformed"  # «1,2,3», «12:30», an over-long text
    SEVERAL = "several"  # choices: every number
    SPAN = "span"  # «12–15»; choices: both
    SHARE = "share"  # «24 из 26»; choices: both
    THOUSANDS = "thousands"  # «1.648»; choices: 1,648 and 1648
    OTHER_UNIT = (
        "other_unit"  # «50 %» under «ед.»; choices: the number, or both readings of a missing magnitude
    )
    APPROXIMATE = "approximate"  # «Более 280 человек»; choices: the number, to be confirmed


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` in the indicator's own unit; ``wording`` as written, with unit or noun.

    ``approximate`` is the word that makes it so, in lower case: «более», «≈».
    """

    value: Decimal
    wording: str
    approximate: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says. ``number`` without ``trouble`` is a plain figure.

    ``yes`` is set for a yes/no indicator, together with ``number`` 1 or 0, worded as the report prints it.
    ``no_data``: «-», «н/д», «нет данных». ``wording`` is the figure as written, for the report, also where
    there is a trouble with choices; what ``split_answer`` gives as explanation is not in it.
    """

    number: Number | None = None
    trouble: Trouble | None = None
    choices: tuple[Number, ...] = ()
    yes: bool | None = None
    no_data: bool = False
    wording: str = ""


_DASHES = r"\-−–—"
_NO_DATA_WORDS = (
    r"н/д|н\.\s?д\.|нет\s+(?:данных|сведений)|данных\s+нет|(?:данные|сведения)\s+отсутствуют|n/a|no\s+data"
)
_NO_DATA = re.compile(
    rf"(?:[{_DASHES}]+\s*(?:\n|$)|(?:{_NO_DATA_WORDS})(?!\w))[\s,.;:!{_DASHES}]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_YES_NO = re.compile(
    rf"[{HIDDEN}\s]*[:{_DASHES}]?\s*"
    rf"(?:(?P<yes>да(?:\s*[{_DASHES}]\s*1)?|yes|1)|(?:нет(?:\s*[{_DASHES}]\s*0)?|no|0))(?![\w%]|[.,]\d)"
    rf"[\s,.;:!{_DASHES}]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_ANSWER = re.compile(r"[/\\]|(?:или\s+|и\s+)?(?:да|нет|yes|no)\b|(?:из|of)\b", re.IGNORECASE)
_SPAN = re.compile(rf"\s*(?:[{_DASHES}…]|до)\s*", re.IGNORECASE)
_SHARE = re.compile(r"\s*(?:[^\W\d_]+\.?\s+)?\(?из\s+(?:общего\s+числа\s+)?|\s*/\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_DONE = re.compile(r"\w+(?:но|ны|тся)|готово|вед[её]м", re.IGNORECASE)
"""«100 % выполнено», «95 ведём»: no noun of the figure."""
_SEPARATORS = " \n,.;:!-−–—"


def read_figure(text: str, unit: str = "", *, yes_no: bool = False) -> Reading:
    """Read the whole text as one figure under the indicator's ``unit``; never raises."""
    if yes_no:
        return split_answer(text, unit, yes_no=True)[0]
    text = text.strip()
    if (trouble := _unreadable(text)) is not None:
        return Reading(trouble=trouble)
    match = _NO_DATA.match(even_spaces(text))
    if match and not match["rest"]:
        return Reading(no_data=True, wording=text)
    return _judge(text, _scan(text, unit), unit)


def split_answer(text: str, unit: str = "", *, yes_no: bool = False) -> tuple[Reading, str]:
    """A whole message: its leading figure, and the explanation after it; never raises.

    Two words or more after the figure are the explanation, so is everything after a line break or a
    punctuation mark; one word is the figure's own noun, unless it says what was done. Where more numbers
    follow on the line, the first is taken only if it carries the indicator's own unit: else the line is
    ``SEVERAL`` and nothing is cut off.
    """
    text = text.strip()
    if (trouble := _unreadable(text)) is not None:
        return Reading(trouble=trouble), ""
    if match := _NO_DATA.match(even_spaces(text)):
        figure, explanation = text[: match.start("rest")], text[match.start("rest") :]
        return Reading(no_data=True, wording=figure.strip(_SEPARATORS) or figure.strip()), explanation.strip()
    if yes_no:
        return _split_yes_no(text)
    line_end = (even_spaces(text) + "\n").index("\n")
    line, below = text[:line_end].strip(), text[line_end:].strip()
    if not _scan(line, unit):
        return _judge(text, _scan(text, unit), unit), ""
    reading, explanation = _split_line(line, unit)
    return reading, "\n".join(part for part in (explanation, below) if part)


def show(value: Decimal) -> str:
    """The value in Russian: decimal comma, every digit kept, thousands by no-break spaces («3 153»)."""
    digits, _, fraction = f"{abs(value):f}".partition(".")
    grouped = f"{int(digits):,}".replace(",", NO_BREAK_SPACE)
    sign = "−" if value < 0 else ""
    return sign + grouped + ("," + fraction if fraction else "")


def _unreadable(text: str) -> Trouble | None:
    if not even_spaces(text).strip():
        return Trouble.EMPTY
    return Trouble.MALFORMED if len(text) > MAX_LENGTH else None


def _hide(text: str, unit: str) -> str:
    return hide_no_figures(text, months_are_figures=own_unit(unit).kind == "month")


def _scan(text: str, unit: str) -> tuple[Figure, ...]:
    return scan(_hide(text, unit))


def _judge(wording: str, figures: Sequence[Figure], unit: str) -> Reading:
    """The reading of ``wording``, in which ``figures`` were found."""
    if not figures:
        return Reading(trouble=Trouble.NO_DIGITS)
    if len(figures) == 1:
        return _judge_one(wording, figures[0], own_unit(unit))
    choices = [
        replace(number, wording=wording[figure.start : figure.end].strip())
        for figure in figures
        for number in _numbers(wording, figure, own_unit(unit))
    ]
    if not choices:
        return Reading(trouble=Trouble.MALFORMED)
    return Reading(
        trouble=_relation(wording, figures), choices=tuple(dict.fromkeys(choices)), wording=wording
    )


def _judge_one(wording: str, figure: Figure, own: Unit) -> Reading:
    numbers = _numbers(wording, figure, own)
    if not numbers:
        return Reading(trouble=Trouble.MALFORMED)
    trouble = _trouble_of(figure, own)
    if trouble:
        return Reading(trouble=trouble, choices=numbers, wording=wording)
    return Reading(number=numbers[0], wording=wording)


def _trouble_of(figure: Figure, own: Unit) -> Trouble | None:
    if figure.maybe_thousands:
        return Trouble.THOUSANDS
    if (figure.unit.kind and own.kind and figure.unit.kind != own.kind) or _magnitude_left_out(figure, own):
        return Trouble.OTHER_UNIT
    return Trouble.APPROXIMATE if figure.approximate else None


def _magnitude_left_out(figure: Figure, own: Unit) -> bool:
    """«850 000 руб.» under «млн руб.»: roubles, or were the millions left out?"""
    return bool(figure.unit.kind == own.kind and own.kind and own.power and not figure.unit.power)


def _numbers(wording: str, figure: Figure, own: Unit) -> tuple[Number, ...]:
    """Every number that the figure can mean, in the indicator's own unit; none if it is malformed."""
    if figure.value is None:
        return ()
    powers = [figure.unit.power - own.power if figure.unit.power else 0]
    if _magnitude_left_out(figure, own):
        powers.insert(0, -own.power)
    if figure.maybe_thousands:
        powers.append(powers[-1] + 3)
    return tuple(Number(scaled(figure.value, power), wording, figure.approximate) for power in powers)


def _relation(wording: str, figures: Sequence[Figure]) -> Trouble:
    if len(figures) == 2:
        between = even_spaces(wording)[figures[0].end : figures[1].number_start]
        if _SPAN.fullmatch(between):
            return Trouble.SPAN
        if _SHARE.fullmatch(between):
            return Trouble.SHARE
    return Trouble.SEVERAL


def _split_line(line: str, unit: str) -> tuple[Reading, str]:
    hidden = _hide(line, unit)
    figures = scan(hidden)
    first, rest = figures[0], hidden[figures[0].end :]
    whole = _judge(line, figures, unit), ""
    leads = not _WORD.search(hidden[: first.start])
    if not leads or whole[0].trouble in (Trouble.SPAN, Trouble.SHARE, Trouble.MALFORMED):
        return whole
    carries_unit = bool(first.unit.kind) and first.unit.kind == own_unit(unit).kind
    if not _is_explanation(rest, line[first.end :], carries_unit) or (len(figures) > 1 and not carries_unit):
        return whole
    figure = line[: first.end].strip()
    return _judge(figure, figures[:1], unit), line[first.end :].lstrip(_SEPARATORS)


def _is_explanation(hidden: str, text: str, carries_unit: bool) -> bool:
    """Whether words follow the figure: two of them, a verb, one behind a punctuation mark or the own unit."""
    word = _WORD.search(hidden)
    if word is None or any(character.isdigit() for character in hidden[: word.start()]):
        return False
    is_sentence = carries_unit or len(_WORD.findall(text)) > 1 or _DONE.fullmatch(word[0]) is not None
    return is_sentence or bool(hidden[: word.start()].strip(" ("))


def _split_yes_no(text: str) -> tuple[Reading, str]:
    match = _YES_NO.match(hide_no_figures(text))
    rest = text[match.start("rest") :].strip() if match else ""
    if match is None or _OTHER_ANSWER.match(rest) or (rest and not _WORD.search(rest)):
        has_digits = any(character.isdigit() for character in text)
        return Reading(trouble=Trouble.MALFORMED if has_digits else Trouble.NO_DIGITS), ""
    yes = match["yes"] is not None
    printed = str(int(yes))
    return Reading(number=Number(Decimal(printed), printed), yes=yes, wording=printed), rest
