"""A playground as far away as Telegram, with its limits: what it took, and how long people waited.

``python -m bench.http.far FOLDER NAME`` says its address; then each line on standard input, how many messages
are expected and who asks something meanwhile, is answered with what was seen.
"""

import asyncio
import json
import sys
import time
from itertools import cycle
from pathlib import Path
from typing import Any

from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.play_api.acts import send_text
from playground.state.world import Options, World
from tests.bot_on_playground import TOKEN
from tests.doubles import FIRST_MORNING
from tests.far_away import AWAY, far_away

Json = dict[str, Any]
ANSWERS_A_SECOND = 2
PATIENCE = 300.0


class Seen:
    """What the bot sent and was refused, by the moment."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._spend = world.limits.spend
        self.sent: list[float] = []
        self.by_chat: dict[int, list[float]] = {}
        self.refused = 0
        world.limits.spend = self._note  # type: ignore[method-assign]

    def _note(self, chat_id: int, count: int = 1) -> None:
        try:
            self._spend(chat_id, count)
        except Exception:
            self.refused += 1
            raise
        now = time.perf_counter()
        self.sent.append(now)
        self.by_chat.setdefault(chat_id, []).append(now)


async def act(world: World, seen: Seen, expected: int, asking: list[int], text: str) -> Json:
    """Somebody asks twice a second until so many messages have come to those who do not ask."""
    waited = list[asyncio.Task[float]]()
    people = cycle(asking)
    async with asyncio.timeout(PATIENCE):
        while (told := _told(seen, asking)) < expected:
            if told:  # the broadcast has begun
                waited.append(asyncio.create_task(_ask(world, seen, next(people), text)))
            await asyncio.sleep(1 / ANSWERS_A_SECOND if told else 0.01)
        answers = await asyncio.gather(*waited)
    last = max(times[-1] for chat, times in seen.by_chat.items() if chat not in asking)
    within = [at for at in seen.sent if at <= last]
    return {
        "took": last - within[0],
        "sent": len(within),
        "refused": seen.refused,
        "waited": answers,
    }


def _told(seen: Seen, asking: list[int]) -> int:
    return sum(len(times) for chat, times in seen.by_chat.items() if chat not in asking)


async def _ask(world: World, seen: Seen, person: int, text: str) -> float:
    before, began = len(seen.by_chat.get(person, [])), time.perf_counter()
    send_text(world, person, text, None)
    while len(seen.by_chat.get(person, [])) == before:  # noqa: ASYNC110 - the limits ring no bell
        await asyncio.sleep(0.005)
    return time.perf_counter() - began + AWAY / 2


async def main(folder: Path, name: str) -> None:
    loop = asyncio.get_running_loop()
    people = json.loads((folder / "people.json").read_text("utf-8"))
    app = create_app(
        Options(data=folder / name, token=TOKEN, people=people, clock=FIRST_MORNING, frozen=True)
    )
    app.middlewares.append(far_away)
    async with serving(app) as url:
        world = app[WORLD]
        seen = Seen(world)
        with world.store.transaction():
            for one in people:
                world.people.mark(one["id"], started=True)
        print(url, flush=True)
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            print(json.dumps(await act(world, seen, **json.loads(line))), flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
