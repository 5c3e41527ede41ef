"""The heart writes down how every part is, says so in the log at times; a database that is away is no reason
to end."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.work.heart import Heart
from bot.work.signs import Signs
from models.connecting import DatabaseAway
from models.tables.process import Process
from models.unit_of_work import Database
from services.context import Installation
from services.upkeep.see_health import see_health
from tests.doubles import FakeSeconds
from tests.integration.models.conftest import seen
from tests.sample import OWNER, as_actor

NOON = datetime(2022, 7, 5, 12, tzinfo=UTC)


async def row(database: Database) -> dict[str, object]:
    async with database.reader() as session:
        found = (await session.scalars(select(Process))).one()
    return found.signs


async def test_every_part_is_written_down_with_its_last_sign(database: Database) -> None:
    seconds = FakeSeconds()
    signs = Signs(seconds)
    signs.of("poller", 120)
    heart = Heart(database, signs, lambda: "a")
    await seen(database, "a")
    seconds.forward(130)
    await heart.beat(NOON)
    assert await row(database) == {
        "poller": {"at": "2022-07-05T11:57:50+00:00", "stuck": True},
        "database": {"at": "2022-07-05T11:57:50+00:00", "stuck": True},
    }
    await heart.beat(NOON)
    assert (await row(database))["database"] == {"at": "2022-07-05T12:00:00+00:00", "stuck": False}


async def test_the_owner_is_told_what_is_stuck_in_another_process(installation: Installation) -> None:
    seconds = FakeSeconds()
    signs = Signs(seconds)
    signs.of("sender", 120)
    await seen(installation.database, "a", "b")
    seconds.forward(121)
    heart = Heart(installation.database, signs, lambda: "b")
    await heart.beat(NOON)
    health = await see_health(as_actor(installation, OWNER))
    assert (health.processes, health.stuck_elsewhere) == (2, ("sender",))


class Away(Database):
    def writer(self) -> object:  # type: ignore[override]
        raise DatabaseAway("refused")


async def test_a_database_that_is_away_is_told_and_no_reason_to_end(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    seconds = FakeSeconds()
    signs = Signs(seconds)
    heart = Heart(Away(sqlite_url), signs, lambda: "a")
    for _ in range(41):
        seconds.forward(15)
        await heart.beat(NOON)
    assert [heard.part for heard in signs.heard() if heard.stuck] == ["database"]
    assert signs.fatal() == []
    assert [record.message for record in caplog.records] == [
        "The database does not answer (DatabaseAway): waiting for it",
        "Alive: database 15 s ago",
        "Alive: database 615 s ago (stuck)",
    ]
