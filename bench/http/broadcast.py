"""A broadcast to 600 people while others ask: how much of what Telegram permits is used, how long they wait.

``python -m bench.http.broadcast FOLDER`` is the bot as it is run; it tells the crowd's account as one line.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.ground import Ground, ground
from bench.http.told import Told, told
from bench.pair import Clock, Pair
from domain.access import Role
from models.repositories.programme import periods, programmes
from models.tables.person import Membership, Person
from services.context import Context
from services.periods.move_deadline import await_deadline, move_deadline
from tests.bot_on_playground import OWNER
from tests.sample import Town

Json = dict[str, Any]
TOLD, ASKING, FROM = 600, 40, 10_000
PERMITTED = 30
USED = 0.93
QUESTION = "/help"


def pairs() -> Iterator[Pair]:
    with ground() as place:
        [town] = place.take_in(1)
        _people(place, town)

        @cache
        def account() -> Json:
            with told("bench.http.broadcast", str(place.path.parent), str(town.programme_id)) as bot:
                whose = town.coordinator.actor
                seen: Json = json.loads(bot.ask(f"{whose.telegram_id} {whose.person_id}"))
            assert not seen["refused"], f"{seen['refused']} messages were answered with 429"
            return seen

        yield Pair(
            f"a broadcast to {TOLD} people over 0.2 s of network while others ask (wall)",
            lambda: float(account()["took"]),
            lambda: account()["sent"] / PERMITTED,
            1 / USED,
            f"as many messages, the answers among them, at {PERMITTED} a second; a 429 is a failure",
            rounds=1,
            clock=Clock.TOLD,
        )
        yield Pair(
            "two questions a second meanwhile: 95 % are answered (wall)",
            lambda: quantiles(account()["waited"], n=20)[-1],
            lambda: 1.0,
            1,
            "one second",
            rounds=1,
            clock=Clock.TOLD,
        )


def _people(on: Ground, town: Town) -> None:
    told = range(FROM, FROM + TOLD)
    asking = range(FROM + TOLD, FROM + TOLD + ASKING)
    on.run(_join(town, told, asking))
    known = [{"id": one, "first_name": f"Сотрудник {one}"} for one in (OWNER, *told, *asking)]
    known.append({"id": town.coordinator.actor.telegram_id, "first_name": "Координатор"})
    (on.path.parent / "people.json").write_text(json.dumps(known), "utf-8")


async def _join(town: Town, told: range, asking: range) -> None:
    """Executors of the roads' office hear of a deadline; coordinators do not."""
    async with town.coordinator.write() as work:
        units = {one.name: one.id for one in await programmes.executors(work.session, town.programme_id)}
        persons = [
            Person(telegram_id=one, name=f"Сотрудник {one}", language="ru", met_at=work.now)
            for one in (*told, *asking)
        ]
        work.writer.add(*persons)
        await work.writer.flush()
        roads = [(one, units["УГХ"] if one.telegram_id in told else None) for one in persons]
        rows = [_membership(town, person, unit, work.now) for person, unit in roads]
        work.writer.add(*rows)
        await work.writer.flush()
        for row in rows:
            work.audit(row, "join", town.programme_id, new={"role": str(row.role)})


def _membership(town: Town, person: Person, unit: int | None, since: datetime) -> Membership:
    role = Role.COORDINATOR if unit is None else Role.EXECUTOR
    return Membership(
        person_id=person.id, programme_id=town.programme_id, role=role, executor_id=unit, since=since
    )


async def broadcast(ctx: Context, programme_id: int) -> int:
    """The deadline is moved, and everybody who hands in hears of it."""
    async with ctx.read() as session:
        [period, *_] = await periods.of_programme(session, programme_id)
    draft_id = await await_deadline(ctx, programme_id, period.id)
    return (await move_deadline(ctx, draft_id, "29.07.2022")).told


async def main(folder: Path, programme_id: int, crowd: Told) -> None:
    from bot.commands.run import spare_collections
    from bot.running import running_bot
    from tests.bot_on_playground import settings_for
    from tests.doubles import FakeClock
    from tests.sample import as_actor

    loop = asyncio.get_running_loop()
    settings = settings_for(crowd.first, f"sqlite+aiosqlite:///{folder / 'bot.sqlite3'}", folder)
    async with running_bot(settings, clock=FakeClock()) as running:
        spare_collections()
        print("ready", flush=True)
        while order := await loop.run_in_executor(None, sys.stdin.readline):
            telegram_id, person_id = map(int, order.split())
            ctx = as_actor(running.parts.installation, telegram_id).as_known(person_id)
            asking = list(range(FROM + TOLD, FROM + TOLD + ASKING))
            wanted = json.dumps({"expected": TOLD, "asking": asking, "text": QUESTION})
            assert await broadcast(ctx, programme_id) >= TOLD
            print(await loop.run_in_executor(None, crowd.ask, wanted), flush=True)


if __name__ == "__main__":
    place, programme = sys.argv[1:]
    with told("bench.http.far", place, "far") as far:
        asyncio.run(main(Path(place), int(programme), far))
