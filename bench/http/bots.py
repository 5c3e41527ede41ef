"""The bot and its floor, a bare aiogram bot that says as much, each in a process of its own.

``python -m bench.http.bots ours|echo FOLDER``: for each line on standard input, an order to the crowd, a line
with the seconds of CPU that this process spent on it, and how long each person waited.
"""

import asyncio
import json
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from bench.http.crowd import SEND
from bench.http.told import Told, told
from tests.bot_on_playground import TOKEN

Settled = Callable[[], Awaitable[None]]
_UNFINISHED = "SELECT count(*) FROM inbox WHERE state IN ('new', 'applied')"


@asynccontextmanager
async def ours(url: str, folder: Path) -> AsyncIterator[Settled]:
    """As ``python -m bot run`` starts it, on SQLite, without Telegram's pauses; the clock stands."""
    from bot.commands.run import spare_collections
    from bot.running import running_bot
    from tests.bot_on_playground import quick_limiter, settings_for
    from tests.doubles import FakeClock

    file = folder / "bot.sqlite3"
    settings = settings_for(url, f"sqlite+aiosqlite:///{file}", folder)
    with closing(sqlite3.connect(file)) as connection:

        async def settled() -> None:
            while connection.execute(_UNFINISHED).fetchone() != (0,):  # noqa: ASYNC110 - it is not ours to ring
                await asyncio.sleep(0.005)

        async with running_bot(settings, limiter=quick_limiter(), clock=FakeClock()):
            spare_collections()
            yield settled


@asynccontextmanager
async def echo(url: str, _folder: Path) -> AsyncIterator[Settled]:
    """Each message is answered with one, each press with the two calls that a press takes."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

    texts = ("Изменить значение", "Изменить пояснение", "Следующий: № 5", "К списку", "Отмена")
    before, after = (_keyboard(InlineKeyboardMarkup, labels) for labels in ((SEND, *texts), texts[2:4]))
    dispatcher = Dispatcher(disable_fsm=True)

    @dispatcher.message()
    async def answer(message: Message) -> None:
        await message.answer(f"{message.text}\n{'Так будет в отчёте. ' * 15}", reply_markup=before)

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer()
        assert isinstance(query.message, Message)
        await query.message.edit_text("Отправлено на проверку. " * 10, reply_markup=after)

    async def settled() -> None:
        """What is shown is all there is."""

    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield settled
    await dispatcher.stop_polling()
    await polling


def _keyboard(markup: Any, labels: Sequence[str]) -> Any:
    """A row of buttons, each with as much in it as ours carry."""
    return markup(
        inline_keyboard=[[{"text": one, "callback_data": f"figure:1:2:{one[:9]}"} for one in labels]]
    )


async def main(kind: str, folder: Path, crowd: Told) -> None:
    loop = asyncio.get_running_loop()
    async with BOTS[kind](crowd.first, folder) as settled:
        print("ready", flush=True)
        while order := await loop.run_in_executor(None, sys.stdin.readline):
            began = time.process_time()
            waited = json.loads(await loop.run_in_executor(None, crowd.ask, order.strip()))
            await settled()
            print(json.dumps({"cpu": time.process_time() - began, "waited": waited}), flush=True)


BOTS = {"ours": ours, "echo": echo}


if __name__ == "__main__":
    kind, folder = sys.argv[1:]
    with told("bench.http.crowd", folder, kind) as crowd:
        asyncio.run(main(kind, Path(folder), crowd))
