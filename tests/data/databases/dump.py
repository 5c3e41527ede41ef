"""Rows as a script that both databases run: every value is a quoted text, which the column's type reads."""

import asyncio
import gzip
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
from alembic.config import Config
from sqlalchemy import MetaData, create_engine

HERE = Path(__file__).parent
_ROOT = HERE.parents[2]
_SQLITE = "sqlite+aiosqlite:///"
_NUMBERED = "SELECT table_name FROM information_schema.columns WHERE column_default LIKE 'nextval(%'"
_GO_ON = """SELECT setval(pg_get_serial_sequence('"{0}"', 'id'), max(id)) FROM "{0}" HAVING max(id) > 0"""


@dataclass(frozen=True, slots=True)
class Kept:
    """``revision`` is the migration that its tables stood at."""

    revision: str
    script: str

    @classmethod
    def read(cls, file: Path) -> "Kept":
        first, script = gzip.decompress(file.read_bytes()).decode().split("\n", 1)
        return cls(first.removeprefix("-- "), script)

    def write(self, file: Path) -> None:
        file.write_bytes(gzip.compress(f"-- {self.revision}\n{self.script}".encode(), mtime=0))


def facts_beside(file: Path) -> Path:
    return file.with_name(file.name.replace(".sql.gz", ".json"))


def migrations(url: str) -> Config:
    config = Config(str(_ROOT / "alembic.ini"))
    config.attributes["url"] = url
    return config


def kept() -> list[Path]:
    return sorted(HERE.glob("*.sql.gz"))


def take(sqlite_file: Path) -> Kept:
    """All rows of a database that is in nobody's hand, tables before those that refer to them."""
    engine = create_engine(f"sqlite:///{sqlite_file}")
    tables = MetaData()
    tables.reflect(engine)
    engine.dispose()
    with closing(sqlite3.connect(sqlite_file)) as connection:
        [[revision]] = connection.execute("SELECT version_num FROM alembic_version")
        names = [table.name for table in tables.sorted_tables if table.name != "alembic_version"]
        lines = [line for name in names for line in _inserts(connection, name)]
    nameless = "\n".join(lines).replace(socket.gethostname(), "host")
    return Kept(revision, f"{nameless}\n")


def _inserts(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    found = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')
    columns = ", ".join(f'"{column[0]}"' for column in found.description)
    for row in found:
        yield f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join(map(_literal, row))});'


def _literal(value: Any) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def restore(rows: Kept, url: str) -> None:
    """Put the rows into tables that stand empty at their revision."""
    if url.startswith(_SQLITE):
        with closing(sqlite3.connect(url.removeprefix(_SQLITE))) as connection:
            connection.executescript(f"BEGIN; {rows.script} COMMIT;")
    else:
        asyncio.run(_restore_postgresql(rows, url.replace("+asyncpg", "")))


async def _restore_postgresql(rows: Kept, url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"SET TIME ZONE 'UTC'; {rows.script}")
        for record in await connection.fetch(_NUMBERED):
            await connection.execute(_GO_ON.format(record["table_name"]))
    finally:
        await connection.close()
