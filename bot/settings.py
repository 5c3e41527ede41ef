"""Settings from the environment and ``.env``; what is wrong ends the start with one line."""

import re
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BadSettings

TELEGRAM_CLOUD = "https://api.telegram.org"
_SQLITE, _POSTGRESQL = "sqlite+aiosqlite:///", "postgresql+asyncpg://"
_WHERE = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:/?\[\]]*)(:\d{1,5})?(/[^/?]*)?(\?.*)?")
"""Host, port, database and options, as they stand after the user's name and the password."""
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class StoreSettings(BaseSettings):
    """What every command needs: where things are kept and how much is told."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    data_dir: Path = Path("data")
    database_url: str = ""
    timezone: str = "Asia/Yekaterinburg"
    log_level: str = "INFO"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith((_SQLITE, _POSTGRESQL)):
            raise ValueError(f"must begin with {_SQLITE} or {_POSTGRESQL}")
        who, _, where = value.removeprefix(_POSTGRESQL).rpartition("@")
        if value.startswith(_POSTGRESQL) and "@" in who:
            raise ValueError("has an @ in the user's name or the password: write that one as %40")
        if value.startswith(_POSTGRESQL) and not _WHERE.fullmatch(where):
            raise ValueError(f"must be an address such as {_POSTGRESQL}user:password@host:5432/database")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (OSError, ValueError, KeyError):
            raise ValueError("must be a time zone such as Asia/Yekaterinburg") from None
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in _LEVELS:
            raise ValueError(f"must be one of {', '.join(_LEVELS)}")
        return value.upper()

    @property
    def database(self) -> str:
        """The database's address: the given one, else an SQLite file under ``DATA_DIR``."""
        return self.database_url or f"{_SQLITE}{self.data_dir.absolute() / 'bot.sqlite3'}"

    @property
    def sqlite_file(self) -> Path | None:
        address = self.database
        return Path(address.removeprefix(_SQLITE)) if address.startswith("sqlite") else None


class Settings(StoreSettings):
    """What the running bot needs besides."""

    bot_token: SecretStr = Field(default=SecretStr(""), validate_default=True)
    owner_ids: Annotated[frozenset[int], NoDecode] = Field(default=frozenset(), validate_default=True)
    telegram_api_url: str = TELEGRAM_CLOUD
    telegram_proxy: str = ""
    clock_url: str = ""
    health_port: int = 0
    health_host: str = "127.0.0.1"

    @field_validator("health_port", mode="before")
    @classmethod
    def _port(cls, value: Any) -> Any:
        if not re.fullmatch(r"\d{0,5}", str(value)) or int(value or 0) > 65535:
            raise ValueError("must be a port such as 8081, or 0 for none")
        return int(value or 0)

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if not token:
            raise ValueError("is missing: take the token from @BotFather and put it into .env")
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise ValueError("does not look like a token (123456:ABC…): copy it from @BotFather again")
        return value

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not parts or not all(re.fullmatch(r"\d{1,15}", part) for part in parts):
            raise ValueError("must be Telegram ids separated by commas, such as 123456789,987654321")
        return frozenset(int(part) for part in parts)

    @field_validator("owner_ids")
    @classmethod
    def _somebody(cls, value: frozenset[int]) -> frozenset[int]:
        if not value:
            raise ValueError("is missing: put in your own Telegram id (@userinfobot tells it)")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _api_address(cls, value: str) -> str:
        return _address(value, ("http", "https"), "https://api.telegram.org").rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy_address(cls, value: str) -> str:
        return value and _address(value, ("http", "socks5"), "socks5://user:password@host:1080")

    @field_validator("clock_url")
    @classmethod
    def _clock_address(cls, value: str) -> str:
        return value and _address(value, ("http", "https"), "http://127.0.0.1:8090/play/clock")

    @model_validator(mode="after")
    def _true_time_in_the_cloud(self) -> "Settings":
        if self.clock_url and urlsplit(self.telegram_api_url).hostname == urlsplit(TELEGRAM_CLOUD).hostname:
            raise ValueError("CLOCK_URL is for demos and drills: remove it, or set TELEGRAM_API_URL as well")
        return self


def _address(value: str, schemes: tuple[str, ...], example: str) -> str:
    try:
        parts = urlsplit(value)
        fine = parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
    if not fine:
        raise ValueError(f"must be an address such as {example}")
    return value


Kind = TypeVar("Kind", bound=StoreSettings)


def load(kind: type[Kind], **given: Any) -> Kind:
    """The settings, or ``BadSettings`` with one line about the first that is wrong (never its value)."""
    try:
        return kind(**given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettings(f"{name} {reason}".strip()) from None
