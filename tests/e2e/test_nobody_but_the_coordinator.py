"""The half-year with nobody on the messenger but the coordinator: sheets by e-mail, letters, a call.

Taps are counted: what comes back costs one file and at most two presses for a unit; with the seed's own
figures the bot asks back exactly twice, about № 3 and № 27.
"""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.bot_on_playground import OWNER
from tests.chat import Answer, Chats, Person, chats_on
from tests.e2e.test_half_year import FACTS, answer_questions, compare_report, see_states, take_in
from tests.filled_sheet import filled, numbers_of

BY_LETTER = {"ЗАГС": ("23", "24")}
"""A unit that sends no sheet but a letter."""
MOST_TAPS = 2


@pytest.fixture
async def chats(database_url: str, tmp_path: Path) -> AsyncIterator[Chats]:
    async with chats_on(database_url, tmp_path, {OWNER: "Координатор"}) as running:
        yield running


async def test_a_half_year_is_collected_by_the_coordinator_alone(chats: Chats) -> None:
    coordinator = chats.person(OWNER)
    await take_in(coordinator)
    await answer_questions(coordinator)
    sheets = await all_sheets(coordinator)
    assert sorted(number for one in sheets.values() for number in numbers_of(one)) == sorted(FACTS)
    asked = []
    for name, sheet in sheets.items():
        numbers = numbers_of(sheet)
        if not any(numbers == list(one) for one in BY_LETTER.values()):
            asked += await bring_back(coordinator, name, sheet, numbers)
    assert asked == ["3", "27"]
    await write_letter(coordinator)
    assert "ничего нет" in (await coordinator.say("/review")).text
    await see_states(coordinator)
    await compare_report(coordinator)


async def all_sheets(coordinator: Person) -> dict[str, bytes]:
    """One press for all of them; by their names in the archive."""
    await coordinator.say("/tasks")
    given = await coordinator.press("Бланки всем")
    with ZipFile(BytesIO(await coordinator.file(given.last))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


async def bring_back(coordinator: Person, name: str, sheet: bytes, numbers: list[str]) -> list[str]:
    """A unit's own figures, in its sheet; gives what was asked about."""
    filling = {number: FACTS[number] for number in numbers}
    seen = await coordinator.upload(name, filled(sheet, filling))
    asked, taps = [number for number in numbers if f"❓ № {number}" in seen.text], 0
    for number in asked:
        seen = await coordinator.press(answer_to(number, seen))
        taps += 1
    done = await coordinator.press(f"Принять ({len(numbers)})")
    taps += 1
    assert f"Принято: № {', '.join(numbers)}." in done.text
    assert taps <= MOST_TAPS, name
    return asked


def answer_to(number: str, seen: Answer) -> str:
    return {"3": "24", "27": "Да, верно"}[number]


async def write_letter(coordinator: Person) -> None:
    """«№ 23 7196 …», line by line, as in a message of the unit's own."""
    for unit, numbers in BY_LETTER.items():
        await coordinator.say(f"/tasks {unit}")
        await coordinator.say("письмо от 07.07 № 12-44")
        for number in numbers:
            await coordinator.say(f"№ {number} " + "\n".join(FACTS[number]).strip())
        listed = await coordinator.say(f"/tasks {unit}")
        label = next(one for one in listed.buttons if one.startswith("Отправить все"))
        assert "Принято" in (await coordinator.press(label)).text
