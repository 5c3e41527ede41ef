"""A formula that changes while a period is open: what was handed in is computed anew, marked and said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.anew import Anew, Because, mark_of
from domain.figures import form
from domain.figures.form import Step
from domain.methodology.formula.problems import ProblemKind
from domain.methodology.model import Every, Input, Methodology
from domain.refusals import Stale
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.computing.recomputed import Recomputed, RecomputedFigure, figures_recomputed, own_recomputed
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import change_draft
from services.figures.open_draft import open_draft, see_draft
from services.figures.submit_value import submit_value
from services.notices.coordinators import FiguresRecomputed
from services.notices.executors import DraftRecomputed, OwnRecomputed
from services.review.decide_submission import accept_submission
from services.review.return_draft import ask_reason, give_reason
from services.standing.see_status import Extent, see_status
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
    reopen,
    told,
    versions,
    waiting,
)
from tests.integration.services.figures.test_computed import give
from tests.mytishchi import EVENING, Mytishchi, mytishchi
from tests.unit.domain.methodology.mytishchi_methodology import ONE

HALVED = formula("A", "A1 + A2·2")
DEBT = {"З1": "1,5", "З2": "0,3", "Прк": "30"}
ACCEPTED, SENT, RETURNED = SubmissionState.ACCEPTED, SubmissionState.SENT, SubmissionState.RETURNED


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Mytishchi:
    clock.move(EVENING)
    return await mytishchi(installation)


async def accept(town: Mytishchi, number: str) -> None:
    newest = (await versions(town.coordinator, town, number))[-1]
    await accept_submission(town.coordinator, town.programme_id, newest.id)


async def newest(town: Mytishchi, number: str) -> SubmissionFacts:
    return (await versions(town.coordinator, town, number))[-1]


async def mark(town: Mytishchi, number: str) -> Anew:
    found = mark_of((await newest(town, number)).working)
    assert found is not None
    return found


async def listed(town: Mytishchi, ctx: Context) -> list[RecomputedFigure]:
    """What a coordinator, or an executor, is told."""
    found: Recomputed | None
    if ctx is town.coordinator:
        [notice] = await told(ctx, FiguresRecomputed)
        found = await figures_recomputed(ctx, notice)
    else:
        [own] = await told(ctx, OwnRecomputed)
        found = await own_recomputed(ctx, own)
    return [] if found is None else [figure for one in found.periods for figure in one.figures]


async def test_a_figure_that_was_sent_is_computed_by_the_new_formula(town: Mytishchi) -> None:
    """4 + 1·4 = 8 becomes 4 + 1·2 = 6, and waits for the coordinator's word."""
    await hand_in(town, "2", EIGHT)
    await change(town, "2", HALVED)
    found = await newest(town, "2")
    assert (found.version, found.value, found.computed, found.wording) == (2, Decimal(6), Decimal(6), "6,00")
    assert (found.state, found.explanation) == (SENT, "по данным отдела")
    assert found.is_recomputed
    assert found.working is not None
    assert found.working["trace"]["steps"][-1]["text"] == "A1 + A2·2"
    assert await mark(town, "2") == Anew(Because.METHODOLOGY, was="8,00")
    assert await waiting(town) == ["2"]


