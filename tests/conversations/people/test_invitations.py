"""Links: for everybody who is missing in one press, pasted, taken back; commands in any case."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.chat import Chats, Person
from tests.conversations.test_access import invitation, nothing_leaks

MISSING = 12
"""Units of Kopeysk that nobody is in for: 15 that are no collective, three of which are in."""


@pytest.mark.parametrize("command", ["/START", "/Start", "/sTART"])
async def test_a_link_opens_with_the_command_in_any_case(
    coordinator: Person, stranger: Person, command: str
) -> None:
    offer = await stranger.say(f"{command} {await invitation(coordinator)}")
    assert "Вас приглашают сдавать сведения за МУП «КПА»" in offer.text


@pytest.mark.parametrize("command", ["/TASKS", "/Progress", "/Help", "/STATUS 4", "/People"])
async def test_every_command_is_understood_in_any_case(coordinator: Person, command: str) -> None:
    same = await coordinator.say(command.lower())
    assert (await coordinator.say(command)).text == same.text
    assert "Команды" not in same.text


async def test_a_pasted_link_its_letter_and_the_bare_secret_are_understood(
    coordinator: Person, stranger: Person
) -> None:
    secret = await invitation(coordinator)
    letter = (await coordinator.last()).text
    assert secret in letter
    for said in (
        letter,
        f"https://t.me/bot?start={secret}",
        f"t.me/bot?start={secret}",
        secret,
        f" {secret}\n",
    ):
        offer = await stranger.say(said)
        assert "Вас приглашают сдавать сведения за МУП «КПА»" in offer.text, said
    assert "Здравствуйте" in (await stranger.press("Принять")).text


async def test_a_pasted_link_that_is_none_opens_nothing(stranger: Person) -> None:
    for said in ("https://t.me/bot?start=x", "A1" * 11):
        assert "Эта ссылка не действует" in (await stranger.say(said)).text
    nothing_leaks((await stranger.say("counterrevolutionaries")).everything)


async def test_a_revoked_link_says_so_and_the_coordinator_sees_it(
    coordinator: Person, stranger: Person
) -> None:
    secret = await invitation(coordinator)
    await stranger.say(f"/start {secret}")
    await coordinator.say("/people")
    invited = await coordinator.press("Кто приглашён (1)")
    assert "МУП «КПА» — ссылка до 15.07.2022" in invited.text
    after = await coordinator.press("Отозвать: МУП «КПА»")
    assert "Ссылка отозвана: МУП «КПА»" in after.toast
    assert "Неиспользованных ссылок нет" in after.text
    for refused in (await stranger.press("Принять"), await stranger.say(f"/start {secret}")):
        assert "Эту ссылку отозвали 05.07.2022" in refused.text
    nothing_leaks((await stranger.say("/tasks")).everything)


async def test_one_press_makes_the_texts_for_all_who_are_missing_and_a_list(
    coordinator: Person, chats: Chats
) -> None:
    await coordinator.say("/people")
    nobody = await coordinator.press(f"За кого никого нет ({MISSING})")
    assert "• ЗАГС" in nobody.text
    made = await coordinator.press(f"Пригласить всех ({MISSING})")
    letters = [one.text for one in made.shown if "?start=" in one.text]
    assert len(letters) == MISSING
    assert len({one.split("?start=")[1] for one in letters}) == MISSING
    [book] = [one for one in made.shown if one.file is not None]
    sheet = load_workbook(BytesIO(await coordinator.file(book))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["Исполнитель", "Роль", "Ссылка (для одного человека)", "Действует до"]
    assert len(rows) == MISSING + 1
    assert all(
        any(str(row[2]) in letter for letter in letters) and row[3] == "15.07.2022" for row in rows[1:]
    )
    unit = next(row for row in rows if row[0] == "ЗАГС")
    offer = await chats.person(98).say(str(unit[2]))
    assert "сдавать сведения за ЗАГС" in offer.text


async def test_a_second_press_makes_no_second_links_unless_new_ones_are_asked_for(
    coordinator: Person, stranger: Person
) -> None:
    await coordinator.say("/people")
    await coordinator.press(f"За кого никого нет ({MISSING})")
    made = await coordinator.press(f"Пригласить всех ({MISSING})")
    first = next(one.text for one in made.shown if "?start=" in one.text)
    [again] = [one for one in await coordinator.shown() if "Новые ссылки для всех" in str(one)][-1:]
    assert "Пригласить всех" not in str(again)
    assert "ЗАГС — ссылка до 15.07" in again.text
    await coordinator.press(f"Новые ссылки для всех ({MISSING})")
    assert "Эту ссылку отозвали" in (await stranger.say(first)).text
