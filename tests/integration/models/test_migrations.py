"""Migrations on both databases: every step up, down and up again, and no drift from the models."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from alembic import command
from bot.commands.migrate import upgrade
from bot.settings import StoreSettings, load
from models.tables import Base
from tests.data.databases.dump import migrations
from tests.integration.models.conftest import run_on


def revisions() -> list[str]:
    script = ScriptDirectory.from_config(migrations(""))
    return [step.revision for step in reversed(list(script.walk_revisions()))]


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(migrations("")).get_heads()) == 1


def test_every_step_goes_up_and_down_and_up(empty_url: str) -> None:
    config = migrations(empty_url)
    for revision in revisions():
        command.upgrade(config, revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision)
    command.downgrade(config, "base")
    left = run_on(empty_url, lambda connection: set(connection.dialect.get_table_names(connection)))
    assert left <= {"alembic_version"}


def test_migrations_and_models_do_not_drift_apart(empty_url: str) -> None:
    command.upgrade(migrations(empty_url), "head")

    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    assert run_on(empty_url, differences) == []


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
    command.downgrade(migrations(settings.database), "base")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revisions()[-1],))
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
