"""Updates on their whole way: from Telegram's queue through the inbox to the answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiogram import Router
from aiogram.types import CallbackQuery, Message
from sqlalchemy import select, update

from bot import intake as intake_module
from bot.errors import CannotStart
from handlers.screen import Button, Screen
from handlers.show import Show
from models.repositories.queues import deaths, inbox
from models.sessions import WritingSession
from models.tables.inbox import InboxRow, InboxState
from models.tables.person import Person
from models.tables.upload import Upload
from models.unit_of_work import Conflict, Database
from services.context import Context, Installation
from tests.bot_on_playground import OWNER, Ground, bot_on, playground, voice_of
from tests.doubles import FakeClock
from tests.integration.bot.test_way_to_telegram import PASSING
from tests.times import PATIENCE

HERE = "tests/integration/bot/test_intake.py"
Handler = Callable[[Message, Context, Show], Awaitable[None]]


async def note(ctx: Context, text: str) -> str:
    """A trivial use case: keeps what was said, once per commit."""
    async with ctx.write() as work:
        person_id = await work.person_id()
        count = len((await work.session.scalars(select(Upload.id))).all())
        unique = f"{count}-{text}"
        work.writer.add(
            Upload(person_id=person_id, content_hash=unique[:64], filename=text, size=1, received_at=work.now)
        )
    return text


async def echo(message: Message, ctx: Context, show: Show) -> None:
    text = await note(ctx, message.text or "")
    await show.send(message.chat.id, Screen(f"Принято: {text}"))


def router_of(handler: Handler) -> Router:
    router = Router()
    router.message.register(handler)
    return router


async def noted(database: Database) -> list[str]:
    async with database.reader() as session:
        return list((await session.scalars(select(Upload.filename).order_by(Upload.id))).all())


async def rows(database: Database) -> list[tuple[str, int]]:
    async with database.reader() as session:
        query = select(InboxRow.state, InboxRow.attempts).order_by(InboxRow.id)
        return [(row.state, row.attempts) for row in (await session.execute(query)).all()]


async def until(condition: Callable[[], Awaitable[bool]], within: float = PATIENCE) -> None:
    async with asyncio.timeout(within):
        while not await condition():  # noqa: ASYNC110 - the database rings no bell here
            await asyncio.sleep(0.02)


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path, OWNER, *range(2, 12)) as running:
        yield running


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "timedelta", lambda **_: timedelta(milliseconds=1))
    monkeypatch.setattr(intake_module, "pause_after", lambda *_: timedelta(milliseconds=1))


async def test_many_chats_at_once_each_in_its_order(
    ground: Ground, database: Database, database_url: str, tmp_path: Path
) -> None:
    async with bot_on(ground, database_url, tmp_path, voice_of(router_of(echo))):
        for number in range(5):
            for person in range(2, 12):
                await ground.say(person, f"{person}.{number}")
        for person in range(2, 12):
            await ground.until_said(person, *[f"Принято: {person}.{n}" for n in range(5)])
    assert len(await noted(database)) == 50
    assert set(await rows(database)) == {("done", 1)}


async def test_nobody_is_heard_before_the_bot_is_prepared(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    """The demo's page answers while its town is still being built."""
    await ground.say(2, "рано")
    heard = []

    async def prepare(_installation: Installation) -> None:
        for _ in range(20):  # a poll would have brought it by then
            await ground.messages(2)
        heard.extend(await rows(sqlite_database))

    echoing = voice_of(router_of(echo))
    async with bot_on(ground, sqlite_url, tmp_path, echoing, prepare=prepare):
        await ground.until_said(2, "Принято: рано")
    assert heard == []


async def test_a_restart_answers_what_was_cut_off_without_doing_it_twice(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    asked, never = asyncio.Event(), asyncio.Event()

    async def stuck(message: Message, ctx: Context, show: Show) -> None:
        await note(ctx, message.text or "")
        asked.set()
        await never.wait()

    async def resume(ctx: Context, show: Show) -> None:
        await show.send(ctx.chat_id or 0, Screen("Сведения приняты"))

    monkey = pytest.MonkeyPatch()
    monkey.setattr("bot.running.FINISH_WITHIN", 0.1)
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(stuck))):
        await ground.say(2, "50%")
        await ground.say(2, "60%")
        await asked.wait()
    monkey.undo()
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(echo), resume=resume)):
        await ground.until_said(2, "Сведения приняты", "Принято: 60%")
    assert await noted(sqlite_database) == ["50%", "60%"]


