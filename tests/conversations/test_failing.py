"""A test that fails reads well: the exception and its place, or what was done and on which screen."""

from typing import Any

import pytest

from handlers.show import Show
from tests.chat import Person

Failed = pytest.fail.Exception


async def test_an_exception_ends_the_wait_and_is_named(
    roads: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise KeyError("дорога")

    monkeypatch.setattr(Show, "send", broken)
    with pytest.raises(Failed) as failed:
        await roads.say("/tasks")
    assert str(failed.value).splitlines() == [
        "Update 1 failed, attempt 1",
        "KeyError: 'дорога'",
        f"tests/conversations/test_failing.py:{broken.__code__.co_firstlineno + 1} in broken:"
        ' raise KeyError("дорога")',
        f"What {roads.id} did: send text='/tasks'. Nothing had been said there before.",
    ]


async def test_a_silent_bot_shows_what_was_done_and_the_last_screen(
    roads: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = await roads.say("/tasks")
    monkeypatch.setattr(Show, "send", _silent)
    answer = await roads.say("/help")
    with pytest.raises(Failed) as failed:
        _ = answer.text
    told = str(failed.value)
    assert told.startswith(f"The bot did not answer. What {roads.id} did: send text='/help'. The last screen")
    assert told.endswith(str(listed.last))
    assert f"[{listed.buttons[0]}]" in told


async def test_a_button_that_spins_says_which(roads: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await roads.say("/tasks")
    monkeypatch.setattr(Show, "answer", _silent)
    with pytest.raises(Failed, match=r"The button still spins\. What 11 did: press «Заполнить»"):
        await roads.press("Заполнить")


async def _silent(*_: Any, **__: Any) -> int:
    return 1
