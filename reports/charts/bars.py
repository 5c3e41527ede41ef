"""One bar for each indicator: symbol, number and label; the bar with its marks; value and target as text."""

import math

from matplotlib.path import Path

from reports.charts.canvas import WIDTH, Canvas, Point, cut, printable, text_width, wrap
from reports.charts.data import Bar, StatusChart
from reports.charts.marks import COLOURS, GREY, INK, MARGIN, OUTLINE, SMALL, TEXT, TRACK, draw_symbol

_LABEL_X, _LABEL, _LABEL_LINE = 92, TEXT, 46
_BAR_WIDTH, _BAR_HEIGHT = 430, 42
_TARGET_AT = 0.8  # where in the bar's width the target line stands; beyond it is what exceeds the target
_VALUE_X, _VALUE, _VALUE_LINE = _LABEL_X + _BAR_WIDTH + 28, TEXT, 44
_VALUE_ROOM = WIDTH - MARGIN - _VALUE_X
_RISK = 42  # what the text beside its mark is indented by
_ZERO = 6  # a reported zero is a figure: a sliver shows it


def draw_bars(canvas: Canvas, top: float, bars: tuple[Bar, ...]) -> float:
    """All bars, as they come; gives the y below."""
    for bar in bars:
        top = _draw_bar(canvas, top, bar) + 28
    return top


def draw_marks_legend(canvas: Canvas, top: float, chart: StatusChart) -> float:
    """Explains the lines and marks that stand on at least one bar; gives the y below."""
    shown = [bar for bar in chart.bars if _share(bar.reached) is not None]
    marks = (
        (chart.target_words, bool(shown), _draw_target_line),
        (chart.pace_words, any(_share(bar.pace) is not None for bar in shown), _draw_pace),
        (chart.last_words, any(_share(bar.last) is not None for bar in shown), _draw_last),
        (chart.risk_words, any(bar.risk for bar in chart.bars), _draw_risk),
    )
    x = float(MARGIN)
    for words, used, draw in marks:
        if not used or not words:
            continue
        text = printable(words)
        if x > MARGIN and x + 44 + text_width(text, SMALL) > WIDTH - MARGIN:
            x, top = MARGIN, top + 54
        draw(canvas, (x + 16, top + 8), 30)
        x = canvas.text((x + 42, top + 35), text, SMALL, GREY) + 36
    return top + 58 if x > MARGIN else top


def _draw_bar(canvas: Canvas, top: float, bar: Bar) -> float:
    draw_symbol(canvas, bar.state, (MARGIN + 22, top + 25), 44)
    below = _draw_label(canvas, top, bar) + 15
    if _share(bar.reached) is None:
        _draw_nothing_to_compare(canvas, below, bar)
    else:
        _draw_track(canvas, below, bar)
    return max(below + _BAR_HEIGHT, _draw_value(canvas, below, bar))


def _draw_label(canvas: Canvas, top: float, bar: Bar) -> float:
    number = cut(f"№ {printable(bar.number)}", _LABEL, 340, bold=True)
    indent = text_width(number, _LABEL, bold=True) + 14 if bar.number else 0.0
    if bar.number:
        canvas.text((_LABEL_X, top + 38), number, _LABEL, INK, bold=True)
    lines = wrap(printable(bar.label), _LABEL, WIDTH - MARGIN - _LABEL_X, indent)
    for place, line in enumerate(lines):
        left = _LABEL_X + (0 if place else indent)
        canvas.text((left, top + 38 + place * _LABEL_LINE), line, _LABEL, INK)
    return top + max(1, len(lines)) * _LABEL_LINE


def _draw_track(canvas: Canvas, top: float, bar: Bar) -> None:
    reached = _share(bar.reached) or 0.0
    length = _length(reached)
    canvas.box((_LABEL_X, top), (_BAR_WIDTH, _BAR_HEIGHT), TRACK)
    canvas.box((_LABEL_X, top), (max(length, _ZERO), _BAR_HEIGHT), COLOURS[bar.state])
    for share in (_share(bar.low), 1.0):
        if share is not None:
            _draw_target_line(canvas, (_LABEL_X + _length(share), top), _BAR_HEIGHT)
    if reached * _TARGET_AT > 1:
        _draw_far_above(canvas, top)
    for share, draw in ((_share(bar.pace), _draw_pace), (_share(bar.last), _draw_last)):
        if share is not None:
            draw(canvas, (_LABEL_X + _length(share), top), _BAR_HEIGHT)


