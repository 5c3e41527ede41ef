"""The picture of who has handed in: its size, its letters, that each part is told apart without colours."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from domain.figures.standing import State
from domain.time.periods import Period
from reports.charts.canvas import WIDTH, Canvas
from reports.charts.marks import COLOURS, MARGIN
from reports.charts.progress_bars import ACCEPTED, MISSING, WAITING, ProgressBar, ProgressChart, draw_progress
from reports.charts.progress_picture import ProgressItem, ProgressPart, draw_progress_picture
from tests.unit.reports.test_charts import LONG, PHONE, SMALLEST, pixels

HALF_YEAR = Period.from_key("2022-H1")
WORDS = {ACCEPTED: "принято", WAITING: "на проверке", MISSING: "не сдано"}


def chart(*counts: tuple[int, int, int]) -> ProgressChart:
    parts = [dict(zip((ACCEPTED, WAITING, MISSING), one, strict=True)) for one in counts]
    bars = tuple(ProgressBar(LONG, one, "7 из 12") for one in parts)
    return ProgressChart("Сдано 12 из 26", LONG, bars, parts[0] if parts else dict.fromkeys(WORDS, 0), WORDS)


def picture(of: ProgressChart) -> Image.Image:
    return Image.open(BytesIO(draw_progress(of))).convert("RGB")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float, float]]:
    """Every text written: itself, its size, where it ends."""
    texts: list[tuple[str, float, float]] = []
    original = Canvas.text

    def text(self: Canvas, place: Any, text: str, size: float, colour: str, bold: bool = False) -> float:
        end = original(self, place, text, size, colour, bold)
        texts.append((text, size, end))
        return end

    monkeypatch.setattr(Canvas, "text", text)
    return texts


@pytest.mark.parametrize("bars", [0, 1, 7])
def test_it_fits_a_phone_and_its_letters_can_be_read(
    bars: int, written: list[tuple[str, float, float]]
) -> None:
    width, height = picture(chart(*[(1, 2, 40), (1_000, 0, 1)][:1] * bars)).size
    assert width == WIDTH
    assert height <= 2 * WIDTH
    assert max(end for _, _, end in written) <= WIDTH - MARGIN + 1
    assert min(size for _, size, _ in written) * PHONE / WIDTH >= SMALLEST


def test_each_part_has_a_filling_and_a_symbol_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    symbols: list[State] = []
    monkeypatch.setattr(
        "reports.charts.progress_bars.draw_symbol", lambda _, state, *__: symbols.append(state)
    )
    full = {
        part: pixels(picture(chart(tuple(9 if one is part else 0 for one in WORDS))), COLOURS[part])  # type: ignore[arg-type]
        for part in (ACCEPTED, WAITING)
    }
    assert full[WAITING] < 0.9 * full[ACCEPTED], "the second is hatched"
    picture(chart((3, 3, 3)))
    assert symbols[-3:] == [ACCEPTED, WAITING, MISSING]
    assert len(set(symbols[-3:])) == 3


def test_a_single_figure_among_many_is_seen() -> None:
    drawn = picture(chart((1, 0, 999)))
    assert pixels(drawn, COLOURS[ACCEPTED]) > pixels(picture(chart((0, 0, 999))), COLOURS[ACCEPTED]) + 200


def test_longer_bars_owe_more(written: list[tuple[str, float, float]]) -> None:
    long, short = (picture(chart((0, 0, 9), (one, 0, 0))) for one in (9, 3))
    assert pixels(short, COLOURS[ACCEPTED]) * 2 < pixels(long, COLOURS[ACCEPTED])


def test_several_pictures_have_one_scale() -> None:
    alone = chart((3, 0, 0))
    among = replace(alone, longest=9)
    assert pixels(picture(among), COLOURS[ACCEPTED]) * 2 < pixels(picture(alone), COLOURS[ACCEPTED])


def test_it_says_of_which_period_and_which_part(written: list[tuple[str, float, float]]) -> None:
    whole = ProgressItem("", 7, 5, 14)
    part = ProgressPart((ProgressItem("", 0, 0, 2),) * 7, whole, first=8, of=18, municipality="Округ")
    draw_progress_picture(HALF_YEAR, part, "ru")
    said = {text for text, _, _ in written}
    assert {"Сдано 12 из 26", "Округ · 1 полугодие 2022 · 8–14 из 18", "Никому не поручено"} <= said
    assert {"принято", " 7", "на проверке", " 5", "не сдано", " 14", "0 из 2"} <= said
