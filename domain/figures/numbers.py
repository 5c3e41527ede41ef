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

from domain.figures.reading.characters import even_spaces, has_number
from domain.figures.reading.hedges import Doubt
from domain.figures.reading.no_data import split_no_data
from domain.figures.reading.no_figures import hide_no_figures
from domain.figures.reading.spotting import Figure, scan
from domain.figures.reading.yes_no import read_answer
from domain.figures.units import COUNT, TONNE, Unit, own_unit, scaled

MAX_LENGTH = 4096
"""Characters; the length of a Telegram message. What is longer is no figure."""

NO_BREAK_SPACE = "\u00a0"


class Trouble(StrEnum):
    """Why a text is not simply a figure."""

    EMPTY = "empty"
    NO_DIGITS = "no_digits"  # «пятьдесят»
    NO_FIGURE = "no_figure"  # «1 полугодие», «01.07.2022», «1-Jul»: a number, and none of them a figure
    EXCEL = "excel"  # «#ДЕЛ/0!», «########»
    MALFORMED = "malformed"  # «1,2,3», «12:30», an over-long text
    SEVERAL = "several"  # choices: every number
    SPAN = "span"  # «12–15»; choices: both
    SHARE = "share"  # «24 из 26»; choices: both
    THOUSANDS = "thousands"  # «1.648»; choices: 1,648 and 1648
    OTHER_UNIT = (
        "other_unit"  # «50 %» under «ед.»; choices: the number, or both readings of a missing magnitude
    )
    APPROXIMATE = "approximate"  # «Более 280 человек»; choices: the number, to be confirmed
    PLANNED = "planned"  # «по плану 280»; the same
    UNSURE = "unsure"  # «+3», «½», «05.07», «рост на 3 %»; choices: every number it can mean
    NO_REASON = "no_reason"  # «-» where an explanation is required
    YES_OR_NO = "yes_or_no"  # «нет нарушений, размещено»; choices: yes and no
    PASTED = "pasted"  # a long text, rows of links: an explanation, and no figure before it
    PART_OF_LEVEL = "part_of_level"  # «только за II квартал» of what is counted anew at each date
    PART_WITHOUT_PAST = "part_without_past"  # the same where nothing was handed in before
    OTHER_PART = "other_part"  # the same of a part that the period does not add


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


_EXCEL = re.compile(
    r"#(?:[A-ZА-ЯЁ][A-ZА-ЯЁ0-9/]*[!?]|Н/Д|N/A|#+)|^=\s*[A-ZА-ЯЁ(]|^=[^=]*[*/+]", re.IGNORECASE
)
_DASHES = r"\-−–—"
NOUN_ENDS = ("ов", "ев", "ёв", "ей", "ам", "ям")
"""Of what is counted: «12 договоров», «12 семьям»."""
_SHOWN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_YES_CHOICES = (Number(Decimal(1), "да"), Number(Decimal(0), "нет"))
_SPAN = re.compile(rf"\s*(?:[{_DASHES}…]|до)\s*", re.IGNORECASE)
_SHARE = re.compile(r"\s*(?:[^\W\d_]+\.?\s+)?\(?из\s+(?:общего\s+числа\s+)?|\s*/\s*", re.IGNORECASE)


def read_figure(text: str, unit: str = "", *, yes_no: bool = False) -> Reading:
    """Read the whole text as one figure under the indicator's ``unit``; never raises."""
    text = text.strip()
    if (trouble := unreadable(text)) is not None:
        return Reading(trouble=trouble)
    no_data = split_no_data(text)
    if no_data is not None and (yes_no or not no_data[1]):
        return Reading(no_data=True, wording=no_data[0] if no_data[1] else text)
    return read_yes_no(text)[0] if yes_no else judge(text, found_in(text, unit), unit)


def read_yes_no(text: str) -> tuple[Reading, str]:
    """The answer, and what was said behind it."""
    answer = read_answer(text)
    if answer is None:
        return Reading(trouble=Trouble.MALFORMED if has_number(text) else Trouble.NO_DIGITS), ""
    if answer.yes is None:
        return Reading(trouble=Trouble.YES_OR_NO, choices=_YES_CHOICES, wording=text), answer.explanation
    printed = str(int(answer.yes))
    number = Number(Decimal(printed), printed)
    return Reading(number=number, yes=answer.yes, wording=printed), answer.explanation


