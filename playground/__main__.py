"""`python -m playground`: serve the playground on this machine until told to stop."""

import argparse
import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from playground.app import create_app, serving
from playground.state.world import DEFAULT_TOKEN, Options


def _people(path: str) -> list[dict[str, Any]]:
    people = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(people, list) or any("id" not in one or "first_name" not in one for one in people):
        raise argparse.ArgumentTypeError("a list of people with id and first_name is expected")
    return people


def _token(value: str) -> str:
    number, _, secret = value.partition(":")
    if not number.isdigit() or not secret:
        raise argparse.ArgumentTypeError("a token looks like 42:SECRET")
    return value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    add = parser.add_argument
    add("--port", type=int, default=8090, help="port on 127.0.0.1 (default 8090, 0: any free one)")
    add("--data", type=Path, default=Path("data"), help="folder of playground.sqlite and the files")
    add("--people", type=_people, default=[], metavar="FILE", help="JSON list of people to start with")
    add("--clock", type=datetime.fromisoformat, help="first time on the clock, if none is stored")
    add("--welcome", type=Path, metavar="FILE", help="JSON of what the page says first, and its sample")
    add("--frozen", action="store_true", help="the clock stands still unless moved")
    token = os.environ.get("PLAYGROUND_TOKEN", DEFAULT_TOKEN)
    add("--token", type=_token, default=token, help="the bot's token (else PLAYGROUND_TOKEN's)")
    add("--username", default=Options.bot_username, help="the bot's @name")
    add("--query-lifetime", type=float, default=30.0, help="seconds in which a button may be answered")
    add("--leashed", action="store_true", help="end when standard input ends, as it does with the parent")
    add("--no-limits", action="store_true", help="send no 429 beyond Telegram's sending limits")
    return parser


def _options(given: argparse.Namespace) -> Options:
    return Options(
        data=given.data,
        token=given.token,
        people=given.people,
        clock=given.clock,
        frozen=given.frozen,
        query_lifetime=given.query_lifetime,
        limits=not given.no_limits,
        bot_username=given.username,
        welcome=given.welcome,
    )


async def _run(given: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl+C cancels this task instead
            loop.add_signal_handler(number, stop.set)
    if given.leashed:
        _end_with_input(loop, stop)
    async with serving(create_app(_options(given)), given.port) as url:
        print(f"Playground: {url}", flush=True)
        await stop.wait()


def _end_with_input(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    """The loop itself watches the input: a thread that reads it would still sit there at the end."""
    source = sys.stdin.fileno()

    def look() -> None:
        if not os.read(source, 4096):
            loop.remove_reader(source)
            stop.set()

    try:
        loop.add_reader(source, look)
    except OSError:  # a file, or /dev/null: it has ended already
        stop.set()


def main() -> int:
    given = _parser().parse_args()
    try:
        asyncio.run(_run(given))
    except OSError as error:
        print(f"The playground cannot use port {given.port}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
