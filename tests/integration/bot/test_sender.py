"""What is owed is sent: at once when planned, once, with the right chat action, and marked."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import sender as messenger_module
from bot.limiter import Limiter, errand
from bot.voice import Voice
from domain.refusals import NotAllowed
from handlers.screen import File, Screen
from models.repositories.queues import deaths, outbox
from models.repositories.queues.outbox import Planned
from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow
from models.tables.person import Person
from models.unit_of_work import Database, nothing_open
from services.context import Context
from tests.bot_on_playground import OWNER, Ground, bot_on, playground, voice_of
from tests.doubles import FIRST_MORNING, FakeClock
from tests.integration.bot.test_way_to_telegram import PASSING
from tests.times import PATIENCE

EXECUTOR = 2


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path, OWNER, EXECUTOR) as running:
        await running.say(EXECUTOR, "/start")
        yield running


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messenger_module, "timedelta", lambda **_: timedelta(milliseconds=1))
    monkeypatch.setattr(messenger_module, "pause_after", lambda *_: timedelta(milliseconds=1))


async def plan(database: Database, key: str, kind: str = "accepted", **more: Any) -> None:
    due = more.pop("due_at", FIRST_MORNING)
    async with database.writer() as writer:
        person = await writer.session.scalar(select(Person))
        if person is None:
            person = Person(telegram_id=EXECUTOR, name="исполнитель", language="ru", met_at=FIRST_MORNING)
            writer.add(person)
            await writer.flush()
        notice = Planned(key=key, kind=kind, person_id=person.id, due_at=due, payload={"key": key}, **more)
        await outbox.plan(writer.session, notice)


async def outcomes(database: Database) -> list[tuple[str, str]]:
    async with database.reader() as session:
        rows = (await session.scalars(select(OutboxRow).order_by(OutboxRow.id))).all()
    return [(row.key, row.state) for row in rows if row.kind != "alarm"]


async def attempts_at(database: Database, key: str) -> int:
    async with database.reader() as session:
        return (await session.scalars(select(OutboxRow.attempts).where(OutboxRow.key == key))).one()


async def settled(database: Database, within: float = PATIENCE) -> list[tuple[str, str]]:
    """What became of each row, once nothing waits any more."""
    async with asyncio.timeout(within):
        while any(state == "waiting" for _, state in await outcomes(database)):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return await outcomes(database)


async def until_unreachable(database: Database) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            async with database.reader() as session:
                owner = (await session.scalars(select(OutboxRow.owner))).one()
                since = (await session.scalars(select(Person.unreachable_since))).one()
            if owner == "" and since is not None:
                return
            await asyncio.sleep(0.02)


async def nothing_in_hand(database: Database, within: float = PATIENCE) -> None:
    """Wait until the one update that came, the fixture's /start, has been handled."""
    async with asyncio.timeout(within):
        while True:
            async with database.reader() as session:
                if list(await session.scalars(select(InboxRow.state))) == [InboxState.DONE]:
                    return
            await asyncio.sleep(0.02)


async def say_it(ctx: Context, _kind: str, payload: dict[str, Any]) -> Screen | None:
    assert nothing_open()
    return Screen(f"{ctx.actor.name}: {payload['key']}")


def voice(notice: Any = say_it) -> Voice:
    return voice_of(notice=notice)


async def test_what_is_planned_is_sent_at_once_and_once(
    ground: Ground, database: Database, database_url: str, tmp_path: Path
) -> None:
    async with bot_on(ground, database_url, tmp_path, voice()) as running:
        for number in range(10):
            await plan(running.parts.database, f"{number}")
            await plan(running.parts.database, f"{number}")
        await settled(database)
    assert sorted(await ground.said_to(EXECUTOR)) == [f"исполнитель: {number}" for number in range(10)]
    async with database.reader() as session:
        rows = (await session.scalars(select(OutboxRow))).all()
    assert {row.message_id for row in rows} == {
        one["message_id"] for one in await ground.messages(EXECUTOR) if one["from"]["is_bot"]
    }


