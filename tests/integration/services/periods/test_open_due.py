"""A period opens by itself on the first working day after its end; else the coordinator is asked."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select

from domain.access import Role
from models.repositories.programme import ongoing, programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.period import PeriodRow
from models.tables.person import Absence, Membership
from services.context import Actor, Context, Installation
from services.periods.open_due import open_due
from services.periods.open_period import open_period
from services.periods.set_day_off import set_day_off
from tests.doubles import FakeClock
from tests.integration.services.figures.test_statement_counts import statements
from tests.large_town import add_programmes
from tests.sample import Town, member, take_in

NEW_YEAR = datetime(2023, 1, 8, 18, 59, tzinfo=UTC)
"""The last minute of the holidays in Kopeysk, where the first working day is Monday, 09.01.2023."""
MONDAY = NEW_YEAR + timedelta(minutes=1)


def bot(installation: Installation, now: datetime = MONDAY) -> Context:
    """Nobody acts: a tick."""
    return Context(replace(installation, clock=FakeClock(now)), Actor(0, ""))


async def set_row(town: Town, **values: Any) -> None:
    async with town.coordinator.write() as work:
        row = await programmes.load(work.session, town.programme_id)
        for name, value in values.items():
            setattr(row, name, value)
        work.audit(row, "for_the_test", row.id)


async def opened(ctx: Context) -> list[tuple[str, date]]:
    async with ctx.read() as session:
        found = await session.execute(select(PeriodRow.key, PeriodRow.due_on).order_by(PeriodRow.id))
        return [(key, due_on) for key, due_on in found]


async def told(ctx: Context, kind: str) -> list[tuple[int | None, datetime]]:
    async with ctx.read() as session:
        query = select(OutboxRow.person_id, OutboxRow.due_at).where(OutboxRow.kind == kind)
        return [(person, due) for person, due in await session.execute(query.order_by(OutboxRow.id))]


async def test_it_opens_on_the_first_working_day_where_the_municipality_is(
    installation: Installation,
) -> None:
    await take_in(installation)
    assert await open_due(bot(installation, NEW_YEAR)) == 0
    assert await open_due(bot(installation)) == 1
    assert await opened(bot(installation)) == [("2022-H1", date(2022, 7, 11)), ("2022", date(2023, 1, 10))]


async def test_a_day_off_of_the_municipality_puts_it_off(installation: Installation) -> None:
    town = await take_in(installation)
    await set_day_off(town.coordinator, "Копейский городской округ", date(2023, 1, 9), working=False)
    assert await open_due(bot(installation)) == 0
    assert await open_due(bot(installation, MONDAY + timedelta(days=1))) == 1


async def test_it_opens_once_and_nobody_has_done_it(installation: Installation) -> None:
    town = await take_in(installation)
    assert [await open_due(bot(installation)) for _ in range(3)] == [1, 0, 0]
    async with town.coordinator.read() as session:
        query = select(AuditEntry).where(AuditEntry.action == "open_period").order_by(AuditEntry.id)
        entry = list(await session.scalars(query))[-1]
    assert (entry.actor_id, entry.new) == (None, {"key": "2022", "due_on": "2023-01-10"})


async def test_two_processes_open_it_once(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the lock, too: then the database refuses the second, which is no error."""

    async def no_lock(*_: Any) -> None:
        await asyncio.sleep(0)

    await take_in(installation)
    ticks = (open_due(bot(installation)) for _ in range(4))
    assert sorted(await asyncio.gather(*ticks)) == [0, 0, 0, 1]
    monkeypatch.setattr(ongoing, "lock", no_lock)
    next_year = datetime(2023, 7, 3, 6, tzinfo=UTC)
    ticks = (open_due(bot(installation, next_year)) for _ in range(4))
    assert sorted(await asyncio.gather(*ticks)) == [0, 0, 0, 1]
    assert [key for key, _ in await opened(bot(installation))] == ["2022-H1", "2022", "2023-H1"]


