"""The sheet «График»: fact against goal, each as a percentage of its goal, since units differ."""

from collections.abc import Sequence
from typing import Any

from reports.book import BookRow
from reports.formats.excel.book_sheets import FIRST, GOAL_SHARE, NAME, SHARE
from texts import Texts

PER_CHART = 100
"""So many bars are one picture to scroll through."""
_BAR, _AROUND, _WIDTH = 26, 150, 900
_MOST_SHOWN = 200
"""Percent: a figure a hundred times its goal would leave nothing of the others."""


def draw_charts(book: Any, sheet: Any, t: Texts, rows: Sequence[BookRow]) -> None:
    """Native charts of the sheet «План и факт», which they follow; a hundred indicators in each."""
    sheet.hide_gridlines(2)
    top, charts = 0, 0
    for start in range(0, len(rows), PER_CHART):
        part = range(start, min(start + PER_CHART, len(rows)))
        drawn = [at for at in part if rows[at].share is not None]
        if not drawn:
            continue
        height = _AROUND + _BAR * len(part)
        sheet.insert_chart(top, 0, _chart(book, t, part, height))
        top += height // 20 + 2
        charts += 1
    sheet.fit_to_pages(1, charts)


def _chart(book: Any, t: Texts, part: range, height: int) -> Any:
    first, last = FIRST + part.start, FIRST + part.stop - 1
    where = t.label("book.sheet.standing")
    chart = book.add_chart({"type": "bar"})
    for name, column, color in (("goal", GOAL_SHARE, "#BFBFBF"), ("fact", SHARE, "#4472C4")):
        chart.add_series(
            {
                "name": t.label(f"book.chart.{name}"),
                "categories": [where, first, NAME, last, NAME],
                "values": [where, first, column, last, column],
                "data_labels": {"value": name == "fact"},
                "fill": {"color": color},
                "gap": 60,
            }
        )
    chart.show_hidden_data()
    chart.set_title({"name": t.label("book.chart.title"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    goal = {"min": 0, "max": _MOST_SHOWN, "major_unit": 50, "num_format": '0"%"'}
    chart.set_x_axis(goal)
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _WIDTH, "height": height})
    return chart
