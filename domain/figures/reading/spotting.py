"""Where the figures stand in a text.

Source: the domain page, «Numbers as people type them». Positions count characters of the text that was
handed in.
"""

import re
from dataclasses import dataclass, replace

from domain.figures.reading import hedges
from domain.figures.reading.hedges import Doubt
from domain.figures.reading.numerals import spelt_out
from domain.figures.reading.written import Written, written
from domain.figures.units import Unit, sign_ahead, unit_at

_NOUN = re.compile(r" ?[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    ``start`` and ``end`` enclose it with its approximate word, magnitude and unit; ``number_start`` is
    where the digits begin. ``written`` is what the digits say, without the magnitude; ``doubt`` what the
    words around them make of it, and ``word`` which words. ``noun``: the word right behind a figure without a
    unit («12 договоров»).
    """

    start: int
    number_start: int
    end: int
    written: Written
    unit: Unit
    word: str
    doubt: Doubt | None
    noun: str = ""


def scan(hidden: str) -> tuple[Figure, ...]:
    """The figures of a text that went through ``hide_no_figures``, in order."""
    figures: list[Figure] = []
    position = 0
    while found := written(hidden, position):
        figure = _figure(hidden, found, position)
        if figures and _only_space_between(hidden, figures[-1], figure):
            figures[-1] = replace(figures[-1], written=replace(figures[-1].written, values=()))
            figure = replace(figure, written=replace(figure.written, values=()))
        figures.append(figure)
        position = figure.end
    return tuple(figures)


def _only_space_between(hidden: str, left: Figure, right: Figure) -> bool:
    """«1 5», «1 2345»: one number or two?"""
    return left.unit == Unit() and not hidden[left.end : right.number_start].strip(" ")


def _figure(hidden: str, found: Written, since: int) -> Figure:
    start, word, doubt = hedges.before(hidden, found.start, since)
    unit, end = unit_at(hidden, found.end)
    if not unit.kind and (kind := sign_ahead(hidden, found.start)):
        unit = replace(unit, kind=kind)
    end, word_behind, doubt_behind = hedges.behind(hidden, end)
    doubt = doubt or doubt_behind
    spelt = spelt_out(hidden[found.end : end]) if "(" in hidden[found.end : end] else None
    if spelt is not None and found.values and spelt != found.values[0]:
        doubt = doubt or Doubt.OTHER
    noun = _NOUN.match(hidden, end) if unit == Unit() else None
    return Figure(
        start, found.start, end, found, unit, word or word_behind, doubt, noun[0].strip() if noun else ""
    )
