"""Who has handed in: a bar for each executor or section, of what is accepted, on review and missing.

The bars have one scale: a longer one owes more figures. Each part has a colour, a filling and a
symbol of its own, so that grey print tells them apart.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from domain.figures.standing import State
from reports.charts.canvas import WIDTH, Canvas, Point, cut, printable, text_width, wrap
from reports.charts.draw import draw_lines
from reports.charts.marks import (
    COLOURS,
    GREY,
    INK,
    MARGIN,
    OUTLINE,
    SMALL,
    TEXT,
    TRACK,
    draw_counts,
    draw_symbol,
)

ACCEPTED, WAITING, MISSING = State.MET, State.ON_PACE, State.NO_DATA
"""What looks like each part: ✓ on green, ● on hatched blue, ○ in a dashed frame."""
_PARTS = (ACCEPTED, WAITING, MISSING)
_BAR_WIDTH, _BAR_HEIGHT, _NAME_LINE = 780, 54, 46
_COUNT_X = MARGIN + _BAR_WIDTH + 20
_NARROWEST = 8  # a single figure of many is still seen
_SYMBOL_ROOM = 44
_HATCH = 18


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """``parts`` counts figures; ``count`` is the ready text beside the bar: «7 из 12»."""

    name: str
    parts: Mapping[State, int]
    count: str

    @property
    def owed(self) -> int:
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """``parts`` are those of all that is owed, whatever bars are shown; ``words`` names each. ``longest`` is
    the most that any bar owes, of other pictures of the same too."""

    title: str
    subtitle: str
    bars: tuple[ProgressBar, ...]
    parts: Mapping[State, int]
    words: Mapping[State, str]
    longest: int = 0


def draw_progress(chart: ProgressChart) -> bytes:
    """PNG, 1080 px wide; the same chart gives the same bytes."""
    canvas = Canvas()
    top = draw_lines(canvas, 20, chart.title, 46, INK, bold=True)
    top = draw_lines(canvas, top + 4, chart.subtitle, TEXT, GREY)
    states = [part for part in _PARTS for _ in range(chart.parts[part])]
    top = draw_counts(canvas, top + 14, chart.words, states)
    canvas.line([(MARGIN, top + 14), (WIDTH - MARGIN, top + 14)], TRACK, 3)
    top += 34
    longest = max((bar.owed for bar in chart.bars), default=1)
    scale = _BAR_WIDTH / max(longest, chart.longest)
    for bar in chart.bars:
        top = _draw_bar(canvas, top, bar, scale) + 30
    return canvas.png(math.ceil(top + MARGIN))


def _draw_bar(canvas: Canvas, top: float, bar: ProgressBar, scale: float) -> float:
    for line in wrap(printable(bar.name), TEXT, WIDTH - 2 * MARGIN):
        canvas.text((MARGIN, top + 38), line, TEXT, INK)
        top += _NAME_LINE
    top += 12
    left = float(MARGIN)
    for part in _PARTS:
        if number := bar.parts[part]:
            width = max(number * scale, _NARROWEST)
            _draw_part(canvas, (left, top), width, part, number)
            left += width
    count = cut(printable(bar.count), TEXT, WIDTH - MARGIN - _COUNT_X, bold=True)
    canvas.text((_COUNT_X, top + 40), count, TEXT, INK, bold=True)
    return top + _BAR_HEIGHT


def _draw_part(canvas: Canvas, corner: Point, width: float, part: State, number: int) -> None:
    x, y = corner
    if part is MISSING:
        canvas.box((x + 1, y + 1), (width - 2, _BAR_HEIGHT - 2), "#ffffff", OUTLINE, dashed=True)
    else:
        canvas.box(corner, (width, _BAR_HEIGHT), COLOURS[part])
    if part is WAITING:
        _hatch(canvas, corner, width)
    _draw_inside(canvas, corner, width, part, number)


def _draw_inside(canvas: Canvas, corner: Point, width: float, part: State, number: int) -> None:
    """The symbol and the number on a plate, where they fit."""
    figure = str(number)
    room = _SYMBOL_ROOM + text_width(figure, SMALL, bold=True) + 14
    if width < _SYMBOL_ROOM + 8:
        return
    x, middle = corner[0] + 8, corner[1] + _BAR_HEIGHT / 2
    plate = min(room if width >= room + 16 else _SYMBOL_ROOM, width - 16)
    canvas.box((x, middle - 20), (plate, 40), "#ffffff")
    draw_symbol(canvas, part, (x + 22, middle), 28)
    if width >= room + 16:
        canvas.text((x + _SYMBOL_ROOM, middle + 12), figure, SMALL, INK, bold=True)


def _hatch(canvas: Canvas, corner: Point, width: float) -> None:
    """White strokes from below left to above right, within the box."""
    left, top = corner
    offset = _HATCH / 2 - _BAR_HEIGHT
    while offset < width:
        low, high = max(offset, 2.0), min(offset + _BAR_HEIGHT, width - 2)
        if low < high:
            ends = [(left + at, top + _BAR_HEIGHT - (at - offset)) for at in (low, high)]
            canvas.line(ends, "#ffffff", 4)
        offset += _HATCH
