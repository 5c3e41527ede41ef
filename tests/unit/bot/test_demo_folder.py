"""What the demo finds in its folder: kept, begun anew when asked to or when the first filling was cut off."""

import signal
from pathlib import Path

import pytest

from bot.commands import demo
from bot.errors import CannotStart
from bot.work.playground_process import free_to_listen


class NoProcess:
    def __init__(self, *_: object) -> None:
        """Nothing is started."""

    def end(self) -> None:
        """Nothing to end."""


@pytest.fixture(autouse=True)
def _no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "PlaygroundProcess", NoProcess)
    monkeypatch.setattr(demo, "free_to_listen", lambda _port: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)


def after_a_start(folder: Path, *, anew: bool = False) -> list[str]:
    with demo._playground(folder, 0, "42:x", anew=anew):
        return sorted(path.name for path in folder.iterdir())


def filled(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    return folder


def test_what_was_done_is_kept(tmp_path: Path) -> None:
    assert after_a_start(filled(tmp_path / "demo", "bot.sqlite3")) == ["bot.sqlite3"]


def test_asked_to_begin_anew_it_is_empty(tmp_path: Path) -> None:
    assert after_a_start(filled(tmp_path / "demo", "bot.sqlite3"), anew=True) == ["unfinished"]


def test_a_beginning_that_was_cut_off_is_begun_anew(tmp_path: Path) -> None:
    assert after_a_start(tmp_path / "demo") == ["unfinished"]
    (tmp_path / "demo" / "bot.sqlite3").touch()
    assert after_a_start(tmp_path / "demo") == ["unfinished"]


def test_a_database_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    folder = filled(tmp_path / "demo")
    (folder / "bot.sqlite3").mkdir()  # not even root writes into that
    with pytest.raises(CannotStart, match=r"bot\.sqlite3 cannot be written"):
        after_a_start(folder)


def test_a_port_that_does_not_exist_is_said_in_a_line() -> None:
    with pytest.raises(CannotStart, match="choose another one"):
        free_to_listen(70_000)