async def test_what_was_accepted_stands_until_the_new_value_is_accepted(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await accept(town, "2")
    await change(town, "2", HALVED)
    status = await see_status(town.coordinator, town.programme_id, Extent.INDICATOR, town.indicator_ids["2"])
    assert status.items[0].value == Decimal(8)
    assert await waiting(town) == ["2"]
    await accept(town, "2")
    status = await see_status(town.coordinator, town.programme_id, Extent.INDICATOR, town.indicator_ids["2"])
    assert status.items[0].value == Decimal(6)


async def test_the_coordinator_and_the_executor_are_told_from_what_to_what(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await hand_in(town, "4", DEBT)
    await change(town, "2", HALVED)
    for ctx in (town.coordinator, town.media):
        [figure] = await listed(town, ctx)
        assert (figure.item.indicator.number, figure.was, figure.now) == ("2", "8,00", "6,00")
    assert await told(town.advertising, OwnRecomputed) == []


async def test_the_same_value_needs_no_word_and_has_the_new_working(town: Mytishchi) -> None:
    """(1,5 − 0,3)/30·100 = 4, written otherwise: accepted it was, accepted it is."""
    await hand_in(town, "4", DEBT)
    await accept(town, "4")
    await change(town, "4", formula("Зрк", "100·(З1 − З2) / Прк"))
    found = await newest(town, "4")
    assert (found.version, found.value, found.state) == (2, Decimal(4), ACCEPTED)
    assert not found.is_recomputed, "the value is what it was"
    assert found.working is not None
    assert found.working["trace"]["steps"][-1]["text"] == "100·(З1 − З2) / Прк"
    [figure] = await listed(town, town.coordinator)
    assert (figure.was, figure.now) == ("4,00", "4,00")
    assert await waiting(town) == []


async def test_words_beside_a_formula_make_no_version(town: Mytishchi) -> None:
    await hand_in(town, "4", DEBT)
    await change(town, "4", lambda one: replace(one, label="Отношение задолженности к плану"))
    assert (await newest(town, "4")).version == 1
    assert await told(town.coordinator, FiguresRecomputed) == []


async def test_an_explanation_nobody_has_read_is_not_accepted_in_passing(town: Mytishchi) -> None:
    await hand_in(town, "4", DEBT)
    await accept(town, "4")
    view = await give(town.advertising, town, "4", DEBT)
    await explained(town.advertising, view.id, "иски поданы в марте")
    await change(town, "4", formula("Зрк", "100·(З1 − З2) / Прк"))
    assert [one.state for one in await versions(town.coordinator, town, "4")] == [ACCEPTED, SENT, SENT]


async def explained(ctx: Context, draft_id: int, text: str) -> None:
    view = await see_draft(ctx, draft_id)
    view = await change_draft(
        ctx, view.id, view.revision, lambda answers, _: form.with_explanation(answers, text, 3)
    )
    await submit_value(ctx, view.id, view.revision)


async def test_a_value_that_the_coordinator_put_in_place_stays(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await override(town, "2", "7,5\nпо данным сверки")
    await change(town, "2", HALVED)
    found = await newest(town, "2")
    assert (found.version, found.value, found.computed, found.state) == (
        3,
        Decimal("7.5"),
        Decimal(6),
        ACCEPTED,
    )
    assert (found.override_reason, found.replaced) == ("по данным сверки", True)
    assert await mark(town, "2") == Anew(Because.METHODOLOGY, was="7,5", computed="8,00", now="6,00")
    [figure] = await listed(town, town.coordinator)
    assert (figure.was, figure.now) == ("7,5", "7,5")


async def test_unreliable_data_stay_marked(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await override(town, "2", "Недостоверные данные\nнакрутка подписчиков")
    await change(town, "2", HALVED)
    found = await newest(town, "2")
    assert found.working is not None
    assert (found.value, found.working["flags"], found.state) == (Decimal(6), ["last_place"], SENT)
    assert found.override_reason == "накрутка подписчиков"


async def test_a_figure_that_lacks_a_new_input_stays_marked_and_its_executor_is_asked(
    town: Mytishchi,
) -> None:
    """Прк is no longer enough: the formula needs what was written off as well."""
    await hand_in(town, "4", DEBT)
    await accept(town, "4")
    await change(town, "4", with_written_off)
    found = await newest(town, "4")
    assert (found.version, found.value, found.state) == (2, Decimal(4), ACCEPTED)
    lacking = await mark(town, "4")
    assert [(one.kind, one.name) for one in lacking.problems] == [(ProblemKind.MISSING, "Сп")]
    [figure] = await listed(town, town.advertising)
    assert figure.mark.problems == lacking.problems
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    assert view.step is Step.INPUT
    assert view.wanted is not None
    assert view.wanted.key == "Сп"


def with_written_off(methodology: Methodology) -> Methodology:
    more = Input("Сп", "Списанная задолженность", "млн руб.")
    return replace(
        formula("Зрк", "(З1 − З2 − Сп) / Прк·100")(methodology), inputs=(*methodology.inputs, more)
    )


async def test_a_correction_with_the_new_input_takes_the_mark_away(town: Mytishchi) -> None:
    """(1,5 − 0,3 − 0,6)/30·100 = 2."""
    await hand_in(town, "4", DEBT)
    await change(town, "4", with_written_off)
    await hand_in(town, "4", {"Сп": "0,6"})
    found = await newest(town, "4")
    assert (found.version, found.value, mark_of(found.working)) == (3, Decimal(2), None)


async def test_an_input_in_another_unit_is_asked_again(town: Mytishchi) -> None:
    """1,5 млн руб. are not 1,5 тыс. руб."""
    await hand_in(town, "4", DEBT)
    await change(town, "4", in_thousands)
    assert [one.name for one in (await mark(town, "4")).problems] == ["З1"]
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    assert view.wanted is not None
    assert view.wanted.key == "З1"


def in_thousands(methodology: Methodology) -> Methodology:
    inputs = (replace(one, unit="тыс. руб.") if one.name == "З1" else one for one in methodology.inputs)
    return replace(methodology, inputs=tuple(inputs))


async def test_a_mistaken_file_that_is_taken_back_leaves_what_was_accepted(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await accept(town, "2")
    await change(town, "2", HALVED)
    await change(town, "2", formula("A", "A1 + A2·4"))
    found = await newest(town, "2")
    assert (found.version, found.value, found.state) == (3, Decimal(8), ACCEPTED)
    assert await waiting(town) == []


async def test_a_formula_that_lacks_nothing_again_computes_again(town: Mytishchi) -> None:
    await hand_in(town, "4", DEBT)
    await change(town, "4", in_thousands)
    await change(town, "4", in_millions)
    found = await newest(town, "4")
    assert (found.version, found.value) == (3, Decimal(4))
    assert not (await mark(town, "4")).stands_still


def in_millions(methodology: Methodology) -> Methodology:
    inputs = (replace(one, unit="млн руб.") if one.name == "З1" else one for one in methodology.inputs)
    return replace(methodology, inputs=tuple(inputs))


async def test_decimals_that_change_word_the_figure_anew(town: Mytishchi) -> None:
    await hand_in(town, "4", DEBT)
    await accept(town, "4")
    await change(town, "4", lambda one: replace(one, digits=1))
    found = await newest(town, "4")
    assert (found.wording, found.value, found.state) == ("4,0", Decimal(4), ACCEPTED)


async def test_a_monthly_input_that_is_given_by_the_quarter_now_is_asked_again(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await change(town, "2", by_quarter)
    assert {one.name for one in (await mark(town, "2")).problems} == {"Nотр", "Nназн"}


def by_quarter(methodology: Methodology) -> Methodology:
    inputs = tuple(replace(one, every=Every.QUARTER) for one in methodology.inputs)
    formulas = (formula("A2", "Nотр / Nназн·kоб")(methodology)).formulas
    return replace(methodology, inputs=inputs, formulas=formulas, decisions=())


# ---- the day from which on a version holds


async def test_since_moved_so_that_another_version_holds_for_the_open_period(town: Mytishchi) -> None:
    """The new version was of the second quarter; now it holds from the first on."""
    later = date(2022, 4, 1)
    await change_indicator(town, "2", lambda one: replace(one, methodology=two(one.methodology, later)))
    await hand_in(town, "2", EIGHT)
    assert (await newest(town, "2")).value == Decimal(8)
    earlier = date(2022, 1, 1)
    await change_indicator(town, "2", lambda one: replace(one, methodology=moved(one.methodology, earlier)))
    found = await newest(town, "2")
    assert (found.version, found.value) == (2, Decimal(6))
    assert found.working is not None
    assert found.working["trace"]["since"] == "2022-01-01"


def two(versions: tuple[Methodology, ...], since: date) -> tuple[Methodology, ...]:
    """The halved formula from a day on."""
    return (*versions, replace(HALVED(versions[0]), since=since))


def moved(versions: tuple[Methodology, ...], since: date) -> tuple[Methodology, ...]:
    """The last version holds from another day on; one that would begin on the same day is no more."""
    return (*(one for one in versions[:-1] if one.since != since), replace(versions[-1], since=since))


async def test_since_moved_so_that_no_version_holds_leaves_the_figure_marked(town: Mytishchi) -> None:
    await hand_in(town, "4", DEBT)
    await accept(town, "4")
    await change(town, "4", lambda one: replace(one, since=date(2022, 7, 1)))
    found = await newest(town, "4")
    assert (found.version, found.value, found.state) == (2, Decimal(4), ACCEPTED)
    assert (await mark(town, "4")).gone
    [figure] = await listed(town, town.coordinator)
    assert figure.mark.gone


async def test_since_moved_so_that_a_version_holds_asks_for_the_inputs_of_a_typed_number(
    town: Mytishchi,
) -> None:
    await change(town, "4", lambda one: replace(one, since=date(2022, 7, 1)))
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    view = await answer_draft(town.advertising, view.id, "5 иски поданы", 1)
    await submit_value(town.advertising, view.id, view.revision)
    await change(town, "4", lambda one: replace(one, since=date(2022, 1, 1)))
    found = await newest(town, "4")
    assert (found.version, found.value, found.computed) == (2, Decimal(5), None)
    assert {one.name for one in (await mark(town, "4")).problems} == {"З1", "З2", "Прк"}
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    assert view.wanted is not None
    assert view.wanted.key == "З1"


async def test_a_methodology_that_is_taken_away_leaves_the_figure_marked(town: Mytishchi) -> None:
    await hand_in(town, "4", DEBT)
    await change_indicator(town, "4", lambda one: replace(one, methodology=()))
    assert (await newest(town, "4")).value == Decimal(4)
    assert (await mark(town, "4")).gone


# ---- what is not recomputed


async def test_a_closed_and_a_reopened_period_are_left_alone(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await close(town)
    await change(town, "2", HALVED)
    assert (await newest(town, "2")).version == 1
    await reopen(town)
    await change(town, "2", formula("A", "A1 + A2·3"))
    assert (await newest(town, "2")).version == 1
    assert await told(town.coordinator, FiguresRecomputed) == []


async def test_what_was_returned_is_its_authors(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    reason = await ask_reason(town.coordinator, town.programme_id, (await newest(town, "2")).id)
    await give_reason(town.coordinator, reason.draft_id, "проверьте подписчиков")
    await change(town, "2", HALVED)
    assert ((await newest(town, "2")).version, (await newest(town, "2")).state) == (1, RETURNED)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"])
    assert view.answers.value == Decimal(6)


# ---- drafts


async def test_a_draft_follows_the_new_formula_and_its_author_is_told(town: Mytishchi) -> None:
    view = await give(town.media, town, "2", EIGHT)
    await change(town, "2", HALVED)
    [notice] = await told(town.media, DraftRecomputed)
    assert (notice.draft_id, notice.was) == (view.id, "8,00")
    with pytest.raises(Stale):  # what was seen is not sent
        await submit_value(town.media, view.id, view.revision)
    assert (await see_draft(town.media, view.id)).answers.wording == "6,00"


async def test_a_draft_whose_input_has_another_unit_now_asks_for_it_again(town: Mytishchi) -> None:
    view = await give(town.advertising, town, "4", DEBT)
    await change(town, "4", in_thousands)
    assert len(await told(town.advertising, DraftRecomputed)) == 1
    view = await see_draft(town.advertising, view.id)
    assert view.wanted is not None
    assert (view.step, view.wanted.key) == (Step.INPUT, "З1")


async def test_a_draft_that_comes_out_the_same_is_left_alone(town: Mytishchi) -> None:
    view = await give(town.advertising, town, "4", DEBT)
    await change(town, "4", formula("Зрк", "100·(З1 − З2) / Прк"))
    assert await told(town.advertising, DraftRecomputed) == []
    assert (await see_draft(town.advertising, view.id)).revision == view.revision


# ---- decisions


async def test_a_decision_whose_option_is_no_more_is_asked_again(town: Mytishchi) -> None:
    """«считать за 1» is gone: the figure stands marked until «считать за 0» is chosen, (1 + 0 + 1)/3."""
    await hand_in_empty_month(town)
    await decide(town, ONE)
    assert (await newest(town, "2")).value == Decimal(8)
    await change(town, "2", other_options)
    assert [one.kind for one in (await mark(town, "2")).problems] == [ProblemKind.UNDECIDED]
    await decide(town, ZERO)
    found = await newest(town, "2")
    assert found.value is not None
    assert found.wording == "6,67"
    assert (await mark(town, "2")).because is Because.DECISION


async def test_what_happens_within_two_minutes_is_told_once(town: Mytishchi, clock: FakeClock) -> None:
    """From the first to the last."""
    await hand_in(town, "2", EIGHT)
    clock.forward(seconds=1)
    await change(town, "2", HALVED)
    clock.forward(seconds=1)
    await change(town, "2", formula("A", "A1 + A2·3"))
    [figure] = await listed(town, town.coordinator)
    assert (figure.was, figure.now) == ("8,00", "7,00")
    clock.forward(minutes=5)
    await change(town, "2", HALVED)
    assert len(await told(town.coordinator, FiguresRecomputed)) == 2
