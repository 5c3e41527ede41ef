"""Two bots on one PostgreSQL; whichever sends is killed, or stopped for a while, every few seconds.

Each message comes exactly once, but for those that Telegram had accepted when the sender died and that nobody
had written down yet; people who ask meanwhile are answered. ``DRILL_KILLS`` says how often (make drill: more
often, with the real patience of ten seconds).
"""

import asyncio
import os
import random
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle, pairwise
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.repositories.queues import outbox
from models.repositories.queues.outbox import Planned
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person
from models.tables.process import Lease
from models.unit_of_work import Database
from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.play_api.acts import send_text
from playground.state.world import Options, World
from tests.bot_on_playground import TOKEN
from tests.doubles import FIRST_MORNING
from tests.drills import bot_process
from tests.drills.test_kill import FORKS
from tests.far_away import AWAY, far_away
from tests.times import PATIENCE

DEATHS = int(os.environ.get("DRILL_KILLS", "2"))
IS_LONG = DEATHS >= 10
UNSEEN_FOR = 6 if IS_LONG else 2
TOLD, ASKING = range(100, 200), range(500, 520)
AT_ONCE, EVERY = 20, 4.0
"""Notices, and the seconds until the next ones: a sender lives for a few seconds only."""
LONGEST = 10.0
_NOTICE = re.compile(r"Уведомление (\d+)")


@dataclass
class Account:
    """What came to whom, by the loop's time."""

    said: dict[int, list[float]] = field(default_factory=dict)
    """When each notice came: once, if all is well."""
    waits: list[float] = field(default_factory=list)
    planned: int = 0
    deaths: list[float] = field(default_factory=list)

    def explained(self, notice: int) -> bool:
        """Telegram had it when a sender died, who did not write it down: it was said again when that one was
        not seen any more, and by nobody else meanwhile."""
        times = self.said[notice]
        return all(self._died_between(*pair) for pair in pairwise(times))

    def _died_between(self, said: float, again: float) -> bool:
        return any(abs(death - said) <= 2 and said <= death + AWAY <= again for death in self.deaths)

    def told(self) -> str:
        waits = sorted(self.waits)
        twice = [one for one, times in self.said.items() if len(times) > 1]
        return (
            f"{self.planned} notices, {len(self.deaths)} deaths of the sender:"
            f" {len(self.said) - len(twice)} came once, {len(twice)} twice,"
            f" {sum(map(self.explained, twice))} of these accepted and not written down,"
            f" {self.planned - len(self.said)} never. {len(waits)} questions:"
            f" half were answered within {waits[len(waits) // 2]:.1f} s,"
            f" 95 % within {waits[len(waits) * 95 // 100]:.1f} s, all within {waits[-1]:.1f} s."
        )


class Crowd:
    """Hears everything that the bots say, and asks."""

    def __init__(self, world: World, account: Account) -> None:
        self._world = world
        self._account = account
        self._asked: dict[int, asyncio.Future[None]] = {}

    async def listen(self) -> None:
        heard = self._world.hub.listen()
        while (event := await heard.get()) is not None:
            if event["type"] == "message" and event["message"]["from"]["is_bot"]:
                self._hear(event["chat_id"], event["message"].get("text", ""))

    def _hear(self, chat_id: int, text: str) -> None:
        notice = _NOTICE.fullmatch(text)
        if notice is not None:
            self._account.said.setdefault(int(notice[1]), []).append(now())
        elif chat_id in self._asked and not self._asked[chat_id].done():
            self._asked[chat_id].set_result(None)

    async def ask(self, person: int) -> None:
        self._asked[person] = asyncio.get_running_loop().create_future()
        began = now()
        send_text(self._world, person, "/help", None)
        await asyncio.wait_for(self._asked[person], PATIENCE)
        self._account.waits.append(now() - began)

    async def keep_asking(self) -> None:
        """Twice a second, each waiting for their own answer only."""
        asked: list[asyncio.Task[None]] = []
        try:
            for person in cycle(ASKING):
                if person not in self._asked or self._asked[person].done():
                    asked.append(asyncio.create_task(self.ask(person)))
                await asyncio.sleep(0.5)
        finally:
            await asyncio.gather(*asked)


