"""The bot from nothing to its first ``getUpdates``, beside a process that only imports the same libraries.

Both are killed at that point, so that what is counted is their own processor time and no farewell; the worker
process, which starts meanwhile, is not counted.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from bench.pair import Clock, Pair
from tests.bot_on_playground import OWNER, TOKEN

_ROOT = Path(__file__).resolve().parents[1]
_LONG_POLL = 20
_RUN = ("-m", "bot", "run")
_RUN_AND_TELL = """
import json, os, signal, sys
from bot.__main__ import main

def tell(*_):
    files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
    print(json.dumps([name for name, file in files.items() if "site-packages" in file]), flush=True)
    os._exit(0)

signal.signal(signal.SIGUSR1, tell)
main(["run"])
"""
_IMPORT = """
import os, signal
from contextlib import suppress
from importlib import import_module
for name in {names!r}:
    with suppress(ImportError):
        import_module(name)
os.kill(os.getpid(), signal.SIGKILL)
"""


def pairs() -> Iterator[Pair]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, _telegram() as telegram:
        environment = _settings(folder, telegram.url)
        migrate = [sys.executable, "-m", "bot", "migrate"]
        subprocess.run(migrate, cwd=_ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        imports = _IMPORT.format(names=_libraries(environment, telegram))

        def ours() -> float:
            return _cpu(_RUN, environment, telegram)

        def floor() -> float:
            return _cpu(("-c", imports), environment)

        name = "a cold start to the first getUpdates (cpu)"
        floor_is = "a process that imports the very libraries that are loaded by then, and nothing of ours"
        yield Pair(name, ours, floor, 1.15, floor_is, 3, Clock.TOLD)


class Telegram(ThreadingHTTPServer):
    """Answers what a bot asks at its start; ``polled`` is set once it asks for updates."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.polled = Event()
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Whoever asked has been killed."""


class Answers(BaseHTTPRequestHandler):
    server: Telegram

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        method = self.path.rpartition("/")[2]
        if method == "getUpdates":
            self.server.polled.set()
            time.sleep(_LONG_POLL)  # whoever asks is killed meanwhile
        me = {"id": 42, "is_bot": True, "first_name": "Бот", "username": "bench_bot"}
        answers: dict[str, Any] = {"getMe": me, "getUpdates": []}
        content = json.dumps({"ok": True, "result": answers.get(method, True)}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def _telegram() -> Iterator[Telegram]:
    with Telegram() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _settings(folder: str, url: str) -> dict[str, str]:
    given = {"BOT_TOKEN": TOKEN, "OWNER_IDS": str(OWNER), "TELEGRAM_API_URL": url, "DATA_DIR": folder}
    empty = dict.fromkeys(("DATABASE_URL", "TELEGRAM_PROXY", "CLOCK_URL"), "")
    return {**os.environ, **given, **empty, "LOG_LEVEL": "ERROR"}


def _libraries(environment: dict[str, str], telegram: Telegram) -> list[str]:
    """Everything of others that a started bot has loaded, in that order."""
    command = [sys.executable, "-c", _RUN_AND_TELL]
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE) as process:
        telegram.polled.wait()
        telegram.polled.clear()
        process.send_signal(signal.SIGUSR1)
        names: list[str] = json.loads(process.communicate()[0])
    return names


def _cpu(arguments: tuple[str, ...], environment: dict[str, str], telegram: Telegram | None = None) -> float:
    """Seconds of user and system time until it polls, or until it kills itself."""
    process = subprocess.Popen([sys.executable, *arguments], cwd=_ROOT, env=environment)
    if telegram is not None:
        telegram.polled.wait()
        process.kill()
        telegram.polled.clear()
    _, process.returncode, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime
