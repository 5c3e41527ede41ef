"""What a programme's definition says is read once, and never stale: after a rollback, another process, a day
off."""

from contextlib import suppress
from datetime import UTC, date, datetime

from domain.time.periods import PeriodKind
from models.repositories.programme import definition, periods, programmes
from models.repositories.programme.definition import Definitions
from models.tables import Base
from models.tables.municipality import DayOff, Municipality
from models.tables.programme import ProgrammeRow
from models.unit_of_work import Database, Writer

NOW = datetime(2022, 7, 8, 9, tzinfo=UTC)
DAY = date(2022, 7, 11)


async def town(database: Database, name: str = "Округ") -> Municipality:
    async with database.writer() as writer:
        row = Municipality(name=name, timezone="Asia/Yekaterinburg")
        await put(writer, row)
    return row


async def put(writer: Writer, row: Base) -> None:
    writer.add(row)
    await writer.flush()
    writer.audit(row, "put", at=NOW, actor_id=None)


async def programme(database: Database, municipality: Municipality, title: str = "Программа") -> int:
    async with database.writer() as writer:
        row = ProgrammeRow(
            municipality_id=municipality.id,
            title=title,
            period_kind=PeriodKind.QUARTER,
            deadline="10-го числа",
            layout={},
            footnotes={},
            source_hash=title,
            created_at=NOW,
        )
        await put(writer, row)
    return row.id


async def title_of(database: Database, programme_id: int) -> str:
    async with database.reader() as session:
        return (await programmes.facts(session, programme_id)).title


async def rename(writer: Writer, programme_id: int, title: str) -> None:
    row = await programmes.lock_programme(writer.session, programme_id)
    row.title = title
    writer.audit(row, "rename", at=NOW, actor_id=None)


async def test_it_is_read_once(database: Database) -> None:
    programme_id = await programme(database, await town(database))
    async with database.reader() as session:
        first = await programmes.facts(session, programme_id)
    async with database.reader() as session:
        assert await programmes.facts(session, programme_id) is first


async def test_a_change_is_seen_by_the_next_session(database: Database) -> None:
    programme_id = await programme(database, await town(database))
    assert await title_of(database, programme_id) == "Программа"
    async with database.writer() as writer:
        await rename(writer, programme_id, "Новая")
    assert await title_of(database, programme_id) == "Новая"


async def test_another_process_changes_it(database: Database, database_url: str) -> None:
    programme_id = await programme(database, await town(database))
    assert await title_of(database, programme_id) == "Программа"
    other = Database(database_url)
    async with other.writer() as writer:
        await rename(writer, programme_id, "Новая")
    await other.close()
    assert await title_of(database, programme_id) == "Новая"


async def test_what_is_rolled_back_was_never_there(database: Database) -> None:
    programme_id = await programme(database, await town(database))
    with suppress(LookupError):
        async with database.writer() as writer:
            await rename(writer, programme_id, "Новая")
            assert (await programmes.facts(writer.session, programme_id)).title == "Новая"
            raise LookupError
    assert await title_of(database, programme_id) == "Программа"


async def test_who_changes_it_sees_the_change_and_keeps_it_to_itself(database: Database) -> None:
    programme_id = await programme(database, await town(database))
    before = await title_of(database, programme_id)
    async with database.writer() as writer:
        await rename(writer, programme_id, "Новая")
        assert (await programmes.facts(writer.session, programme_id)).title == "Новая"
        assert await title_of(database, programme_id) == before
    assert await title_of(database, programme_id) == "Новая"


async def test_what_is_read_under_the_lock_is_the_newest(database: Database) -> None:
    programme_id = await programme(database, await town(database))
    async with database.reader() as session:
        await programmes.facts(session, programme_id)
    async with database.writer() as writer:
        await rename(writer, programme_id, "Новая")
    async with database.writer() as writer:
        definition.note(writer.session, programme_id, 1)  # read before the other one's commit
        assert (await programmes.lock_programme(writer.session, programme_id)).title == "Новая"
        assert (await programmes.facts(writer.session, programme_id)).title == "Новая"


async def test_a_day_off_concerns_every_programme_of_its_municipality(database: Database) -> None:
    home, elsewhere = await town(database), await town(database, "Другой")
    own = [await programme(database, home, title) for title in ("а", "б")]
    other = await programme(database, elsewhere)
    before = {one: await revision(database, one) for one in (*own, other)}
    for one in own:
        assert await days_off(database, one) == {}
    async with database.writer() as writer:
        await put(writer, DayOff(municipality_id=home.id, day=DAY, working=False))
    assert [await days_off(database, one) for one in own] == [{DAY: False}] * 2
    assert [await revision(database, one) - before[one] for one in (*own, other)] == [1, 1, 0]


async def test_a_municipality_concerns_every_programme_of_it(database: Database) -> None:
    home = await town(database)
    own = [await programme(database, home, title) for title in ("а", "б")]
    assert {await timezone(database, one) for one in own} == {"Asia/Yekaterinburg"}
    async with database.writer() as writer:
        row = await writer.session.get_one(Municipality, home.id)
        row.timezone = "Europe/Moscow"
        writer.audit(row, "move", at=NOW, actor_id=None)
    assert {await timezone(database, one) for one in own} == {"Europe/Moscow"}


async def days_off(database: Database, programme_id: int) -> dict[date, bool]:
    async with database.reader() as session:
        return dict(await periods.days_off(session, programme_id))


async def timezone(database: Database, programme_id: int) -> str:
    async with database.reader() as session:
        return (await programmes.facts(session, programme_id)).timezone


async def revision(database: Database, programme_id: int) -> int:
    async with database.reader() as session:
        return (await programmes.load(session, programme_id)).revision


def test_as_much_is_kept_as_there_is_room_for() -> None:
    kept = Definitions(most=2)
    for programme_id in (1, 2, 1, 3):
        kept.of(programme_id, 5)["read"] = programme_id
    assert [kept.of(1, 5), kept.of(3, 5)] == [{"read": 1}, {"read": 3}]
    assert kept.of(2, 5) == {}


def test_an_older_revision_takes_no_newer_ones_place() -> None:
    kept = Definitions()
    kept.of(1, 5)["read"] = "new"
    kept.of(1, 4)["read"] = "old"
    assert kept.of(1, 5) == {"read": "new"}
    assert kept.of(1, 6) == {}


def test_whether_a_table_is_part_of_a_definition_is_decided() -> None:
    """A table whose changes are audited is one, or it stands here."""
    rest = {mapper.class_.__name__ for mapper in Base.registry.mappers if not mapper.class_.DEFINING}
    audited = {mapper.class_.__name__ for mapper in Base.registry.mappers if mapper.class_.AUDITED}
    assert audited & rest == {
        "Absence",
        "Contribution",
        "Evidence",
        "FollowUp",
        "Invitation",
        "Membership",
        "SignedReport",
        "Submission",
        "Thread",
        "UnitPaper",
    }