async def test_what_is_owed_is_no_answer_to_anybody(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    """The limiter lets those who wait go first."""
    kinds: list[bool] = []
    run = Limiter.run

    async def noted(limiter: Limiter, chat_id: int, call: Any) -> Any:
        kinds.append(errand.get().owed)
        return await run(limiter, chat_id, call)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Limiter, "run", noted)
        async with bot_on(ground, sqlite_url, tmp_path, voice()) as running:
            await nothing_in_hand(sqlite_database)
            before = len(kinds)
            await plan(running.parts.database, "a")
            await settled(sqlite_database)
    assert kinds == [False] * before + [True]


async def test_what_is_due_later_is_sent_when_the_clock_gets_there(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    clock = FakeClock()
    async with bot_on(ground, sqlite_url, tmp_path, voice(), clock) as running:
        await plan(running.parts.database, "tomorrow", due_at=FIRST_MORNING + timedelta(days=1))
        await plan(running.parts.database, "now")
        await ground.until_said(EXECUTOR, "исполнитель: now")
        clock.forward(days=1)
        await ground.until_said(EXECUTOR, "исполнитель: now", "исполнитель: tomorrow")


async def test_nothing_to_say_any_more_is_done_without_a_message(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    async def nothing(_ctx: Context, _kind: str, _payload: dict[str, Any]) -> Screen | None:
        return None

    async with bot_on(ground, sqlite_url, tmp_path, voice(nothing)) as running:
        await plan(running.parts.database, "a")
        assert await settled(sqlite_database) == [("a", "sent")]
    assert await ground.said_to(EXECUTOR) == []


async def test_a_failing_notice_is_tried_some_times_and_holds_up_no_other(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    tries: list[str] = []

    async def fragile(ctx: Context, kind: str, payload: dict[str, Any]) -> Screen | None:
        tries.append(payload["key"])
        if payload["key"] == "bad" or (payload["key"] == "once" and tries.count("once") == 1):
            raise ZeroDivisionError
        return await say_it(ctx, kind, payload)

    async with bot_on(ground, sqlite_url, tmp_path, voice(fragile)) as running:
        for key in ("bad", "once", "good"):
            await plan(running.parts.database, key)
        found = await settled(sqlite_database)
    assert found == [("bad", "failed"), ("once", "sent"), ("good", "sent")]
    assert tries.count("bad") == messenger_module.ATTEMPTS
    assert await attempts_at(sqlite_database, "bad") == messenger_module.ATTEMPTS, "given up with the last"
    async with sqlite_database.reader() as session:
        alarms = (await session.scalars(select(OutboxRow.chat_id).where(OutboxRow.kind == "alarm"))).all()
    assert alarms == [OWNER], "and the owner, who is no person here, is told"
    assert sorted(await ground.said_to(EXECUTOR)) == ["исполнитель: good", "исполнитель: once"]


@pytest.mark.parametrize("trouble", PASSING)
async def test_passing_trouble_counts_as_no_attempt_and_has_no_limit_of_age(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path, trouble: Exception
) -> None:
    clock, tries = FakeClock(), 0
    async with bot_on(ground, sqlite_url, tmp_path, voice(), clock) as running:
        send = running.parts.show.send

        async def unlucky(*arguments: Any) -> int:
            nonlocal tries
            tries += 1
            if tries <= 3 * messenger_module.ATTEMPTS:
                clock.forward(hours=3)
                raise trouble
            return await send(*arguments)

        running.parts.show.send = unlucky  # type: ignore[assignment, method-assign]
        await plan(running.parts.database, "a")
        assert await settled(sqlite_database) == [("a", "sent")]
    assert await attempts_at(sqlite_database, "a") == 1
    assert await ground.said_to(EXECUTOR) == ["исполнитель: a"]


@pytest.mark.parametrize(("before", "said", "becomes"), [(0, 1, "sent"), (1, 0, "failed")])
async def test_a_notice_under_which_the_process_died_is_not_tried_for_ever(
    ground: Ground,
    sqlite_database: Database,
    sqlite_url: str,
    tmp_path: Path,
    before: int,
    said: int,
    becomes: str,
) -> None:
    """``before``: how many more than may be processes did not survive it."""
    await plan(sqlite_database, "a")
    async with sqlite_database.writer() as writer:
        await writer.session.execute(update(OutboxRow).values(deaths=deaths.MOST + before))
    async with bot_on(ground, sqlite_url, tmp_path, voice()):
        assert await settled(sqlite_database) == [("a", becomes)]
    assert len(await ground.said_to(EXECUTOR)) == said


async def test_what_is_not_surely_ours_any_more_is_given_back_and_nobody_has_died(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    """The process was out of breath: it goes on under another name, and others may have taken the row."""
    built: list[str] = []

    async def renaming(_ctx: Context, _kind: str, payload: dict[str, Any]) -> Screen | None:
        built.append(payload["key"])
        if len(built) == 1:
            running.parts.pulse.name = "renamed"
        return Screen(payload["key"])

    async with bot_on(ground, sqlite_url, tmp_path, voice(renaming)) as running:
        await plan(running.parts.database, "a")
        assert await settled(sqlite_database, within=5) == [("a", "sent")]
    assert built == ["a", "a"]
    async with sqlite_database.reader() as session:
        [row] = await session.scalars(select(OutboxRow))
    assert (row.deaths, row.attempts) == (0, 1)


async def test_a_refusal_is_final_and_stands_in_the_log(
    ground: Ground,
    sqlite_database: Database,
    sqlite_url: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "bot.sender")

    async def refuse(_ctx: Context, _kind: str, _payload: dict[str, Any]) -> Screen | None:
        raise NotAllowed("see_report")

    async with bot_on(ground, sqlite_url, tmp_path, voice(refuse)) as running:
        await plan(running.parts.database, "a")
        assert await settled(sqlite_database) == [("a", "dropped")]
    assert "(accepted) was dropped: NotAllowed" in caplog.text


async def test_somebody_who_blocked_the_bot_is_unreachable(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    async with bot_on(ground, sqlite_url, tmp_path, voice()) as running:
        await nothing_in_hand(sqlite_database)  # their /start, handled later, would make them reachable again
        await ground.play(f"people/{EXECUTOR}/block")
        await plan(running.parts.database, "a")
        await until_unreachable(sqlite_database)
        assert await outcomes(sqlite_database) == [("a", "waiting")]
        assert await attempts_at(sqlite_database, "a") == 0
        await ground.play(f"people/{EXECUTOR}/unblock")
        await ground.say(EXECUTOR, "/start")
        assert await settled(sqlite_database) == [("a", "sent")]
    assert await ground.said_to(EXECUTOR) == ["исполнитель: a"]


async def test_a_slow_report_shows_that_a_document_is_coming(
    ground: Ground, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    actions: list[str] = []
    shown = asyncio.Event()

    async def slow(_ctx: Context, _kind: str, _payload: dict[str, Any]) -> Screen | None:
        await shown.wait()
        return Screen("Отчёт", document=File("отчёт.docx", b"word"))

    async with bot_on(ground, sqlite_url, tmp_path, voice(slow)) as running:
        typing = running.parts.show.typing

        async def noted(chat_id: int, kind: str = "typing") -> None:
            actions.append(kind)
            await typing(chat_id, kind)
            shown.set()

        running.parts.show.typing = noted  # type: ignore[method-assign]
        await plan(running.parts.database, "a", kind="report")
        await settled(sqlite_database)
    assert actions == ["upload_document"]
    assert (await ground.messages(EXECUTOR))[-1]["document"]["file_name"] == "отчёт.docx"
