"""``python -m tests.conversations.recorded``: the run recorded anew; look at the difference with git."""

import asyncio
import tempfile
from pathlib import Path

from models.tables import Base
from models.unit_of_work import Database
from tests.conversations.recorded.run import RECORDING, record
from tests.plain_difference import lines


async def main(folder: Path) -> None:
    url = f"sqlite+aiosqlite:///{folder}/bot.sqlite3"
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await database.close()
    RECORDING.write_text("\n".join([*lines(await record(url, folder)), ""]), "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="recorded-") as folder:
        asyncio.run(main(Path(folder)))
