"""The status picture: each indicator's bar against its target, or, for many, an overview by sections.

It is looked at on a phone in Telegram: hence big text and few words. Everything it shows is told in words
too, for those who cannot see it.
"""

import math

from reports.charts.bars import draw_bars, draw_marks_legend
from reports.charts.canvas import WIDTH, Canvas, printable, wrap
from reports.charts.data import MOST_BARS, Bar, StatusChart
from reports.charts.marks import GREY, INK, MARGIN, SMALL, TEXT, TRACK, draw_counts
from reports.charts.overview import draw_overview

__all__ = ["MOST_BARS", "Bar", "StatusChart", "draw_status"]


def draw_status(chart: StatusChart) -> bytes:
    """The picture as PNG, 1080 px wide and at most 8,920 px high (Telegram takes photos of width + height
    up to 10,000); the same chart gives the same bytes.
    """
    canvas = Canvas()
    top = _draw_head(canvas, chart)
    if len(chart.bars) > MOST_BARS:
        top = draw_overview(canvas, top, chart.bars)
    else:
        top = draw_bars(canvas, top, chart.bars)
        top = draw_marks_legend(canvas, top, chart)
    top = draw_lines(canvas, top, chart.footer, SMALL, GREY)
    return canvas.png(math.ceil(top + MARGIN))


def _draw_head(canvas: Canvas, chart: StatusChart) -> float:
    top = draw_lines(canvas, 20, chart.title, 46, INK, bold=True)
    top = draw_lines(canvas, top + 4, chart.subtitle, TEXT, GREY)
    states = chart.states or [bar.state for bar in chart.bars]
    top = draw_counts(canvas, top + 14, chart.legend, states)
    canvas.line([(MARGIN, top + 14), (WIDTH - MARGIN, top + 14)], TRACK, 3)
    return top + 34


def draw_lines(canvas: Canvas, top: float, text: str, size: int, colour: str, bold: bool = False) -> float:
    """One line or two across the picture; gives the y below."""
    for line in wrap(printable(text), size, WIDTH - 2 * MARGIN, bold=bold):
        top += round(size * 1.3)
        canvas.text((MARGIN, top - size * 0.28), line, size, colour, bold)
    return top
