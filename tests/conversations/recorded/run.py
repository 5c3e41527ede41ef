"""The run on an empty database: the towns are made, the bot is started, the script is played."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast
from unittest.mock import patch

from bot import running
from tests.chat import chats_on
from tests.conversations.recorded import script
from tests.conversations.recorded.recorder import Json, Recorder
from tests.doubles import InlineWorker

Result = TypeVar("Result")
RECORDING = Path(__file__).with_name("straight_way.json")
DOT = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 1, 1)
"""The head of a PNG of one dot: more of it is not looked at."""


class QuickPainter(InlineWorker):
    """Draws a dot for every picture: what is compared is what stands beside it."""

    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        if job.__name__ == "draw_picture":
            return cast(Result, DOT)
        return await super().run(job, *arguments)

    async def close(self) -> None:
        """Holds nothing."""


async def record(database_url: str, folder: Path) -> list[Json]:
    """What everybody saw, step by step."""
    await script.make_towns(database_url, folder)
    with patch.object(running, "ProcessWorker", QuickPainter):
        async with chats_on(database_url, folder, script.PEOPLE) as chats:
            for one in script.PEOPLE:
                chats.world.people.mark(one, started=True)
            recorder = Recorder(chats, script.PEOPLE)
            await script.play(chats, recorder)
    return recorder.steps


def recorded() -> list[Json]:
    found: list[Json] = json.loads(RECORDING.read_text("utf-8"))
    return found
