"""A question and its answers: who hears, who sees, what two people at once and people who go do to it."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from domain.access import Role
from domain.asking.threads import LONGEST_WORDS, MOST_A_DAY, ThreadSide
from domain.refusals import EnoughForToday, NobodyToAsk, NotAllowed, NotFound, ProgrammeRests, Stale, TooLong
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.programme import ProgrammeRow
from models.tables.thread import Thread, ThreadMessage
from services.asking import send_words as sending
from services.asking.notices import ThreadAnswered, ThreadAsked
from services.asking.see_threads import see_thread, see_threads, thread_on, threads_about, waiting_threads
from services.asking.send_words import send_words
from services.asking.take_over import take_over_thread
from services.asking.told import thread_told
from services.asking.type_words import add_words, begin_question, begin_reply, drop_words, edit_words
from services.asking.typed_words import WordsTyped, see_words, typed_in
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.people.show_out import hand_over_all, same_person, show_out
from services.removal.remove_programme import await_removal, remove_programme, see_removing
from services.review.see_queue import see_queue
from tests.doubles import FakeClock
from tests.integration.services.test_at_once import meet
from tests.integration.services.test_substitutes import away, met
from tests.sample import STRANGER, Town, as_actor, member, take_in

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
async def town(installation: Installation) -> Town:
    return await take_in(installation)


async def ask(who: Context, town: Town, words: str = "Какой акт нужен?", about: str = "") -> WordsTyped:
    indicator_id = town.indicator_ids[about] if about else 0
    typed = await begin_question(who, town.programme_id, indicator_id, town.period_id if about else 0)
    return await sent(who, await add_words(who, typed.draft_id, words, 1))


async def sent(who: Context, typed: WordsTyped) -> WordsTyped:
    return await send_words(who, typed.draft_id, typed.revision)


async def answer(who: Context, town: Town, thread_id: int, words: str = "№ 14 от 28.06") -> WordsTyped:
    return await sent(who, await begin_reply(who, town.programme_id, thread_id, words, 2))


def thread_of(typed: WordsTyped) -> int:
    assert typed.thread is not None
    return typed.thread.facts.id


async def told(town: Town) -> list[tuple[str, int | None]]:
    """Kinds of notices of threads with who gets them, in their order."""
    async with town.coordinator.read() as session:
        found = await session.execute(
            select(OutboxRow.kind, OutboxRow.person_id)
            .where(OutboxRow.kind.startswith("thread_"))
            .order_by(OutboxRow.id)
        )
        return [(kind, person_id) for kind, person_id in found]


def to(who: Context, kind: str = "thread_asked") -> tuple[str, int | None]:
    return kind, who.actor.person_id


async def test_an_executors_question_goes_to_the_coordinator_and_the_answer_comes_back(town: Town) -> None:
    asked = await ask(town.roads, town, about="4")
    thread_id = thread_of(asked)
    assert asked.heard_by == 1
    assert await told(town) == [to(town.coordinator)]
    assert (await see_threads(town.coordinator, 0)).waiting == 1
    done = await answer(town.coordinator, town, thread_id)
    assert done.side is ThreadSide.ANSWERS
    assert await told(town) == [to(town.coordinator), to(town.roads, "thread_answered")]
    seen = await see_thread(town.roads, town.programme_id, thread_id)
    assert [one.words for one in seen.said] == ["Какой акт нужен?", "№ 14 от 28.06"]
    assert not seen.waits
    assert await waiting_threads(town.coordinator) == (0, 1)


async def test_a_deputys_question_goes_to_the_unit_and_the_coordinator_sees_it(town: Town) -> None:
    thread_id = thread_of(await ask(town.deputy, town, about="4"))
    assert sorted(await told(town)) == sorted([to(town.coordinator), to(town.roads)])
    assert (await waiting_threads(town.roads))[0] == 1
    await answer(town.roads, town, thread_id)
    assert (await told(town))[2:] == [to(town.deputy, "thread_answered")]
    assert (await waiting_threads(town.coordinator))[0] == 0


async def test_of_a_unit_with_nobody_in_the_coordinators_are_asked(town: Town) -> None:
    asked = await ask(town.deputy, town, about="17")
    assert asked.nobody_in
    assert await told(town) == [to(town.coordinator)]
    with pytest.raises(NobodyToAsk):
        await begin_question(town.coordinator, town.programme_id, town.indicator_ids["17"], town.period_id)


async def test_nobody_else_sees_it(town: Town) -> None:
    thread_id = thread_of(await ask(town.roads, town, about="4"))
    for who in (town.buses, town.deputy):
        with pytest.raises(NotFound):
            await see_thread(who, town.programme_id, thread_id)
        with pytest.raises(NotFound):
            await begin_reply(who, town.programme_id, thread_id, "и мне скажите", 3)
        assert (await see_threads(who, 0)).threads == ()
        assert (await threads_about(who, town.programme_id, town.indicator_ids["4"])).threads == ()
    about = await threads_about(town.coordinator, town.programme_id, town.indicator_ids["4"])
    assert [one.id for one in about.threads] == [thread_id]


async def test_another_figure_than_ones_section_cannot_be_asked_about(town: Town) -> None:
    with pytest.raises(NotFound):
        await begin_question(town.roads, town.programme_id, town.indicator_ids["1"], town.period_id)


async def test_edits_count_before_it_is_sent_and_change_nothing_afterwards(town: Town) -> None:
    typed = await begin_question(town.roads, town.programme_id, 0, 0)
    first = await add_words(town.roads, typed.draft_id, "Какой акт", 1)
    await add_words(town.roads, typed.draft_id, "И до какого числа?", 2)
    edited = await edit_words(town.roads, typed.draft_id, "Какой нужен акт?", 1)
    assert edited is not None
    assert edited.words == "Какой нужен акт?\nИ до какого числа?"
    with pytest.raises(Stale):
        await send_words(town.roads, first.draft_id, first.revision)
    done = await sent(town.roads, edited)
    late = await edit_words(town.roads, typed.draft_id, "Уже не надо", 1)
    assert late is not None
    assert not late.is_open
    seen = await see_thread(town.roads, town.programme_id, thread_of(done))
    assert seen.said[0].words == "Какой нужен акт?\nИ до какого числа?"
    assert await typed_in(town.roads, 1) == typed.draft_id
    assert await typed_in(town.roads, 77) is None
    assert await typed_in(town.buses, 1) is None


async def test_it_is_sent_once_and_never_without_words(town: Town) -> None:
    typed = await begin_question(town.roads, town.programme_id, 0, 0)
    with pytest.raises(Stale):
        await sent(town.roads, typed)
    typed = await add_words(town.roads, typed.draft_id, "Какой акт?", 1)
    await sent(town.roads, typed)
    with pytest.raises(Stale):
        await sent(town.roads, typed)
    assert (await see_words(town.roads, typed.draft_id)).sent_as is not None
    async with town.roads.read() as session:
        assert len((await session.scalars(select(ThreadMessage))).all()) == 1


async def test_what_is_dropped_is_not_sent_and_a_new_question_begins_empty(town: Town) -> None:
    typed = await begin_question(town.roads, town.programme_id, 0, 0)
    typed = await add_words(town.roads, typed.draft_id, "Какой акт?", 1)
    assert (await begin_question(town.roads, town.programme_id, 0, 0)).words == "Какой акт?"
    await drop_words(town.roads, typed.draft_id)
    with pytest.raises(Stale):
        await add_words(town.roads, typed.draft_id, "ещё", 2)
    assert (await begin_question(town.roads, town.programme_id, 0, 0)).words == ""


async def test_a_question_has_an_end(town: Town) -> None:
    typed = await begin_question(town.roads, town.programme_id, 0, 0)
    await add_words(town.roads, typed.draft_id, "я" * LONGEST_WORDS, 1)
    with pytest.raises(TooLong):
        await add_words(town.roads, typed.draft_id, "и", 2)
    assert len((await see_words(town.roads, typed.draft_id)).words) == LONGEST_WORDS


async def test_two_coordinators_answer_at_once_and_the_second_is_told(
    installation: Installation, town: Town
) -> None:
    second = await member(installation, 20, town.programme_id, Role.COORDINATOR, None)
    thread_id = thread_of(await ask(town.roads, town))
    begun = await begin_reply(second, town.programme_id, thread_id, "по телефону", 5)
    await answer(town.coordinator, town, thread_id, "акт приёмки")
    done = await sent(second, begun)
    assert done.thread is not None
    assert done.sent_as is not None
    before = done.thread.answered_before(done.sent_as)
    assert before is not None
    assert before.words == "акт приёмки"
    assert [one.words for one in done.thread.said][1:] == ["акт приёмки", "по телефону"]


async def test_answers_at_once_come_one_after_another(
    installation: Installation, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = await member(installation, 20, town.programme_id, Role.COORDINATOR, None)
    thread_id = thread_of(await ask(town.roads, town))
    typed = [
        await begin_reply(who, town.programme_id, thread_id, who.actor.name, 5)
        for who in (town.coordinator, second)
    ]
    meet(monkeypatch, sending, "_thread")
    both = await asyncio.gather(sent(town.coordinator, typed[0]), sent(second, typed[1]))
    befores = [one.thread.answered_before(one.sent_as) for one in both if one.thread and one.sent_as]
    assert sorted(one is None for one in befores) == [False, True]


async def test_a_substitute_is_asked_and_answers(installation: Installation, town: Town) -> None:
    person = await met(installation, STRANGER)
    roads, substitute = _ids(town.roads, person)
    await away(town.coordinator, roads, substitute, date(2022, 7, 1), date(2022, 7, 31))
    thread_id = thread_of(await ask(town.deputy, town, about="4"))
    assert to(person) in await told(town)
    assert to(town.roads) not in await told(town)
    assert (await answer(person, town, thread_id)).heard_by == 1


async def test_whoever_asks_on_waits_again(town: Town) -> None:
    thread_id = thread_of(await ask(town.roads, town))
    await answer(town.coordinator, town, thread_id)
    again = await answer(town.roads, town, thread_id, "А копия годится?")
    assert again.side is ThreadSide.ASKS
    assert (await waiting_threads(town.coordinator))[0] == 1
    assert (await told(town))[-1] == to(town.coordinator)


async def test_a_coordinator_takes_it_over_and_the_unit_is_not_waited_for(town: Town) -> None:
    thread_id = thread_of(await ask(town.deputy, town, about="4"))
    with pytest.raises(Stale):
        await take_over_thread(town.roads, town.programme_id, thread_id)
    seen = await take_over_thread(town.coordinator, town.programme_id, thread_id)
    assert seen.facts.taken_by == town.coordinator.actor.name
    assert (await waiting_threads(town.roads))[0] == 0
    assert (await waiting_threads(town.coordinator))[0] == 1
    with pytest.raises(Stale):
        await take_over_thread(town.coordinator, town.programme_id, thread_id)
    await answer(town.roads, town, thread_id)
    assert not (await see_thread(town.deputy, town.programme_id, thread_id)).waits


async def test_nobody_floods_anybody(clock: FakeClock, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST_A_DAY, ThreadSide.ASKS, 3)
    thread_id = thread_of(await ask(town.roads, town))
    for number in range(1, MOST_A_DAY[ThreadSide.ASKS]):
        await answer(town.roads, town, thread_id, f"и ещё {number}")
    typed = await begin_reply(town.roads, town.programme_id, thread_id, "и последнее", 90)
    with pytest.raises(EnoughForToday) as refused:
        await sent(town.roads, typed)
    assert refused.value.most == MOST_A_DAY[ThreadSide.ASKS]
    await answer(town.coordinator, town, thread_id)
    clock.move(clock.now() + timedelta(days=1))
    assert (await sent(town.roads, typed)).sent_as is not None


async def test_of_a_programme_that_rests_nothing_is_asked_but_an_answer_comes(town: Town) -> None:
    thread_id = thread_of(await ask(town.roads, town))
    async with town.coordinator.write() as work:
        row = await programmes.lock_programme(work.session, town.programme_id)
        row.paused_at = work.now
        work.audit(row, "pause", town.programme_id)
    with pytest.raises(ProgrammeRests):
        await begin_question(town.roads, town.programme_id, 0, 0)
    assert (await answer(town.coordinator, town, thread_id)).heard_by == 1
    assert ThreadAnswered.ASKED_FOR
    assert not ThreadAsked.ASKED_FOR


async def test_the_answer_goes_to_the_units_next_person(installation: Installation, town: Town) -> None:
    thread_id = thread_of(await ask(town.roads, town, about="4"))
    unit = await _unit_of(town, "УГХ")
    colleague = await member(installation, 21, town.programme_id, Role.EXECUTOR, unit)
    await show_out(town.coordinator, town.programme_id, town.roads.actor.person_id or 0)
    assert (await waiting_threads(town.coordinator))[0] == 1
    await answer(town.coordinator, town, thread_id)
    assert (await told(town))[-1] == to(colleague, "thread_answered")
    with pytest.raises(NotAllowed):
        await see_thread(town.roads, town.programme_id, thread_id)
    assert (await see_thread(colleague, town.programme_id, thread_id)).side is ThreadSide.ASKS


async def test_an_answer_to_a_deputy_who_is_gone_is_kept_and_says_so(town: Town) -> None:
    thread_id = thread_of(await ask(town.deputy, town, about="4"))
    await show_out(town.coordinator, town.programme_id, town.deputy.actor.person_id or 0)
    assert (await answer(town.roads, town, thread_id)).heard_by == 0


async def test_whoever_takes_over_a_deputys_part_or_goes_on_from_another_account_gets_the_answer(
    installation: Installation, town: Town
) -> None:
    thread_id = thread_of(await ask(town.deputy, town, about="4"))
    heir = await member(installation, 22, town.programme_id, Role.DEPUTY, None)
    await hand_over_all(town.coordinator, town.programme_id, *_ids(town.deputy, heir))
    account = await member(installation, 23, town.programme_id, Role.DEPUTY, None)
    await same_person(town.coordinator, town.programme_id, *_ids(heir, account))
    await answer(town.roads, town, thread_id)
    assert (await told(town))[-1] == to(account, "thread_answered")
    seen = await see_thread(account, town.programme_id, thread_id)
    assert seen.said[0].author == town.deputy.actor.name


async def test_what_a_coordinator_took_over_is_the_units_again_when_they_go(
    installation: Installation, town: Town
) -> None:
    second = await member(installation, 20, town.programme_id, Role.COORDINATOR, None)
    thread_id = thread_of(await ask(town.deputy, town, about="4"))
    await take_over_thread(second, town.programme_id, thread_id)
    await show_out(town.coordinator, town.programme_id, second.actor.person_id or 0)
    assert (await waiting_threads(town.roads))[0] == 1


async def test_whoever_checks_a_figure_sees_that_it_was_asked_about(town: Town) -> None:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["7"])
    draft = await answer_draft(town.roads, draft.id, "100% аварии устранены в срок", 1)
    await submit_value(town.roads, draft.id, draft.revision)
    await ask(town.roads, town, about="4")
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert waiting.threads == 0
    await ask(town.roads, town, about="7")
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert waiting.threads == 1


async def test_rights_are_asked_when_it_is_told(town: Town) -> None:
    asked = await ask(town.deputy, town, about="4")
    notice = ThreadAsked(town.programme_id, thread_of(asked), asked.sent_as or 0)
    assert (await thread_told(town.roads, notice)).side is ThreadSide.ANSWERS
    with pytest.raises(NotFound):
        await thread_told(town.buses, notice)
    with pytest.raises(NotFound):
        await thread_told(town.roads, replace(notice, message_id=99))
    await show_out(town.coordinator, town.programme_id, town.roads.actor.person_id or 0)
    with pytest.raises(NotAllowed):
        await thread_told(town.roads, notice)


async def test_a_reply_to_a_message_finds_its_thread(town: Town) -> None:
    asked = await ask(town.roads, town)
    about = town.programme_id, thread_of(asked)
    async with town.coordinator.write() as work:
        await work.session.execute(update(OutboxRow).values(message_id=500))
    assert await thread_on(town.coordinator, 500) == about
    assert await thread_on(town.roads, 500) is None
    assert await thread_on(town.coordinator, 501) is None


async def test_with_a_programme_that_is_removed_its_questions_are_out_of_reach(town: Town) -> None:
    asked = await ask(town.roads, town)
    begun = await begin_reply(town.coordinator, town.programme_id, thread_of(asked), "акт", 2)
    title = (await see_removing(town.coordinator, town.programme_id)).name
    draft_id = await await_removal(town.coordinator, town.programme_id)
    await remove_programme(town.coordinator, draft_id, title)
    notice = ThreadAsked(town.programme_id, thread_of(asked), asked.sent_as or 0)
    with pytest.raises(NotAllowed):
        await thread_told(town.coordinator, notice)
    with pytest.raises(Stale):
        await sent(town.coordinator, begun)
    with pytest.raises(NotAllowed):
        await see_threads(town.roads, 0)


async def test_what_was_asked_and_answered_is_in_the_audit(town: Town) -> None:
    thread_id = thread_of(await ask(town.roads, town, about="4"))
    await answer(town.coordinator, town, thread_id)
    async with town.coordinator.read() as session:
        found = await session.scalars(
            select(AuditEntry).where(AuditEntry.subject == f"thread:{thread_id}").order_by(AuditEntry.id)
        )
        entries = [(one.action, one.new.get("words")) for one in found]
        assert (await session.get_one(Thread, thread_id)).waits_since is None
        assert (await session.get_one(ProgrammeRow, town.programme_id)).removed_at is None
    assert entries == [("ask", "Какой акт нужен?"), ("answer", "№ 14 от 28.06")]


async def test_another_town_sees_nothing(installation: Installation, town: Town) -> None:
    other = await take_in(installation, municipality="Другой округ", people_from=100)
    thread_id = thread_of(await ask(town.roads, town))
    with pytest.raises(NotAllowed):
        await see_thread(other.coordinator, town.programme_id, thread_id)
    with pytest.raises(NotFound):
        await see_thread(other.coordinator, other.programme_id, thread_id)
    with pytest.raises(NotAllowed):
        await begin_question(as_actor(installation, 99), town.programme_id, 0, 0)


async def _unit_of(town: Town, name: str) -> int:
    async with town.coordinator.read() as session:
        known = await programmes.executors(session, town.programme_id)
    return next(one.id for one in known if one.name == name)


def _ids(*people: Context) -> tuple[int, ...]:
    return tuple(one.actor.person_id or 0 for one in people)
