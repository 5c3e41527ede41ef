"""``python -m bot demo``, as ``make demo`` starts it: the page answers, and Ctrl-C ends all of it cleanly."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.times import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def processes_with(*words: str) -> list[Path]:
    """Where the system tells about those whose command lines have all of these."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_text().replace("\0", " ")
        except OSError:
            continue
        if all(one in command for one in words):
            found.append(entry.parent)
    return found


def test_the_demo_says_what_it_does_and_where_it_is_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    """Not a line of Python's beside its own, and another one with RESET=1 leaves its data alone."""
    demo = _started(free_port(), tmp_path)
    try:
        said = [_line(demo), _line(demo)]
        with urllib.request.urlopen(f"{_address_in(said[1])}/play/clock") as answer:
            clock = json.loads(answer.read())["now"]
        there = sorted(path.name for path in (tmp_path / "demo").iterdir())
        second = _started(free_port(), tmp_path, "--reset").communicate(timeout=PATIENCE)[0]
        still_there = sorted(path.name for path in (tmp_path / "demo").iterdir())
    finally:
        os.killpg(demo.pid, signal.SIGINT)  # as a terminal does: everybody in the group gets it
    rest, _ = demo.communicate(timeout=PATIENCE)
    assert said[0].startswith("The demo is starting")
    assert said[1].startswith("Ready: open http://127.0.0.1:")
    assert rest == "The demo has ended; what was done in it is kept.\n"
    assert clock.startswith("2022-07-05T09:")
    assert demo.returncode == 0
    assert re.fullmatch(r"The demo is starting.*\n.* is running on .*/demo: stop it first\n", second)
    assert (there, "bot.sqlite3" in there) == (still_there, True)
    assert processes_with(str(tmp_path)) == []


def test_ctrl_c_before_it_is_ready_ends_it_without_a_word_of_pythons(tmp_path: Path) -> None:
    demo = _started(free_port(), tmp_path)
    said = _line(demo)
    os.killpg(demo.pid, signal.SIGINT)
    rest, _ = demo.communicate(timeout=PATIENCE)
    assert said.startswith("The demo is starting")
    assert rest == "\nThe demo was stopped before it was ready.\n"
    _until_gone(tmp_path)


def test_a_demo_that_is_killed_leaves_nothing_behind_and_the_next_goes_on(tmp_path: Path) -> None:
    port = free_port()
    first = _started(port, tmp_path)
    _address(first)
    secret = _secret(tmp_path)
    first.kill()
    first.wait()
    _until_gone(tmp_path)
    second = _started(port, tmp_path)
    address = _address(second)
    assert secret != _secret(tmp_path)
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"{address}/bot42:{secret}/getMe")
    second.send_signal(signal.SIGINT)
    rest, _ = second.communicate(timeout=PATIENCE)
    assert (second.returncode, "Traceback" in rest) == (0, False)


def test_a_port_that_is_taken_is_one_line_and_nothing_is_deleted(tmp_path: Path) -> None:
    kept = tmp_path / "demo" / "kept"
    kept.parent.mkdir()
    kept.touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        demo = _started(taken.getsockname()[1], tmp_path, "--reset")
        said, _ = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 2
    assert re.fullmatch(r".*\n.*choose another one, such as PORT=8091\n", said)
    assert kept.exists()


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    demo = _started(free_port(), tmp_path / "file")
    said, _ = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 2
    assert re.fullmatch(r".*\n.* cannot be written \(.*\): work in a copy of your own\n", said)


@pytest.mark.parametrize(
    ("python", "rights", "said"),
    [
        ('case "$2" in *ensurepip*) exit 1;; esac', 0o755, "The venv module is missing"),
        ('case "$2" in venv) echo no room; exit 1;; esac', 0o755, "no room\n.venv could not be made here"),
        ("exit 0", 0o555, "cannot be written: use a copy of your own"),
    ],
)
def test_make_names_the_true_cause(python: str, rights: int, said: str) -> None:
    """Asked as nobody, since root may write everywhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "Makefile", folder)
        (folder / "requirements-dev.txt").touch()
        (folder / "python").write_text(f"#!/bin/sh\n{python}\n")
        (folder / "python").chmod(0o755)
        nobody = 65534 if os.geteuid() == 0 else None
        if nobody:
            os.chown(folder, nobody, nobody)
        folder.chmod(rights)
        command = ["make", "demo", "PYTHON=./python"]
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, user=nobody, check=False)
        folder.chmod(0o755)
    assert told.returncode == 2
    assert said in told.stdout
    assert ("venv module" in told.stdout) == ("venv module" in said)


def _started(port: int, folder: Path, *more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", str(port), "--data", str(folder / "demo"), *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _line(demo: "subprocess.Popen[str]") -> str:
    assert demo.stdout is not None
    return demo.stdout.readline()


def _address_in(line: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, line
    return found[0]


def _address(demo: "subprocess.Popen[str]") -> str:
    _line(demo)
    return _address_in(_line(demo))


def _secret(folder: Path) -> str:
    """Of the bot's token, as the playground was given it: not on its command line, which everybody reads."""
    [place] = processes_with("-m playground", str(folder))
    assert "42:" not in (place / "cmdline").read_text()
    found = re.search(r"PLAYGROUND_TOKEN=42:([\w-]{20,})", (place / "environ").read_text())
    assert found
    return found[1]


def _until_gone(folder: Path) -> None:
    gives_up = time.monotonic() + PATIENCE
    while processes_with(str(folder)) and time.monotonic() < gives_up:
        time.sleep(0.1)
    assert processes_with(str(folder)) == []
