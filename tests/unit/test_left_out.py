"""What was not tested is the last thing a run says, one line for each kind of thing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import left_out
from tests.left_out import BROWSER, OFFICE

ROOT = Path(__file__).resolve().parents[2]
PAGE = "tests/integration/playground/test_page.py"


def test_tests_are_counted_by_what_they_lack() -> None:
    told = left_out.lines([f"Skipped: {need.reason}" for need in (OFFICE, BROWSER, OFFICE)] + ["no sun"])
    assert [line.split(":")[1] for line in told] == [
        " the page in a browser, 1 tests",
        " the report's pages, 2 tests",
        " 1 tests",
    ]
    assert told[-1].endswith("no sun")
    assert left_out.lines([]) == []


def run_without_programs(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", PAGE]
    bare = {"PATH": str(folder), "HOME": str(folder), "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)


def test_the_last_line_says_what_was_left_out_and_how_to_get_it(tmp_path: Path) -> None:
    told = run_without_programs(tmp_path)
    count, last = told.stdout.splitlines()[-2:]
    assert "skipped" in count
    assert last.startswith("LEFT OUT: the page in a browser, ")
    assert "apt-get install chromium chromium-driver" in last
    assert told.stdout.count("no chromium") == 1


def test_what_is_insisted_on_ends_the_run_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for need in left_out.NEEDS:
        monkeypatch.delenv(need.insist, raising=False)
    assert left_out.insisted_on() is None
    monkeypatch.setenv("REQUIRE_OFFICE", "1")
    assert "no soffice and no pdftotext here (REQUIRE_OFFICE=1)" in str(left_out.insisted_on())
