"""A draft that can no longer be sent stands in nobody's way."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from domain.figures import form
from domain.figures.form import Step
from domain.refusals import ExplanationNeeded, NotFound, PeriodClosed, Stale
from models.repositories import drafts
from models.repositories.queues.inbox import Claim
from models.tables.draft import Draft, DraftState
from services.context import Context, Installation
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import draft_on, find_draft, listening_draft, touched_drafts
from services.figures.answer_draft import answer_draft, edit_answer
from services.figures.change_draft import cancel_draft, change_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft, see_draft
from services.figures.submit_value import submit_ready, submit_value
from services.figures.tasks import TaskState, list_tasks
from services.periods.close_period import close_period
from services.periods.open_period import open_period
from services.plan.count_indicator import toggle_course
from tests.integration.services.periods.opened_again import reopen
from tests.sample import Town, take_in


async def drafted(ctx: Context, town: Town, number: str, text: str, message_id: int) -> FigureDraft:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(ctx, draft.id, text, message_id)
    await place_draft(ctx, draft.id, 500 + message_id)
    return draft


async def left_behind(town: Town) -> FigureDraft:
    """A draft of № 4 in the half-year, which is closed while the year is collected."""
    draft = await drafted(town.roads, town, "4", "50% идут работы", 1)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    return draft


async def test_a_draft_of_a_closed_period_holds_up_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    old = await left_behind(town)
    assert await listening_draft(town.roads) is None
    await drafted(town.roads, town, "7", "100% аварий не было", 2)
    edited = await edit_answer(town.roads, "90% аварий не было", 2)
    assert [draft.answers.wording for draft in edited] == ["90%"]
    with pytest.raises(PeriodClosed):
        await edit_answer(town.roads, "60% идут работы", 1)
    assert [receipt.number for receipt in await submit_ready(town.roads, town.programme_id)] == ["7"]
    await cancel_draft(town.roads, old.id, old.revision)
    with pytest.raises(Stale):
        await cancel_draft(town.roads, old.id, old.revision)
    async with town.roads.read() as session:
        kept = await drafts.own(session, town.roads.actor.person_id, old.id)
        assert kept is not None
        assert kept.state == DraftState.CANCELLED


async def test_all_that_is_ready_is_sent_of_one_period_only(installation: Installation) -> None:
    town = await take_in(installation)
    await drafted(town.roads, town, "4", "50% идут работы", 1)
    year = (await open_period(town.coordinator, town.programme_id, town.period_id)).periods.lines[0].id
    await drafted(town.roads, town, "4", "100% работы завершены", 2)
    await drafted(town.roads, town, "7", "100% аварий не было", 3)
    assert await numbers_sent(town, town.period_id) == ["4"]
    assert await numbers_sent(town, town.period_id) == []
    assert await numbers_sent(town, year) == ["4", "7"]


async def test_all_that_is_ready_is_of_the_latest_period_where_none_is_named(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    await drafted(town.roads, town, "4", "50% идут работы", 1)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    await drafted(town.roads, town, "4", "100% работы завершены", 2)
    assert await numbers_sent(town, None) == ["4"]
    assert await numbers_sent(town, None) == []
    assert await numbers_sent(town, town.period_id) == ["4"]


async def numbers_sent(town: Town, period_id: int | None) -> list[str]:
    return [receipt.number for receipt in await submit_ready(town.roads, town.programme_id, period_id)]


async def test_a_reopened_period_takes_up_its_drafts(installation: Installation) -> None:
    town = await take_in(installation)
    old = await drafted(town.roads, town, "4", "50% идут работы", 1)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await reopen(town.coordinator, town.programme_id, town.period_id)
    assert (await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])).id == old.id


async def without_words(ctx: Context, draft: FigureDraft) -> FigureDraft:
    """«Без пояснения»."""
    return await change_draft(
        ctx, draft.id, draft.revision, lambda answers, _: form.with_explanation(answers, "", None)
    )


async def test_a_required_explanation_is_asked_for_again(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await without_words(town.roads, await drafted(town.roads, town, "4", "60%", 1))
    assert draft.step is Step.ROW
    draft = await change_draft(
        town.roads, draft.id, draft.revision, lambda answers, _: form.without_value(answers)
    )
    draft = await answer_draft(town.roads, draft.id, "0", 2)
    assert draft.step is Step.EXPLANATION
    await drafted(town.roads, town, "7", "100% аварий не было", 3)
    assert [receipt.number for receipt in await submit_ready(town.roads, town.programme_id)] == ["7"]
    draft = await answer_draft(town.roads, draft.id, "торги не состоялись", 4)
    assert (await submit_value(town.roads, draft.id, draft.revision)).explanation == "торги не состоялись"


async def test_a_later_change_of_course_asks_for_the_explanation(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await without_words(town.roads, await drafted(town.roads, town, "4", "60%", 1))
    await toggle_course(town.coordinator, town.programme_id, town.indicator_ids["4"])
    tasks = (await list_tasks(town.roads))[0].tasks
    assert next(one for one in tasks if one.indicator.number == "4").state is TaskState.DRAFT
    with pytest.raises(ExplanationNeeded):
        await submit_value(town.roads, draft.id, draft.revision)


async def test_a_draft_of_a_kind_that_is_no_more_is_nobodys_question(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await drafted(town.roads, town, "4", "50% идут работы", 1)
    assert (await listening_draft(town.roads)) == (await draft_on(town.roads, 501))
    of_old = update(Draft).values(kind="invitation", touched_by_update=7)
    async with installation.database.engine.begin() as connection:
        await connection.execute(of_old)
    answering = replace(town.roads, claim=Claim(7, "here"))
    assert await listening_draft(town.roads) is None
    assert await draft_on(town.roads, 501) is None
    assert await touched_drafts(answering) == []
    for ask in (find_draft, see_draft):
        with pytest.raises(NotFound):
            await ask(town.roads, draft.id)


async def test_a_button_of_an_earlier_state_changes_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    now = await answer_draft(town.roads, draft.id, "50% идут работы", 1)
    assert now.revision > draft.revision
    with pytest.raises(Stale):
        await submit_value(town.roads, draft.id, draft.revision)
    with pytest.raises(Stale):
        await cancel_draft(town.roads, draft.id, draft.revision)
    with pytest.raises(Stale):
        await change_draft(
            town.roads, draft.id, draft.revision, lambda answers, _: form.without_value(answers)
        )
    assert (await see_draft(town.roads, draft.id)).answers.wording == "50%"
