"""The status picture: its size, its colours, that no text leaves it, and that nothing stays behind."""

import gc
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from domain.figures.standing import State
from reports.charts.canvas import WIDTH, Canvas, cut, printable, text_width, wrap
from reports.charts.draw import Bar, StatusChart, draw_status
from reports.charts.marks import COLOURS, GREY, INK, MARGIN, OUTLINE, TINTS, TRACK

WORDS = {state: state.value for state in State}
LONG = (
    "Размещение на официальных сайтах отраслевых органов администрации городского округа и предприятий " * 2
)
PLAIN = Bar("4", "достижение целевых показателей", State.ON_PACE, "50 %", "из 100 %", 0.5)
WORST = Bar("27.1.12", LONG, State.MET, LONG, LONG, 7196 / 12, 0.5, 9.0, LONG, LONG)
HOSTILE = "$x^2$ $\\frac{1}$ {} %s \x00\x07\n<b>👍\u202e"


def chart(*bars: Bar, title: str = "Дороги") -> StatusChart:
    return StatusChart(title, "1 полугодие 2022", bars, WORDS, "принято 08.07", "цель", "сейчас", "было")


def picture(of: StatusChart) -> Image.Image:
    return Image.open(BytesIO(draw_status(of))).convert("RGB")


def pixels(image: Image.Image, colour: str) -> int:
    wanted = tuple(round(part * 255) for part in to_rgb(colour))
    return sum(count for count, found in image.getcolors(maxcolors=1 << 24) or [] if found == wanted)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float, float]]:
    """Every text written on the canvas: itself, its size, where it ends."""
    texts: list[tuple[str, float, float]] = []
    original = Canvas.text

    def text(self: Canvas, place: Any, text: str, size: float, colour: str, bold: bool = False) -> float:
        end = original(self, place, text, size, colour, bold)
        texts.append((text, size, end))
        return end

    monkeypatch.setattr(Canvas, "text", text)
    return texts


@pytest.mark.parametrize("count", [0, 1, 2, 5, 7, 8, 13, 27, 400, 3000])
def test_telegram_takes_the_picture(count: int) -> None:
    bars = [replace(PLAIN, number=str(n), group=f"Раздел {n // 4}", pace=0.5) for n in range(count)]
    width, height = picture(chart(*bars)).size
    assert width == 1080
    assert width + height <= 10_000
    assert max(width, height) / min(width, height) <= 20


PHONE, SMALLEST = 360, 11
"""Telegram shows a picture about so wide; below so many pixels letters cannot be read there."""


@pytest.mark.parametrize("bars", [(WORST,) * 7, (WORST,) * 27, (PLAIN,) * 3])
def test_no_text_leaves_the_picture_and_all_of_it_can_be_read_on_a_phone(
    bars: tuple[Bar, ...], written: list[tuple[str, float, float]]
) -> None:
    draw_status(chart(*bars, title=LONG))
    assert max(end for _, _, end in written) <= 1080 - MARGIN + 1
    assert min(size for _, size, _ in written) * PHONE / WIDTH >= SMALLEST


def luminance(colour: str) -> float:
    parts = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("state", list(State))
def test_a_state_stands_out_from_what_it_is_drawn_on(state: State) -> None:
    for ground in ("#ffffff", TRACK, TINTS[state]):
        assert contrast(COLOURS[state], ground) >= 3, ground


def test_letters_and_lines_stand_out() -> None:
    for ground in ("#ffffff", *TINTS.values()):
        assert contrast(INK, ground) >= 4.5
    assert contrast(GREY, "#ffffff") >= 4.5
    assert contrast(OUTLINE, "#ffffff") >= 3


def test_the_bars_are_seven_at_most() -> None:
    seven, eight = (draw_status(chart(*[replace(PLAIN, group="Раздел")] * count)) for count in (7, 8))
    heights = [Image.open(BytesIO(one)).size[1] for one in (seven, eight)]
    assert heights[1] < heights[0], "of more the whole at a glance is drawn"


def test_the_due_date_is_drawn(written: list[tuple[str, float, float]]) -> None:
    draw_status(chart(replace(PLAIN, due="срок 01.10.2022")))
    assert "срок 01.10.2022" in {text for text, _, _ in written}


def test_a_part_counts_the_states_of_the_whole(written: list[tuple[str, float, float]]) -> None:
    draw_status(replace(chart(PLAIN), states=(State.BEHIND,) * 5))
    assert {"behind", " 5"} <= {text for text, _, _ in written}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("count", [2, 13])
