"""How a document was understood: its columns with their parts, its first rows as cards.

A wide table cannot be read on a phone, so that what stands beside one another there stands below one another.
"""

import math
from dataclasses import dataclass

from domain.figures.standing import State
from reports.charts.canvas import WIDTH, Canvas, cut, printable, text_width, wrap
from reports.charts.draw import draw_lines
from reports.charts.marks import COLOURS, GREY, INK, MARGIN, SMALL, TEXT, TINTS, TRACK, draw_symbol

_PART_X = 600
_NUMBER = 56
_LINE = 44
_TAKEN, _DOUBTFUL, _LEFT = State.MET, State.BEHIND, State.NOT_COMPARED


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column: its title in the document, and what it was taken for or why it was not."""

    number: str
    title: str
    part: str
    is_taken: bool
    is_doubtful: bool = False

    @property
    def state(self) -> State:
        return _TAKEN if self.is_taken else _DOUBTFUL if self.is_doubtful else _LEFT


@dataclass(frozen=True, slots=True)
class Card:
    """A row: its number and name, and its (role, text) pairs."""

    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnderstoodChart:
    """``more_columns`` and ``more_rows`` say how many are not shown, if any."""

    title: str
    subtitle: str
    columns_head: str
    columns: tuple[Mapped, ...]
    rows_head: str
    cards: tuple[Card, ...]
    more_columns: str = ""
    more_rows: str = ""


def draw_understood(chart: UnderstoodChart) -> bytes:
    """PNG, 1080 px wide; the same chart gives the same bytes."""
    canvas = Canvas()
    top = draw_lines(canvas, 20, chart.title, 46, INK, bold=True)
    top = draw_lines(canvas, top + 4, chart.subtitle, TEXT, GREY)
    top = _head(canvas, top + 20, chart.columns_head)
    for column in chart.columns:
        top = _draw_column(canvas, top, column)
    top = draw_lines(canvas, top, chart.more_columns, SMALL, GREY)
    top = _head(canvas, top + 16, chart.rows_head)
    for card in chart.cards:
        top = _draw_card(canvas, top, card)
    top = draw_lines(canvas, top, chart.more_rows, SMALL, GREY)
    return canvas.png(math.ceil(top + MARGIN))


def _head(canvas: Canvas, top: float, text: str) -> float:
    canvas.line([(MARGIN, top), (WIDTH - MARGIN, top)], TRACK, 3)
    return draw_lines(canvas, top + 14, text, TEXT, INK, bold=True) + 16


def _draw_column(canvas: Canvas, top: float, column: Mapped) -> float:
    """The document's title on the left, the part on the right, each in one line or two."""
    left = MARGIN + _NUMBER
    titles = wrap(printable(column.title), SMALL, _PART_X - left - 24)
    parts = wrap(printable(column.part), SMALL, WIDTH - MARGIN - _PART_X - 72, bold=column.is_taken)
    height = max(len(titles), len(parts), 1) * _LINE + 20
    canvas.box((_PART_X, top), (WIDTH - MARGIN - _PART_X, height - 8), TINTS[column.state])
    canvas.text((MARGIN, top + 40), column.number, SMALL, GREY)
    for at, line in enumerate(titles):
        canvas.text((left, top + 40 + at * _LINE), line, SMALL, INK)
    draw_symbol(canvas, column.state, (_PART_X + 34, top + (height - 8) / 2), 30)
    colour = COLOURS[column.state] if column.is_taken or column.is_doubtful else GREY
    lower = (height - 20 - len(parts) * _LINE) / 2
    for at, line in enumerate(parts):
        canvas.text((_PART_X + 64, top + 40 + lower + at * _LINE), line, SMALL, colour, bold=column.is_taken)
    return top + height


def _draw_card(canvas: Canvas, top: float, card: Card) -> float:
    for line in wrap(printable(card.name), TEXT, WIDTH - 2 * MARGIN, bold=True):
        canvas.text((MARGIN, top + 40), line, TEXT, INK, bold=True)
        top += 48
    for role, text in card.lines:
        name = f"{printable(role)}: "
        indent = text_width(name, SMALL)
        canvas.text((MARGIN, top + 38), name, SMALL, GREY)
        shown = cut(printable(text), SMALL, WIDTH - 2 * MARGIN - indent, bold=True)
        canvas.text((MARGIN + indent, top + 38), shown, SMALL, INK, bold=True)
        top += _LINE
    return top + 30
