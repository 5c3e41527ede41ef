"""Notices reach those who may see what they say; the others are sent nothing."""

from sqlalchemy import select

from models.tables.outbox import OutboxRow
from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import open_card
from tests.conversations.test_stale_buttons import show_out
from tests.sample import ROADS


async def test_the_owner_who_invites_a_coordinator_hears_who_came_in(owner: Person, stranger: Person) -> None:
    await owner.say("/invite")
    link = next(one for one in (await owner.press("Координатор")).shown if "start=" in one.text)
    await stranger.say(f"/start {link.text.partition('start=')[2].split()[0]}")
    await stranger.press("Принять")
    told = (await owner.last()).text
    assert "Посторонний" in told
    assert "координатор" in told
    assert "недоступно" not in told


async def test_whoever_may_not_see_it_any_more_is_sent_nothing(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Принять")
    await show_out(chats, ROADS)
    before = await roads.shown()
    await chats.forward(minutes=5)
    assert await roads.shown() == before
    assert await errors_of(chats, "accepted") == ["NotAllowed(verb=<Verb.HAND_IN: 'hand_in'>)"]


async def errors_of(chats: Chats, kind: str) -> list[str]:
    """Why notices of a kind were not sent."""
    assert chats.running is not None
    async with chats.running.parts.database.reader() as session:
        return list(await session.scalars(select(OutboxRow.error).where(OutboxRow.kind == kind)))
