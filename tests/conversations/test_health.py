"""`/health` is the owner's; to everybody else there is no such command."""

import pytest

from tests.chat import Chats
from tests.sample import COORDINATOR, OWNER, ROADS, STRANGER


async def test_the_owner_is_told_how_the_bot_is(chats: Chats) -> None:
    owner = chats.person(OWNER)
    said = (await owner.say("/health")).text
    for words in ("Работает с 05.07.2022", "версия 0.1.0", "Telegram отвечал", "SQLite", "Свободно на диске"):
        assert words in said
    assert "Все сообщения людей обработаны." in said
    assert "🟢 приём из Telegram" in said
    assert "🟢 печать журнала изменений" in said
    assert "🔴" not in said
    await owner.press("Обновить")
    assert "Как дела у бота" in str(await owner.last())


@pytest.mark.parametrize("person", [COORDINATOR, ROADS, STRANGER])
async def test_to_others_it_is_an_unknown_command(chats: Chats, person: int) -> None:
    somebody = chats.person(person)
    unknown = (await somebody.say("/wealth")).text
    assert (await somebody.say("/health")).text == unknown.replace("/wealth", "/health")
