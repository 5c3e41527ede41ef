"""Telegram is out of reach for days: nothing is lost by us, what may be lost is said, nobody is flooded."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from sqlalchemy import func, select

from bot import intake
from bot.polling import GetRawUpdates
from models.tables.inbox import InboxRow, InboxState
from tests.chat import Chats, Person
from tests.times import PATIENCE

LOST = "Связи с Telegram не было"


class Network:
    """Away, but for what the bot asks Telegram for, where that is said."""

    def __init__(self, chats: Chats, monkeypatch: pytest.MonkeyPatch) -> None:
        assert chats.running is not None
        session = chats.running.parts.bot.session
        self._request = session.make_request
        self.away = self.deaf = False
        self.refused = 0
        self.noticed = asyncio.Event()
        """The bot has asked for updates in vain."""
        monkeypatch.setattr(session, "make_request", self._ask)
        monkeypatch.setattr(intake, "pause_after", lambda *_: timedelta(milliseconds=5))
        monkeypatch.setattr("bot.polling._LONGEST_PAUSE", 0.01)

    async def _ask(self, bot: Any, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        if self.away and (self.deaf or not isinstance(method, GetRawUpdates)):
            if isinstance(method, GetRawUpdates):
                self.noticed.set()
            else:
                self.refused += 1
            raise TelegramNetworkError(GetMe(), "no route")
        return await self._request(bot, method, timeout)

    async def refuses(self, times: int) -> None:
        """What was on its way at this moment is refused, and what was begun after it, too."""
        enough = self.refused + times
        async with asyncio.timeout(PATIENCE):
            while self.refused < enough:  # noqa: ASYNC110 - the bot tries every few milliseconds
                await asyncio.sleep(0.005)


@pytest.fixture
def network(chats: Chats, monkeypatch: pytest.MonkeyPatch) -> Network:
    return Network(chats, monkeypatch)


async def until_stored(chats: Chats, count: int) -> None:
    assert chats.running is not None
    unanswered = select(func.count()).where(InboxRow.state.in_((InboxState.NEW, InboxState.APPLIED)))
    async with asyncio.timeout(PATIENCE):
        while True:
            async with chats.running.parts.database.reader() as session:
                if await session.scalar(unanswered) == count:
                    return
            await asyncio.sleep(0.02)


async def say(chats: Chats, person: Person, *texts: str) -> None:
    for text in texts:
        await chats.play(f"chats/{person.id}/send", text=text)
    await until_stored(chats, len(texts))


async def test_after_days_one_true_screen_comes_instead_of_old_answers(
    chats: Chats, network: Network, roads: Person
) -> None:
    network.away = True
    await say(chats, roads, "/tasks", "/status", "№ 4 50% идут торги")
    chats.clock.forward(days=3)
    await network.refuses(4)
    network.away = False
    await chats.quiet()
    (shown,) = await roads.shown()
    assert "№ 4 · " in shown.text
    assert "Факт: 50%" in shown.text


async def test_what_is_answered_soon_is_answered_in_full(
    chats: Chats, network: Network, roads: Person
) -> None:
    network.away = True
    await say(chats, roads, "/tasks", "/help")
    chats.clock.forward(hours=5)
    network.away = False
    await chats.quiet()
    assert len(await roads.shown()) == 2


async def test_whoever_owes_is_told_that_something_may_be_lost(
    chats: Chats, network: Network, roads: Person, coordinator: Person
) -> None:
    await roads.say("/help")
    network.away = network.deaf = True
    await chats.play(f"chats/{roads.id}/send", text="/help")  # ends a poll that still waits
    await network.noticed.wait()
    chats.clock.forward(days=3)
    network.away = False
    await until_told(chats, roads)
    (told,) = [one for one in await roads.shown() if LOST in one.text]
    assert "не было 3 дня. То, что вы присылали боту до 07.07.2022, 09:00, могло не дойти" in told.text
    assert "Сдано: 0 из" in (await roads.press("Список")).everything
    assert all(LOST not in one.text for one in await coordinator.shown())


async def test_the_same_after_days_in_which_the_bot_did_not_run(chats: Chats, roads: Person) -> None:
    await roads.say("/help")
    await chats.stop_bot()
    chats.clock.forward(days=2)
    await chats.start_bot()
    await until_told(chats, roads)
    await chats.restart()
    await chats.quiet()
    assert sum(LOST in one.text for one in await roads.shown()) == 1


async def test_a_clock_that_is_moved_is_no_lost_contact(chats: Chats, roads: Person) -> None:
    await chats.forward(days=3)
    await roads.say("/help")
    assert all(LOST not in one.text for one in await roads.shown())


async def until_told(chats: Chats, person: Person) -> None:
    async with asyncio.timeout(PATIENCE):
        while not any(LOST in one.text for one in await person.shown()):  # noqa: ASYNC110 - a poll brings it
            await asyncio.sleep(0.02)
    await chats.quiet()
