"""A canvas in pixels, y downwards: shapes and texts are collected first and drawn at once.

No pyplot (nothing stays open), one collection for all shapes, the fonts that matplotlib brings along, by
their files: no font search, the same picture on every machine.
"""

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

WIDTH = 1080
_DPI = 72  # so that a point is a pixel
_FONTS = {
    bold: FilePath(mpl.get_data_path(), "fonts", "ttf", name)
    for bold, name in enumerate(("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
}
_SIZE_MEASURED = 64
_MISSING_GLYPH = "□"
_INVISIBLE = re.compile(
    "[\ufe00-\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
Point = tuple[float, float]


def printable(text: str) -> str:
    """One line, without what cannot be seen; a letter the font lacks becomes an empty box."""
    line = " ".join(_INVISIBLE.sub("", text).split())
    return "".join(letter if _has_glyph(letter) else _MISSING_GLYPH for letter in line)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels, by the letters' advance widths (kerning only makes it narrower)."""
    return sum(_advance(letter, bold) for letter in text) * size


def cut(text: str, size: float, width: float, bold: bool = False) -> str:
    """The text, shortened at a word with «…» where it is wider than ``width``; a long word is cut itself."""
    if text_width(text, size, bold) <= width:
        return text
    end = len(text)
    while end and text_width(f"{text[:end]}…", size, bold) > width:
        end -= 1
    kept = text[:end]
    if " " in kept and text[end] != " ":
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,.;:–-") + "…"


def wrap(text: str, size: float, width: float, indent: float = 0, bold: bool = False) -> list[str]:
    """One line or two, the second cut; ``indent`` is what the first has less."""
    words = text.split()
    taken = _words_that_fit(words, size, width - indent, bold)
    first = cut(" ".join(words[:taken]), size, width - indent, bold)
    rest = cut(" ".join(words[taken:]), size, width, bold)
    return [line for line in (first, rest) if line]


class Canvas:
    """Collects; ``png`` draws. Later shapes lie on earlier ones, texts on all of them."""

    def __init__(self) -> None:
        self._shapes: list[tuple[Path, str, str, float, Any]] = []
        self._texts: list[Text] = []

    def box(self, corner: Point, size: Point, face: str = "", edge: str = "", dashed: bool = False) -> None:
        (x, y), (width, height) = corner, size
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        self.shape(Path(corners, closed=True), face, edge, 2.5, dashed)

    def line(self, points: list[Point], colour: str, width: float) -> None:
        self.shape(Path(points), "", colour, width)

    def shape(
        self, path: Path, face: str = "", edge: str = "", width: float = 0, dashed: bool = False
    ) -> None:
        style = (0, (3, 2)) if dashed else "solid"
        self._shapes.append((path, face or "none", edge or "none", width if edge else 0, style))

    def text(
        self, place: Point, text: str, size: float, colour: str = "#222222", bold: bool = False
    ) -> float:
        """Writes from ``place`` (left end of the base line); gives the x at which the text ends."""
        font = FontProperties(fname=str(_FONTS[bold]), size=size)
        # parse_math: otherwise two dollar signs in somebody's words are read as a formula
        artist = Text(*place, text, color=colour, fontproperties=font, va="baseline", parse_math=False)
        self._texts.append(artist)
        return place[0] + text_width(text, size, bold)

    def png(self, height: int) -> bytes:
        figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
        canvas = FigureCanvasAgg(figure)
        down = Affine2D().scale(1, -1).translate(0, height)
        figure.add_artist(self._collection(down))
        for text in self._texts:
            text.set_transform(down)
            figure.add_artist(text)
        target = BytesIO()
        with mpl.rc_context({"text.hinting": "none", "text.antialiased": True, "path.simplify": False}):
            canvas.print_png(  # type: ignore[no-untyped-call]
                target, metadata={"Software": None}, pil_kwargs={"compress_level": 1}
            )
        # Figure, canvas and artists hold each other and megabytes of pixels: part them now, not whenever
        # the garbage collector comes by.
        for artist in list(figure.artists):
            artist.remove()
        canvas.renderer = None
        return target.getvalue()

    def _collection(self, transform: Affine2D) -> PathCollection:
        paths, faces, edges, widths, styles = (list(part) for part in zip(*self._shapes, strict=True))
        return PathCollection(
            paths, facecolors=faces, edgecolors=edges, linewidths=widths, linestyles=styles,
            transform=transform, capstyle="round", joinstyle="round",
        )  # fmt: skip


def _words_that_fit(words: list[str], size: float, width: float, bold: bool) -> int:
    """At least one, even if it has to be cut."""
    taken = 1
    while taken < len(words) and text_width(" ".join(words[: taken + 1]), size, bold) <= width:
        taken += 1
    return taken


@lru_cache(maxsize=2)
def _font(bold: bool) -> FT2Font:
    font = FT2Font(str(_FONTS[bold]))
    font.set_size(_SIZE_MEASURED, _DPI)
    return font


@lru_cache(maxsize=4096)
def _advance(letter: str, bold: bool) -> float:
    """The letter's advance for a size of 1."""
    glyph = _font(bold).load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / _SIZE_MEASURED


@lru_cache(maxsize=4096)
def _has_glyph(letter: str) -> bool:
    return bool(_font(False).get_char_index(ord(letter)))
