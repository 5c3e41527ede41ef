"""A process that is seen holds and leads; one that was stopped for a while knows it when it goes on."""

import pytest
from sqlalchemy import select

from bot.limiter import Limiter
from bot.work import pulse as pulse_module
from bot.work.pulse import SENDING, Pulse
from models.repositories.queues import processes
from models.tables.process import Process
from models.unit_of_work import Database
from tests.integration.models.conftest import unseen


class Seconds:
    """The machine's, moved by the test."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    moved = Seconds()
    monkeypatch.setattr(pulse_module, "_awake", moved)
    return moved


@pytest.fixture
async def shared(postgresql_url: str) -> Database:
    """A database that several processes may use."""
    return Database(postgresql_url)


async def names(database: Database) -> list[str]:
    async with database.reader() as session:
        return list((await session.scalars(select(Process.name))).all())


async def test_one_leads_and_another_follows_when_it_is_not_seen_any_more(
    shared: Database, seconds: Seconds
) -> None:
    first, second = Pulse(shared, Limiter()), Pulse(shared, Limiter())
    ours, theirs = first.lead("sending"), second.lead("sending")
    await first.beat()
    await second.beat()
    assert (ours.held, theirs.held) == (True, False)
    await unseen(shared, first.name)
    await second.beat()
    assert theirs.held
    await first.beat()
    assert not ours.held


async def test_a_clean_stop_hands_over_at_once(shared: Database, seconds: Seconds) -> None:
    first, second = Pulse(shared, Limiter()), Pulse(shared, Limiter())
    first.lead("sending")
    theirs = second.lead("sending")
    await first.beat()
    await first.leave()
    await second.beat()
    assert theirs.held
    assert await names(shared) == [second.name]


async def test_whoever_was_stopped_for_a_while_takes_nothing_and_goes_on_under_another_name(
    shared: Database, seconds: Seconds
) -> None:
    """What it held may be in other hands: it is not to send it once more."""
    pulse = Pulse(shared, Limiter())
    sending = pulse.lead("sending")
    await pulse.beat()
    before = pulse.name
    assert pulse.is_ours(before)
    seconds.now += 5
    assert not pulse.fresh
    assert not sending.held
    assert not pulse.is_ours(before)
    await pulse.beat()
    assert pulse.fresh
    assert pulse.name != before
    assert not pulse.is_ours(before)
    assert sending.held, "nobody has to wait until the old name counts as dead"


async def test_whoever_is_seen_keeps_its_name(shared: Database, seconds: Seconds) -> None:
    pulse = Pulse(shared, Limiter())
    for _ in range(4):
        await pulse.beat()
        seconds.now += pulse_module.EVERY
    assert await names(shared) == [pulse.name]


async def test_where_nobody_else_can_be_everything_stays_ours(
    sqlite_database: Database, seconds: Seconds
) -> None:
    pulse = Pulse(sqlite_database, Limiter())
    await pulse.beat()
    before = pulse.name
    seconds.now += 3600
    await pulse.beat()
    assert pulse.is_ours(before)


async def test_whoever_sends_leaves_the_others_what_they_need(shared: Database, seconds: Seconds) -> None:
    sender, answering = Limiter(), Limiter()
    first, second = Pulse(shared, sender), Pulse(shared, answering)
    first.lead(SENDING)
    for _ in range(4):
        seconds.now += 1
        await first.beat()
        answering.answers += 10
        await second.beat()
    await first.beat()
    assert (sender.pace, answering.pace) == pytest.approx((18.8, 10))
    await second.leave()
    await first.beat()
    assert sender.pace == pytest.approx(28.8)


def test_a_process_stops_believing_in_itself_before_others_do() -> None:
    assert pulse_module._BELIEVES_FOR < processes.UNSEEN_FOR
