"""The demo's town: a half-year that is closed with figures, one that is half filled in, people known by what
they do."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.commands.demo_town import people, town
from models.repositories.people import by_telegram_id
from models.tables.outbox import OutboxRow, OutboxState
from services.context import Actor, Context, Installation
from services.periods.see_periods import PeriodLine, periods_to_manage
from services.review.see_queue import queues
from services.upkeep.seed_demo import seed_demo

COORDINATOR, ENGLISH = 100_000_001, 100_000_009


@pytest.fixture
async def town_of_today(sqlite_installation: Installation) -> Installation:
    settled = replace(sqlite_installation, owner_ids=frozenset({COORDINATOR}))
    assert await seed_demo(settled, people(), town())
    return settled


async def as_person(installation: Installation, telegram_id: int) -> Context:
    ctx = Context(installation, Actor(telegram_id, ""), chat_id=telegram_id)
    async with ctx.read() as session:
        person = await by_telegram_id(session, telegram_id)
    assert person is not None
    return ctx.as_known(person.id).speaking(person.language)


async def half_years(ctx: Context) -> tuple[PeriodLine, ...]:
    [kopeysk] = await periods_to_manage(ctx)
    return kopeysk.lines


async def test_the_past_half_year_is_closed_and_this_one_is_half_filled_in(
    town_of_today: Installation,
) -> None:
    ctx = await as_person(town_of_today, COORDINATOR)
    now, past = await half_years(ctx)
    assert (past.period.key, past.closed_at is not None, past.waiting) == ("2021-H2", True, ())
    assert past.missing == ("22", "27")  # nobody hands them in yet: a question waits for the coordinator
    assert (now.period.key, now.closed_at, now.due_on.isoformat()) == ("2022-H1", None, "2022-07-11")
    assert now.accepted >= 7
    assert len(now.missing) >= 5
    [queue] = await queues(ctx)
    assert [one.item.indicator.number for one in queue.waiting] == ["4", "7", "11", "23"]


async def test_the_next_start_changes_nothing_and_nobody_hears_old_news(town_of_today: Installation) -> None:
    ctx = await as_person(town_of_today, COORDINATOR)
    before = await half_years(ctx)
    assert not await seed_demo(town_of_today, people(), town())
    assert await half_years(ctx) == before
    waiting = select(func.count()).where(OutboxRow.state == OutboxState.WAITING)
    async with ctx.read() as session:
        assert (await session.execute(waiting)).scalar_one() == 0


async def test_one_of_them_speaks_english(town_of_today: Installation) -> None:
    assert (await as_person(town_of_today, ENGLISH)).actor.language == "en"