def _draw_nothing_to_compare(canvas: Canvas, top: float, bar: Bar) -> None:
    canvas.box((_LABEL_X, top), (_BAR_WIDTH, _BAR_HEIGHT), "", OUTLINE, dashed=True)
    draw_symbol(canvas, bar.state, (_LABEL_X + _BAR_WIDTH / 2, top + _BAR_HEIGHT / 2), 22)


def _draw_target_line(canvas: Canvas, top: Point, height: float) -> None:
    x, y = top
    canvas.line([(x, y - 5), (x, y + height + 5)], "#ffffff", 9)
    canvas.line([(x, y - 5), (x, y + height + 5)], INK, 5)


def _draw_pace(canvas: Canvas, top: Point, height: float) -> None:
    x, y = top
    flag = Path([(x - 9, y - 9), (x + 9, y - 9), (x, y + 4), (x - 9, y - 9)], closed=True)
    canvas.line([(x, y), (x, y + height)], "#ffffff", 6)
    canvas.line([(x, y), (x, y + height)], INK, 2.5)
    canvas.shape(flag, INK)


def _draw_last(canvas: Canvas, top: Point, height: float) -> None:
    x, y, half = top[0], top[1] + height / 2, 11
    diamond = Path([(x, y - half), (x + half, y), (x, y + half), (x - half, y), (x, y - half)], closed=True)
    canvas.shape(diamond, "#ffffff", INK, 3)


def _draw_risk(canvas: Canvas, top: Point, height: float) -> None:
    """⚠ as a shape: a triangle that stands on its base, with its sign."""
    x, y, half = top[0], top[1], height / 2
    sign = Path([(x, y), (x + half, y + height), (x - half, y + height), (x, y)], closed=True)
    canvas.shape(sign, INK)
    for start, end in ((0.36, 0.68), (0.8, 0.88)):
        canvas.line([(x, y + height * start), (x, y + height * end)], "#ffffff", 4)


def _draw_far_above(canvas: Canvas, top: float) -> None:
    """» at the bar's end: the value goes on beyond the picture."""
    right, middle, half = _LABEL_X + _BAR_WIDTH, top + _BAR_HEIGHT / 2, 9
    for x in (right - 32, right - 18):
        canvas.line([(x - half, middle - half), (x, middle), (x - half, middle + half)], "#ffffff", 5)


def _draw_value(canvas: Canvas, top: float, bar: Bar) -> float:
    """Value and target in one line where they fit, else below; the note under them. Gives the y below."""
    value, target = printable(bar.value), printable(bar.target)
    risk, due, note = printable(bar.risk), printable(bar.due), printable(bar.note)
    base = top + 34 if value else top + 34 - _VALUE_LINE
    end = canvas.text((_VALUE_X, base), cut(value, _VALUE, _VALUE_ROOM, bold=True), _VALUE, INK, bold=True)
    if value and end + 10 + text_width(target, _VALUE) <= WIDTH - MARGIN:
        canvas.text((end + 10, base), target, _VALUE, INK)
        target = ""
    for text, colour, indent in ((target, INK, 0), (risk, INK, _RISK), (due, INK, 0), (note, GREY, 0)):
        for place, line in enumerate(wrap(text, SMALL, _VALUE_ROOM - indent)):
            base += _VALUE_LINE
            canvas.text((_VALUE_X + indent, base), line, SMALL, colour)
            if indent and not place:
                _draw_risk(canvas, (_VALUE_X + 15, base - 27), 30)
    return base + 8


def _share(share: float | None) -> float | None:
    """Not less than nothing; what is no number is not comparable."""
    return None if share is None or math.isnan(share) else max(share, 0.0)


def _length(share: float) -> float:
    return min(share * _TARGET_AT, 1.0) * _BAR_WIDTH