def test_every_state_has_its_colour_and_its_word(
    state: State, count: int, written: list[tuple[str, float, float]]
) -> None:
    image = picture(chart(*[replace(PLAIN, state=state)] * count))
    assert pixels(image, COLOURS[state]) > 100
    assert {state.value, f" {count}"} <= {text for text, _, _ in written}


def test_states_differ_without_colours() -> None:
    pictures = {draw_status(chart(replace(PLAIN, state=state, reached=None))) for state in State}
    assert len(pictures) == len(State)


def test_a_bar_is_as_long_as_its_share() -> None:
    def length(reached: float) -> int:
        return pixels(picture(chart(replace(PLAIN, reached=reached))), COLOURS[State.ON_PACE])

    empty, half, full = (length(reached) for reached in (0.0, 0.5, 1.0))
    assert empty < half < full
    assert 0.45 < (half - empty) / (full - empty) < 0.55


def test_a_reported_zero_differs_from_nothing_to_compare() -> None:
    assert draw_status(chart(replace(PLAIN, reached=0.0))) != draw_status(chart(replace(PLAIN, reached=None)))


def test_what_is_far_above_the_target_ends_at_the_pictures_own_end() -> None:
    far, farther = (draw_status(chart(replace(PLAIN, reached=reached))) for reached in (1.3, 600.0))
    assert far == farther
    assert far != draw_status(chart(replace(PLAIN, reached=1.25)))


@pytest.mark.parametrize("share", [float("nan"), float("inf"), -1.0, 1e300])
def test_odd_shares_are_drawn(share: float) -> None:
    assert draw_status(chart(replace(PLAIN, reached=share, pace=share, last=share)))


def test_what_people_type_is_drawn_as_text(written: list[tuple[str, float, float]]) -> None:
    hostile = Bar(HOSTILE, HOSTILE, State.BEHIND, HOSTILE, HOSTILE, 0.5, note=HOSTILE, group=HOSTILE)
    assert draw_status(chart(hostile, PLAIN, title=HOSTILE))
    assert "$x^2$ $\\frac{1}$ {} %s <b>□" in {text for text, _, _ in written}


def test_at_a_glance_each_section_is_named_once_in_the_order_of_its_worst(
    written: list[tuple[str, float, float]],
) -> None:
    bars = [replace(PLAIN, number=str(n), group=("один", "два")[n % 2]) for n in range(9)]
    draw_status(chart(*bars))
    assert [text for text, _, _ in written if text in ("один", "два")] == ["один", "два"]


def test_marks_are_explained_only_where_they_stand(written: list[tuple[str, float, float]]) -> None:
    draw_status(chart(PLAIN))
    assert {"цель", "сейчас", "было"} & {text for text, _, _ in written} == {"цель"}
    draw_status(chart(replace(PLAIN, pace=0.5, last=0.2)))
    assert {"цель", "сейчас", "было"} <= {text for text, _, _ in written}


def test_long_texts_take_two_lines_and_an_ellipsis() -> None:
    lines = wrap(LONG, 28, 500, indent=100)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert text_width(lines[0], 28) <= 400
    assert text_width(lines[1], 28) <= 500
    assert wrap("", 28, 500) == []


@pytest.mark.parametrize("width", range(250, 1000, 37))
def test_texts_are_cut_at_words(width: int) -> None:
    kept = cut(LONG, 28, width).rstrip("…")
    assert LONG.startswith(kept)
    assert not LONG[len(kept)].isalnum(), kept


def test_a_range_is_drawn_from_its_lower_to_its_upper_end() -> None:
    def lines(bar: Bar) -> int:
        return pixels(picture(chart(bar)), INK)

    inside = replace(PLAIN, reached=0.6)
    assert lines(replace(inside, low=0.2)) > lines(inside) + 100


def test_a_word_without_spaces_is_cut() -> None:
    assert text_width(cut("ы" * 500, 28, 300), 28) <= 300
    assert printable(" a\n\tb ") == "a b"


def test_the_same_chart_gives_the_same_bytes_and_travels_between_processes() -> None:
    same = pickle.loads(pickle.dumps(chart(PLAIN, WORST)))
    assert draw_status(same) == draw_status(chart(PLAIN, WORST))


def alive(kind: type) -> int:
    return sum(isinstance(thing, kind) for thing in gc.get_objects())


def test_no_figure_stays_behind_and_no_pixels_wait_for_the_collector() -> None:
    draw_status(chart(PLAIN))
    gc.collect()
    gc.disable()
    try:
        draw_status(chart(PLAIN))
        assert alive(RendererAgg) == 0
    finally:
        gc.enable()
    gc.collect()
    assert alive(Figure) == 0


def test_pyplot_is_not_needed() -> None:
    check = "import reports.charts.draw, sys; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