async def test_what_was_in_hand_is_finished_before_the_end(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    begun = asyncio.Event()

    async def slow(message: Message, ctx: Context, show: Show) -> None:
        begun.set()
        await asyncio.sleep(0.3)
        await echo(message, ctx, show)

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(slow))):
        await ground.say(2, "50%")
        await begun.wait()
    assert await ground.said_to(2) == ["Принято: 50%"]
    assert await rows(sqlite_database) == [("done", 1)]


async def test_a_failing_update_is_given_up_on_and_the_chat_goes_on(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    tries: list[str] = []

    async def fragile(message: Message, ctx: Context, show: Show) -> None:
        tries.append(message.text or "")
        if message.text == "бум":
            raise ZeroDivisionError
        await echo(message, ctx, show)

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(fragile))):
        await ground.say(OWNER, "/start")
        await ground.say(2, "бум")
        await ground.say(2, "50%")
        await ground.until_said(2, "Не получилось", "Принято: 50%")
        await ground.until_said(OWNER, "Принято: /start", f"Тревога: ZeroDivisionError ({HERE})")
    assert await rows(sqlite_database) == [("done", 1), ("failed", 3), ("done", 1)]
    assert tries.count("бум") == intake_module.ATTEMPTS == 3


async def test_what_is_committed_did_not_fail_where_only_its_answer_is_given_up_on(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    await ground.say(2, "40%")  # the playground's first update, which the bot has stored already
    async with sqlite_database.writer() as writer:
        person = {"id": 2, "first_name": "исполнитель"}
        died = {"update_id": 1, "message": {"chat": {"id": 2}, "from": person, "text": "40%"}}
        await inbox.store(writer.session, 42, [died], datetime.now(UTC))
        applied = update(InboxRow).values(state=InboxState.APPLIED, deaths=deaths.MOST + 1)
        await writer.session.execute(applied)
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(echo))):
        await until(lambda: _is_state(sqlite_database, "failed"))
        await ground.until_said(2, "Учтено")


async def test_what_is_not_surely_ours_any_more_is_given_back_and_nobody_has_died(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    """As with a notice: out of breath, the process goes on under another name."""
    heard: list[str] = []

    async def renaming(message: Message, ctx: Context, show: Show) -> None:
        heard.append(message.text or "")
        if len(heard) == 1:
            running.parts.pulse.name = "renamed"
        await show.send(message.chat.id, Screen(f"Принято: {message.text}"))

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(renaming))) as running:
        await ground.say(2, "50%")
        await ground.until_said(2, "Принято: 50%")
    assert heard == ["50%", "50%"]
    async with sqlite_database.reader() as session:
        [row] = await session.scalars(select(InboxRow))
    assert (row.deaths, row.attempts) == (0, 1)


async def test_the_same_cause_is_alarmed_about_once_a_day(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    clock = FakeClock()

    async def broken(message: Message, ctx: Context, show: Show) -> None:
        if message.from_user and message.from_user.id != OWNER:
            raise KeyError if message.text == "другое" else ZeroDivisionError

    async def failed(count: int) -> bool:
        return sum(state == "failed" for state, _ in await rows(sqlite_database)) == count

    first, other = f"Тревога: ZeroDivisionError ({HERE})", f"Тревога: KeyError ({HERE})"
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(broken)), clock):
        await ground.say(OWNER, "/start")
        for count, text in enumerate(("бум", "бум", "другое"), 1):
            await ground.say(count + 1, text)
            await until(partial(failed, count))
        await ground.until_said(OWNER, first, other)
        clock.forward(days=1)
        await ground.say(2, "бум")
        await ground.until_said(OWNER, first, other, first)


async def test_apology_alarm_and_the_press_s_answer_survive_what_happens_after_giving_up(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    """They are rows of the transaction that gives up."""

    async def broken(_callback: CallbackQuery) -> None:
        raise ZeroDivisionError

    async def with_button(message: Message, ctx: Context, show: Show) -> None:
        await show.send(message.chat.id, Screen("Кнопка", ((Button("да", "x"),),)))

    def pressed() -> Router:
        router = router_of(with_button)
        router.callback_query.register(broken)
        return router

    await ground.say(OWNER, "/start")
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(pressed())) as running:
        await ground.say(2, "/start")
        await ground.until_said(2, "Кнопка")
        await running.messenger.stop(1)  # nothing is told in this life
        query = await ground.press(2, (await ground.messages(2))[-1]["message_id"], "x")
        await until(lambda: _is_failed(sqlite_database))
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(pressed())):
        await ground.until_said(2, "Кнопка", "Не получилось")
        await ground.until_said(OWNER, "Кнопка", f"Тревога: ZeroDivisionError ({HERE})")
    assert (await ground.asked(query))["answered"]


