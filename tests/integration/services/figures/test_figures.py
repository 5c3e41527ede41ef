"""Figures from draft to accepted version, on both databases, at once and twice."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event, select

from domain.access import Role
from domain.figures.numbered_lines import numbered_lines
from domain.figures.standing import State
from domain.programme.document import Question, QuestionKind
from domain.refusals import (
    AlreadyDecided,
    AlreadyTakenIn,
    ExplanationNeeded,
    Incomplete,
    PeriodClosed,
    Stale,
)
from models.repositories.programme import periods, programmes
from models.tables.audit import AuditEntry
from models.tables.period import PeriodRow
from models.tables.submission import Submission, SubmissionState
from models.unit_of_work import Conflict, Database
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.receipts import Receipt
from services.figures.submit_value import submit_ready, submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import TaskState, list_tasks
from services.figures.where_it_stands import where_it_stands
from services.reports.compile_report import compile_report
from services.reports.see_reports import reports_to_see
from services.review.answer_question import answer_question, see_questions, toggle_level
from services.review.decide_submission import accept_submission
from services.review.return_draft import ask_reason, give_reason
from services.review.see_queue import see_queue
from services.standing.assessed import Overview, overview
from services.standing.search import Unclear
from services.standing.search_status import search_status
from services.standing.see_status import Extent, Status, see_status
from tests.doubles import FakeClock
from tests.sample import ROADS, Town, accept_plain, leave_open, member, take_in
from tests.word_reader import read

HALF_YEAR = {
    State.MET: "1 2 5 7 9 17 18 19 20 21 22 23 25 26",
    State.ON_PACE: "3 4 10 14 24",
    State.BEHIND: "8 11 12 13 15 16",
    State.NOT_COMPARED: "6 27",
}


async def drafted(ctx: Context, town: Town, number: str, text: str) -> FigureDraft:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    return await answer_draft(ctx, draft.id, text, 1)


async def submit(ctx: Context, town: Town, number: str, text: str) -> Receipt:
    draft = await drafted(ctx, town, number, text)
    return await submit_value(ctx, draft.id, draft.revision)


async def seen(ctx: Context, town: Town) -> Overview:
    async with ctx.read() as session:
        period = await periods.open_period(session, town.programme_id)
        assert period is not None
        return await overview(session, town.programme_id, period)


async def versions(ctx: Context) -> list[tuple[int, str]]:
    async with ctx.read() as session:
        rows = await session.execute(select(Submission.version, Submission.state).order_by(Submission.id))
        return [(row[0], row[1]) for row in rows]


async def test_a_submission_waits_for_the_coordinator(installation: Installation) -> None:
    town = await take_in(installation)
    receipt = await submit(town.roads, town, "4", "50% работы ведутся в соответствии с графиком")
    assert (receipt.wording, receipt.explanation) == ("50%", "работы ведутся в соответствии с графиком")
    assert (receipt.version, receipt.after_deadline) == (1, False)
    queue = await see_queue(town.coordinator, town.programme_id)
    assert [waiting.item.indicator.number for waiting in queue.waiting] == ["4"]
    assert queue.waiting[0].standing.state is State.ON_PACE


async def test_the_deadline_lasts_to_the_end_of_its_day(installation: Installation, clock: FakeClock) -> None:
    """The 11th in Yekaterinburg, where midnight is 19:00 UTC."""
    town = await take_in(installation)
    clock.move(datetime(2022, 7, 11, 18, 59, tzinfo=UTC))
    receipt = await submit(town.roads, town, "4", "50% работы ведутся по графику")
    assert (receipt.after_deadline, receipt.tasks.overdue, receipt.tasks.days_left) == (False, False, 0)
    clock.forward(minutes=1)
    receipt = await submit(town.roads, town, "7", "100% аварии устранены в срок")
    assert (receipt.after_deadline, receipt.tasks.overdue) == (True, True)


async def test_a_button_pressed_twice_stores_one_version(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await drafted(town.roads, town, "4", "50% идут работы по графику")
    presses = (submit_value(town.roads, draft.id, draft.revision) for _ in range(4))
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert sum(isinstance(outcome, Receipt) for outcome in outcomes) == 1
    assert all(isinstance(outcome, Receipt | Stale | Conflict) for outcome in outcomes)
    assert await versions(town.roads) == [(1, "sent")]
    again = await where_it_stands(town.roads, draft.id)
    assert isinstance(again, Receipt)
    assert again.version == 1


async def test_two_people_of_a_unit_at_once_make_two_versions(installation: Installation) -> None:
    town = await take_in(installation)
    async with town.roads.read() as session:
        executors = {one.name: one.id for one in await programmes.executors(session, town.programme_id)}
    second = await member(installation, 77, town.programme_id, Role.EXECUTOR, executors["УГХ"])
    drafts = [await drafted(ctx, town, "4", "50% идут работы по графику") for ctx in (town.roads, second)]
    outcomes = await asyncio.gather(
        submit_value(town.roads, drafts[0].id, drafts[0].revision),
        submit_value(second, drafts[1].id, drafts[1].revision),
    )
    assert sorted(outcome.version for outcome in outcomes) == [1, 2]


async def test_an_accepted_figure_stands_until_its_correction_is_accepted(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% идут работы по графику")
    first = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    await accept_submission(town.coordinator, town.programme_id, first.id)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    assert draft.answers.wording == "50%", "a correction starts from what was sent"
    changed = await answer_draft(town.roads, draft.id, "60% работы ускорены", 2)
    await submit_value(town.roads, changed.id, changed.revision)
    figure = _of(await seen(town.roads, town), "4")
    assert (figure.wording, figure.state) == ("50%", SubmissionState.ACCEPTED)
    queue = await see_queue(town.coordinator, town.programme_id)
    assert queue.waiting[0].accepted is not None
    await accept_submission(town.coordinator, town.programme_id, queue.waiting[0].submission.id)
    assert _of(await seen(town.roads, town), "4").wording == "60%"
    again = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    assert again.answers.wording == "60%", "the next one starts from the last"


def _of(view: Overview, number: str) -> Any:
    return next(item.figure for item in view.items if item.indicator.number == number)


async def test_one_of_two_coordinators_decides(installation: Installation) -> None:
    town = await take_in(installation)
    second = await member(installation, 78, town.programme_id, Role.COORDINATOR, None)
    await submit(town.roads, town, "4", "50% идут работы по графику")
    waiting = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    both = (accept_submission(ctx, town.programme_id, waiting.id) for ctx in (town.coordinator, second))
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sum(isinstance(outcome, AlreadyDecided) for outcome in outcomes) == 1


async def test_a_returned_figure_comes_back_with_its_reason(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% идут работы по графику")
    waiting = (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission
    asked = await ask_reason(town.coordinator, town.programme_id, waiting.id)
    await give_reason(town.coordinator, asked.draft_id, "Приложите акт")
    tasks = (await list_tasks(town.roads))[0]
    assert tasks.tasks[0].state is TaskState.RETURNED
    card = await open_draft(town.roads, town.programme_id, tasks.tasks[0].indicator.id)
    assert card.item.versions[-1].reason == "Приложите акт"
    assert _of(await seen(town.roads, town), "4") is None


async def test_behind_needs_an_explanation(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await drafted(town.roads, town, "11", "0")
    with pytest.raises(Incomplete):
        await submit_value(town.roads, draft.id, draft.revision)
    draft = await answer_draft(town.roads, draft.id, " ", 2)
    with pytest.raises(ExplanationNeeded):
        await submit_value(town.roads, draft.id, draft.revision)


async def test_nothing_lands_in_a_closed_period(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await drafted(town.roads, town, "4", "50% идут работы по графику")
    async with installation.database.writer() as writer:
        period = await writer.session.get(PeriodRow, town.period_id)
        assert period is not None
        period.closed_at = installation.clock.now()
        writer.audit(period, "close", at=installation.clock.now(), actor_id=None)
    with pytest.raises(PeriodClosed):
        await submit_value(town.roads, draft.id, draft.revision)
    assert await versions(town.roads) == []


async def test_several_lines_make_several_drafts_and_all_are_sent(installation: Installation) -> None:
    town = await take_in(installation)
    lines = numbered_lines("№ 4 50% работы ведутся по графику\n№ 7: 100 %\nаварий не было\n№ 11 0")
    assert [number for number, _ in lines] == ["4", "7", "11"]
    taken = await take_numbered(town.roads, [*lines, ("1", "5")])
    assert taken.unknown == ("1",), "somebody else's"
    drafts = taken.drafts
    assert [str(draft.step) for draft in drafts] == ["row", "row", "explanation"]
    sent = await submit_ready(town.roads, town.programme_id)
    assert [receipt.number for receipt in sent] == ["4", "7"]
    assert await submit_ready(town.roads, town.programme_id) == []


async def test_all_without_questions_leaves_the_doubtful(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% работы ведутся по графику")
    await submit(town.roads, town, "11", "0 идут торги, договор подписан")
    words = await open_draft(town.roads, town.programme_id, town.indicator_ids["7"])
    from domain.figures import form
    from services.figures.change_draft import change_draft

    kept = await change_draft(
        town.roads,
        words.id,
        words.revision,
        lambda answers, _: form.with_explanation(
            form.with_words(answers, "частично", None), "по данным УГХ", None
        ),
    )
    await submit_value(town.roads, kept.id, kept.revision)
    decision = await accept_plain(town.coordinator, town.programme_id)
    assert decision is not None
    assert ([one.number for one in decision.figures], decision.left) == (["4", "11"], 1)


async def test_the_seeds_figures_stand_as_the_domain_page_says(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True, answers=("3=24",))
    found: dict[State, list[str]] = {}
    for item in (await seen(town.coordinator, town)).items:
        found.setdefault(item.standing.state, []).append(item.indicator.number)
    assert {state: " ".join(numbers) for state, numbers in found.items()} == HALF_YEAR


async def test_several_numbers_stay_words_until_the_coordinator_chooses(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    three = _of(await seen(town.coordinator, town), "3")
    assert three.value is None
    questions = await see_questions(town.coordinator, town.programme_id)
    asked = next(one for one in questions.open if one.number == "3")
    place = asked.answers.index("24")
    await answer_question(town.coordinator, town.programme_id, asked.id, place)
    chosen = _of(await seen(town.coordinator, town), "3")
    assert (chosen.value, chosen.version, chosen.wording) == (Decimal(24), 2, three.wording)


async def test_the_answers_to_questions_change_the_programme(installation: Installation) -> None:
    town = await take_in(installation)
    for kind, answer in (("who_hands_in", "УГХ"), ("range_top", "top_is_met")):
        questions = await see_questions(town.coordinator, town.programme_id)
        asked = next(one for one in questions.open if str(one.kind) == kind)
        place = asked.answers.index(answer)
        await answer_question(town.coordinator, town.programme_id, asked.id, place)
    items = {item.indicator.number: item.indicator for item in (await seen(town.coordinator, town)).items}
    assert items["22"].hands_in == "УГХ"
    assert items["5"].range_top_is_limit is False
    assert "22" in {task.indicator.number for task in (await list_tasks(town.roads))[0].tasks}


async def test_one_executor_under_two_names_can_be_told_apart(installation: Installation) -> None:
    town = await take_in(installation)
    questions = await see_questions(town.coordinator, town.programme_id)
    pair = next(one for one in questions.open if "отдел пресс-службы" in one.options)
    await answer_question(town.coordinator, town.programme_id, pair.id, pair.answers.index("no"))
    async with town.coordinator.read() as session:
        names = [one.name for one in await programmes.executors(session, town.programme_id)]
    assert "отдел пресс-службы" in names
    assert len(names) == 22


async def test_levels_are_tapped_and_kept(sqlite_installation: Installation) -> None:
    installation = sqlite_installation
    town = await take_in(installation)
    question_id = await leave_open(town, Question(QuestionKind.COURSE, "", options=("1", "2", "4")))
    for place in (0, 1, 2, 1):
        await toggle_level(town.coordinator, town.programme_id, question_id, place)
    asked = next(
        one
        for one in (await see_questions(town.coordinator, town.programme_id)).open
        if one.id == question_id
    )
    assert asked.chosen == ("2", "4"), "1 and 2 are levels before the first tap"
    await answer_question(town.coordinator, town.programme_id, question_id, 0)
    levels = [
        item.indicator.number
        for item in (await seen(town.coordinator, town)).items
        if item.indicator.course == "level"
    ]
    assert levels == ["2", "4", "7", "17", "19", "20", "22"]


async def test_the_same_file_twice_changes_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    with pytest.raises(AlreadyTakenIn):
        await take_in(installation)
    async with town.coordinator.read() as session:
        assert len(await periods.with_period(session, "2022-H1")) == 1


async def test_every_change_has_its_entry(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% работы ведутся по графику")
    async with town.roads.read() as session:
        last = await session.scalar(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))
    assert last is not None
    assert (last.action, last.chat_id, last.new["wording"]) == ("submit_value", ROADS, "50%")
    assert last.actor_id == town.roads.actor.person_id


async def test_what_dorogi_means(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True, answers=("3=24",))
    for query in ("roads", "дороги", "по дорогам", "Дорог"):
        found = await search_status(town.deputy, town.programme_id, query)
        assert isinstance(found, Status)
        assert (found.extent, [item.indicator.number for item in found.items]) == (Extent.HEADING, ["4", "5"])
    one = await search_status(town.deputy, town.programme_id, "№ 4")
    assert isinstance(one, Status)
    assert [item.indicator.number for item in one.items] == ["4"]
    nothing = await search_status(town.deputy, town.programme_id, "xyz")
    assert isinstance(nothing, Unclear)
    block = await search_status(town.deputy, town.programme_id, "")
    assert isinstance(block, Status)
    assert block.extent is Extent.BLOCK


async def test_an_executor_sees_own_sections_only(installation: Installation) -> None:
    town = await take_in(installation)
    whole = await see_status(town.buses, town.programme_id, Extent.PROGRAMME, 0)
    assert [item.indicator.number for item in whole.items] == ["1", "2", "3"]
    assert len((await see_status(town.deputy, town.programme_id, Extent.PROGRAMME, 0)).items) == 27


async def test_an_executors_report_has_own_rows_only(installation: Installation) -> None:
    from programmes.reading import read_document

    town = await take_in(installation, with_figures=True)
    compiled = await compile_report(town.buses, town.programme_id, town.period_id)
    document = read_document(compiled.content, "x.docx")
    assert [one.number for one in document.programme.indicators()] == ["1", "2", "3"]
    own, whole = await reports_to_see(town.buses), await reports_to_see(town.coordinator)
    assert isinstance(own, list)
    assert isinstance(whole, list)
    assert (own[0].own, own[0].total, whole[0].own, whole[0].total) == (True, 3, False, 26)


async def test_an_extract_has_nothing_of_the_official_reports_face(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    own, whole = [
        read((await compile_report(ctx, town.programme_id, town.period_id)).content)
        for ctx in (town.buses, town.coordinator)
    ]
    assert {"УТВЕРЖДАЮ", "Сводный отчет"} <= set(whole.before)
    assert any("Арасланов" in line for line in whole.after)
    assert not {"УТВЕРЖДАЮ", "Сводный отчет", "ПРОЕКТ"} & set(own.before)
    assert "Выписка: ваши показатели" in own.before
    assert any(line.endswith("за 1 полугодие 2022 года") for line in own.before)
    assert "".join(own.after) == ""


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    seen_ones: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen_ones.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield seen_ones
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def test_no_question_needs_more_queries_when_there_is_more_data(installation: Installation) -> None:
    town = await take_in(installation)
    with statements(installation.database) as before:
        await list_tasks(town.roads)
        await see_status(town.deputy, town.programme_id, Extent.PROGRAMME, 0)
        await see_queue(town.coordinator, town.programme_id)
        await reports_to_see(town.coordinator)
    for number in ("4", "7", "11", "12"):
        await submit(town.roads, town, number, "0 работы ведутся по графику")
    await take_in(installation, municipality="Другой городской округ", people_from=1000)
    with statements(installation.database) as after:
        await list_tasks(town.roads)
        await see_status(town.deputy, town.programme_id, Extent.PROGRAMME, 0)
        await see_queue(town.coordinator, town.programme_id)
        await reports_to_see(town.coordinator)
    # The queue looks at the periods that have something waiting: one here, none before.
    assert len(after) <= len(before) + 12


async def test_deadlines_follow_the_working_calendar(installation: Installation) -> None:
    town = await take_in(installation)
    tasks = (await list_tasks(town.roads))[0]
    assert (tasks.due_on, tasks.days_left, tasks.overdue) == (date(2022, 7, 11), 4, False)
