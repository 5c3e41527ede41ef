"""``python -m bot demo``: the real bot against a playground on this machine; no token, no internet."""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.migrate import upgrade
from bot.commands.run import run_until_told
from bot.errors import CannotStart
from bot.logs import set_up
from bot.settings import Settings, load

if TYPE_CHECKING:
    from bot.running import Running

PEOPLE = Path(__file__).with_name("demo_people.json")
CLOCK_STARTS = "2022-07-05T09:00:00+05:00"
_ROOT = Path(__file__).resolve().parents[2]
_TOKEN = "42:PLAYGROUND"  # noqa: S105 - opens nothing but the playground
_PATIENCE = 20.0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8090, help="the page's port on 127.0.0.1")
    parser.add_argument("--data", type=Path, default=Path("data/demo"), help="where the demo is kept")
    parser.add_argument("--reset", action="store_true", help="begin anew")
    given = parser.parse_args(arguments)
    if given.reset:
        shutil.rmtree(given.data, ignore_errors=True)
    settings = demo_settings(given.port, given.data)
    set_up(settings.log_level, _TOKEN)
    with playground(given.port, given.data / "playground"):
        upgrade(settings)
        asyncio.run(run_until_told(settings, lambda running: _ready(running, given.port)))
    print("The demo has ended; what was done in it is kept.")
    return 0


def demo_settings(port: int, data: Path) -> Settings:
    """The settings of a bot that lives in the playground; ``.env`` has no part in them."""
    here = f"http://127.0.0.1:{port}"
    owners = frozenset(one["id"] for one in json.loads(PEOPLE.read_text("utf-8")) if one.get("owner"))
    return load(
        Settings,
        _env_file=None,
        bot_token=_TOKEN,
        owner_ids=owners,
        telegram_api_url=here,
        telegram_proxy="",
        clock_url=f"{here}/play/clock",
        data_dir=data,
        database_url=f"sqlite+aiosqlite:///{data.absolute() / 'bot.sqlite3'}",
        timezone="Asia/Yekaterinburg",
        log_level="WARNING",
    )


async def _ready(running: "Running", port: int) -> None:
    await seed(running)
    print(f"\nReady: open http://127.0.0.1:{port} in a browser. Ctrl-C ends the demo.\n", flush=True)


async def seed(running: "Running") -> None:
    """Take in the sample programmes and bring their people in; does nothing where that has been done."""
    from domain.access import Role
    from services.upkeep.seed_demo import DemoPerson, seed_demo

    people = [
        DemoPerson(
            one["id"],
            one["first_name"],
            tuple((name, Role(role), executor) for name, role, executor in one.get("roles", ())),
        )
        for one in json.loads(PEOPLE.read_text("utf-8"))
    ]
    await seed_demo(running.parts.installation, people)


@contextmanager
def playground(port: int, data: Path) -> Iterator[None]:
    """The playground as a process of its own, which Ctrl-C reaches through us only and which ends with us."""
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "playground", "--port", str(port), "--data", str(data)]
    command += ["--people", str(PEOPLE), "--clock", CLOCK_STARTS, "--token", _TOKEN, "--leashed"]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        command, cwd=_ROOT, start_new_session=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        _wait_until_it_serves(process, port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_serves(process: "subprocess.Popen[bytes]", port: int) -> None:
    """It says so itself: something else that answers on the port is not it."""
    giving_up = threading.Timer(_PATIENCE, process.kill)
    giving_up.start()
    said = process.stdout.readline() if process.stdout else b""
    giving_up.cancel()
    if not said:
        raise CannotStart(f"The playground could not use port {port}: choose another one, such as PORT=8091")
