"""``python -m bot``: light where nothing heavy is needed, one line where something is wrong, a clean end."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from tests.bot_on_playground import TOKEN

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("aiogram", "matplotlib", "apscheduler")


def environment(**settings: str) -> dict[str, str]:
    """A clean environment with these settings; the folder the command runs in has no ``.env``."""
    bare = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": os.environ.get("HOME", "/"),
        "LANG": "C.UTF-8",
    }
    return bare | settings


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    told = run(tmp_path, "--help")
    assert told.returncode == 0
    assert all(re.search(rf"^  {name} ", told.stdout, re.MULTILINE) for name in COMMANDS)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"python -m bot {name}" not in readme] == []


def test_an_unknown_command_is_a_wrong_call(tmp_path: Path) -> None:
    told = run(tmp_path, "fly")
    assert told.returncode == 2
    assert "fly" in told.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["migrate"], ["import", "--help"], ["report", "--help"]])
def test_what_does_not_speak_to_telegram_starts_without_aiogram(tmp_path: Path, arguments: list[str]) -> None:
    script = (
        "import sys\nfrom bot.__main__ import main\n"
        f"try:\n    code = main({arguments!r})\nexcept SystemExit as end:\n    code = end.code\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules], code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.splitlines()[-1] == "HEAVY [] 0", told.stderr


def test_the_bot_itself_does_not_load_what_draws(tmp_path: Path) -> None:
    script = (
        "import importlib, pkgutil, sys\n"
        "import bot.running, handlers, services\nfrom bot.voice import own_voice\n"
        "for room in (handlers, services):\n"
        "    for module in pkgutil.walk_packages(room.__path__, f'{room.__name__}.'):\n"
        "        importlib.import_module(module.name)\n"
        "own_voice().routers()\n"
        "print('aiogram' in sys.modules, 'matplotlib' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.splitlines()[-1:] == ["True False"], told.stderr


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "BOT_TOKEN is missing"),
        ({"BOT_TOKEN": TOKEN}, "OWNER_IDS is missing"),
        ({"BOT_TOKEN": TOKEN, "OWNER_IDS": "1", "LOG_LEVEL": "loud"}, "LOG_LEVEL must be"),
        (
            {"BOT_TOKEN": TOKEN, "OWNER_IDS": "1", "TELEGRAM_API_URL": "http://127.0.0.1:9"},
            "TELEGRAM_API_URL does not answer",
        ),
    ],
)
def test_a_start_that_cannot_be_is_one_line(tmp_path: Path, settings: dict[str, str], line: str) -> None:
    told = run(tmp_path, "run", **settings)
    assert told.returncode == 2
    assert told.stderr.startswith(line)
    assert told.stderr.count("\n") == 1
    assert TOKEN not in told.stderr + told.stdout


class Ground:
    """A playground process."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "playground", "--port", "0", "--data", str(folder / "play")]
        self.process = subprocess.Popen(
            [*command, "--token", TOKEN], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().split()[-1]


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    running = Ground(tmp_path)
    yield running
    running.process.terminate()
    running.process.communicate(timeout=10)


def test_run_migrates_starts_and_ends_cleanly(tmp_path: Path, ground: Ground) -> None:
    settings = {"BOT_TOKEN": TOKEN, "OWNER_IDS": "1", "TELEGRAM_API_URL": ground.url}
    log = tmp_path / "log"
    with log.open("w") as file:
        bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=tmp_path,
            env=environment(**settings),
            stderr=file,
        )
        _wait_for(log, "Running as @")
        bot.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert bot.wait(timeout=20) == 0
    assert time.monotonic() - began < 30
    assert (tmp_path / "data/bot.sqlite3").exists()
    assert "Traceback" not in log.read_text()
    assert TOKEN not in log.read_text()


def _wait_for(log: Path, words: str) -> None:
    deadline = time.monotonic() + 40
    while words not in log.read_text():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def test_a_token_that_telegram_refuses_is_one_line(tmp_path: Path, ground: Ground) -> None:
    told = run(tmp_path, "run", BOT_TOKEN="1:other", OWNER_IDS="1", TELEGRAM_API_URL=ground.url)
    assert told.returncode == 2
    assert told.stderr.splitlines()[-1].startswith("BOT_TOKEN is refused by Telegram")
    assert "1:other" not in told.stderr
