"""Short names in the database: proposed when a programme comes in, its own ever after, no two alike."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from domain.refusals import NameTaken
from models.repositories.programme import periods, programmes, snapshots
from models.tables.audit import AuditEntry
from models.tables.indicator import Indicator
from models.tables.period import Snapshot
from models.unit_of_work import Conflict
from programmes.change.edits import change_indicators
from programmes.yaml.file import write_yaml
from services.context import Context, Installation
from services.periods.close_period import close_period
from services.plan.name_indicator import await_name, set_name
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.reports.compile_report import compile_report
from services.standing.see_status import Extent, see_status
from tests.integration.services.programme.test_change_programme import applied, kept, offered
from tests.sample import KOPEYSK, OWNER, Town, as_actor, take_in
from tests.word_reader import read, tidied


async def name_at_once(town: Town, number: str, name: str) -> None:
    """Without asking whether somebody else has it."""
    async with town.coordinator.write() as work:
        row = await programmes.lock_indicator(work.session, town.programme_id, town.indicator_ids[number])
        assert row is not None
        row.short = name
        work.audit(row, "set_short_name", town.programme_id)
        await work.writer.flush()


async def names_of(ctx: Context, town: Town) -> dict[str, str]:
    status = await see_status(ctx, town.programme_id, Extent.PROGRAMME, 0)
    return {item.indicator.number: item.indicator.short for item in status.items}


async def test_a_word_file_comes_in_with_proposals(installation: Installation) -> None:
    owner = as_actor(installation, OWNER)
    stored = (await import_file(owner, KOPEYSK.read_bytes(), KOPEYSK.name, (), Setup())).stored
    async with owner.read() as session:
        rows = (await session.scalars(select(Indicator))).all()
    names = {row.number: row.short for row in rows if row.programme_id == stored.programme_id}
    assert names["10"] == "Догазификация"
    assert names["12"] == "Благоустройство дворовых территорий"
    assert len(set(names.values())) == len(names) == 27


async def test_a_file_says_them_itself(installation: Installation) -> None:
    town = await take_in(installation)
    names = await names_of(town.coordinator, town)
    assert (names["3"], names["11"], names["12"]) == ("Автобусы", "Общественные территории", "Дворы")


async def test_a_changed_file_keeps_names_and_a_new_row_gets_one(installation: Installation) -> None:
    town = await take_in(installation)
    before = await kept(town.coordinator, town)
    rows = list(before.rows)
    known = next(row for row in before.measures() if row.number == "10")
    (indicator,) = known.indicators
    new = replace(
        known,
        number="28",
        wording="Осуществление озеленения парков",
        indicators=(replace(indicator, number="28", short="", aliases=(), wording="деревья"),),
    )
    silent = change_indicators(
        replace(before, rows=(*rows, new)), {"1", "12"}, lambda one: replace(one, short="")
    )
    draft = await offered(town.coordinator, write_yaml(silent), "programme.yaml")
    assert draft.change is not None
    assert not draft.change.changed
    await applied(town, silent)
    names = await names_of(town.coordinator, town)
    assert (names["12"], names["28"]) == ("Дворы", "Озеленение парков")


async def test_two_names_may_change_places(installation: Installation) -> None:
    town = await take_in(installation)
    swapped = {"11": "Дворы", "12": "Общественные территории"}
    before = await kept(town.coordinator, town)
    after = change_indicators(before, set(swapped), lambda one: replace(one, short=swapped[one.number]))
    await applied(town, after)
    names = await names_of(town.coordinator, town)
    assert {number: names[number] for number in swapped} == swapped


async def test_the_database_takes_no_two_alike(installation: Installation) -> None:
    town = await take_in(installation)
    with pytest.raises(Conflict):
        await name_at_once(town, "11", "Дворы")


async def test_what_an_older_version_left_without_has_proposals(installation: Installation) -> None:
    town = await take_in(installation)
    async with installation.database.engine.begin() as connection:
        await connection.execute(update(Indicator).values(short=""))
    names = await names_of(town.coordinator, town)
    assert names["10"] == "Догазификация"
    document = await kept(town.coordinator, town)
    assert {one.number: one.short for one in document.indicators()} == names
    draft = await offered(town.coordinator, write_yaml(document), "programme.yaml")
    assert draft.change is not None
    assert not draft.change.difference


async def test_a_period_closed_without_them_is_read_as_before(installation: Installation) -> None:
    town = await take_in(installation)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    async with installation.database.engine.begin() as connection:
        (old,) = (await connection.execute(select(Snapshot.indicators))).scalars().all()
        bare = [{key: one[key] for key in one if key not in ("short", "aliases")} for one in old]
        await connection.execute(update(Snapshot).values(indicators=bare))
    async with town.coordinator.read() as session:
        snapshot = await periods.snapshot(session, town.period_id)
        assert snapshot is not None
        rows = snapshots.indicators_of(snapshot)
    names = {row.number: row.short for row in rows}
    assert names["10"] == "Догазификация"
    assert len(set(names.values())) == 27


async def test_every_change_is_in_the_journal(installation: Installation) -> None:
    town = await take_in(installation)
    before = await kept(town.coordinator, town)
    await applied(town, change_indicators(before, {"12"}, lambda one: replace(one, short="Дворики")))
    async with town.coordinator.read() as session:
        entries = (await session.scalars(select(AuditEntry))).all()
    assert ({"short": "Дворы"}, {"short": "Дворики"}) in [(one.old, one.new) for one in entries]


async def test_a_name_is_changed_and_written_down(installation: Installation) -> None:
    town = await take_in(installation)
    draft_id = await await_name(town.coordinator, town.programme_id, town.indicator_ids["12"])
    names, row = await set_name(town.coordinator, draft_id, "  «Ремонт   дворов[^5]» ")
    assert row.short == "Ремонт дворов"
    assert [one.short for one in names.rows if one.number == "12"] == ["Ремонт дворов"]
    async with town.coordinator.read() as session:
        entries = (await session.scalars(select(AuditEntry))).all()
    (entry,) = [one for one in entries if one.action == "set_short_name"]
    assert (entry.old, entry.new) == ({"number": "12", "short": "Дворы"}, {"short": "Ремонт дворов"})


async def test_two_coordinators_at_once_give_a_name_once(installation: Installation) -> None:
    town = await take_in(installation)
    drafts = [
        await await_name(town.coordinator, town.programme_id, town.indicator_ids[number])
        for number in ("11", "12")
    ]
    done = await asyncio.gather(
        *(set_name(town.coordinator, one, "Скверы") for one in drafts), return_exceptions=True
    )
    assert [type(one) for one in done if isinstance(one, BaseException)] == [NameTaken]
    assert sorted((await names_of(town.coordinator, town)).values()).count("Скверы") == 1


async def test_a_name_that_is_only_proposed_is_taken_too(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    async with installation.database.engine.begin() as connection:
        await connection.execute(update(Indicator).values(short=""))
    draft_id = await await_name(town.coordinator, town.programme_id, town.indicator_ids["12"])
    with pytest.raises(NameTaken):
        await set_name(town.coordinator, draft_id, "догазификация")


async def test_the_report_never_shows_them(installation: Installation) -> None:
    town = await take_in(installation)
    draft_id = await await_name(town.coordinator, town.programme_id, town.indicator_ids["12"])
    await set_name(town.coordinator, draft_id, "Ремонт дворов")
    compiled = read((await compile_report(town.coordinator, town.programme_id, town.period_id)).content)
    printed = "\n".join(" | ".join(row) for row in tidied(compiled.rows))
    assert "благоустройству дворовых территорий" in printed
    assert not [name for name in ("Ремонт дворов", "Срывы рейсов", "Автобусы") if name in printed]
