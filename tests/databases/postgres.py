"""A database of its own on the tests' PostgreSQL server, for each process of a test run."""

import asyncio
import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from sqlalchemy import URL

from models.tables import Base

SERVER = os.environ.get("TEST_DATABASE_URL", "postgresql+asyncpg://postgres@127.0.0.1/test")
_NAME = re.compile(r"programme_bot_test_(\d+)")
_TABLES = [table.name for table in Base.metadata.sorted_tables]
# A superuser may leave the foreign keys unchecked, which is three times quicker; others go by the order.
_UNCHECKED = (
    "SELECT set_config('session_replication_role', 'replica', false)"
    " FROM pg_roles WHERE rolname = current_user AND rolsuper;"
)
_SEQUENCES = "FROM pg_sequences WHERE schemaname = 'public'"


def url() -> str:
    """The address of this process's own database."""
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{_own_name()}"))


def _own_name() -> str:
    return f"programme_bot_test_{os.getpid()}"


@cache
def problem() -> str | None:
    """Why nothing can be tested there; None where the server answers."""
    try:
        asyncio.run(_ask())
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        return f"{SERVER} does not answer ({type(error).__name__}: {error})"
    return None


def create() -> None:
    asyncio.run(_create())


def drop() -> None:
    asyncio.run(_drop())


async def empty(url: URL) -> None:
    """Every row goes and every sequence begins anew; TRUNCATE would take a hundred times as long."""
    rows = "".join(f'DELETE FROM "{name}";' for name in reversed(_TABLES))
    numbers = f"SELECT setval(format('public.%I', sequencename), start_value, false) {_SEQUENCES};"
    await _run(url, f"{_UNCHECKED}{rows}{numbers}")


async def keep(url: URL, schema: str) -> None:
    """A copy of all rows in a schema beside the tables, for ``put_back``."""
    rows = "".join(f'CREATE TABLE {schema}."{name}" AS SELECT * FROM public."{name}";' for name in _TABLES)
    numbers = f"CREATE TABLE {schema}.numbered AS SELECT sequencename, last_value {_SEQUENCES};"
    await _run(url, f"CREATE SCHEMA {schema};{rows}{numbers}")


async def put_back(url: URL, schema: str) -> None:
    rows = "".join(f'INSERT INTO public."{name}" SELECT * FROM {schema}."{name}";' for name in _TABLES)
    numbers = (
        f"SELECT setval(format('public.%I', sequencename), last_value) FROM {schema}.numbered"
        " WHERE last_value IS NOT NULL;"
    )
    await _run(url, f"{_UNCHECKED}{rows}{numbers}")


async def _run(url: URL, statements: str) -> None:
    """All of it in one message to the server."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain, timeout=30)
    try:
        await connection.execute(statements)
    finally:
        await connection.close()


async def _ask() -> None:
    await (await _connect()).close()


async def _create() -> None:
    server = await _connect()
    try:
        await _drop_what_dead_runs_left(server)
        await server.execute(f"CREATE DATABASE {_own_name()}")
        await server.execute(f"ALTER DATABASE {_own_name()} SET synchronous_commit = off")
    finally:
        await server.close()


async def _drop() -> None:
    server = await _connect()
    try:
        await server.execute(f"DROP DATABASE IF EXISTS {_own_name()} WITH (FORCE)")
    finally:
        await server.close()


async def _connect() -> asyncpg.Connection:
    return await asyncpg.connect(SERVER.replace("+asyncpg", ""), timeout=30)


async def _drop_what_dead_runs_left(server: asyncpg.Connection) -> None:
    for row in await server.fetch("SELECT datname FROM pg_database"):
        match = _NAME.fullmatch(row["datname"])
        if match and not _runs(match[1]):
            with suppress(asyncpg.PostgresError):
                await server.execute(f"DROP DATABASE {row['datname']}")


def _runs(process_id: str) -> bool:
    return Path(f"/proc/{process_id}").exists()
