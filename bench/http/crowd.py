"""People on a playground, in a process of their own: what they and the playground spend is nobody's bill.

``python -m bench.http.crowd FOLDER NAME`` says its address; then each line on standard input, what people
send and whether they press «Отправить» too, is acted out by all at once and answered with the seconds that
each waited for the answer to the message.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.play_api.acts import press, send_text
from playground.state.world import Options, World
from tests.bot_on_playground import TOKEN
from tests.doubles import FIRST_MORNING

Json = dict[str, Any]
Waiting = tuple[Callable[[Json], bool], asyncio.Future[Json]]
SEND = "Отправить"
PATIENCE = 60.0


class Crowd:
    """``listen`` runs beside everything: it tells each chat what the bot has shown there."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[int, list[Waiting]] = defaultdict(list)

    async def listen(self) -> None:
        heard = self._world.hub.listen()
        while (event := await heard.get()) is not None:
            if event["type"] in ("message", "edited") and event["message"]["from"]["is_bot"]:
                self._hear(event["chat_id"], event["message"])

    def _hear(self, chat_id: int, message: Json) -> None:
        for one in list(self._waiting[chat_id]):
            fits, told = one
            if fits(message):
                self._waiting[chat_id].remove(one)
                told.set_result(message)

    async def act(self, people: list[Json], *, to_the_end: bool) -> list[float]:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*(self._hand_in(**one, to_the_end=to_the_end) for one in people))

    async def _hand_in(self, person: int, text: str, *, to_the_end: bool) -> float:
        began = time.perf_counter()
        answered = self._shown(person, lambda message: _send_button(message) != "")
        send_text(self._world, person, text, None)
        row = await answered
        waited = time.perf_counter() - began
        if to_the_end:
            where = row["message_id"]
            done = self._shown(person, lambda one: one["message_id"] == where and not _send_button(one))
            press(self._world, person, where, _send_button(row), forged=False)
            await done
        return waited

    def _shown(self, chat_id: int, fits: Callable[[Json], bool]) -> asyncio.Future[Json]:
        told: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[chat_id].append((fits, told))
        return told


def _send_button(message: Json) -> str:
    """What «Отправить» carries; empty where there is none."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return next((one["callback_data"] for row in rows for one in row if one["text"] == SEND), "")


async def main(folder: Path, name: str) -> None:
    loop = asyncio.get_running_loop()
    people = json.loads((folder / "people.json").read_text("utf-8"))
    options = Options(
        data=folder / name, token=TOKEN, people=people, clock=FIRST_MORNING, frozen=True, limits=False
    )
    app = create_app(options)
    async with serving(app) as url:
        crowd = Crowd(app[WORLD])
        listening = asyncio.create_task(crowd.listen())
        print(url, flush=True)
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            print(json.dumps(await crowd.act(**json.loads(line))), flush=True)
        listening.cancel()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
