"""What is wrong with the database ends every command with one line, or is waited for by ``run``."""

import asyncio
import os
import signal
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import COMMANDS, main
from bot.commands import run as running
from bot.errors import Broken
from bot.settings import Settings
from bot.work.patience import Patience
from models.connecting import DatabaseAway, DatabaseRefused
from tests.bot_on_playground import TOKEN, settings_for
from tests.sample import SAMPLES
from tests.times import PATIENCE

PROGRAMME = str(SAMPLES / "kopeysk.yaml")
SECRET = "shibboleth"
PORT_OF_NOBODY = f"postgresql+asyncpg://bot:{SECRET}@127.0.0.1:9/test"
ARGUMENTS = {
    "run": [],
    "migrate": [],
    "import": [PROGRAMME],
    "import --dry-run": [PROGRAMME, "--dry-run"],
    "report": ["--period", "2022-H1", "--out", "out.docx"],
    "export": ["--out", "out.xlsx"],
    "day-off": ["Копейск", "2026-07-13", "off"],
}
NO_DATABASE = {"read", "demo", "convert", "schema", "compute"}
"""The demo's is its own; the others have none."""


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("OWNER_IDS", "1")
    monkeypatch.setattr(socket, "getaddrinfo", _without_a_network)
    for module in ("run", "migrate", "import_file", "report", "export", "day_off"):
        monkeypatch.setattr(f"bot.commands.{module}.set_up", lambda *_: None)


_look_up = socket.getaddrinfo


def _without_a_network(host: Any, *more: Any, **named: Any) -> Any:
    """Names are looked up here: whether a test machine has a network is not asked."""
    if str(host).endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return _look_up(host, *more, **named)


def test_every_command_is_thought_of() -> None:
    assert {name.split(maxsplit=1)[0] for name in ARGUMENTS} | NO_DATABASE == set(COMMANDS)


def one_line_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([command.split(maxsplit=1)[0], *ARGUMENTS[command]]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert SECRET not in told
    return told


@pytest.mark.parametrize("command", ARGUMENTS)
@pytest.mark.parametrize(
    ("url", "line"),
    [
        (f"postgresql+asyncpg://bot:{SECRET}@no-such-host.invalid/test", "DATABASE_URL names a host"),
        (f"postgresql+asyncpg://bot:{SECRET}@1@127.0.0.1/test", "DATABASE_URL has an @"),
        (f"postgresql+asyncpg://bot:{SECRET}@127.0.0.1:5432x/test", "DATABASE_URL must be an address"),
        (f"postgresql+asyncpg://bot:{SECRET}@127.0.0.1/test?sslmode=require", "DATABASE_URL has something"),
        ("sqlite+aiosqlite:////dev/null/bot.sqlite3", "/dev/null: "),
    ],
)
def test_a_wrong_address_is_one_line(
    command: str, url: str, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    if (command, line) != ("import --dry-run", "/dev/null: "):  # it makes no file
        assert one_line_of(command, capsys).startswith(line)


@pytest.mark.parametrize("command", [name for name in ARGUMENTS if name != "run"])
def test_a_database_that_is_away_ends_what_is_not_the_bot_itself(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", PORT_OF_NOBODY)
    assert one_line_of(command, capsys).startswith("The database does not answer (")


def test_run_waits_for_a_database_that_is_away_and_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries = [DatabaseAway("refused"), DatabaseAway("starting up"), DatabaseAway("starting up")]
    pauses: list[float] = []

    def upgrade(_settings: Settings) -> None:
        if tries:
            raise tries.pop()

    monkeypatch.setattr(running, "upgrade", upgrade)
    running.upgrade_once_it_answers(settings_for("http://127.0.0.1:9", "", tmp_path), pauses.append)
    assert pauses == [1, 2, 4]
    assert [record.message for record in caplog.records] == [
        "The database does not answer (starting up): waiting for it",
        "The database answers",
    ]


def test_run_does_not_wait_where_that_would_not_help(tmp_path: Path) -> None:
    nowhere = settings_for("http://127.0.0.1:9", "postgresql+asyncpg://x@no-such-host.invalid/y", tmp_path)
    with pytest.raises(DatabaseRefused):
        running.upgrade_once_it_answers(nowhere, _never)


def _never(_seconds: float) -> None:
    raise AssertionError("it waits")


def test_a_file_of_a_newer_version_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'of_next_year'")
        connection.commit()
    capsys.readouterr()
    assert one_line_of("migrate", capsys).startswith("The database is of a newer version than this program")


def test_a_file_that_is_no_database_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "bot.sqlite3").write_text("Уважаемые коллеги, это никак не база данных: это письмо.")
    assert "cannot be opened" in one_line_of("migrate", capsys)


def test_a_telegram_server_that_nobody_knows_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://no-such-host.invalid")
    line = "TELEGRAM_API_URL or TELEGRAM_PROXY names a host that is not known"
    assert one_line_of("run", capsys).startswith(line)
    assert TOKEN not in line


def test_a_start_that_waits_for_telegram_can_be_ended(
    tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failed(_patience: Patience, _reason: object) -> float:
        os.kill(os.getpid(), signal.SIGTERM)
        return 10 * PATIENCE

    monkeypatch.setattr(Patience, "failed", failed)
    nobody = settings_for("http://127.0.0.1:9", sqlite_url, tmp_path)
    asyncio.run(asyncio.wait_for(running.run_until_told(nobody), PATIENCE))


def test_a_bot_that_cannot_go_on_ends_with_one_line_and_another_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stuck(*_: object) -> None:
        raise Broken("Stuck: poller (no sign of life for 155 s); this process ends, to be started anew")

    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(running, "run_until_told", stuck)
    assert main(["run"]) == 1
    told = capsys.readouterr().err
    assert told == "Stuck: poller (no sign of life for 155 s); this process ends, to be started anew\n"
