"""What waits, for how long, and what was given up on in the last day; on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.refusals import NotAllowed
from models.repositories.queues import inbox
from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person
from services.context import Context, Installation
from services.upkeep.see_health import see_health
from tests.doubles import FIRST_MORNING
from tests.sample import OWNER, STRANGER, as_actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def keep(installation: Installation, *rows: InboxRow | OutboxRow) -> None:
    async with installation.database.writer() as writer:
        person = Person(telegram_id=7, name="исполнитель", language="ru", met_at=FIRST_MORNING)
        writer.add(person)
        await writer.flush()
        for row in rows:
            if isinstance(row, OutboxRow):
                row.person_id = person.id
        writer.add(*rows)


def update(id: int, state: InboxState, received_at: datetime) -> InboxRow:
    facts = {"bot_id": 42, "chat_id": id, "payload": {}, "lease_until": received_at}
    return InboxRow(id=id, update_id=id, state=state, received_at=received_at, **facts)


def notice(id: int, state: OutboxState, due_at: datetime) -> OutboxRow:
    facts = {"key": f"{id}", "kind": "accepted", "payload": {}, "lease_until": due_at}
    return OutboxRow(id=id, state=state, due_at=due_at, **facts)


async def test_a_quiet_bot_has_nothing_to_tell(installation: Installation) -> None:
    health = await see_health(as_actor(installation, OWNER))
    assert (health.inbox.waiting, health.inbox.oldest, health.inbox.failed) == (0, None, 0)
    assert (health.outbox.waiting, health.outbox.oldest, health.outbox.failed) == (0, None, 0)
    assert health.database == ("SQLite" if installation.database.is_sqlite else "PostgreSQL")
    assert health.vitals is None


async def test_queues_are_counted_with_their_oldest_and_yesterdays_failures(
    installation: Installation,
) -> None:
    now = installation.clock.now()
    await keep(
        installation,
        update(1, InboxState.FAILED, now - DAY - HOUR),
        update(2, InboxState.FAILED, now - DAY + HOUR),
        update(3, InboxState.APPLIED, now - 2 * HOUR),
        update(4, InboxState.NEW, now - HOUR),
        update(5, InboxState.DONE, now - 3 * HOUR),
        update(6, InboxState.NEW, now - 5 * HOUR),
        notice(1, OutboxState.FAILED, now - HOUR),
        notice(2, OutboxState.FAILED, now - 2 * DAY),
        notice(7, OutboxState.DROPPED, now - HOUR),
        notice(3, OutboxState.WAITING, now - HOUR),
        notice(4, OutboxState.WAITING, now + HOUR),
        notice(5, OutboxState.SENT, now - 3 * HOUR),
    )
    asked = replace(as_actor(installation, OWNER), claim=inbox.Claim(6, "us"))
    health = await see_health(asked)
    assert (health.inbox.waiting, health.inbox.oldest, health.inbox.failed) == (2, now - 2 * HOUR, 1)
    assert (health.outbox.waiting, health.outbox.oldest, health.outbox.failed) == (1, now - HOUR, 1)


async def test_nobody_but_an_owner_is_told(sqlite_installation: Installation) -> None:
    stranger: Context = as_actor(sqlite_installation, STRANGER)
    with pytest.raises(NotAllowed):
        await see_health(stranger)