def show(value: Decimal) -> str:
    """The value in Russian: decimal comma, every digit kept, thousands by no-break spaces («3 153»)."""
    digits, _, fraction = f"{abs(value):f}".partition(".")
    grouped = f"{int(digits):,}".replace(",", NO_BREAK_SPACE)
    sign = "−" if value < 0 else ""
    return sign + grouped + ("," + fraction if fraction else "")


def read_shown(text: str) -> Decimal | None:
    """What ``show`` gave, back: of a choice among numbers nothing is doubtful any more."""
    digits = text.strip().replace(NO_BREAK_SPACE, "").replace("−", "-").replace(",", ".")
    return Decimal(digits) if _SHOWN.fullmatch(digits) else None


def unreadable(text: str) -> Trouble | None:
    if not text[:1].isalnum() and not even_spaces(text).strip():
        return Trouble.EMPTY
    if len(text) > MAX_LENGTH:
        return Trouble.MALFORMED
    is_cells = "#" in text or text.lstrip().startswith("=")
    return Trouble.EXCEL if is_cells and _EXCEL.search(text) else None


def hidden_in(text: str, unit: str) -> str:
    return hide_no_figures(text, months_are_figures=own_unit(unit).kind == "month")


def found_in(text: str, unit: str) -> tuple[Figure, ...]:
    return scan(hidden_in(text, unit))


def judge(wording: str, figures: Sequence[Figure], unit: str) -> Reading:
    """The reading of ``wording``, in which ``figures`` were found."""
    if not figures:
        return Reading(trouble=Trouble.NO_FIGURE if has_number(wording) else Trouble.NO_DIGITS)
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
    if _maybe_thousands(figure, own):
        return Trouble.THOUSANDS
    if _is_of_other_unit(figure, own) or _magnitude_left_out(figure, own):
        return Trouble.OTHER_UNIT
    if figure.doubt is not None:
        return _DOUBTS[figure.doubt]
    return Trouble.UNSURE if figure.written.unsure or _may_be_none(figure, own) else None


def _is_of_other_unit(figure: Figure, own: Unit) -> bool:
    """«50 %» under «ед.», «12 договоров» under «%»."""
    if figure.unit.kind:
        return bool(own.kind) and figure.unit.kind != own.kind
    return own.kind not in ("", COUNT) and figure.noun.lower().endswith(NOUN_ENDS)


def _may_be_none(figure: Figure, own: Unit) -> bool:
    """«05.07», «2022», under a count «5.07»: a day, a year, unless a unit stands beside it."""
    is_count = own.kind == COUNT and not own.power
    lone = figure.written.lone or (figure.written.day and is_count)
    return lone and figure.unit == Unit()


_DOUBTS = {
    Doubt.APPROXIMATE: Trouble.APPROXIMATE,
    Doubt.PLANNED: Trouble.PLANNED,
    Doubt.OTHER: Trouble.UNSURE,
}


def _maybe_thousands(figure: Figure, own: Unit) -> bool:
    """«1.648», «5к»; «3,153» under a count; «2 т.» where nothing is weighed."""
    if figure.written.thousands:
        return True
    if figure.unit.power:
        return False
    is_count = own.kind == COUNT and not own.power
    return (figure.written.comma_thousands and is_count) or (
        figure.unit.kind == TONNE and own.kind not in (TONNE, "")
    )


def _magnitude_left_out(figure: Figure, own: Unit) -> bool:
    """«850 000 руб.» under «млн руб.»: roubles, or were the millions left out?"""
    return bool(figure.unit.kind == own.kind and own.kind and own.power and not figure.unit.power)


def _numbers(wording: str, figure: Figure, own: Unit) -> tuple[Number, ...]:
    """Every number that the figure can mean, in the indicator's own unit; none if it is malformed."""
    powers = [figure.unit.power - own.power if figure.unit.power else 0]
    if _magnitude_left_out(figure, own):
        powers.insert(0, -own.power)
    if _maybe_thousands(figure, own):
        powers.append(powers[-1] + 3)
    approximate = figure.word if figure.doubt is Doubt.APPROXIMATE else ""
    return tuple(
        Number(scaled(value, power), wording, approximate)
        for value in figure.written.values
        for power in powers
    )


def _relation(wording: str, figures: Sequence[Figure]) -> Trouble:
    if len(figures) == 2:
        between = even_spaces(wording)[figures[0].end : figures[1].number_start]
        if _SPAN.fullmatch(between):
            return Trouble.SPAN
        if _SHARE.fullmatch(between):
            return Trouble.SHARE
    return Trouble.SEVERAL
