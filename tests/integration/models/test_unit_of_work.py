"""Writers commit once, in line, and never without an audit entry."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from models.tables.audit import AuditEntry
from models.tables.municipality import Municipality
from models.tables.person import Person
from models.unit_of_work import Conflict, Database, Unaudited, Writer, nothing_open

NOW = datetime(2022, 7, 5, 4, tzinfo=UTC)


def town(name: str = "Копейск") -> Municipality:
    return Municipality(name=name, timezone="Asia/Yekaterinburg")


async def add_audited(writer: Writer, row: Municipality) -> None:
    writer.add(row)
    await writer.flush()
    writer.audit(row, "created", at=NOW, actor_id=None, new={"name": row.name})


async def rename(database: Database) -> None:
    async with database.writer() as writer:
        (await writer.session.get_one(Municipality, 1)).name = "Другой"


async def delete(database: Database) -> None:
    async with database.writer() as writer:
        await writer.session.delete(await writer.session.get_one(Municipality, 1))


async def towns(database: Database) -> list[str]:
    async with database.reader() as session:
        return list((await session.scalars(select(Municipality.name))).all())


async def test_a_change_nobody_wrote_down_is_refused(database: Database) -> None:
    with pytest.raises(Unaudited, match="municipality:1"):
        async with database.writer() as writer:
            writer.add(town())
    assert await towns(database) == []


async def test_an_audited_change_is_committed_with_its_entry(database: Database) -> None:
    async with database.writer() as writer:
        await add_audited(writer, town())
    async with database.reader() as session:
        entry = (await session.scalars(select(AuditEntry))).one()
    assert (entry.subject, entry.new, len(entry.digest)) == ("municipality:1", {"name": "Копейск"}, 64)


async def test_a_later_change_of_a_row_needs_its_own_entry(database: Database) -> None:
    async with database.writer() as writer:
        await add_audited(writer, town())
    with pytest.raises(Unaudited):
        await rename(database)
    with pytest.raises(Unaudited):
        await delete(database)
    assert await towns(database) == ["Копейск"]


async def test_a_bulk_change_cannot_slip_past_the_audit(database: Database) -> None:
    with pytest.raises(Unaudited, match="in bulk"):
        async with database.writer() as writer:
            await writer.session.execute(update(Municipality).values(name="Другой"))


async def test_a_table_that_is_not_audited_needs_no_entry(database: Database) -> None:
    async with database.writer() as writer:
        writer.add(Person(telegram_id=1, name="исполнитель", met_at=NOW))


async def test_broken_uniqueness_is_a_conflict(database: Database) -> None:
    async with database.writer() as writer:
        await add_audited(writer, town())
    with pytest.raises(Conflict):
        async with database.writer() as writer:
            await add_audited(writer, town())


async def test_writers_wait_in_line(database: Database) -> None:
    async def add_one(number: int) -> None:
        async with database.writer() as writer:
            await add_audited(writer, town(f"Город {number}"))

    await asyncio.gather(*(add_one(number) for number in range(30)))
    assert len(await towns(database)) == 30


async def test_a_task_knows_what_it_has_open(database: Database) -> None:
    seen: list[bool] = []

    async def meanwhile() -> None:
        seen.append(nothing_open())

    other = asyncio.create_task(meanwhile())
    assert nothing_open()
    async with database.reader():
        assert not nothing_open()
        await other
    assert nothing_open()
    assert seen == [True]


async def test_a_writer_inside_a_writer_is_refused_at_once(database: Database) -> None:
    async with database.writer():
        with pytest.raises(RuntimeError, match="inside a writer"):
            async with database.writer():
                pass


async def test_what_a_reader_read_stays_readable(database: Database) -> None:
    async with database.writer() as writer:
        await add_audited(writer, town())
    async with database.reader() as session:
        row = await session.get_one(Municipality, 1)
    assert row.name == "Копейск"
