"""«320 только за II квартал» by number: the sum is a draft that waits for «Отправить»."""

from datetime import UTC, datetime
from decimal import Decimal

from domain.figures.form import Step
from domain.figures.numbered_lines import numbered_lines
from domain.figures.numbers import Reading, Trouble
from services.context import Installation
from services.figures.figure_draft import FigureDraft
from services.figures.submit_value import submit_ready
from services.figures.take_message import take_numbered
from services.periods.open_period import open_period
from tests.doubles import FakeClock
from tests.sample import Town, take_in

BEFORE = "№ 11 2 работы ведутся\n№ 7 100%"


async def _half_a_year_later(installation: Installation, clock: FakeClock) -> Town:
    """УГХ handed in two figures for the half-year; the year is collected."""
    town = await take_in(installation)
    await take_numbered(town.roads, numbered_lines(BEFORE), 1)
    await submit_ready(town.roads, town.programme_id)
    clock.move(datetime(2023, 1, 9, 6, tzinfo=UTC))
    await open_period(town.coordinator, town.programme_id, town.period_id)
    return town


def _by_number(drafts: tuple[FigureDraft, ...]) -> dict[str, FigureDraft]:
    return {one.item.indicator.number: one for one in drafts}


async def test_parts_of_several_figures_are_summed_line_by_line(
    installation: Installation, clock: FakeClock
) -> None:
    town = await _half_a_year_later(installation, clock)
    said = "№ 11 1 только за 2 полугодие, одна сдвинута\n№ 7 50% это за 2 полугодие\n№ 12 1 это за полугодие"
    found = _by_number((await take_numbered(town.roads, numbered_lines(said), 2)).drafts)
    summed = found["11"]
    assert (summed.answers.value, summed.answers.added, summed.step) == (Decimal(3), True, Step.ROW)
    assert isinstance(found["7"].misread, Reading)
    assert found["7"].misread.trouble is Trouble.PART_OF_LEVEL
    assert isinstance(found["12"].misread, Reading)
    assert found["12"].misread.trouble is Trouble.PART_WITHOUT_PAST
    sent = await submit_ready(town.roads, town.programme_id)
    assert [(one.number, one.wording) for one in sent] == [("11", "3")]
