"""The head of a unit agrees before its figures go to the coordinator, where the programme wants that."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from domain.access import Role
from domain.refusals import AlreadyDecided, NotAgreedYet, NotAllowed, NotFound, PeriodClosed, Replaced, Stale
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.person import Absence, Membership, Person
from models.tables.reminder import Reminder
from models.tables.submission import Submission, SubmissionState
from services.consent import see_unagreed as see_unagreed_module
from services.consent.agree import agree_to_all, agree_to_figure, ask_why_back, say_why_back
from services.consent.pass_on import pass_unagreed_on
from services.consent.see_unagreed import see_unagreed
from services.consent.set_consent import see_consent, set_consent
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.receipts import Receipt
from services.figures.submit_value import submit_value
from services.figures.tasks import TaskState, list_tasks
from services.figures.where_it_stands import where_it_stands
from services.for_whom.hand_in_for import hand_in_for, name_source
from services.notices.executors import FigureReturned
from services.notices.look_up import returned_figure
from services.notices.reminders import DayReminder
from services.people.set_head import toggle_head
from services.people.show_out import show_out
from services.periods.close_period import close_period
from services.reminders.day_reminder import day_reminder, where_reminder_stands
from services.reminders.remind_besides import remind_now
from services.reports.see_reports import Readiness, reports_to_see
from services.review.decide_submission import accept_submission
from services.review.remark import ask_remark
from services.review.see_queue import see_queue
from services.review.word_anew import await_wording
from services.standing.see_collection import see_collected
from tests.integration.services.reminders.test_plan_due import unit_of
from tests.sample import OWNER, Town, as_actor, member, take_in

HEAD, SUBSTITUTE = 31, 32
FIGURE = "50% работы ведутся по графику"


@pytest.fixture
async def town(installation: Installation) -> Town:
    """Consent is needed; nobody is a head yet."""
    town = await take_in(installation)
    await set_consent(town.coordinator, town.programme_id, needed=True)
    return town


async def come_in(town: Town, telegram_id: int) -> Context:
    """Another of the people of roads."""
    unit = await unit_of(town.roads)
    return await member(town.roads.installation, telegram_id, town.programme_id, Role.EXECUTOR, unit)


async def head_of(town: Town, telegram_id: int = HEAD) -> Context:
    ctx = await come_in(town, telegram_id)
    await toggle_head(town.coordinator, town.programme_id, ctx.actor.person_id or 0)
    return ctx


async def send(ctx: Context, town: Town, number: str = "4", text: str = FIGURE) -> Receipt:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(ctx, draft.id, text, 1)
    return await submit_value(ctx, draft.id, draft.revision)


async def queued(town: Town) -> list[str]:
    queue = await see_queue(town.coordinator, town.programme_id)
    return [one.item.indicator.number for one in queue.waiting]


async def newest(town: Town, number: str = "4") -> Submission:
    async with town.coordinator.read() as session:
        query = select(Submission).where(Submission.indicator_id == town.indicator_ids[number])
        return (await session.scalars(query.order_by(Submission.version.desc()).limit(1))).one()


async def told(ctx: Context, kind: str) -> list[int | None]:
    async with ctx.read() as session:
        found = await session.scalars(select(OutboxRow.person_id).where(OutboxRow.kind == kind))
        return list(found)


async def tick(town: Town) -> int:
    return await pass_unagreed_on(as_actor(town.coordinator.installation, OWNER))


async def go_away(town: Town, head: Context, substitute: Context | None = None) -> None:
    async with town.coordinator.write() as work:
        query = select(Membership).where(Membership.person_id == head.actor.person_id)
        [role] = await work.session.scalars(query)
        row = Absence(
            membership_id=role.id,
            since=date(2022, 7, 1),
            until=date(2022, 7, 20),
            substitute_id=substitute.actor.person_id if substitute else None,
        )
        work.writer.add(row)
        await work.writer.flush()
        work.audit(row, "set_absence", town.programme_id)


async def test_what_is_sent_waits_for_the_head_and_is_not_yet_with_the_coordinator(town: Town) -> None:
    head = await head_of(town)
    receipt = await send(town.roads, town)
    assert receipt.head == "сотрудник 31"
    assert await queued(town) == []
    assert await told(town.roads, "to_agree") == [head.actor.person_id]
    assert await told(town.roads, "review_waits") == []
    [tasks] = await list_tasks(town.roads)
    assert next(one for one in tasks.tasks if one.indicator.number == "4").state is TaskState.AGREEING
    assert tasks.progress.agreeing == ("4",)
    assert "4" in tasks.progress.handed_in
    assert "4" not in tasks.progress.missing
    found = await see_collected(town.coordinator, town.programme_id, town.period_id)
    assert (found.handed_in, found.whole.agreeing, found.waiting) == (0, ("4",), ())
    reports = await reports_to_see(town.coordinator)
    assert isinstance(reports, list)
    assert isinstance(reports[0], Readiness)
    assert (reports[0].agreeing, reports[0].unchecked) == (("4",), ())


async def test_what_is_agreed_to_goes_to_the_coordinator_at_once(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    sent_at = (await newest(town)).sent_at
    done = await agree_to_figure(head, town.programme_id, (await newest(town)).id)
    assert done.numbers == ("4",)
    assert await queued(town) == ["4"]
    assert await told(town.roads, "review_waits") == [town.coordinator.actor.person_id]
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert waiting.submission.agreer == "сотрудник 31"
    assert waiting.submission.sent_at == sent_at, "the deadline counts from the executor's sending"
    with pytest.raises(AlreadyDecided):
        await agree_to_figure(head, town.programme_id, waiting.submission.id)
    async with town.coordinator.read() as session:
        actions = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert "agree_submission" in actions


async def test_all_that_was_listed_is_agreed_to_in_one_press_and_nothing_else(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await send(town.roads, town, "7", "100% аварии устранены в срок")
    seen = await see_unagreed(head, town.programme_id)
    await send(town.roads, town, "4", "60% уточнено")
    with pytest.raises(Stale):
        await agree_to_all(head, town.programme_id, listed=seen.listed)
    assert await queued(town) == []
    seen = await see_unagreed(head, town.programme_id)
    assert [one.submission.wording for one in seen.waiting] == ["60%", "100%"]
    done = await agree_to_all(head, town.programme_id, listed=seen.listed)
    assert done.numbers == ("4", "7")
    assert await queued(town) == ["7", "4"]


async def test_one_press_agrees_to_no_more_than_a_message_lists(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await send(town.roads, town, "7", "100% аварии устранены в срок")
    monkeypatch.setattr(see_unagreed_module, "MOST", 1)
    seen = await see_unagreed(head, town.programme_id)
    done = await agree_to_all(head, town.programme_id, listed=seen.listed)
    assert (done.numbers, done.left.numbers) == (("4",), ("7",))
    assert await queued(town) == ["4"]


async def test_the_head_returns_with_a_reason_and_its_author_hears_from_whom(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    submission = await newest(town)
    draft_id, number = await ask_why_back(head, town.programme_id, submission.id)
    assert number == "4"
    await say_why_back(head, draft_id, "приложите акт")
    assert await queued(town) == []
    about = town.programme_id, town.period_id, submission.id
    found = await returned_figure(town.roads, FigureReturned(*about))
    assert (found.reason, found.head) == ("приложите акт", "сотрудник 31")
    [tasks] = await list_tasks(town.roads)
    assert tasks.progress.returned == ("4",)
    await send(town.roads, town, "4", "55% уточнено")
    assert (await newest(town)).state == SubmissionState.AGREEING


async def test_a_head_who_sends_needs_nobodys_consent(town: Town) -> None:
    head = await head_of(town)
    receipt = await send(head, town)
    assert (receipt.head, receipt.without_head) == ("", False)
    assert await queued(town) == ["4"]
    assert (await newest(town)).agreer_id == head.actor.person_id


async def test_a_unit_without_a_head_goes_straight_on_and_its_receipt_says_so(town: Town) -> None:
    receipt = await send(town.roads, town)
    assert receipt.without_head
    assert await queued(town) == ["4"]
    async with town.roads.read() as session:
        drafts = list(await session.scalars(select(Submission.draft_id)))
    again = await where_it_stands(town.roads, drafts[0] or 0)
    assert isinstance(again, Receipt)
    assert again.without_head


async def test_a_substitute_of_the_head_agrees(town: Town) -> None:
    head = await head_of(town)
    substitute = await come_in(town, SUBSTITUTE)
    await go_away(town, head, substitute)
    receipt = await send(town.roads, town)
    assert receipt.head == "сотрудник 32"
    done = await agree_to_all(substitute, town.programme_id)
    assert done.numbers == ("4",)
    assert (await newest(town)).agreer_id == substitute.actor.person_id
    receipt = await send(substitute, town, "7", "100% аварии устранены в срок")
    assert (receipt.head, receipt.without_head) == ("", False), "they stand in for the head"


async def test_nobody_is_stopped_by_a_head_who_is_away_or_out_of_reach(town: Town) -> None:
    head = await head_of(town)
    async with town.coordinator.write() as work:
        gone = update(Person).where(Person.id == head.actor.person_id)
        await work.session.execute(gone.values(unreachable_since=work.now))
    assert (await send(town.roads, town)).without_head
    async with town.coordinator.write() as work:
        back = update(Person).where(Person.id == head.actor.person_id)
        await work.session.execute(back.values(unreachable_since=None))
    await go_away(town, head)
    assert (await send(town.roads, town, "7", "100% аварии устранены в срок")).without_head


async def test_what_waits_for_a_head_who_is_shown_out_goes_to_the_next_or_on(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    assert await tick(town) == 0
    await show_out(town.coordinator, town.programme_id, head.actor.person_id or 0)
    with pytest.raises((NotAllowed, NotFound)):
        await agree_to_figure(head, town.programme_id, (await newest(town)).id)
    other = await head_of(town, SUBSTITUTE)
    assert await tick(town) == 1
    assert await told(town.roads, "to_agree") == [head.actor.person_id, other.actor.person_id]
    assert await queued(town) == []
    await show_out(town.coordinator, town.programme_id, other.actor.person_id or 0)
    assert await tick(town) == 1
    assert await tick(town) == 0
    assert await queued(town) == ["4"]
    assert await told(town.roads, "passed_on") == [town.roads.actor.person_id]


async def test_where_consent_is_not_needed_any_more_what_waits_goes_on_at_once(town: Town) -> None:
    await head_of(town)
    await send(town.roads, town)
    found = await set_consent(town.coordinator, town.programme_id, needed=False)
    assert (found.needed, found.passed_on) == (False, 1)
    assert await queued(town) == ["4"]
    assert await told(town.roads, "passed_on") == [town.roads.actor.person_id]
    again = await set_consent(town.coordinator, town.programme_id, needed=False)
    assert again.passed_on == 0
    await set_consent(town.coordinator, town.programme_id, needed=True)
    assert await queued(town) == ["4"], "what is with the coordinator stays there"


async def test_a_coordinator_who_hands_in_for_a_unit_asks_no_head(town: Town) -> None:
    head = await head_of(town)
    unit = await unit_of(town.roads)
    await send(town.roads, town)
    desk = await hand_in_for(town.coordinator, town.programme_id, unit, town.period_id)
    await name_source(town.coordinator, desk.question_id or 0, "письмо № 12-44")
    await send(town.coordinator, town, "4", "60% по письму")
    assert (await newest(town)).state == SubmissionState.ACCEPTED
    assert (await see_unagreed(head, town.programme_id)).waiting == ()


async def test_a_correction_of_an_accepted_figure_waits_for_the_head_while_that_stands(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await agree_to_all(head, town.programme_id)
    await accept_submission(town.coordinator, town.programme_id, (await newest(town)).id)
    await send(town.roads, town, "4", "60% уточнено")
    found = await see_collected(town.coordinator, town.programme_id, town.period_id)
    assert (found.whole.agreeing, found.whole.accepted, found.whole.absent.count("4")) == (("4",), ("4",), 0)
    old = (await newest(town)).id
    await send(town.roads, town, "4", "70% ещё раз уточнено")
    with pytest.raises(Replaced):
        await agree_to_figure(head, town.programme_id, old)
    await agree_to_all(head, town.programme_id)
    assert await queued(town) == ["4"]


async def test_in_a_closed_period_nothing_is_agreed_to_until_it_is_opened_again(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await agree_to_figure(head, town.programme_id, (await newest(town)).id)
    with pytest.raises(Stale):
        await agree_to_all(head, town.programme_id)
    assert await tick(town) == 0


async def test_of_two_at_once_one_word_stands(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    submission = (await newest(town)).id
    draft_id, _ = await ask_why_back(head, town.programme_id, submission)

    async def agree() -> str:
        try:
            await agree_to_figure(head, town.programme_id, submission)
        except AlreadyDecided:
            return "late"
        return "agreed"

    async def back() -> str:
        try:
            await say_why_back(head, draft_id, "приложите акт")
        except AlreadyDecided:
            return "late"
        return "returned"

    words = await asyncio.gather(agree(), back())
    assert sorted(words)[1 if "agreed" in words else 0] == "late"
    state = (await newest(town)).state
    assert state == (SubmissionState.SENT if "agreed" in words else SubmissionState.RETURNED)


async def test_the_message_of_a_day_tells_the_head_what_waits(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    async with head.write() as work:
        await remind_now(work, [head.actor.person_id or 0], "Asia/Yekaterinburg")
    async with head.read() as session:
        [reminder_id] = await session.scalars(select(Reminder.id))
    found = await day_reminder(head, DayReminder(reminder_id))
    assert [one.numbers for one in found.unagreed] == [("4",)]
    await agree_to_all(head, town.programme_id)
    assert (await where_reminder_stands(head, reminder_id)).unagreed == ()


async def test_only_the_head_has_the_word(town: Town) -> None:
    await head_of(town)
    await send(town.roads, town)
    submission = (await newest(town)).id
    for ctx in (town.roads, town.buses, town.deputy, town.coordinator):
        with pytest.raises((NotFound, NotAllowed)):
            await agree_to_figure(ctx, town.programme_id, submission)
        with pytest.raises((NotFound, NotAllowed, Stale)):
            await agree_to_all(ctx, town.programme_id)
    with pytest.raises(NotAllowed):
        await set_consent(town.roads, town.programme_id, needed=False)


async def test_nothing_is_said_of_a_figure_while_a_newer_one_waits_for_the_head(town: Town) -> None:
    await send(town.roads, town)
    accepted = (await newest(town)).id
    await accept_submission(town.coordinator, town.programme_id, accepted)
    await head_of(town)
    await send(town.roads, town, text="60% работы ускорены")
    for submission_id in (accepted, (await newest(town)).id):
        with pytest.raises(NotAgreedYet):
            await await_wording(town.coordinator, town.programme_id, submission_id)
        with pytest.raises(NotAgreedYet):
            await ask_remark(town.coordinator, town.programme_id, submission_id)


async def test_nobody_is_asked_where_the_programme_wants_no_consent(installation: Installation) -> None:
    town = await take_in(installation)
    assert (await see_consent(town.coordinator, town.programme_id)).needed is None
    await head_of(town)
    receipt = await send(town.roads, town)
    assert (receipt.head, receipt.without_head) == ("", False)
    assert await queued(town) == ["4"]


async def test_units_without_a_head_are_named_beside_the_setting(town: Town) -> None:
    await head_of(town)
    found = await see_consent(town.coordinator, town.programme_id)
    assert len(found.without_head) == found.units - 1
    assert not any("УГХ" in one for one in found.without_head)
