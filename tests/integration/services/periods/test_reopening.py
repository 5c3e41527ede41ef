"""A closed period opened again for everybody, for one executor or for one indicator."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.programme.addressed import Addressed
from domain.refusals import (
    DeadlinePassed,
    NotAllowed,
    NotFound,
    PartlyOpen,
    PeriodClosed,
    Stale,
    UnclearWhom,
)
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.submission import SubmissionState
from services.context import Installation
from services.figures.answer_draft import answer_draft
from services.figures.check_collected import check_collected
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import list_tasks
from services.periods.close_due import close_due
from services.periods.close_period import close_period
from services.periods.move_deadline import await_deadline, move_deadline
from services.periods.reopen_period import reopen_period
from services.periods.reopening import (
    ReopeningStep,
    answer_reopening,
    await_reopening,
    back_in_reopening,
    choose_reopened,
    see_reopening,
)
from services.periods.see_periods import PeriodLine, see_periods
from services.reports.compile_report import gather_report
from services.reports.see_reports import Readiness, reports_to_see
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from services.review.word_anew import await_wording, word_anew
from services.standing.see_collection import Collection, see_collection
from services.standing.see_status import Extent, see_status
from tests.doubles import FakeClock
from tests.integration.services.periods.opened_again import reopen
from tests.integration.services.periods.test_open_due import bot
from tests.sample import Town, take_in

FRIDAY = date(2022, 7, 8)
"""Three working days after Tuesday, 05.07.2022."""
SATURDAY = datetime(2022, 7, 8, 19, tzinfo=UTC)
"""In Kopeysk, an hour after midnight had come there."""


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    """Its half-year was closed an hour ago with the document's own figures."""
    town = await take_in(installation, with_figures=True, answers=("3=24",))
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await _forget(town)
    clock.move(installation.clock.now() + timedelta(hours=1))
    return town


async def line(town: Town) -> PeriodLine:
    return (await see_periods(town.coordinator, town.programme_id)).lines[-1]


async def again(town: Town, whom: str) -> PeriodLine:
    await reopen(town.coordinator, town.programme_id, town.period_id, whom=whom)
    return await line(town)


async def owed(town: Town) -> list[str]:
    return [task.indicator.number for one in await list_tasks(town.roads) for task in one.tasks]


async def told(town: Town, kind: str) -> list[int | None]:
    async with town.coordinator.read() as session:
        query = select(OutboxRow.person_id).where(OutboxRow.kind == kind).order_by(OutboxRow.person_id)
        return [*(await session.scalars(query))]


async def _forget(town: Town) -> None:
    async with town.coordinator.write() as work:
        for row in await work.session.scalars(select(OutboxRow)):
            await work.session.delete(row)


async def corrected(town: Town, number: str, text: str = "60% сверили с актами") -> None:
    """A new version, sent."""
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(town.roads, draft.id, text, 1)
    await submit_value(town.roads, draft.id, draft.revision)


async def accept(town: Town) -> None:
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)


async def printed(town: Town, number: str = "4") -> str:
    report = await gather_report(town.coordinator, town.programme_id, "2022-H1")
    return report.figures[number].wording


async def reports_to_see_now(town: Town) -> list[Readiness]:
    found = await reports_to_see(town.deputy)
    assert isinstance(found, list)
    return found


async def progress_of(town: Town) -> Collection:
    [found] = await see_collection(town.coordinator)
    return found


