"""What the process knows of itself."""

from pathlib import Path
from typing import Any

from aiogram.methods import GetMe

from bot.work.signs import Signs
from bot.work.vitals import LastAnswer, vitals_of
from scheduler import ticks
from services.ports import PartSeen
from tests.doubles import FakeSeconds
from texts import texts
from texts.catalogue import LANGUAGES

NOBODY: Any = None


async def test_it_counts_from_its_beginning_and_from_telegrams_last_answer(tmp_path: Path) -> None:
    seconds = FakeSeconds()
    signs = Signs(seconds)
    contact = LastAnswer(signs)
    vitals = vitals_of(signs, contact, tmp_path / "not made yet")
    signs.of("poller", 120)
    seconds.forward(60)
    assert vitals().telegram_ago is None

    async def answers(*_: Any) -> str:
        return "ok"

    assert await contact(answers, NOBODY, GetMe()) == "ok"
    seconds.forward(100)
    found = vitals()
    assert (found.running_for, found.telegram_ago) == (160, 100)
    assert found.parts == (PartSeen("poller", 160, stuck=True),)
    assert found.free_bytes > 0
    assert found.version.startswith("0.")


def test_every_tick_has_a_name_that_people_know() -> None:
    names = [f"health.part.tick.{ticks._name(use_case)}" for use_case, _ in ticks.TICKS]
    assert [name for name in names for one in LANGUAGES if not texts(one).has(name)] == []
