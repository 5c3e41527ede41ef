"""An edit that changes nothing (a reaction, the preview of a link), a pin: no effect and no answer."""

import pytest

from tests.chat import Chats, Json, Person
from tests.conversations.submit.test_focus import PHOTO
from tests.conversations.submit.test_handing_in import open_card
from tests.sample import BUSES, ROADS


async def edited(chats: Chats, person: Person, message_id: int, text: str) -> None:
    """What Telegram sends of a message in which only something else than its words has changed."""
    message = next(one for one in await person.messages() if one["message_id"] == message_id)
    chats.world.updates.push("edited_message", {**message, "text": text, "edit_date": 1})
    chats.world.updates.wake()
    await chats.quiet()


async def test_a_reaction_to_a_value_changes_nothing(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    said = await roads.say("2 работы ведутся")
    await roads.press("Изменить пояснение")
    await roads.say("договор подписан")
    before = await roads.shown()
    await edited(chats, roads, said.said, "2 работы ведутся")
    assert await roads.shown() == before


async def test_a_reaction_does_not_ask_again_what_was_chosen(chats: Chats, buses: Person) -> None:
    await open_card(buses, "3")
    said = await buses.say("10 передано, 24 приобретено (22 получено)")
    await buses.press("24")
    before = await buses.shown()
    await edited(chats, chats.person(BUSES), said.said, "10 передано, 24 приобретено (22 получено)")
    assert await buses.shown() == before


@pytest.mark.parametrize("text", ["№ 4 50% идут торги\n№ 7 90%", "№ 4 50% идут торги"])
async def test_a_reaction_to_lines_changes_nothing(chats: Chats, roads: Person, text: str) -> None:
    said = await roads.say(text)
    before = await roads.shown()
    await edited(chats, roads, said.said, text)
    assert await roads.shown() == before


async def test_a_reaction_after_sending_is_silent_and_a_change_is_not(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    value = await roads.say("2")
    explanation = await roads.say("работы ведутся")
    await roads.press("Отправить")
    before = await roads.shown()
    await edited(chats, roads, value.said, "2")
    await edited(chats, roads, explanation.said, "работы ведутся")
    assert await roads.shown() == before
    assert "№ 11 уже отправлен" in (await roads.edit(value.said, "3")).text


async def test_what_was_edited_once_is_compared_with_the_edit(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    said = await roads.say("2 работы ведутся")
    assert "Факт: 3" in (await roads.edit(said.said, "3 работы ведутся")).text
    before = await roads.shown()
    await edited(chats, roads, said.said, "3 работы ведутся")
    assert await roads.shown() == before
    assert "Факт: 2" in (await roads.edit(said.said, "2 работы ведутся")).text


async def test_a_reaction_to_a_caption_changes_nothing(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    sent: Json = chats.receive(ROADS, {**PHOTO, "caption": "2 работы ведутся"})
    await chats.quiet()
    before = await roads.shown()
    chats.world.updates.push("edited_message", sent)
    chats.world.updates.wake()
    await chats.quiet()
    assert await roads.shown() == before


async def test_a_pin_is_no_message(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    before = await roads.shown()
    pinned = (await roads.messages())[-1]
    chats.receive(ROADS, {"pinned_message": pinned})
    await chats.quiet()
    assert await roads.shown() == before
    assert "№ 11. 2 из 4" in (await roads.say("2")).text, "the card still waits"