async def _is_failed(database: Database) -> bool:
    return "failed" in [state for state, _ in await rows(database)]


async def test_an_update_that_cannot_be_read_is_given_up_on(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(echo))) as running:
        strange = {"update_id": 9_000_000, "message": {"chat": {"id": 2}, "new_field": {"a": [1]}}}
        async with running.parts.database.writer() as writer:
            await inbox.store(writer.session, 42, [strange], running.parts.clock.now())
        await until(lambda: _is_state(sqlite_database, "failed"))


async def _is_state(database: Database, state: str) -> bool:
    return [row[0] for row in await rows(database)] == [state]


async def test_what_is_answered_while_it_is_claimed_again_is_answered_once(
    ground: Ground,
    sqlite_url: str,
    sqlite_database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its lease has run out, and that it is done could not be written yet."""
    may_answer = asyncio.Event()
    handled: list[str] = []
    claim = inbox.claim

    async def answer(message: Message, ctx: Context, show: Show) -> None:
        handled.append(message.text or "")
        await may_answer.wait()
        await show.send(message.chat.id, Screen("Принято"))

    async def claim_slowly(session: WritingSession, owner: str, n: int, now: datetime, _: timedelta) -> Any:
        taken = await claim(session, owner, n, now, timedelta(0))
        if taken and handled:
            may_answer.set()
            await ground.until_said(2, "Принято")
        return taken

    monkeypatch.setattr(inbox, "claim", claim_slowly)
    monkeypatch.setattr(intake_module, "_LOOK_EVERY", 0.02)
    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(answer))):
        await ground.say(2, "как дела?")
        await until(lambda: _is_state(sqlite_database, "done"))
    assert handled == ["как дела?"]


async def test_whoever_was_second_is_tried_once_more(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    calls: list[str] = []

    async def second(message: Message, ctx: Context, show: Show) -> None:
        calls.append(message.text or "")
        if len(calls) == 1:
            raise Conflict("uq")
        await echo(message, ctx, show)

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(second))):
        await ground.say(2, "50%")
        await ground.until_said(2, "Принято: 50%")
    assert calls == ["50%", "50%"]
    assert await rows(sqlite_database) == [("done", 1)]


@pytest.mark.parametrize("trouble", PASSING)
async def test_trouble_on_the_way_to_telegram_is_not_the_update_s_fault(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path, trouble: Exception
) -> None:
    tries: list[int] = []
    clock = FakeClock()

    async def unlucky(message: Message, ctx: Context, show: Show) -> None:
        tries.append(1)
        if len(tries) < 6:
            clock.forward(hours=1)
            raise trouble
        await echo(message, ctx, show)

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(unlucky)), clock):
        await ground.say(2, "50%")
        await ground.until_said(2, "Принято: 50%")
    assert await rows(sqlite_database) == [("done", 1)]


async def test_nobody_answers_somebody_who_blocked_the_bot(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    async def to_a_stranger(message: Message, ctx: Context, show: Show) -> None:
        await show.send(777, Screen("?"))

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(to_a_stranger))):
        await ground.say(2, "50%")
        await until(lambda: _is_state(sqlite_database, "done"))


async def test_whoever_writes_again_is_reachable_again(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    async def since() -> object:
        async with sqlite_database.reader() as session:
            return (await session.execute(select(Person.unreachable_since))).scalar_one()

    async with bot_on(ground, sqlite_url, tmp_path, voice_of(router_of(echo))) as running:
        await ground.say(2, "50%")
        await ground.until_said(2, "Принято: 50%")
        async with sqlite_database.writer() as writer:
            await writer.session.execute(update(Person).values(unreachable_since=running.parts.clock.now()))
        await ground.play("people/2/block")
        await until(lambda: _are_done(sqlite_database, 2))
        assert await since() is not None
        await ground.play("people/2/unblock")
        await until(lambda: _are_done(sqlite_database, 3))
        await ground.say(2, "60%")
        await ground.until_said(2, "Принято: 50%", "Принято: 60%")
    assert await since() is None


async def _are_done(database: Database, count: int) -> bool:
    return await rows(database) == [("done", 1)] * count


async def test_a_second_bot_on_the_same_file_is_refused(
    ground: Ground, sqlite_url: str, tmp_path: Path
) -> None:
    voice = voice_of(router_of(echo))
    async with bot_on(ground, sqlite_url, tmp_path, voice):
        with pytest.raises(CannotStart, match="stop it first"):
            async with bot_on(ground, sqlite_url, tmp_path, voice):
                pass
