"""Settings: what is wrong ends the start with one line, and ``.env.example`` is complete."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BadSettings
from bot.settings import Settings, StoreSettings, load

ROOT = Path(__file__).resolve().parents[3]
GOOD = {"bot_token": "123456:ABC-def_1", "owner_ids": "5, 6"}


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def settings(**given: Any) -> Settings:
    return load(Settings, _env_file=None, **(GOOD | given))


def test_two_settings_are_enough() -> None:
    found = settings()
    assert found.owner_ids == {5, 6}
    assert found.telegram_api_url == "https://api.telegram.org"
    assert found.database.endswith("/data/bot.sqlite3")
    assert found.timezone == "Asia/Yekaterinburg"


def test_they_are_read_from_the_environment_and_from_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=1:a\nOWNER_IDS=7\nLOG_LEVEL=debug\n")
    monkeypatch.setenv("OWNER_IDS", "8,9")
    found = load(Settings, _env_file=tmp_path / ".env")
    assert found.owner_ids == {8, 9}
    assert found.log_level == "DEBUG"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"bot_token": ""}, "BOT_TOKEN is missing: take the token from @BotFather"),
        ({"bot_token": "abc"}, "BOT_TOKEN does not look like a token"),
        ({"owner_ids": ""}, "OWNER_IDS must be Telegram ids"),
        ({"owner_ids": "5;6"}, "OWNER_IDS must be Telegram ids"),
        ({"owner_ids": frozenset()}, "OWNER_IDS is missing"),
        ({"telegram_api_url": "api.telegram.org"}, "TELEGRAM_API_URL must be an address"),
        ({"telegram_proxy": "socks4://x:1"}, "TELEGRAM_PROXY must be an address"),
        ({"telegram_proxy": "http://x:99999"}, "TELEGRAM_PROXY must be an address"),
        ({"database_url": "postgresql://x/y"}, "DATABASE_URL must begin with"),
        ({"timezone": "Kopeysk"}, "TIMEZONE must be a time zone"),
        ({"timezone": "../etc/passwd"}, "TIMEZONE must be a time zone"),
        ({"clock_url": "tomorrow"}, "CLOCK_URL must be an address"),
        ({"clock_url": "http://127.0.0.1/c"}, "CLOCK_URL is for demos and drills"),
        ({"clock_url": "http://h/c", "telegram_api_url": "https://API.telegram.org:443/"}, "CLOCK_URL is"),
        ({"log_level": "loud"}, "LOG_LEVEL must be one of"),
    ],
)
def test_a_wrong_one_is_named_in_one_line_that_says_what_to_do(given: dict[str, Any], line: str) -> None:
    with pytest.raises(BadSettings) as told:
        settings(**given)
    assert str(told.value).startswith(line)
    assert "\n" not in str(told.value)


def test_a_wrong_token_is_not_repeated() -> None:
    with pytest.raises(BadSettings) as told:
        settings(bot_token="123456 TheSecretItself")
    assert "TheSecretItself" not in str(told.value)


def test_the_token_is_not_shown_with_the_settings() -> None:
    assert "ABC-def_1" not in f"{settings()!r} {settings()} {settings().model_dump_json()}"


def test_a_clock_is_allowed_beside_another_server() -> None:
    assert settings(clock_url="http://127.0.0.1:8090/play/clock", telegram_api_url="http://127.0.0.1:8090/")


def test_commands_without_telegram_need_no_token() -> None:
    assert load(StoreSettings, _env_file=None).sqlite_file == Path.cwd() / "data/bot.sqlite3"


def test_the_example_names_every_setting_with_its_default_and_a_comment() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    given = dict(re.findall(r"^([A-Z_]+)=(.*)$", example, re.MULTILINE))
    assert set(given) == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        shown = given[name.upper()]
        if name not in ("bot_token", "owner_ids"):
            assert shown == str(field.default), name
        assert re.search(rf"^# .+\n{name.upper()}=", example, re.MULTILINE), f"{name} has no comment"


def test_the_example_filled_in_is_accepted(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    filled = text.replace("BOT_TOKEN=\n", "BOT_TOKEN=1:a\n").replace("OWNER_IDS=\n", "OWNER_IDS=1\n")
    (tmp_path / ".env").write_text(filled, encoding="utf-8")
    assert load(Settings, _env_file=tmp_path / ".env").clock_url == ""
