"""A whole message: its figure, and the explanation behind it.

Source: the storyboard, section 2 (the one-message answer); the domain page, «Numbers as people type them».
"""

import re

from domain.figures.numbers import (
    NOUN_ENDS,
    Reading,
    Trouble,
    found_in,
    hidden_in,
    judge,
    read_yes_no,
    unreadable,
)
from domain.figures.reading.characters import even_spaces
from domain.figures.reading.no_data import split_no_data
from domain.figures.reading.pasted import LONG, is_pasted, split_pasted
from domain.figures.reading.spotting import Figure, scan
from domain.figures.units import COUNT, Unit, own_unit

_WORD = re.compile(r"[^\W\d_]+")
_DONE = re.compile(r"\w+(?:но|ны|тся)|готово|вед[её]м", re.IGNORECASE)
"""«100 % выполнено», «95 ведём»: no noun of the figure."""
_SEPARATORS = " \t\n,.;:!-−–—"
_FOLLOWS_NOUN = re.compile(r"\w+(?:н[оыа]|ли(?:сь)?|л[ао](?:сь)?|тся)|из|в|на|по|для", re.IGNORECASE)
_FEW = re.compile(r"(?<!1)[234]\s*$")
_FEW_ENDS = ("а", "я")
"""«3 объекта»; «2 работы ведутся» begins a sentence."""
_LIST_MARK = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")


def split_answer(text: str, unit: str = "", *, yes_no: bool = False) -> tuple[Reading, str]:
    """A whole message: its leading figure, and the explanation after it; never raises.

    Of a long text, and of one with links, only the beginning can be a figure: else it is ``PASTED``.
    """
    text = text.strip()
    head, rest = split_pasted(text)
    if not rest or (not is_pasted(text) and not found_in(head, unit)):
        return _split_answer(text, unit, yes_no=yes_no)
    reading, explanation = _split_answer(head, unit, yes_no=yes_no)
    is_figure = reading.number is not None or reading.no_data
    if not is_figure and (not reading.choices or (len(head) > LONG and not _leads(head, unit))):
        return Reading(trouble=Trouble.PASTED), ""
    if head.endswith(explanation):  # as it was pasted
        return reading, text[len(head) - len(explanation) :].strip()
    return reading, f"{explanation}\n{rest}"


def _leads(text: str, unit: str) -> bool:
    figures = found_in(text, unit)
    return bool(figures) and not _WORD.search(hidden_in(text, unit)[: figures[0].start])


def _split_answer(text: str, unit: str, *, yes_no: bool) -> tuple[Reading, str]:
    """The same of a short text.

    Two words or more after the figure are the explanation, so is everything after a line break or a
    punctuation mark; one word is the figure's own noun, unless it says what was done. Where more numbers
    follow on the line, the first is taken only if it carries the indicator's own unit: else the line is
    ``SEVERAL`` and nothing is cut off.
    """
    text = text.strip()
    if (trouble := unreadable(text)) is not None:
        return Reading(trouble=trouble), ""
    if (no_data := split_no_data(text)) is not None:
        return Reading(no_data=True, wording=no_data[0]), no_data[1]
    if yes_no:
        return read_yes_no(text)
    line_end = (even_spaces(text) + "\n").index("\n")
    line, below = text[:line_end].strip(), text[line_end:].strip()
    if not found_in(line, unit):
        return judge(text, found_in(text, unit), unit), ""
    if _goes_on_below(line, below, unit):
        return judge(text, found_in(text, unit), unit), ""
    reading, explanation = _split_line(line, unit)
    return reading, "\n".join(part for part in (explanation, below) if part)


def _goes_on_below(line: str, below: str, unit: str) -> bool:
    """«50⏎60», «10 передано⏎24 приобретено»: several lines with a figure each; which is the value?

    Of a line that says its unit the next ones tell more: «50 %⏎3 дома сданы». The number of an item of a
    list is none of them: «122⏎Размещено:⏎1. https://…» (Kopeysk's No. 18).
    """
    if not below:
        return False
    own = own_unit(unit)
    with_unit = any(_carries(figure, own) for figure in found_in(line, unit))
    for item in below.splitlines():
        one = _LIST_MARK.sub("", item)
        figures = found_in(one, unit)
        leads = figures and not _WORD.search(hidden_in(one, unit)[: figures[0].start])
        if leads and (not with_unit or _carries(figures[0], own)):
            return True
    return False


def _carries(figure: Figure, own: Unit) -> bool:
    """Whether a figure says the indicator's own unit, or a magnitude where that has one.

    An indicator without a unit counts something: «3 153 граждан⏎358 сотрудников…» (Kopeysk's No. 24).
    """
    if figure.unit.kind:
        return figure.unit.kind == (own.kind or COUNT)
    return bool(figure.unit.power and own.power)


def _split_line(line: str, unit: str) -> tuple[Reading, str]:
    hidden = hidden_in(line, unit)
    figures = scan(hidden)
    first, rest = figures[0], hidden[figures[0].end :]
    whole = judge(line, figures, unit), ""
    leads = not _WORD.search(hidden[: first.start])
    if not leads or whole[0].trouble in (Trouble.SPAN, Trouble.SHARE, Trouble.MALFORMED):
        return whole
    carries_unit = _carries(first, own_unit(unit))
    if not _is_explanation(rest, line[first.end :], carries_unit) or (len(figures) > 1 and not carries_unit):
        return whole
    end = _with_noun(line, first, own_unit(unit))
    figure = line[:end].strip()
    return judge(figure, figures[:1], unit), line[end:].lstrip(_SEPARATORS)


def _with_noun(line: str, figure: Figure, own: Unit) -> int:
    """«12 семьям выданы свидетельства», «3 объекта сданы»: what is counted belongs to its figure."""
    words = list(_WORD.finditer(line, figure.end))[:2]
    is_count = own.kind in ("", COUNT) and not figure.unit.kind
    if not is_count or len(words) < 2 or line[figure.end : words[0].start()].strip():
        return figure.end
    ends = (*NOUN_ENDS, *_FEW_ENDS) if _FEW.search(line[: figure.end]) else NOUN_ENDS
    begins = words[0][0][0].isupper()  # a sentence
    is_noun = not begins and words[0][0].endswith(ends) and _FOLLOWS_NOUN.fullmatch(words[1][0]) is not None
    return words[0].end() if is_noun else figure.end


def _is_explanation(hidden: str, text: str, carries_unit: bool) -> bool:
    """Whether words follow the figure: two of them, a verb, one behind a punctuation mark or the own unit."""
    word = _WORD.search(hidden)
    if word is None or any(character.isdigit() for character in hidden[: word.start()]):
        return False
    is_sentence = carries_unit or len(_WORD.findall(text)) > 1 or _DONE.fullmatch(word[0]) is not None
    return is_sentence or bool(hidden[: word.start()].strip(" ("))
