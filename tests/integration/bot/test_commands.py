"""``python -m bot``: light where nothing heavy is needed, one line where something is wrong, a clean end."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, main
from tests.bot_on_playground import TOKEN
from tests.data.programme_files import KOPEYSK
from tests.times import PATIENCE

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("aiogram", "aiohttp", "matplotlib", "apscheduler")
QUIET = (
    ["--help"],
    ["migrate"],
    ["import", "--help"],
    ["read", "--help"],
    ["report", "--help"],
    ["day-off", "--help"],
)


def environment(**settings: str) -> dict[str, str]:
    """A clean environment with these settings; the folder the command runs in has no ``.env``."""
    bare = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": os.environ.get("HOME", "/"),
        "LANG": "C.UTF-8",
    }
    return bare | settings


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of this machine, and its logging is left alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.commands.run.set_up", lambda *_: None)
    for name in ("BOT_TOKEN", "OWNER_IDS", "DATABASE_URL", "TELEGRAM_API_URL", "TELEGRAM_PROXY", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command with these settings, in this process: one of its own costs seconds of imports."""

    def told(*arguments: str, **settings: str) -> Told:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        code = main([*arguments])
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return told


def test_help_names_every_command(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    assert all(re.search(rf"^  {name} ", told.out, re.MULTILINE) for name in COMMANDS)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"python -m bot {name}" not in readme] == []


def test_the_readme_shows_a_picture_that_is_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown == ["docs/pictures/demo.png"]
    assert (ROOT / shown[0]).read_bytes().startswith(b"\x89PNG")


def test_an_unknown_command_is_a_wrong_call(run: Run) -> None:
    told = run("fly")
    assert told.code == 2
    assert "fly" in told.err


def in_a_process(folder: Path, script: str) -> str:
    """The last line that a script says in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.splitlines()[-1]


def test_what_does_not_speak_to_telegram_does_without_aiogram(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom bot.__main__ import main\n"
        f"for arguments in {QUIET!r}:\n"
        "    try:\n        code = main(arguments)\n    except SystemExit as end:\n        code = end.code\n"
        f"    heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "    assert not heavy and code == 0, (arguments, heavy, code)\n"
        "print('all of them')"
    )
    assert in_a_process(tmp_path, script) == "all of them"


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
    assert in_a_process(tmp_path, script) == "True False"


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "BOT_TOKEN is missing"),
        ({"BOT_TOKEN": TOKEN}, "OWNER_IDS is missing"),
        ({"BOT_TOKEN": TOKEN, "OWNER_IDS": "1", "LOG_LEVEL": "loud"}, "LOG_LEVEL must be"),
    ],
)
def test_a_start_that_cannot_be_is_one_line(run: Run, settings: dict[str, str], line: str) -> None:
    told = run("run", **settings)
    assert told.code == 2
    assert told.err.startswith(line)
    assert told.err.count("\n") == 1
    assert TOKEN not in told.err + told.out


class Ground:
    """A playground process."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "playground", "--port", "0", "--data", str(folder / "play")]
        self.process = subprocess.Popen(
            [*command, "--token", TOKEN, "--no-limits"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().split()[-1]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    running = Ground(tmp_path_factory.mktemp("ground"))
    yield running
    running.process.terminate()
    running.process.communicate(timeout=PATIENCE)


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
        assert bot.wait(timeout=PATIENCE) == 0
    assert (tmp_path / "data/bot.sqlite3").exists()
    assert "Traceback" not in log.read_text()
    assert TOKEN not in log.read_text()


def _wait_for(log: Path, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while words not in log.read_text():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def test_a_token_that_telegram_refuses_is_one_line(run: Run, ground: Ground) -> None:
    told = run("run", BOT_TOKEN="1:other", OWNER_IDS="1", TELEGRAM_API_URL=ground.url)
    assert told.code == 2
    assert told.err.startswith("BOT_TOKEN is refused by Telegram")
    assert told.err.count("\n") == 1
    assert "1:other" not in told.err


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_reader_who_has_had_enough_is_no_crash(more: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bot", "read", str(KOPEYSK), *more]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=PATIENCE,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
