"""«Будет ли к концу года?»: said in a draft, kept with its version, first of what deputies see."""

import pytest
from sqlalchemy import select

from domain.ahead.said import Aside, Outlook
from domain.figures.form import Step
from domain.refusals import Stale
from models.tables.submission import Submission
from services.ahead.ask_ahead import next_outlook, say_outlook
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft, edit_answer
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_ready, submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import TaskList, TaskState, list_tasks
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from services.standing.see_status import Extent, see_status
from tests.integration.services.figures.test_figures import drafted
from tests.sample import Town, accept_plain, take_in

LINES = [("11", "0 идут торги"), ("12", "0 идут торги"), ("4", "50% по графику")]


async def said(ctx: Context) -> list[tuple[str, str]]:
    async with ctx.read() as session:
        found = await session.execute(
            select(Submission.outlook, Submission.outlook_needs).order_by(Submission.id)
        )
        return [(one[0], one[1]) for one in found]


async def at_risk(town: Town, number: str = "11", needs: str = "нужны 2 млн руб.") -> FigureDraft:
    draft = await drafted(town.roads, town, number, "0 идут торги")
    draft = await say_outlook(town.roads, draft.id, draft.revision, Outlook.RISK)
    return await answer_draft(town.roads, draft.id, needs, 2)


async def test_a_risk_and_what_is_needed_go_with_the_version(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await drafted(town.roads, town, "11", "0 идут торги")
    assert (draft.step, draft.asks_outlook) == (Step.ROW, True)
    asked = await say_outlook(town.roads, draft.id, draft.revision, Outlook.RISK)
    assert (asked.aside, asked.step) == (Aside.NEEDS, Step.ROW)
    told = await answer_draft(town.roads, draft.id, "нужны 2 млн руб.", 2)
    assert (told.aside, told.asks_outlook, told.answers.explanation) == (None, False, "идут торги")
    await submit_value(town.roads, told.id, told.revision)
    assert await said(town.roads) == [("risk", "нужны 2 млн руб.")]
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert (waiting.submission.outlook, waiting.submission.outlook_needs) == (
        Outlook.RISK,
        "нужны 2 млн руб.",
    )


async def test_several_in_one_message_are_sent_without_an_answer(sqlite_installation: Installation) -> None:
    town = await take_in(sqlite_installation)
    await take_numbered(town.roads, LINES, 1)
    [tasks] = await list_tasks(town.roads)
    assert [task.indicator.number for task in tasks.asking] == ["11", "12"]
    assert {task.indicator.number for task in tasks.ready} == {"4", "11", "12"}
    assert len(await submit_ready(town.roads, *tasks.at, listed=tasks.listed)) == 3
    assert await said(town.roads) == [("", "")] * 3


async def test_the_open_ones_of_a_list_are_asked_one_after_the_other(
    sqlite_installation: Installation,
) -> None:
    town = await take_in(sqlite_installation)
    await take_numbered(town.roads, LINES, 1)
    for number in ("11", "12"):
        asked = await next_outlook(town.roads, town.programme_id, town.period_id)
        assert isinstance(asked, FigureDraft)
        assert asked.item.indicator.number == number
        await say_outlook(town.roads, asked.id, asked.revision, Outlook.YES)
    left = await next_outlook(town.roads, town.programme_id, town.period_id)
    assert isinstance(left, TaskList)
    assert (left.asking, len(left.ready)) == ((), 3)


async def test_the_answer_is_typed_edited_and_asked_anew_of_another_value(
    sqlite_installation: Installation,
) -> None:
    town = await take_in(sqlite_installation)
    draft = await drafted(town.roads, town, "11", "0 идут торги")
    told = await answer_draft(town.roads, draft.id, "риск, нужны 2 млн руб.", 2)
    assert told.answers.ahead.needs == "нужны 2 млн руб."
    [told] = await edit_answer(town.roads, "риск, нужны 3 млн руб.", 2)
    assert told.answers.ahead.needs == "нужны 3 млн руб."
    await submit_value(town.roads, told.id, told.revision)
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    assert (again.answers.ahead.needs, again.asks_outlook) == ("нужны 3 млн руб.", False)
    [tasks] = await list_tasks(town.roads)
    [task] = [one for one in tasks.tasks if one.indicator.number == "11"]
    assert task.state is TaskState.SENT, "looked at, nothing is changed by it"
    changed = await answer_draft(town.roads, again.id, "1 ед. работы начаты", 3)
    assert changed.asks_outlook
    await submit_value(town.roads, changed.id, changed.revision)
    assert (await said(town.roads))[-1] == ("risk", "нужны 3 млн руб.")


async def test_what_is_not_behind_is_not_asked_and_an_old_button_says_so(
    sqlite_installation: Installation,
) -> None:
    town = await take_in(sqlite_installation)
    draft = await drafted(town.roads, town, "4", "50% по графику")
    with pytest.raises(Stale):
        await say_outlook(town.roads, draft.id, draft.revision, Outlook.RISK)
    risk = await at_risk(town)
    with pytest.raises(Stale):
        await say_outlook(town.roads, risk.id, risk.revision - 1, Outlook.NO)


async def test_deputies_see_risks_first_and_only_of_what_counts(sqlite_installation: Installation) -> None:
    town = await take_in(sqlite_installation)
    for number in ("11", "13"):
        draft = await drafted(town.roads, town, number, "0 идут торги")
        await submit_value(town.roads, draft.id, draft.revision)
    await accept_plain(town.coordinator, town.programme_id)
    risk = await at_risk(town, "12")
    await submit_value(town.roads, risk.id, risk.revision)
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["13"])
    again = await say_outlook(town.roads, again.id, again.revision, Outlook.NO)
    await submit_value(town.roads, again.id, again.revision)

    async def numbers(extent: Extent) -> list[str]:
        status = await see_status(town.deputy, town.programme_id, extent, 0)
        return [item.indicator.number for item in status.items]

    assert (await numbers(Extent.PROGRAMME))[0] == "12"
    assert await numbers(Extent.RISK) == ["12"], (
        "of № 13 the accepted figure counts, of which nothing was said"
    )
    queue = await see_queue(town.coordinator, town.programme_id)
    waiting = {one.item.indicator.number: one.submission.id for one in queue.waiting}
    await accept_submission(town.coordinator, town.programme_id, waiting["13"])
    assert await numbers(Extent.RISK) == ["13", "12"]
    assert (await numbers(Extent.BEHIND))[:3] == ["13", "12", "11"]
