"""``python -m tests.data.databases NAME``: this version's database, full of life, kept for later versions."""

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from tests.data.databases.dump import HERE, facts_beside, migrations, take
from tests.data.databases.facts import facts_of
from tests.data.databases.life import live
from tests.doubles import FakeClock
from tests.plain_difference import lines


def keep(name: str, folder: Path) -> Path:
    """The two files, and where the first of them is."""
    url, clock = f"sqlite+aiosqlite:///{folder}/bot.sqlite3", FakeClock()
    command.upgrade(migrations(url), "head")
    asyncio.run(live(url, folder, clock))
    file = HERE / f"{datetime.now(UTC):%Y-%m-%d}-{name}.sql.gz"
    take(folder / "bot.sqlite3").write(file)
    found = asyncio.run(facts_of(url, folder, clock)) | {"now": clock.now().isoformat()}
    facts_beside(file).write_text("\n".join([*lines(found), ""]), "utf-8")
    return file


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="kept-") as folder:
        print(keep(sys.argv[1], Path(folder)))
