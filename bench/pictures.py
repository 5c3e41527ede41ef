"""The status picture, beside a plain matplotlib figure of the same size with as many labelled bars."""

import struct
from collections.abc import Iterator
from io import BytesIO

from matplotlib.figure import Figure

from bench.pair import Pair
from bench.sample import actual, facts, kopeysk
from domain.figures.standing import assess
from domain.figures.targets import read_targets
from domain.programme.document import Heading, Indicator
from domain.time.periods import Period
from reports.charts.status_picture import PictureItem, PicturePart, draw_picture

HALF = Period.from_key("2022-H1")
_DPI = 72


def pairs() -> Iterator[Pair]:
    items = tuple(_items())
    yield _pair("the status picture of 7 indicators", items[:7], goal=1.5)
    yield _pair("the status picture of 27 indicators", items, goal=1)


def _pair(name: str, items: tuple[PictureItem, ...], goal: float) -> Pair:
    def ours() -> bytes:
        return draw_picture("Программа", HALF, PicturePart(items), "ru")

    size = _size(ours())

    def floor() -> bytes:
        return _plain(size, items)

    assert _size(floor()) == size
    return Pair(
        name, ours, floor, goal, "a plain matplotlib Figure.savefig: as many bars, each with two texts", 9
    )


def _items() -> Iterator[PictureItem]:
    section = ""
    for row in kopeysk().programme.rows:
        if isinstance(row, Heading):
            section = row.wording
        else:
            yield from (_item(indicator, section) for indicator in row.indicators)


def _item(indicator: Indicator, section: str) -> PictureItem:
    wording = facts()[indicator.number].wording
    handed_in = actual(indicator, wording)
    target = read_targets(indicator.target, indicator.wording, indicator.unit).for_year(HALF.year)
    return PictureItem(
        number=indicator.number,
        label=indicator.wording,
        target=target,
        standing=assess(target, handed_in, HALF, indicator.course),
        course=indicator.course,
        wording=wording,
        value=handed_in.value,
        group=section,
    )


def _size(png: bytes) -> tuple[int, int]:
    """Width and height, from the file's head."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _plain(size: tuple[int, int], items: tuple[PictureItem, ...]) -> bytes:
    figure = Figure(figsize=(size[0] / _DPI, size[1] / _DPI), dpi=_DPI)
    axes = figure.add_subplot()
    bars = axes.barh(range(len(items)), [float(item.value or 0) for item in items])
    axes.set_yticks(range(len(items)), [f"№ {item.number} {item.label[:40]}" for item in items])
    axes.bar_label(bars, [item.wording[:22] for item in items])
    axes.set_title("Программа")
    target = BytesIO()
    figure.savefig(target, format="png")
    return target.getvalue()
