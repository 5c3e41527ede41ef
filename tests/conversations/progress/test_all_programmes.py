"""Whoever coordinates or oversees several programmes sees all of them on one screen, and as a book."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select

from domain.access import Role
from models.tables.person import Membership
from models.tables.person import Person as Row
from tests.chat import Chats, Person
from tests.conversations.conftest import NEIGHBOUR
from tests.conversations.submit.test_handing_in import open_card
from tests.sample import COORDINATOR


async def also_coordinates(chats: Chats, person: Person, like: int) -> None:
    """A person is given the part that another has: two towns' programmes are hers."""
    assert chats.running is not None
    async with chats.running.parts.database.writer() as writer:
        other = await writer.session.scalar(
            select(Membership).join(Row, Row.id == Membership.person_id).where(Row.telegram_id == like)
        )
        own_id = await writer.session.scalar(select(Row.id).where(Row.telegram_id == person.id))
        assert other is not None
        assert own_id is not None
        row = Membership(
            person_id=own_id, programme_id=other.programme_id, role=Role.COORDINATOR, since=other.since
        )
        writer.add(row)
        await writer.flush()
        writer.audit(row, "join", at=other.since, actor_id=own_id)


async def test_home_leads_to_all_programmes_and_each_to_its_own(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    assert "Все программы" not in (await coordinator.say("/start")).buttons
    await also_coordinates(chats, coordinator, COORDINATOR + NEIGHBOUR)
    await open_card(roads, "11")
    await roads.say("0 идут торги")
    await roads.press("Отправить")
    assert "Все программы" in (await coordinator.say("/start")).buttons
    shown = await coordinator.press("Все программы")
    assert "Все программы: 2" in shown.text
    assert "Не все сдали" not in shown.text
    assert "Не всё сдано: 2." in shown.text
    assert "Соседний городской округ: Программа" in shown.text
    own = "1 полугодие 2022: сдано 1 из 26 · отстаёт 1 · на проверке 1 · срок 11.07, осталось 4 рабочих дня"
    assert own in shown.text
    assert "1 полугодие 2022: сдано 0 из 26 · срок 11.07, осталось 4 рабочих дня" in shown.text
    one = await coordinator.press(next(label for label in shown.buttons if label.startswith("1. ")))
    assert one.last.photo


async def test_words_ask_for_them_and_one_programme_is_shown_by_itself(
    chats: Chats, coordinator: Person
) -> None:
    alone = await coordinator.say("все программы")
    assert alone.last.photo
    await also_coordinates(chats, coordinator, COORDINATOR + NEIGHBOUR)
    for words in ("все программы", "Все программы!", "all programmes"):
        assert "Все программы: 2" in (await coordinator.say(words)).text


async def test_the_book_holds_text_and_numbers_and_no_formula(chats: Chats, coordinator: Person) -> None:
    await also_coordinates(chats, coordinator, COORDINATOR + NEIGHBOUR)
    await coordinator.say("все программы")
    sent = await coordinator.press("Excel")
    book = load_workbook(BytesIO(await coordinator.file(sent.last)))
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    assert [cell.value for cell in rows[0]][:4] == [
        "Муниципальное образование",
        "Программа",
        "Период",
        "Сдано",
    ]
    assert len(rows) == 3
    first = [cell.value for cell in rows[1]]
    assert first[2:7] == ["1 полугодие 2022", 0, 26, 0, 0]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}


async def test_whoever_has_one_programme_is_not_led_there(
    roads: Person, deputy: Person, owner: Person
) -> None:
    for person in (roads, deputy, owner):
        assert "Все программы" not in (await person.say("/start")).buttons
    refused = await roads.forge("progress:all:0")
    assert "Это вам недоступно" in refused.text
    assert "Соседний" not in (await deputy.forge("progress:all:0")).text
