"""How a state looks: a colour and, for those who do not tell colours apart, a shape of its own."""

from collections import Counter
from collections.abc import Mapping, Sequence

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from domain.figures.standing import State
from reports.charts.canvas import WIDTH, Canvas, Point, printable, text_width

# Apart in Lab by 19 or more under simulated colour blindness of each kind; in grey print the shapes tell.
COLOURS: Mapping[State, str] = {
    State.MET: "#008b5a",
    State.ON_PACE: "#2358c4",
    State.BEHIND: "#c86400",
    State.MISSED: "#7a0930",
    State.NOT_COMPARED: "#6b7280",
    State.NO_DATA: "#6b7280",
}
TINTS: Mapping[State, str] = {
    State.MET: "#dff3ea",
    State.ON_PACE: "#e1eefb",
    State.BEHIND: "#fdf0d8",
    State.MISSED: "#fae0e7",
    State.NOT_COMPARED: "#eef0f2",
    State.NO_DATA: "#ffffff",
}
INK, GREY, TRACK = "#1b1f24", "#565d66", "#e6e9ed"
OUTLINE = "#7b838d"  # of what holds no figure
MARGIN = 32
TEXT, SMALL = 36, 33
"""No letter is smaller: shown 360 px wide on a phone, a third of the picture's width, it is 11 px high."""
_STROKE = 0.2
# Each within a square from -0.5 to 0.5, y downwards.
_FILLED = {
    State.ON_PACE: Path.circle(radius=0.42),
    State.BEHIND: Path([(-0.48, -0.38), (0.48, -0.38), (0.0, 0.46), (-0.48, -0.38)], closed=True),
}
_STROKES = {
    State.MET: Path([(-0.4, 0.02), (-0.12, 0.32), (0.42, -0.34)]),
    State.MISSED: Path([(-0.34, -0.34), (0.34, 0.34), (-0.34, 0.34), (0.34, -0.34)], [1, 2, 1, 2]),
    State.NOT_COMPARED: Path([(-0.4, 0.0), (0.4, 0.0)]),
    State.NO_DATA: Path.circle(radius=0.36),
}
_WORD_AT = 48
_SIZE, _GAP, _LINE = TEXT, 36, 54


def draw_symbol(canvas: Canvas, state: State, centre: Point, size: float) -> None:
    """✓ ● ▼ ✕ – ○ as shapes: no font has them all alike."""
    place = Affine2D().scale(size).translate(*centre)
    if state in _FILLED:
        canvas.shape(_FILLED[state].transformed(place), COLOURS[state])
    else:
        width = size * (_STROKE if state is not State.NO_DATA else _STROKE * 0.6)
        canvas.shape(_STROKES[state].transformed(place), "", COLOURS[state], width)


def draw_counts(canvas: Canvas, top: float, words: Mapping[State, str], states: Sequence[State]) -> float:
    """How many indicators stand how, with their symbols; wraps; gives the y below."""
    counted, x = Counter(states), float(MARGIN)
    for state in (state for state in State if counted[state]):
        word, number = printable(words.get(state, "")), f" {counted[state]}"
        width = _WORD_AT + text_width(word, _SIZE) + text_width(number, _SIZE, bold=True)
        if x > MARGIN and x + width > WIDTH - MARGIN:
            x, top = MARGIN, top + _LINE
        draw_symbol(canvas, state, (x + 18, top + 26), 34)
        end = canvas.text((x + _WORD_AT, top + 38), word, _SIZE, INK)
        x = canvas.text((end, top + 38), number, _SIZE, INK, bold=True) + _GAP
    return top + _LINE if counted else top
