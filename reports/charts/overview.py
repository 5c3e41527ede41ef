"""The whole programme at a glance: under each section's name its indicators as numbered, coloured chips."""

from domain.figures.standing import State
from reports.charts.canvas import WIDTH, Canvas, Point, cut, printable, text_width, wrap
from reports.charts.data import Bar
from reports.charts.marks import COLOURS, GREY, INK, MARGIN, TEXT, TINTS, draw_symbol

_HIGHEST = 8500  # leaves room for the footer below Telegram's limit
_NAME, _NAME_LINE = TEXT, 46
_CHIP, _CHIP_HEIGHT, _GAP = TEXT, 74, 16
_NUMBER_AT = 64  # from the chip's left edge, after the symbol


def draw_overview(canvas: Canvas, top: float, bars: tuple[Bar, ...]) -> float:
    """Gives the y below. What would make the picture too high for Telegram is left out and counted."""
    numbers = {bar: cut(printable(bar.number), _CHIP, 240, bold=True) for bar in bars}
    width = _NUMBER_AT + 18 + max(text_width(number, _CHIP, bold=True) for number in numbers.values())
    drawn = 0
    for name, chips in _groups(bars).items():
        top = _draw_name(canvas, top, name)
        per_line = int((WIDTH - 2 * MARGIN + _GAP) // (width + _GAP))
        for start in range(0, len(chips), per_line):
            if top > _HIGHEST:
                canvas.text((MARGIN, top + 38), f"… + {len(bars) - drawn}", _NAME, GREY, bold=True)
                return top + 70
            for place, bar in enumerate(chips[start : start + per_line]):
                left = MARGIN + place * (width + _GAP)
                _draw_chip(canvas, (left, top), width, bar.state, numbers[bar])
                drawn += 1
            top += _CHIP_HEIGHT + _GAP
        top += 16
    return top


def _groups(bars: tuple[Bar, ...]) -> dict[str, list[Bar]]:
    """By section, in the order in which the sections come up: that of what is worst in each."""
    found: dict[str, list[Bar]] = {}
    for bar in bars:
        found.setdefault(printable(bar.group), []).append(bar)
    return found


def _draw_name(canvas: Canvas, top: float, name: str) -> float:
    for line in wrap(name, _NAME, WIDTH - 2 * MARGIN):
        canvas.text((MARGIN, top + 35), line, _NAME, INK)
        top += _NAME_LINE
    return top + 8


def _draw_chip(canvas: Canvas, corner: Point, width: float, state: State, number: str) -> None:
    x, y = corner
    canvas.box(corner, (width, _CHIP_HEIGHT), TINTS[state], COLOURS[state], dashed=state is State.NO_DATA)
    draw_symbol(canvas, state, (x + 34, y + _CHIP_HEIGHT / 2), 34)
    canvas.text((x + _NUMBER_AT, y + _CHIP_HEIGHT / 2 + 13), number, _CHIP, INK, bold=True)
