"""«Срок другой»: proposed with a figure, accepted or refused by the coordinator; on both databases."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from domain.ahead.said import Aside, DueDecision
from domain.figures.form import Step
from domain.figures.standing import State
from domain.refusals import (
    AlreadyDecided,
    DueOutside,
    DueUndecided,
    NotFound,
    PeriodClosed,
    Replaced,
    Stale,
    UnclearDue,
)
from models.tables.audit import AuditEntry
from models.tables.indicator import Plan
from models.tables.submission import Submission, SubmissionState
from models.unit_of_work import Conflict
from services.ahead.ask_ahead import ask_due
from services.ahead.decide_due import DecidedDue, accept_due, ask_why_not, refuse_due
from services.ahead.due_decided import due_answered
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.notices.executors import DueDecided
from services.periods.close_period import close_period
from services.plan.plan_indicator import find_plans
from services.review.decide_submission import accept_submission
from services.review.return_draft import ask_reason, give_reason
from services.review.see_queue import Waiting, see_queue
from tests.integration.services.figures.test_figures import drafted, seen
from tests.sample import Town, accept_plain, take_in

OCTOBER = date(2022, 10, 1)


async def proposed(ctx: Context, town: Town, text: str = "до 01.10.2022, ввод по контракту") -> FigureDraft:
    """№ 11 is 0 of 4, and due later."""
    draft = await drafted(ctx, town, "11", "0")
    draft = await ask_due(ctx, draft.id, draft.revision)
    return await answer_draft(ctx, draft.id, text, 2)


async def sent(town: Town) -> int:
    draft = await proposed(town.roads, town)
    await submit_value(town.roads, draft.id, draft.revision)
    return (await waiting(town)).submission.id


async def waiting(town: Town) -> Waiting:
    return (await see_queue(town.coordinator, town.programme_id)).waiting[-1]


async def state(town: Town) -> State:
    view = await seen(town.coordinator, town)
    return next(item.standing.state for item in view.items if item.indicator.number == "11")


async def due_dates(ctx: Context) -> list[date | None]:
    async with ctx.read() as session:
        return list(await session.scalars(select(Plan.due_on)))


async def test_a_day_with_its_reason_waits_beside_the_figure(installation: Installation) -> None:
    town = await take_in(installation)
    card = await drafted(town.roads, town, "11", "0")
    assert card.step is Step.EXPLANATION
    asked = await ask_due(town.roads, card.id, card.revision)
    assert asked.aside is Aside.DUE
    told = await answer_draft(town.roads, card.id, "до 01.10.2022, ввод по контракту", 2)
    assert (told.step, told.answers.explanation) == (Step.ROW, "ввод по контракту")
    await submit_value(town.roads, told.id, told.revision)
    found = (await waiting(town)).submission.proposed
    assert found is not None
    assert (found.due, found.reason, found.waits) == (OCTOBER, "ввод по контракту", True)
    assert await state(town) is State.BEHIND
    assert await due_dates(town.coordinator) == []


async def test_an_accepted_date_is_the_plan_and_the_figure_is_on_pace(installation: Installation) -> None:
    town = await take_in(installation)
    submission_id = await sent(town)
    done = await accept_due(town.coordinator, town.programme_id, submission_id)
    assert (done.number, done.due) == ("11", OCTOBER)
    assert await due_dates(town.coordinator) == [OCTOBER]
    assert await state(town) is State.ON_PACE
    about = DueDecided(town.programme_id, town.period_id, submission_id)
    assert (await due_answered(town.roads, about)).proposed.decision is DueDecision.ACCEPTED
    await accept_submission(town.coordinator, town.programme_id, submission_id)
    async with town.coordinator.read() as session:
        actions = set(await session.scalars(select(AuditEntry.action)))
    assert {"set_plan", "accepted_due"} <= actions


async def test_a_refused_date_leaves_it_behind_and_says_why(installation: Installation) -> None:
    town = await take_in(installation)
    submission_id = await sent(town)
    asked = await ask_why_not(town.coordinator, town.programme_id, submission_id)
    await refuse_due(town.coordinator, asked.draft_id, "контракт ещё не подписан")
    assert (await due_dates(town.coordinator), await state(town)) == ([], State.BEHIND)
    about = DueDecided(town.programme_id, town.period_id, submission_id)
    answered = (await due_answered(town.roads, about)).proposed
    assert (answered.decision, answered.refusal) == (DueDecision.REFUSED, "контракт ещё не подписан")
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    assert again.answers.ahead.due is None, "what was refused is proposed no second time by itself"


async def test_it_is_decided_once_whoever_presses(installation: Installation) -> None:
    town = await take_in(installation)
    submission_id = await sent(town)
    presses = (accept_due(town.coordinator, town.programme_id, submission_id) for _ in range(3))
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert sum(isinstance(one, DecidedDue) for one in outcomes) == 1
    assert all(isinstance(one, DecidedDue | AlreadyDecided | Conflict) for one in outcomes)
    with pytest.raises(AlreadyDecided):
        await ask_why_not(town.coordinator, town.programme_id, submission_id)
    assert await due_dates(town.coordinator) == [OCTOBER]


async def test_the_date_is_decided_before_the_figure(sqlite_installation: Installation) -> None:
    town = await take_in(sqlite_installation)
    submission_id = await sent(town)
    with pytest.raises(DueUndecided):
        await accept_submission(town.coordinator, town.programme_id, submission_id)
    assert await accept_plain(town.coordinator, town.programme_id) is None, "it asks for a second look"


async def test_another_version_has_the_word_on_a_date(sqlite_installation: Installation) -> None:
    """A correction carries it on; what is decided about is the newest."""
    town = await take_in(sqlite_installation)
    first = await sent(town)
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    changed = await answer_draft(town.roads, again.id, "1 ед. работы начаты", 3)
    await submit_value(town.roads, changed.id, changed.revision)
    with pytest.raises(Replaced):
        await accept_due(town.coordinator, town.programme_id, first)
    found = (await waiting(town)).submission
    assert (found.version, found.proposed and found.proposed.due) == (2, OCTOBER)


async def test_a_returned_figure_takes_its_date_along(sqlite_installation: Installation) -> None:
    town = await take_in(sqlite_installation)
    submission_id = await sent(town)
    asked = await ask_reason(town.coordinator, town.programme_id, submission_id)
    await give_reason(town.coordinator, asked.draft_id, "Приложите контракт")
    with pytest.raises(AlreadyDecided):
        await accept_due(town.coordinator, town.programme_id, submission_id)
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    assert again.answers.ahead.due == OCTOBER


async def test_of_an_accepted_figure_a_date_alone_is_a_correction(sqlite_installation: Installation) -> None:
    """Until it is accepted, the accepted figure stands as it did."""
    town = await take_in(sqlite_installation)
    draft = await drafted(town.roads, town, "11", "0 идут торги")
    await submit_value(town.roads, draft.id, draft.revision)
    await accept_plain(town.coordinator, town.programme_id)
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    again = await ask_due(town.roads, again.id, again.revision)
    again = await answer_draft(town.roads, again.id, "1 октября", 3)
    await submit_value(town.roads, again.id, again.revision)
    assert await state(town) is State.BEHIND
    found = await waiting(town)
    assert found.submission.version == 2
    await accept_due(town.coordinator, town.programme_id, found.submission.id)
    await accept_submission(town.coordinator, town.programme_id, found.submission.id)
    assert await state(town) is State.ON_PACE


async def test_a_date_beside_a_figure_that_was_accepted_otherwise_still_waits(
    sqlite_installation: Installation,
) -> None:
    """As the coordinator's own value, or the signed report, takes a version over."""
    town = await take_in(sqlite_installation)
    submission_id = await sent(town)
    async with sqlite_installation.database.engine.begin() as connection:
        await connection.execute(update(Submission).values(state=SubmissionState.ACCEPTED))
    [plan] = await find_plans(town.coordinator, "11")
    found = plan.item.versions[-1].proposed
    assert found is not None
    assert found.waits
    done = await accept_due(town.coordinator, town.programme_id, submission_id)
    assert (done.figure_waits, await state(town)) == (False, State.ON_PACE)


async def test_nothing_is_decided_in_a_closed_period_nor_of_a_figure_without_a_date(
    sqlite_installation: Installation,
) -> None:
    town = await take_in(sqlite_installation)
    submission_id = await sent(town)
    draft = await drafted(town.roads, town, "12", "0 идут торги")
    await submit_value(town.roads, draft.id, draft.revision)
    with pytest.raises(NotFound):
        await accept_due(town.coordinator, town.programme_id, (await waiting(town)).submission.id)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await accept_due(town.coordinator, town.programme_id, submission_id)


async def test_what_is_no_day_of_this_year_is_asked_again(sqlite_installation: Installation) -> None:
    town = await take_in(sqlite_installation)
    for text, refusal in (("скоро", UnclearDue), ("01.03.2023", DueOutside), ("1 июня", DueOutside)):
        with pytest.raises(refusal):
            await proposed(town.roads, town, text)
    kept = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    assert kept.answers.ahead.due is None


async def test_a_figure_on_pace_has_no_other_date(sqlite_installation: Installation) -> None:
    town = await take_in(sqlite_installation)
    draft = await drafted(town.roads, town, "4", "50% по графику")
    with pytest.raises(Stale):
        await ask_due(town.roads, draft.id, draft.revision)
