"""Keeps an SQLite database to one running bot."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import CannotStart


@contextmanager
def only_one(database: Path | None) -> Iterator[None]:
    """Hold the lock beside the database file; ``CannotStart`` while another bot has it."""
    if database is None:
        yield
        return
    path = database.with_name(database.name + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(f"Another bot is running on {database}: stop it first") from None
        yield
