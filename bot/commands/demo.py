"""``python -m bot demo``: the real bot against a playground on this machine; no token, no internet.

Nothing heavy is imported before the first line is said; the playground starts while the bot is loaded.
"""

import argparse
import asyncio
import gc
import json
import os
import secrets
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import CannotStart
from bot.work.lockfile import only_one
from bot.work.playground_process import PlaygroundProcess, free_to_listen

if TYPE_CHECKING:
    from bot.settings import Settings
    from services.context import Installation

PEOPLE = Path(__file__).with_name("demo_people.json")
WELCOME = Path(__file__).with_name("demo_welcome.json")
CLOCK_STARTS = "2022-07-05T09:00:00+05:00"
_BOT_ID = 42
_UNFINISHED = "unfinished"
"""A file of this name stands in the folder until it is filled for the first time."""


def main(arguments: list[str]) -> int:
    given = _given(arguments)
    folder, port = given.data.absolute(), given.port
    token = f"{_BOT_ID}:{secrets.token_urlsafe(32)}"
    gc.disable()  # nothing that is loaded at the start is garbage; see ``spare_collections``
    with _ended_at_once():
        _say("The demo is starting: the real bot, with a page in your browser in place of Telegram.")
        with _only_here(folder), _playground(folder, port, token, anew=given.reset) as page:
            _run(page, demo_settings(port, folder, token), folder)
        _say("The demo has ended; what was done in it is kept.")
    return 0


def _given(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8090, help="the page's port on 127.0.0.1")
    parser.add_argument("--data", type=Path, default=Path("data/demo"), help="where the demo is kept")
    parser.add_argument("--reset", action="store_true", help="begin anew")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def _ended_at_once() -> Iterator[None]:
    """Until the bot listens to signals itself, Ctrl-C ends this process on the spot: an import torn in the
    middle would have something to say about it. The playground and the worker end with their parent."""

    def leave(*_: object) -> None:
        os.write(1, b"\nThe demo was stopped before it was ready.\n")
        os._exit(0)

    before = signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _only_here(folder: Path) -> Iterator[None]:
    """One demo in a folder; the lock lies beside it, so that it outlives a new beginning.

    What is written here first says for the whole checkout whether it can be written.
    """
    with ExitStack() as held:
        with _writing():
            held.enter_context(only_one(folder))
        yield


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotStart(
            f"{error.filename} cannot be written ({error.strerror}): work in a copy of your own"
        ) from None


@contextmanager
def _playground(folder: Path, port: int, token: str, *, anew: bool) -> Iterator[PlaygroundProcess]:
    """Nothing is deleted before it is certain that nobody lives there."""
    free_to_listen(port)
    with _writing():
        _make_ready(folder, anew=anew)
    town = ("--people", str(PEOPLE), "--welcome", str(WELCOME), "--clock", CLOCK_STARTS)
    page = PlaygroundProcess(port, token, "--data", str(folder / "playground"), *town)
    try:
        yield page
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
        page.end()


def _make_ready(folder: Path, *, anew: bool) -> None:
    if folder.exists() and (anew or (folder / _UNFINISHED).exists()):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        (folder / _UNFINISHED).touch()
    for database in folder.glob("**/*.sqlite*"):  # somebody else may have started it here before
        database.open("ab").close()


def _run(page: PlaygroundProcess, settings: "Settings", folder: Path) -> None:
    from bot.commands.migrate import upgrade
    from bot.logs import set_up

    set_up(settings.log_level, settings.bot_token.get_secret_value())
    upgrade(settings)
    import bot.running  # noqa: F401 - brings aiogram: seconds, in which the playground starts

    page.until_it_serves()
    asyncio.run(_serve(settings, folder))


async def _serve(settings: "Settings", folder: Path) -> None:
    """Nobody is answered before the town is there."""
    from bot.commands.run import serve, told_by_signals
    from bot.running import running_bot

    async with running_bot(settings, prepare=seed) as running:
        (folder / _UNFINISHED).unlink(missing_ok=True)
        told = told_by_signals()
        _say(f"Ready: open {settings.telegram_api_url} in a browser. Ctrl-C ends the demo.")
        await serve(running, told)


def demo_settings(port: int, data: Path, token: str) -> "Settings":
    """The settings of a bot that lives in the playground; ``.env`` has no part in them."""
    from bot.settings import Settings, load

    here = f"http://127.0.0.1:{port}"
    owners = frozenset(one["id"] for one in json.loads(PEOPLE.read_text("utf-8")) if one.get("owner"))
    return load(
        Settings,
        _env_file=None,
        bot_token=token,
        owner_ids=owners,
        telegram_api_url=here,
        telegram_proxy="",
        clock_url=f"{here}/play/clock",
        data_dir=data,
        database_url=f"sqlite+aiosqlite:///{data.absolute() / 'bot.sqlite3'}",
        timezone="Asia/Yekaterinburg",
        log_level="WARNING",
    )


async def seed(installation: "Installation") -> None:
    """Take in the sample programmes, bring their people in and let them live through the past months."""
    from bot.commands.demo_town import people, town
    from services.upkeep.seed_demo import seed_demo

    await seed_demo(installation, people(), town())
