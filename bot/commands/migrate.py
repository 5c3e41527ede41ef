"""``python -m bot migrate``."""

import argparse
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import CannotStart
from bot.logs import set_up
from bot.settings import StoreSettings, load
from models.connecting import DatabaseRefused, Mistake
from services.context import Context

if TYPE_CHECKING:
    from alembic.config import Config

_ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    argparse.ArgumentParser(
        prog="python -m bot migrate", description="Bring the database to this version."
    ).parse_args(arguments)
    settings = load(StoreSettings)
    set_up(settings.log_level)
    backup = upgrade(settings)
    print("The database is up to date." + (f" The copy from before: {backup}" if backup else ""))
    return 0


def upgrade(settings: StoreSettings) -> Path | None:
    """Run what migrations are missing; an SQLite file that has some to come is copied first, and named.

    SQLite's schema changes cannot be rolled back as a whole, so a failed one leaves half a schema.
    """
    file = settings.sqlite_file
    if file is None:
        _run(settings)
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    before = _revision(file)
    if before == _head():
        return None
    backup = _copy(file, before) if before else None
    _run(settings)
    return backup


def _run(settings: StoreSettings) -> None:
    from alembic.script.revision import ResolutionError
    from alembic.util import CommandError

    from alembic import command

    config = _config()
    config.attributes["url"] = settings.database
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        if not isinstance(error.__cause__, ResolutionError):
            raise
        raise CannotStart(
            f"The database is of a newer version than this program ({error}): update the program, or put the"
            " copy from before back"
        ) from error


async def is_current(ctx: Context) -> bool:
    """Whether the database stands at this version; nothing is written."""
    from alembic.runtime.migration import MigrationContext

    def revision(connection: Any) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    async with ctx.read() as session:
        stands_at = await (await session.connection()).run_sync(revision)
    return stands_at == _head()


def _config() -> "Config":
    from alembic.config import Config

    return Config(str(_ROOT / "alembic.ini"))


def _head() -> str | None:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config()).get_current_head()


def _revision(file: Path) -> str | None:
    """The migration an SQLite file stands at; ``None`` where it has none yet."""
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(file)) as connection:
            return _stands_at(connection)
    except sqlite3.DatabaseError as error:
        raise DatabaseRefused(Mistake.FILE, f"{file}: {error}") from error


def _stands_at(connection: sqlite3.Connection) -> str | None:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return row[0] if row else None


def _copy(file: Path, revision: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = file.with_name(f"{file.stem}-before-migration-{stamp}-{revision}{file.suffix}")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target