@pytest.mark.parametrize(
    ("typed", "whom", "numbers"),
    [
        ("№ 4", Addressed.INDICATOR, ["4"]),
        ("11", Addressed.INDICATOR, ["11"]),
        ("№ 4 и 5", Addressed.INDICATOR, ["4", "5"]),
        ("УГХ", Addressed.EXECUTOR, ["4", "5", "6", "7", "11", "12", "13", "14"]),
        ("для УГХ", Addressed.EXECUTOR, ["4", "5", "6", "7", "11", "12", "13", "14"]),
        ("eu[", Addressed.EXECUTOR, ["4", "5", "6", "7", "11", "12", "13", "14"]),
        ("всем", Addressed.ALL, []),
        ("Для всех.", Addressed.ALL, []),
    ],
)
async def test_for_whom_is_typed_as_people_speak(
    town: Town, typed: str, whom: Addressed, numbers: Sequence[str]
) -> None:
    asked = await await_reopening(town.coordinator, town.programme_id, town.period_id)
    said = await answer_reopening(town.coordinator, asked.draft_id, typed)
    assert (said.whom, [one.indicator.number for one in said.rows]) == (whom, numbers)
    assert said.asks is ReopeningStep.REASON


@pytest.mark.parametrize("typed", ["28", "№ 4 и 99", "дорожники", "управление", "👍", "я не знаю"])
async def test_nobody_is_guessed(town: Town, typed: str) -> None:
    asked = await await_reopening(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(UnclearWhom):
        await answer_reopening(town.coordinator, asked.draft_id, typed)
    assert (await see_reopening(town.coordinator, asked.draft_id)).asks is ReopeningStep.WHOM


async def test_one_question_after_another_and_back(town: Town) -> None:
    ctx = town.coordinator
    asked = await await_reopening(ctx, town.programme_id, town.period_id)
    asked = await choose_reopened(ctx, asked.draft_id, asked.revision, Addressed.INDICATOR)
    assert asked.asks is ReopeningStep.WHICH
    four = town.indicator_ids["4"]
    asked = await choose_reopened(ctx, asked.draft_id, asked.revision, Addressed.INDICATOR, four)
    asked = await answer_reopening(ctx, asked.draft_id, "ошибка в акте")
    assert (asked.asks, asked.until) == (ReopeningStep.UNTIL, FRIDAY)
    asked = await answer_reopening(ctx, asked.draft_id, "16.07.2022")  # a Saturday
    assert (asked.asks, asked.until) == (ReopeningStep.UNTIL, date(2022, 7, 18))
    for expected in (ReopeningStep.REASON, ReopeningStep.WHOM):
        back = await back_in_reopening(ctx, asked.draft_id, asked.revision)
        assert back is not None
        assert back.asks is expected
        asked = back
    assert await back_in_reopening(ctx, asked.draft_id, asked.revision) is None
    with pytest.raises(Stale):
        await see_reopening(ctx, asked.draft_id)
    assert (await line(town)).until is None


async def test_one_indicator_is_open_again_for_whoever_hands_it_in(town: Town) -> None:
    opened = await again(town, "№ 4")
    assert (opened.again, opened.until, opened.closed_at is not None) == (("4",), FRIDAY, True)
    assert await owed(town) == ["4"]
    assert [one.due_on for one in await list_tasks(town.roads)] == [FRIDAY]
    assert await list_tasks(town.buses) == []
    assert await told(town, "period_reopened") == [town.roads.actor.person_id]
    await corrected(town, "4")
    with pytest.raises(PartlyOpen) as refused:
        await open_draft(town.roads, town.programme_id, town.indicator_ids["5"])
    assert (refused.value.until, refused.value.since.date()) == (FRIDAY, date(2022, 7, 5))


async def test_whoever_has_nothing_to_correct_is_told_until_when_others_do(town: Town) -> None:
    await again(town, "№ 4")
    with pytest.raises(PartlyOpen):
        await check_collected(town.buses)
    with pytest.raises(PartlyOpen):
        await take_numbered(town.buses, [("1", "1,4%")])
    with pytest.raises(PartlyOpen):
        await take_numbered(town.roads, [("5", "1,4%")])
    await check_collected(town.roads)


async def test_one_executor_is_open_again_with_all_of_its_figures(town: Town) -> None:
    await again(town, "УГХ")
    assert await owed(town) == ["4", "5", "6", "7", "11", "12", "13", "14"]
    assert await told(town, "period_reopened") == [town.roads.actor.person_id]


async def test_open_again_for_everybody_it_takes_everything_until_that_day(
    town: Town, clock: FakeClock
) -> None:
    opened = await again(town, "всем")
    assert (opened.closed_at, opened.until, opened.again) == (None, FRIDAY, ())
    assert (await list_tasks(town.buses))[0].due_on == FRIDAY
    clock.move(SATURDAY)
    with pytest.raises(PeriodClosed):
        await corrected(town, "4")


async def test_only_what_is_open_again_is_counted(town: Town) -> None:
    await again(town, "№ 4, 8")
    found = await progress_of(town)
    assert (found.closed, found.whole.every, found.due_on) == (False, ("4", "8"), FRIDAY)
    assert [one.name for one in found.executors] == ["УГХ", "МУ «Управление строительства»"]


async def test_the_closed_document_stays_until_the_change_is_accepted_and_it_is_closed_again(
    town: Town,
) -> None:
    await again(town, "№ 4")
    before = await printed(town)
    [ready] = await reports_to_see_now(town)
    assert (ready.revision, ready.until, ready.again) == (1, FRIDAY, ("4",))
    await corrected(town, "4")
    assert await printed(town) == before
    await accept(town)
    assert await printed(town) == before
    assert (await line(town)).revision == 1
    await close_period(town.coordinator, town.programme_id, town.period_id)
    assert await printed(town) == "60%"
    assert (await line(town)).revision == 2
    assert await told(town, "closed_picture") == [town.deputy.actor.person_id]
    [ready] = await reports_to_see_now(town)
    assert (ready.revision, ready.until) == (2, None)


async def test_closed_again_without_a_change_it_is_the_same_revision_and_no_news(town: Town) -> None:
    await again(town, "№ 4")
    await corrected(town, "4")
    await close_period(town.coordinator, town.programme_id, town.period_id)
    assert (await line(town)).revision == 1
    assert await told(town, "closed_picture") == []
    assert await told(town, "period_closed") == [town.roads.actor.person_id]
    [locked] = (await see_queue(town.coordinator, town.programme_id)).locked
    assert locked.numbers == ("4",)


async def test_it_closes_again_by_itself_and_the_coordinator_hears_what_came_of_it(
    town: Town, installation: Installation
) -> None:
    await again(town, "№ 4, 5")
    await corrected(town, "4")
    await accept(town)
    assert await close_due(bot(installation, datetime(2022, 7, 8, 18, 59, tzinfo=UTC))) == 0
    assert [await close_due(bot(installation, SATURDAY)) for _ in range(2)] == [1, 0]
    assert ((await line(town)).until, (await line(town)).revision) == (None, 2)
    assert await told(town, "closed_itself") == [town.coordinator.actor.person_id]
    async with town.coordinator.read() as session:
        notice = await session.scalar(select(OutboxRow).where(OutboxRow.kind == "closed_itself"))
        entries = select(AuditEntry).where(AuditEntry.action == "close_period").order_by(AuditEntry.id)
        last = [*(await session.scalars(entries))][-1]
    assert notice is not None
    assert (notice.payload["accepted"], notice.payload["waiting"]) == ("4", "")
    assert last.actor_id is None


async def test_before_anybody_has_looked_nothing_lands_after_the_last_day(
    town: Town, clock: FakeClock
) -> None:
    await again(town, "№ 4")
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    draft = await answer_draft(town.roads, draft.id, "60% сверили с актами", 1)
    clock.move(SATURDAY)
    with pytest.raises(PartlyOpen):
        await submit_value(town.roads, draft.id, draft.revision)


async def test_two_ticks_close_it_once(town: Town, installation: Installation) -> None:
    await again(town, "№ 4")
    ticks = (close_due(bot(installation, SATURDAY)) for _ in range(4))
    assert sorted(await asyncio.gather(*ticks)) == [0, 0, 0, 1]
    assert len(await told(town, "closed_itself")) == 1


async def test_its_last_day_can_be_moved_and_those_concerned_are_told(town: Town) -> None:
    await again(town, "№ 4")
    draft_id = await await_deadline(town.coordinator, town.programme_id, town.period_id)
    moved = await move_deadline(town.coordinator, draft_id, "15.07.2022")
    assert (moved.due_on, moved.told) == (date(2022, 7, 15), 1)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    assert (await line(town)).due_on == date(2022, 7, 11), "the period's own"


async def test_more_can_be_opened_and_nobody_hears_twice(town: Town) -> None:
    await again(town, "№ 4")
    await _forget(town)
    opened = await again(town, "№ 1")
    assert opened.again == ("1", "4")
    assert await told(town, "period_reopened") == [town.buses.actor.person_id]
    opened = await again(town, "всем")
    assert (opened.again, opened.closed_at) == ((), None)
    with pytest.raises(Stale):
        await await_reopening(town.coordinator, town.programme_id, town.period_id)


async def test_a_double_press_opens_it_once(town: Town) -> None:
    asked = await await_reopening(town.coordinator, town.programme_id, town.period_id)
    await answer_reopening(town.coordinator, asked.draft_id, "№ 4")
    said = await answer_reopening(town.coordinator, asked.draft_id, "письмо")
    presses = (reopen_period(town.coordinator, said.draft_id, said.revision, said.until) for _ in range(3))
    done = await asyncio.gather(*presses, return_exceptions=True)
    assert sum(isinstance(one, Stale) for one in done) == 2
    assert len(await told(town, "period_reopened")) == 1


async def test_a_button_that_was_drawn_days_ago_opens_nothing(town: Town, clock: FakeClock) -> None:
    asked = await await_reopening(town.coordinator, town.programme_id, town.period_id)
    await answer_reopening(town.coordinator, asked.draft_id, "№ 4")
    said = await answer_reopening(town.coordinator, asked.draft_id, "письмо")
    clock.move(SATURDAY)
    with pytest.raises(DeadlinePassed):
        await reopen_period(town.coordinator, said.draft_id, said.revision, said.until)
    assert (await line(town)).until is None


async def test_nobody_but_a_coordinator_opens_anything(town: Town) -> None:
    asked = await await_reopening(town.coordinator, town.programme_id, town.period_id)
    for other in (town.roads, town.deputy):
        with pytest.raises(NotAllowed):
            await await_reopening(other, town.programme_id, town.period_id)
        with pytest.raises(NotFound):
            await reopen_period(other, asked.draft_id, asked.revision, FRIDAY)


async def test_a_waiting_figure_that_is_open_again_can_be_decided_about(installation: Installation) -> None:
    town = await take_in(installation)
    await take_numbered(town.roads, [("4", "50% идут работы"), ("7", "100% аварий нет")])
    for draft in ("4", "7"):
        card = await open_draft(town.roads, town.programme_id, town.indicator_ids[draft])
        await submit_value(town.roads, card.id, card.revision)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await again(town, "№ 4")
    queue = await see_queue(town.coordinator, town.programme_id)
    assert [one.item.indicator.number for one in queue.waiting] == ["4"]
    assert [one.numbers for one in queue.locked] == [("7",)]
    await accept(town)
    assert [one.state for one in queue.waiting[0].item.versions] == [SubmissionState.SENT]


async def printed_words(town: Town, number: str = "4") -> str:
    report = await gather_report(town.coordinator, town.programme_id, "2022-H1")
    return report.figures[number].explanation


async def test_the_coordinators_words_come_with_the_next_closing_as_another_figure_does(town: Town) -> None:
    await again(town, "№ 4")
    before = await printed_words(town)
    status = await see_status(town.coordinator, town.programme_id, Extent.INDICATOR, town.indicator_ids["4"])
    asked = await await_wording(town.coordinator, town.programme_id, status.items[0].versions[-1].id)
    await word_anew(town.coordinator, asked.draft_id, "Завершено на половине дворов")
    assert await printed_words(town) == before
    await close_period(town.coordinator, town.programme_id, town.period_id)
    assert await printed_words(town) == "Завершено на половине дворов"
    assert (await line(town)).revision == 2
