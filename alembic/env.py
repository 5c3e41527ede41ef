"""Runs the migrations on the database given by the caller or by DATABASE_URL."""

import asyncio
import os
from typing import Any, Literal

from sqlalchemy import Connection

from alembic import context
from models.tables import Base
from models.unit_of_work import Database


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=_render,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    _check_references(connection)


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Column types of our own are written as what the database sees, so old migrations never import them."""
    if kind == "type" and type(item).__module__.startswith("models."):
        return f"sa.{item.impl!r}"
    return False


def _let_tables_be_replaced(connection: Connection) -> None:
    """SQLite changes a table by a copy that takes its place; rows that refer to it must not mind.

    Asked of the driver: within a transaction, which the connection would begin, it has no effect.
    """
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.close()


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"rows refer to what is not there: {broken[:5]}")


async def _migrate(url: str) -> None:
    database = Database(url)
    try:
        async with database.engine.execution_options(purpose="writer").connect() as connection:
            await connection.run_sync(_let_tables_be_replaced)
            await connection.run_sync(_run)
            await connection.commit()
    finally:
        await database.close()


asyncio.run(_migrate(context.config.attributes.get("url") or os.environ["DATABASE_URL"]))
