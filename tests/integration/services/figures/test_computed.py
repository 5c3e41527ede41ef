"""Computed indicators from the first question to the accepted value, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.figures.form import Step
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.standing import State
from domain.methodology.formula.problems import ProblemKind
from domain.refusals import Replaced, UnclearOverride
from models.repositories import submissions
from reports.charts.status_picture import PictureItem, PicturePart
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.figures.tasks import list_tasks
from services.periods.move_deadline import await_deadline, move_deadline
from services.periods.open_period import open_period
from services.review.answer_question import answer_question, see_questions
from services.review.decide_submission import accept_submission
from services.review.override_value import await_override, override_value
from services.review.see_queue import see_queue
from services.standing.draw_status import draw_picture_of
from services.standing.see_status import Extent, see_status
from services.standing.see_working import see_working
from tests.doubles import FakeClock
from tests.mytishchi import EVENING, Mytishchi, mytishchi
from tests.unit.domain.methodology.mytishchi_methodology import ONE, SKIP

# A1 = 36 000/36 000 + 3 240 000/(36 000·30·3) + 324 000/(36 000·3·3) + 1 440/(480·3) = 4
# A2 = (100/100 + 100/100 + 100/100)/3 = 1; A = 4 + 1·4 = 8
EIGHT = {"Ца": "180 000", "AR": "36 000", "просмотры": "3 240 000", "SI": "324 000", "NПОСТ": "1440"}


@pytest.fixture
def town_clock(clock: FakeClock) -> FakeClock:
    clock.move(EVENING)
    return clock


async def give(
    ctx: Context, town: Mytishchi, number: str, answers: dict[str, str], *, monthly: str = "100"
) -> FigureDraft:
    """Answer every input that is asked for; what is not named is ``monthly``."""
    view = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    while view.step is Step.INPUT:
        assert view.wanted is not None
        text = answers.get(view.wanted.key, answers.get(view.wanted.input.name, monthly))
        view = await answer_draft(ctx, view.id, text, 1)
        assert view.misread is None, (view.misread, text)
    return view


async def send(ctx: Context, view: FigureDraft, explanation: str = "по данным отдела") -> None:
    if view.step is Step.EXPLANATION:
        view = await answer_draft(ctx, view.id, explanation, 2)
    await submit_value(ctx, view.id, view.revision)


async def test_inputs_are_asked_one_by_one_in_the_documents_words(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"])
    asked = []
    while view.step is Step.INPUT:
        assert view.wanted is not None
        asked.append(view.wanted.key)
        view = await answer_draft(town.media, view.id, EIGHT.get(view.wanted.key, "100"), 1)
    months = [f"{name}@{month}" for name in ("Nотр", "Nназн") for month in (1, 2, 3)]
    assert asked == [*EIGHT, *months]
    assert (view.answers.value, view.answers.wording) == (Decimal(8), "8,00")
    assert view.standing.state is State.MET


async def test_the_value_and_its_working_are_kept_with_the_figure(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    status = await see_status(town.coordinator, town.programme_id, Extent.INDICATOR, town.indicator_ids["2"])
    figure = status.items[0].figure
    assert figure is not None
    assert (figure.value, figure.computed, figure.wording) == (Decimal(8), Decimal(8), "8,00")
    working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
    assert working.working["value"] == "8"
    assert working.working["flags"] == ["first_place"]
    assert [step["name"] for step in working.working["trace"]["steps"]][-1] == "A"


async def test_whoever_is_shown_a_computed_figure_may_see_its_working(
    installation: Installation, town_clock: FakeClock
) -> None:
    """The other department of the same task, which does not hand it in."""
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    asked = (town.programme_id, Extent.INDICATOR, town.indicator_ids["2"])
    assert (await see_status(town.advertising, *asked)).items
    assert (await see_working(town.advertising, town.programme_id, town.indicator_ids["2"])).number == "2"


async def test_what_is_known_is_not_asked_again(installation: Installation, town_clock: FakeClock) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    await open_period(town.coordinator, town.programme_id, town.period_id)
    town_clock.forward(days=91)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"])
    asked = []
    while view.step is Step.INPUT:
        assert view.wanted is not None
        asked.append(view.wanted.key)
        view = await answer_draft(town.media, view.id, "100", 1)
    # Ца is given once a year, the months of the first quarter are over
    assert asked == [
        "AR",
        "просмотры",
        "SI",
        "NПОСТ",
        *(f"{n}@{m}" for n in ("Nотр", "Nназн") for m in (4, 5, 6)),
    ]


async def test_what_was_given_last_is_told_by_the_period_not_by_its_deadline(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    await open_period(town.coordinator, town.programme_id, town.period_id)
    town_clock.forward(days=91)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    later = await await_deadline(town.coordinator, town.programme_id, town.period_id)
    await move_deadline(town.coordinator, later, "1 декабря 2023 года")
    async with town.media.read() as session:
        given = await submissions.with_inputs(session, town.programme_id)
    assert [key for _, key, _ in given] == ["2022-Q1", "2022-Q2"]


async def test_a_yearly_indicator_is_asked_with_the_last_quarter(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    first = (await list_tasks(town.media))[0]
    assert [task.indicator.number for task in first.tasks] == ["2"]


async def test_the_number_of_residents_is_one_input_of_two_indicators(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation, "2022-Q4")
    town_clock.move(EVENING + timedelta(days=300))
    await send(town.media, await give(town.media, town, "2", EIGHT))
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["1"])
    assert view.wanted is not None
    assert view.wanted.key == "СМИ", "a list of outlets comes first"
    outlets = "Газета «Неделя»; печать; 10 000; 52; да\nРадио; радио; 5000; 100; нет"
    view = await answer_draft(town.media, view.id, outlets, 1)
    assert view.wanted is not None
    assert view.wanted.key == "СМИ2018", "Ца is known from No. 2"


async def test_a_list_is_read_line_by_line(installation: Installation, town_clock: FakeClock) -> None:
    town = await mytishchi(installation, "2022-Q4")
    town_clock.move(EVENING + timedelta(days=300))
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["1"])
    for text, trouble, line in (
        ("Газета; печать; 10 000; 52", InputTrouble.COLUMNS, 1),
        ("Газета; печать; 10 000; 52; да\nРадио; волна; 1; 1; да", InputTrouble.NO_CHOICE, 2),
        ("Газета; печать; много; 52; да", InputTrouble.NO_NUMBER, 1),
        ("Газета; печать; 10; 52; может быть", InputTrouble.YES_NO, 1),
    ):
        view = await answer_draft(town.media, view.id, text, 1)
        assert isinstance(view.misread, NotInput)
        assert (view.misread.trouble, view.misread.line) == (trouble, line)


@pytest.mark.parametrize(
    ("text", "trouble", "number"),
    [
        ("около 36 тыс.", InputTrouble.APPROXIMATE, 36_000),
        ("Более 280", InputTrouble.APPROXIMATE, 280),
        ("50 %", InputTrouble.OTHER_UNIT, 50),
        ("минус 5", InputTrouble.NEGATIVE, None),
        ("12 и 15", InputTrouble.SEVERAL, None),
    ],
)
async def test_an_input_that_is_no_exact_number_is_refused_with_the_one_in_it(
    sqlite_installation: Installation,
    town_clock: FakeClock,
    text: str,
    trouble: InputTrouble,
    number: int | None,
) -> None:
    town = await mytishchi(sqlite_installation)
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"])
    view = await answer_draft(town.media, view.id, text, 1)
    assert isinstance(view.misread, NotInput)
    assert (view.misread.trouble, view.misread.number) == (trouble, number)


async def test_money_may_be_below_zero(sqlite_installation: Installation, town_clock: FakeClock) -> None:
    """An overpaid debt: (−1,5 − (−1,8))/30·100 = 1."""
    town = await mytishchi(sqlite_installation)
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    for text in ("минус 1,5", "-1,8", "30"):
        view = await answer_draft(town.advertising, view.id, text, 1)
        assert view.misread is None
    assert view.answers.value == 1


async def test_what_is_of_a_later_day_is_not_taken_early(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    town_clock.move(EVENING - timedelta(days=4))  # the last day of March
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    view = await answer_draft(town.advertising, view.id, "1,5", 1)
    assert isinstance(view.misread, NotInput)
    assert (view.misread.trouble, view.misread.day) == (InputTrouble.NOT_YET, date(2022, 4, 1))
    town_clock.forward(days=1)
    assert (await answer_draft(town.advertising, view.id, "1,5", 1)).misread is None


async def test_a_part_larger_than_the_whole_is_asked_about_not_computed(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    view = await give(town.advertising, town, "4", {"З1": "1,5", "З2": "2"})
    assert view.step is Step.CLASH, "before everything else is asked"
    assert [one.guard.name for one in view.clashes] == ["З2_не_больше_З1"]
    assert view.result is not None
    assert ProblemKind.GUARD in [problem.kind for problem in view.result.problems]


async def test_debt_is_judged_against_its_limit(installation: Installation, town_clock: FakeClock) -> None:
    # (1,5 − 0,3)/30·100 = 4
    town = await mytishchi(installation)
    view = await give(town.advertising, town, "4", {"З1": "1,5", "З2": "0,3", "Прк": "30"})
    assert (view.answers.value, view.standing.state) == (Decimal(4), State.BEHIND)
    assert view.standing.above_limit


@pytest.mark.parametrize(("choice", "value"), [(SKIP, Decimal(8)), (ONE, Decimal(8))])
async def test_an_empty_month_waits_for_the_coordinators_choice(
    installation: Installation, town_clock: FakeClock, choice: str, value: Decimal
) -> None:
    town = await mytishchi(installation)
    empty = {**EIGHT, "Nотр@2": "0", "Nназн@2": "0"}
    view = await give(town.media, town, "2", empty)
    assert view.step is Step.NO_VALUE
    from domain.figures import form
    from services.figures.change_draft import change_draft

    view = await change_draft(
        town.media, view.id, view.revision, lambda answers, _: form.with_no_data(answers)
    )
    await send(town.media, view, "в феврале сообщений не было")
    questions = await see_questions(town.coordinator, town.programme_id)
    asked = next(one for one in questions.open if one.kind == "decision")
    await answer_question(town.coordinator, town.programme_id, asked.id, asked.answers.index(choice))
    async with town.coordinator.read() as session:
        found = await submissions.of_periods(session, town.programme_id, town.period_id)
    assert [(one.version, one.value, one.no_data) for one in found] == [(1, None, True), (2, value, False)]


async def test_another_value_needs_a_reason_and_stays_beside_the_computed_one(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    waiting = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    draft_id = await await_override(town.coordinator, town.programme_id, waiting.id)
    with pytest.raises(UnclearOverride):
        await override_value(town.coordinator, draft_id, "7,5")
    await override_value(town.coordinator, draft_id, "7,5\nпо данным сверки")
    working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
    assert (working.computed, working.override_reason) == (Decimal(8), "по данным сверки")
    status = await see_status(town.coordinator, town.programme_id, Extent.INDICATOR, town.indicator_ids["2"])
    assert status.items[0].figure is not None
    assert (status.items[0].figure.value, status.items[0].standing.state) == (Decimal("7.5"), State.BEHIND)


async def test_the_picture_draws_the_value_that_was_put_in_place(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    waiting = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    draft_id = await await_override(town.coordinator, town.programme_id, waiting.id)
    await override_value(town.coordinator, draft_id, "7,5\nпо данным сверки")
    status = await see_status(town.coordinator, town.programme_id, Extent.INDICATOR, town.indicator_ids["2"])
    drawing = Drawing()
    seeing = replace(town.coordinator, installation=replace(installation, worker=drawing))
    await draw_picture_of(seeing, status, "Соцсети")
    ((drawn,),) = drawing.items
    assert (drawn.value, drawn.wording, drawn.standing.state) == (Decimal("7.5"), "7,5", State.BEHIND)
    assert (drawn.replaced, drawn.computed) == (True, Decimal(8))


async def test_no_value_is_put_in_place_of_a_version_that_was_corrected_meanwhile(
    installation: Installation, town_clock: FakeClock
) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    waiting = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    draft_id = await await_override(town.coordinator, town.programme_id, waiting.id)
    await send(town.media, await give(town.media, town, "2", {}))
    with pytest.raises(Replaced):
        await override_value(town.coordinator, draft_id, "7,5\nпо данным сверки")
    [left] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert (left.submission.version, left.submission.override_reason) == (2, "")


class Drawing:
    """A worker that is told what to draw, and draws nothing."""

    def __init__(self) -> None:
        self.items: list[tuple[PictureItem, ...]] = []

    async def run(self, job: Any, *arguments: Any) -> Any:
        self.items.append(next(one.items for one in arguments if isinstance(one, PicturePart)))


async def test_unreliable_data_take_the_last_place(installation: Installation, town_clock: FakeClock) -> None:
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    waiting = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    await accept_submission(town.coordinator, town.programme_id, waiting.id)
    draft_id = await await_override(town.coordinator, town.programme_id, waiting.id)
    await override_value(town.coordinator, draft_id, "Недостоверные данные\nнакрутка подписчиков")
    working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
    assert working.working["flags"] == ["last_place"]
    assert working.working["unreliable"] == "накрутка подписчиков"
