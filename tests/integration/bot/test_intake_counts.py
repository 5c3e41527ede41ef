"""How many statements the intake itself sends for an update, whatever a conversation does with it."""

from pathlib import Path

import pytest
from aiogram.types import Message

from bot import intake
from handlers.screen import Screen
from handlers.show import Show
from services.context import Context
from tests.bot_on_playground import OWNER, bot_on, playground, voice_of
from tests.integration.bot.test_intake import router_of, rows, until
from tests.integration.services.figures.test_statement_counts import statements

PERSON, UPDATES, MOST = 2, 10, 6


async def apply_nothing(message: Message, ctx: Context, show: Show) -> None:
    """The least use case there is: its commit moves the update on."""
    async with ctx.write():
        pass
    await show.send(message.chat.id, Screen("Принято"))


async def test_an_update_costs_the_intake_few_statements(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_LOOK_EVERY", 3600.0)  # it is rung for, or looks in vain
    voice = voice_of(router_of(apply_nothing))
    async with (
        playground(tmp_path, OWNER, PERSON) as ground,
        bot_on(ground, database_url, tmp_path, voice) as bot,
    ):
        with statements(bot.parts.database) as sent:
            for count in range(1, UPDATES + 1):
                await ground.say(PERSON, "как дела?")
                await ground.until_said(PERSON, *["Принято"] * count)

        async def done() -> bool:
            return await rows(bot.parts.database) == [("done", 1)] * UPDATES

        await until(done)
    own = [one for one in sent if ("inbox" in one or "person" in one) and "outbox" not in one]
    # One or two of them belong to the start, or came too late to be counted.
    assert 1 < len(own) / UPDATES < MOST + 0.5, "\n".join(one[:110] for one in own)