async def test_after_a_long_silence_each_missing_one_is_opened_in_its_order(
    installation: Installation,
) -> None:
    await take_in(installation)
    assert await open_due(bot(installation, datetime(2024, 2, 1, 6, tzinfo=UTC))) == 3
    found = [key for key, _ in await opened(bot(installation))]
    assert found == ["2022-H1", "2022", "2023-H1", "2023"]


async def test_the_coordinator_who_is_present_hears_it_at_the_programmes_hour(
    installation: Installation,
) -> None:
    """The executors' first message is the ladder's, so nothing else is planned."""
    town = await take_in(installation)
    deputy = await member(installation, 55, town.programme_id, Role.COORDINATOR, None)
    await leave(town)
    await open_due(bot(installation))
    hour = datetime(2023, 1, 9, 5, tzinfo=UTC)
    assert await told(town.coordinator, "opened_itself") == [(deputy.actor.person_id, hour)]
    assert await told(town.coordinator, "period_opened") == []


async def leave(town: Town) -> None:
    """The coordinator is on leave in January."""
    async with town.coordinator.write() as work:
        own = await work.session.scalar(
            select(Membership).where(Membership.person_id == town.coordinator.actor.person_id)
        )
        assert own is not None
        away = Absence(membership_id=own.id, since=date(2023, 1, 1), until=date(2023, 1, 31))
        work.writer.add(away)
        await work.writer.flush()
        work.audit(away, "for_the_test", town.programme_id)


@pytest.mark.parametrize("changed", ["paused_at", "ended_at"])
async def test_nothing_opens_in_a_programme_that_is_paused_or_has_ended(
    installation: Installation, changed: str
) -> None:
    town = await take_in(installation)
    await set_row(town, **{changed: NEW_YEAR})
    assert await open_due(bot(installation)) == 0
    await set_row(town, **{changed: None})
    assert await open_due(bot(installation)) == 1


async def test_where_it_does_not_open_by_itself_the_coordinator_is_asked_once(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    await set_row(town, reminders={"opens_by_itself": False})
    now = datetime(2023, 1, 9, 6, 30, tzinfo=UTC)
    moments = (now, now + timedelta(minutes=1), now + timedelta(days=1))
    assert [await open_due(bot(installation, one)) for one in moments] == [0, 0, 0]
    assert await told(town.coordinator, "to_open") == [(town.coordinator.actor.person_id, now)]
    assert len(await opened(town.coordinator)) == 1


async def test_what_was_over_before_the_programme_was_taken_in_is_asked_about(
    installation: Installation,
) -> None:
    """A document of two years ago: the bot does not open two years of collections by itself."""
    town = await take_in(installation)
    await set_row(town, created_at=datetime(2024, 2, 1, tzinfo=UTC))
    later = bot(installation, datetime(2024, 2, 5, 6, tzinfo=UTC))
    assert await open_due(later) == 0
    assert len(await told(later, "to_open")) == 1


async def test_a_deadline_that_is_no_rule_holds_up_nobody_else(installation: Installation) -> None:
    town = await take_in(installation)
    await set_row(town, deadline="как получится")
    await add_programmes(installation, 2)
    assert await open_due(bot(installation)) == 2
    assert len(await told(town.coordinator, "to_open")) == 1


async def test_a_coordinator_who_was_quicker_is_no_error(installation: Installation) -> None:
    town = await take_in(installation)
    early = bot(installation)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    assert await open_due(early) == 0


async def test_it_costs_as_many_statements_for_forty_programmes_as_for_one(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    counts = [await _statements(installation, MONDAY)]
    await add_programmes(installation, 39)
    counts.append(await _statements(installation, datetime(2023, 7, 3, 6, tzinfo=UTC)))
    assert len({tuple(one) for one in counts}) == 1, counts
    assert len(await opened(town.coordinator)) == 2 + 1 + 39 * 3


async def _statements(installation: Installation, now: datetime) -> list[int]:
    """Of a tick that opens, and of one that finds nothing to do. New rows that come one behind the other
    count as one: SQLite is sent each of them, PostgreSQL all at once."""
    sent = []
    for _ in range(2):
        with statements(installation.database) as found:
            await open_due(bot(installation, now))
        sent.append(
            sum(before != one or not one.startswith("INSERT") for before, one in pairwise(("", *found)))
        )
    return sent
