"""``python -m bot demo``, as ``make demo`` starts it: the page answers, and Ctrl-C ends all of it cleanly."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.times import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def processes_with(words: str) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_text().replace("\0", " ")
        except OSError:
            continue
        if words in command:
            found.append(command)
    return found


def test_the_demo_says_where_it_is_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    port = free_port()
    demo = _started(port, tmp_path)
    try:
        address = _address(demo)
        with urllib.request.urlopen(f"{address}/play/clock") as answer:
            clock = json.loads(answer.read())["now"]
    finally:
        os.killpg(demo.pid, signal.SIGINT)  # as a terminal does: everybody in the group gets it
    rest, _ = demo.communicate(timeout=PATIENCE)
    assert clock.startswith("2022-07-05T09:")
    assert demo.returncode == 0
    assert "Traceback" not in rest
    assert processes_with(str(tmp_path)) == []


def test_a_demo_that_is_killed_leaves_nothing_behind_and_the_next_goes_on(tmp_path: Path) -> None:
    port = free_port()
    first = _started(port, tmp_path)
    _address(first)
    first.kill()
    first.wait()
    gives_up = time.monotonic() + PATIENCE
    while processes_with(str(tmp_path)) and time.monotonic() < gives_up:
        time.sleep(0.1)
    assert processes_with(str(tmp_path)) == []
    second = _started(port, tmp_path)
    _address(second)
    second.send_signal(signal.SIGINT)
    rest, _ = second.communicate(timeout=PATIENCE)
    assert (second.returncode, "Traceback" in rest) == (0, False)


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        demo = _started(taken.getsockname()[1], tmp_path)
        said, _ = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 2
    assert "choose another one, such as PORT=8091" in said
    assert "Traceback" not in said


def _started(port: int, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", str(port), "--data", str(folder / "demo")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _address(demo: "subprocess.Popen[str]") -> str:
    assert demo.stdout is not None
    for line in demo.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise AssertionError("the demo ended without telling its address")
