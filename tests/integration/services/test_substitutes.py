"""A substitute has the absent one's rights between two days, and hears what they would have heard."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import NotAllowed
from models.tables.person import Absence, Membership
from services.context import Context, Installation
from services.figures.open_draft import open_draft
from services.figures.tasks import list_tasks
from services.people.reached import reached
from tests.doubles import FakeClock
from tests.sample import STRANGER, Town, as_actor, take_in


async def away(ctx: Context, person_id: int, substitute_id: int | None, since: date, until: date) -> None:
    async with ctx.write() as work:
        membership = (
            await work.session.scalars(select(Membership.id).where(Membership.person_id == person_id))
        ).first()
        assert membership is not None
        row = Absence(membership_id=membership, substitute_id=substitute_id, since=since, until=until)
        work.writer.add(row)
        await work.writer.flush()
        work.audit(row, "away", None)


async def met(installation: Installation, telegram_id: int) -> Context:
    ctx = as_actor(installation, telegram_id)
    async with ctx.write() as work:
        return ctx.as_known(await work.person_id())


@pytest.fixture
async def substitute(installation: Installation, town: Town) -> Context:
    person = await met(installation, STRANGER)
    assert town.roads.actor.person_id is not None
    assert person.actor.person_id is not None
    days = date(2022, 7, 6), date(2022, 7, 8)
    await away(town.coordinator, town.roads.actor.person_id, person.actor.person_id, *days)
    return person


@pytest.fixture
async def town(installation: Installation) -> Town:
    return await take_in(installation)


@pytest.mark.parametrize(
    ("now", "may"),
    [
        ("2022-07-05T23:59", False),
        ("2022-07-06T00:01", True),
        ("2022-07-08T23:59", True),
        ("2022-07-09T00:01", False),
    ],
)
async def test_the_rights_last_from_the_first_day_to_the_end_of_the_last(
    town: Town, substitute: Context, clock: FakeClock, now: str, may: bool
) -> None:
    clock.move(datetime.fromisoformat(f"{now}+05:00"))
    lists = await list_tasks(substitute)
    assert [task.indicator.number for one in lists for task in one.tasks][:1] == (["4"] if may else [])
    if not may:
        with pytest.raises(NotAllowed):
            await open_draft(substitute, town.programme_id, town.period_id, town.indicator_ids["4"])


async def test_of_two_coordinators_the_one_who_is_present_hears(
    town: Town, installation: Installation
) -> None:
    first = town.coordinator.actor.person_id
    assert first is not None
    stands_in = await met(installation, STRANGER)
    await away(town.coordinator, first, stands_in.actor.person_id, date(2022, 7, 5), date(2022, 7, 5))
    async with town.coordinator.read() as session:
        now = town.coordinator.now()
        heard = await reached(session, town.programme_id, Role.COORDINATOR, now)
    assert heard == {stands_in.actor.person_id}
