"""A preliminary figure: marked with its day, kept with its version, refined by the next one."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest

from domain.figures.form import Step
from domain.figures.refining import marking
from domain.refusals import PeriodClosed, RefineDayOver, Stale
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import ask_again, change_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.receipts import Receipt
from services.figures.submit_value import submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import list_tasks
from services.for_whom.hand_in_for import hand_in_for, name_source
from services.periods.close_period import close_period
from services.refining.mark_preliminary import mark_preliminary
from services.reports.compile_report import compile_report
from services.reports.see_reports import PeriodUnknown, reports_to_see
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from services.standing.see_collection import see_collection
from tests.doubles import FakeClock
from tests.integration.services.reminders.test_plan_due import unit_of
from tests.sample import Town, accept_plain, take_in

DAY = date(2022, 7, 20)


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    """On Friday, 8 July 2022; the half-year is due on Monday."""
    town = await take_in(installation)
    clock.move(datetime.fromisoformat("2022-07-08T10:00+05:00"))
    return town


async def accept(town: Town) -> None:
    for waiting in (await see_queue(town.coordinator, town.programme_id)).waiting:
        await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)


async def row(ctx: Context, town: Town, number: str, text: str) -> FigureDraft:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    return await answer_draft(ctx, draft.id, text, 1)


async def marked(ctx: Context, town: Town, number: str = "4", text: str = "50% идут торги") -> FigureDraft:
    draft = await row(ctx, town, number, text)
    return await mark_preliminary(ctx, draft.id, draft.revision, DAY)


async def sent(ctx: Context, town: Town, number: str = "4", text: str = "50% идут торги") -> Receipt:
    draft = await marked(ctx, town, number, text)
    return await submit_value(ctx, draft.id, draft.revision)


async def test_the_day_is_asked_and_typed_or_tapped(town: Town) -> None:
    draft = await row(town.roads, town, "4", "50% идут торги")
    asked = await ask_again(town.roads, draft.id, draft.revision, Step.REFINE)
    assert asked.step is Step.REFINE
    assert asked.refine_days.days[0] == date(2022, 7, 11)
    assert all(day > date(2022, 7, 8) for day in asked.refine_days.days)
    with pytest.raises(RefineDayOver):
        await answer_draft(town.roads, draft.id, "к 08.07", 2)
    typed = await answer_draft(town.roads, draft.id, "к 20.07", 3)
    assert (typed.step, typed.answers.refine_by) == (Step.ROW, DAY)
    assert typed.answers.explanation == "идут торги"
    with pytest.raises(Stale):
        await mark_preliminary(town.roads, draft.id, asked.revision, DAY)


async def test_the_word_beside_a_number_may_be_answered_by_the_mark(town: Town) -> None:
    draft = await row(town.roads, town, "4", "предв. 50%")
    assert draft.step is Step.CONFIRM
    asked = await ask_again(town.roads, draft.id, draft.revision, Step.REFINE)
    back = await change_draft(town.roads, draft.id, asked.revision, lambda answers, _asked: answers)
    assert back.step is Step.CONFIRM, "nothing is taken before the day is said"
    found = await mark_preliminary(town.roads, draft.id, back.revision, DAY)
    assert (found.answers.wording, found.answers.refine_by) == ("50%", DAY)
    assert found.step is Step.EXPLANATION


async def test_the_mark_is_kept_with_the_version_and_a_refined_figure_clears_it(town: Town) -> None:
    receipt = await sent(town.roads, town)
    assert (receipt.version, receipt.refine_by) == (1, DAY)
    [tasks] = await list_tasks(town.roads)
    assert {task.indicator.number: task.refine_by for task in tasks.tasks}["4"] == DAY
    assert await accept_plain(town.coordinator, town.programme_id) is None, "it asks for a second look"
    await accept(town)
    corrected = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    assert corrected.answers.refine_by == DAY, "an explanation alone refines nothing"
    found = await take_numbered(town.roads, [("4", "55% торги прошли")], 5)
    [refined] = found.drafts
    assert refined.answers.refine_by is None
    receipt = await submit_value(town.roads, refined.id, refined.revision)
    assert (receipt.version, receipt.refine_by) == (2, None)
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert (waiting.submission.refine_by, waiting.accepted and waiting.accepted.refine_by) == (None, DAY)


async def test_that_it_is_final_is_a_version_of_its_own(town: Town) -> None:
    await sent(town.roads, town)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    final = await change_draft(
        town.roads, draft.id, draft.revision, lambda answers, _asked: marking.final(answers)
    )
    receipt = await submit_value(town.roads, final.id, final.revision)
    assert (receipt.version, receipt.wording, receipt.refine_by) == (2, "50%", None)


async def test_a_coordinator_marks_for_a_unit_too(town: Town) -> None:
    coordinator = town.coordinator
    unit = await unit_of(town.roads)
    desk = await hand_in_for(coordinator, town.programme_id, unit, town.period_id)
    assert desk.question_id is not None
    await name_source(coordinator, desk.question_id, "письмо от 07.07")
    receipt = await sent(coordinator, town)
    assert (receipt.brought, receipt.is_accepted, receipt.refine_by) == ("письмо от 07.07", True, DAY)


async def test_the_coordinator_sees_what_waits_and_what_is_overdue(town: Town, clock: FakeClock) -> None:
    await sent(town.roads, town)
    await accept(town)
    assert await _waiting(town.coordinator) == [("4", False)]
    assert await _in_report(town.coordinator) == ("4",)
    clock.move(datetime.fromisoformat("2022-07-21T10:00+05:00"))
    assert await _waiting(town.coordinator) == [("4", True)]
    found = await take_numbered(town.roads, [("4", "55% торги прошли")], 5)
    await submit_value(town.roads, found.drafts[0].id, found.drafts[0].revision)
    assert await _waiting(town.coordinator) == [], "it is refined, and waits to be accepted"
    assert await _in_report(town.coordinator) == ("4",), (
        "what stands in the report has its footnote until then"
    )


async def _waiting(ctx: Context) -> list[tuple[str, bool]]:
    [found] = await see_collection(ctx)
    return [(one.number, one.is_over) for one in found.preliminary]


async def _in_report(ctx: Context) -> tuple[str, ...]:
    found = await reports_to_see(ctx)
    assert not isinstance(found, PeriodUnknown)
    return found[0].preliminary


async def test_the_report_has_its_footnote(town: Town) -> None:
    await sent(town.roads, town)
    await accept(town)
    compiled = await compile_report(town.coordinator, town.programme_id, town.period_id)
    with zipfile.ZipFile(BytesIO(compiled.content)) as package:
        notes = package.read("word/footnotes.xml").decode()
    assert "предварительные данные, уточнение до 20.07.2022" in notes


async def test_in_a_closed_period_nothing_is_marked(town: Town) -> None:
    draft = await row(town.roads, town, "4", "50% идут торги")
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await mark_preliminary(town.roads, draft.id, draft.revision, DAY)
