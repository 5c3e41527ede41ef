"""Migrations on both databases: every step up, down and up again, and no drift from the models."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from alembic import command
from bot.commands.migrate import upgrade
from bot.settings import StoreSettings, load
from models.tables import Base
from models.unit_of_work import Database

ROOT = Path(__file__).resolve().parents[3]


def config_for(url: str) -> Config:
    config = Config(str(ROOT / "alembic.ini"))
    config.attributes["url"] = url
    return config


def revisions() -> list[str]:
    script = ScriptDirectory.from_config(config_for(""))
    return [step.revision for step in reversed(list(script.walk_revisions()))]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/empty.sqlite3"
        return
    url = request.getfixturevalue("postgresql_tables")
    _run(url, _clear)
    yield url
    _run(url, _clear)
    _run(url, Base.metadata.create_all)


def _run(url: str, work: Any) -> Any:
    """Call ``work(connection)`` in a transaction of its own."""
    import asyncio

    async def inside() -> Any:
        database = Database(url)
        async with database.engine.begin() as connection:
            found = await connection.run_sync(work)
        await database.close()
        return found

    return asyncio.run(inside())


def _clear(connection: Connection) -> None:
    connection.execute(text("DROP SCHEMA public CASCADE"))
    connection.execute(text("CREATE SCHEMA public"))


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(config_for("")).get_heads()) == 1


def test_every_step_goes_up_and_down_and_up(empty_url: str) -> None:
    config = config_for(empty_url)
    for revision in revisions():
        command.upgrade(config, revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision)
    command.downgrade(config, "base")
    left = _run(empty_url, lambda connection: set(connection.dialect.get_table_names(connection)))
    assert left <= {"alembic_version"}


def test_migrations_and_models_do_not_drift_apart(empty_url: str) -> None:
    command.upgrade(config_for(empty_url), "head")

    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    assert _run(empty_url, differences) == []


def settings_in(folder: Path) -> StoreSettings:
    return load(StoreSettings, _env_file=None, data_dir=folder, database_url="")


def test_a_fresh_file_is_made_without_a_copy(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "new")
    assert upgrade(settings) is None
    assert upgrade(settings) is None
    assert [path.name for path in (tmp_path / "new").glob("*.sqlite3")] == ["bot.sqlite3"]


def test_a_file_with_migrations_to_come_is_copied_first(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    upgrade(settings)
    file = tmp_path / "bot.sqlite3"
    command.downgrade(config_for(settings.database), "base")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revisions()[0],))
        connection.execute("CREATE TABLE kept (id INTEGER)")
        connection.commit()
    assert upgrade(settings) is None  # it stands at the head already
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'older'")
        connection.commit()
    with pytest.raises(Exception, match="older"):
        upgrade(settings)
    (backup,) = tmp_path.glob("bot-before-migration-*-older.sqlite3")
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