class Pair:
    """Two bots, one of which sends."""

    def __init__(self, database: Database, url: str, database_url: str, folder: Path) -> None:
        FORKS.set_forkserver_preload(["tests.drills.bot_process"])
        self._database = database
        self._arguments = (url, database_url, folder, UNSEEN_FOR)
        self.bots = [self._begin(), self._begin()]

    def _begin(self) -> BaseProcess:
        process = FORKS.Process(target=bot_process.run_one_of_two, args=self._arguments)
        process.start()
        return process

    async def sender(self, but: int | None = None) -> BaseProcess:
        """Whoever sends, once that is somebody other than the last one."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for bot in self.bots:
                    if bot.pid != but and f"-{bot.pid}-" in await self._leader():
                        return bot
                await asyncio.sleep(0.05)

    async def _leader(self) -> str:
        async with self._database.reader() as session:
            return await session.scalar(select(Lease.owner).where(Lease.name == "sending")) or ""

    async def kill(self, bot: BaseProcess) -> None:
        bot.kill()
        await asyncio.to_thread(bot.join)
        self.bots.remove(bot)
        self.bots.append(await asyncio.to_thread(self._begin))

    async def stop_for_a_while(self, bot: BaseProcess) -> None:
        """It comes back when the other one sends, and believes that it still holds its rows."""
        assert bot.pid is not None
        os.kill(bot.pid, signal.SIGSTOP)
        await self.sender(but=bot.pid)
        await asyncio.sleep(1)
        os.kill(bot.pid, signal.SIGCONT)

    async def end(self) -> None:
        for bot in self.bots:
            bot.kill()
            await asyncio.to_thread(bot.join)


def now() -> float:
    return asyncio.get_running_loop().time()


@asynccontextmanager
async def far_playground(folder: Path) -> AsyncIterator[tuple[World, str]]:
    """As far away as Telegram, with its limits; everybody has come in."""
    people = [
        {"id": one, "first_name": f"Сотрудник {one}", "language_code": "ru"} for one in (*TOLD, *ASKING)
    ]
    app = create_app(Options(data=folder / "playground", token=TOKEN, people=people, clock=FIRST_MORNING))
    app.middlewares.append(far_away)
    async with serving(app) as url:
        world = app[WORLD]
        with world.store.transaction():
            for one in (*TOLD, *ASKING):
                world.people.mark(one, started=True)
        yield world, url


async def keep_planning(database: Database, account: Account, chance: random.Random) -> None:
    """So many at once, each to another person."""
    async with database.writer() as writer:
        writer.add(
            *(Person(telegram_id=one, name=f"{one}", language="ru", met_at=FIRST_MORNING) for one in TOLD)
        )
    async with database.reader() as session:
        persons = list(await session.scalars(select(Person.id).where(Person.telegram_id.in_(TOLD))))
    while True:
        chosen = chance.sample(persons, AT_ONCE)
        numbers = range(account.planned, account.planned + len(chosen))
        planned = [
            Planned(f"{n}", "drill", person, FIRST_MORNING, {"n": n})
            for n, person in zip(numbers, chosen, strict=True)
        ]
        async with database.writer() as writer:
            await outbox.plan(writer.session, *planned)
        account.planned += len(planned)
        await asyncio.sleep(EVERY)


async def deaths(pair: Pair, account: Account, chance: random.Random) -> None:
    """Each second one is a stop of a while."""
    for number in range(DEATHS):
        sender = await pair.sender()
        await asyncio.sleep(chance.uniform(1, 4))
        account.deaths.append(now())
        await (pair.stop_for_a_while(sender) if number % 2 else pair.kill(sender))
        await pair.sender(but=sender.pid)


async def all_are_sent(database: Database) -> None:
    waiting = select(func.count()).where(OutboxRow.state == OutboxState.WAITING)
    async with asyncio.timeout(2 * PATIENCE):
        while True:
            async with database.reader() as session:
                if not await session.scalar(waiting):
                    return
            await asyncio.sleep(0.2)


@pytest.mark.parametrize("seed", [1])
async def test_each_message_comes_once_or_was_accepted_by_telegram_as_the_sender_died(
    postgresql_url: str, tmp_path: Path, seed: int
) -> None:
    chance, account, database = random.Random(seed), Account(), Database(postgresql_url)
    async with far_playground(tmp_path) as (world, url):
        crowd, pair = Crowd(world, account), Pair(database, url, postgresql_url, tmp_path)
        listening = asyncio.create_task(crowd.listen())
        try:
            await pair.sender()
            planning = asyncio.create_task(keep_planning(database, account, chance))
            asking = asyncio.create_task(crowd.keep_asking())
            await deaths(pair, account, chance)
            planning.cancel()
            asking.cancel()
            await asyncio.gather(asking, planning, return_exceptions=True)
            await all_are_sent(database)
        finally:
            await pair.end()
            listening.cancel()
            await database.close()
    print(account.told())
    assert sorted(account.said) == list(range(account.planned))
    unexplained = [
        one for one, times in account.said.items() if len(times) > 1 and not account.explained(one)
    ]
    assert unexplained == [], [(account.said[one], account.deaths) for one in unexplained]
    assert not IS_LONG or max(account.waits) <= LONGEST
