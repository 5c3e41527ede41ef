"""A period that was closed is computed by the version it was closed with, on every path, reopened too."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.figures.form import Step
from domain.methodology.model import Input
from domain.programme.document import Measure
from services.context import Installation
from services.figures.open_draft import open_draft
from services.periods.open_period import open_period
from services.standing.see_working import see_working
from tests.doubles import FakeClock
from tests.integration.services.computing.quarters import (
    EIGHT,
    ZERO,
    change,
    change_indicator,
    close,
    decide,
    formula,
    hand_in,
    hand_in_empty_month,
    other_options,
    override,
    programme_of,
    renumber,
    reopen,
    take_file,
    undecided,
    versions,
)
from tests.mytishchi import EVENING, Mytishchi, mytishchi
from tests.unit.domain.methodology.mytishchi_methodology import ONE, SKIP


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Mytishchi:
    clock.move(EVENING)
    return await mytishchi(installation)


def all_residents(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
    """Ца is the number of all residents."""
    words = "Число жителей, включая детей"
    return tuple(replace(one, label=words) if one.name == "Ца" else one for one in inputs)


HALVED = formula("A", "A1 + A2·2")


async def test_the_decision_on_an_empty_month_computes_a_reopened_quarter_by_its_own_formula(
    town: Mytishchi,
) -> None:
    """4 + 1·4 = 8; by the formula of today it would be 4 + 1·2 = 6."""
    await hand_in_empty_month(town)
    await close(town)
    await change(town, "2", HALVED)
    await reopen(town)
    await decide(town, SKIP)
    newest = (await versions(town.coordinator, town, "2"))[-1]
    assert (newest.version, newest.value) == (2, Decimal(8))
    assert newest.working is not None
    assert newest.working["trace"]["steps"][-1]["text"] == "A1 + A2·4"


async def test_the_decision_reaches_a_reopened_quarter_whose_indicator_has_another_number_by_now(
    town: Mytishchi,
) -> None:
    """No. 2 became No. 5 since; what is No. 2 now is another indicator."""
    await hand_in_empty_month(town)
    await close(town)
    await renumber(town, "2", "5")
    await reopen(town)
    await decide(town, SKIP)
    newest = (await versions(town.coordinator, town, "2"))[-1]
    assert (newest.version, newest.value) == (2, Decimal(8))


async def test_a_correction_in_a_reopened_quarter_knows_the_decision_of_a_renumbered_indicator(
    town: Mytishchi,
) -> None:
    await hand_in_empty_month(town)
    await decide(town, SKIP)
    await close(town)
    await renumber(town, "2", "5")
    await reopen(town)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"], town.period_id)
    assert view.result is not None
    assert view.result.value == Decimal(8)


async def test_the_mark_of_unreliable_data_computes_a_reopened_quarter_by_its_own_formula(
    town: Mytishchi,
) -> None:
    await hand_in(town, "2", EIGHT)
    await close(town)
    await change(town, "2", HALVED)
    await reopen(town)
    await override(town, "2", "Недостоверные данные\nнакрутка подписчиков")
    newest = (await versions(town.coordinator, town, "2"))[-1]
    assert (newest.value, newest.computed) == (Decimal(8), Decimal(8))
    assert newest.working is not None
    assert (newest.working["value"], newest.working["flags"]) == ("8", ["last_place"])
    assert newest.working["trace"]["steps"][-1]["text"] == "A1 + A2·4"


async def test_the_mark_of_unreliable_data_uses_the_decision_of_the_closing(town: Mytishchi) -> None:
    """The month counts for 1: A2 = (1 + 1 + 1)/3. The decision is of no use to the formula of today."""
    await hand_in_empty_month(town)
    await decide(town, ONE)
    await close(town)
    await change(town, "2", undecided)
    await reopen(town)
    await override(town, "2", "Недостоверные данные\nнакрутка подписчиков")
    newest = (await versions(town.coordinator, town, "2"))[-1]
    assert newest.working is not None
    assert newest.working["value"] == "8"
    assert newest.working["trace"]["decisions"] == [{"name": "пустой_месяц", "option": ONE}]


async def test_the_decision_that_a_period_was_closed_with_holds_when_it_is_asked_anew(
    town: Mytishchi,
) -> None:
    """What is decided later about other options is of later periods."""
    await hand_in_empty_month(town)
    await decide(town, ONE)
    await close(town)
    await change(town, "2", other_options)
    await decide(town, ZERO)
    await reopen(town)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"], town.period_id)
    assert view.result is not None
    assert [one.option for one in view.result.given.decisions] == [ONE]
    assert view.result.value == Decimal(8)


async def test_a_correction_in_a_reopened_quarter_is_computed_by_its_own_formula(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await close(town)
    await change(town, "2", HALVED)
    await reopen(town)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"], town.period_id)
    assert view.answers.value == Decimal(8)


async def test_a_reopened_quarter_is_computed_also_when_its_methodology_was_taken_away_since(
    town: Mytishchi,
) -> None:
    await hand_in_empty_month(town)
    await close(town)
    await change_indicator(town, "2", lambda one: replace(one, methodology=()))
    await reopen(town)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"], town.period_id)
    assert view.asked.methodology is not None
    await decide(town, SKIP)  # nobody had: it is asked again
    assert (await versions(town.coordinator, town, "2"))[-1].value == Decimal(8)


async def test_a_reopened_quarter_is_computed_also_when_its_indicator_has_ended_since(
    town: Mytishchi,
) -> None:
    await hand_in(town, "2", EIGHT)
    await close(town)
    programme = await programme_of(town)
    rows = tuple(row for row in programme.rows if not (isinstance(row, Measure) and row.number == "2"))
    await take_file(town, replace(programme, rows=rows))
    await reopen(town)
    await override(town, "2", "Недостоверные данные\nнакрутка подписчиков")
    assert (await versions(town.coordinator, town, "2"))[-1].value == Decimal(8)


async def test_the_working_of_a_closed_quarter_is_shown_as_its_own_methodology_shows_it(
    town: Mytishchi,
) -> None:
    """Three decimals and the first place from 9 on are of later periods."""
    await hand_in(town, "2", EIGHT)
    await override(town, "2", "8,5\nпо данным сверки")
    await close(town)
    await change(
        town,
        "2",
        lambda one: replace(one, digits=3, places=replace(one.places, first_from=Decimal(9))),
    )
    working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
    assert (working.digits, working.working["flags"]) == (2, ["first_place"])


async def test_an_input_that_was_given_for_other_words_is_asked_again(
    town: Mytishchi, clock: FakeClock
) -> None:
    """Ца of the first quarter was the number of adults; what it is of by now is another figure."""
    await hand_in(town, "2", EIGHT)
    await close(town)
    await change(town, "2", lambda one: replace(one, inputs=all_residents(one.inputs)))
    await open_period(town.coordinator, town.programme_id, town.period_id)
    clock.forward(days=91)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"])
    assert view.step is Step.INPUT
    assert view.wanted is not None
    assert view.wanted.key == "Ца"
