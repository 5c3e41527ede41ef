"""What was sent is looked at without a draft; a receipt stays where it is."""

from sqlalchemy import select

from domain.drafts import DraftKind
from models.tables.draft import Draft, DraftState
from tests.chat import Chats, Person
from tests.conversations.submit.test_focus import figure, ready
from tests.conversations.submit.test_handing_in import open_card


async def open_drafts(chats: Chats) -> int:
    assert chats.running is not None
    query = select(Draft).where(Draft.kind == DraftKind.SUBMISSION, Draft.state == DraftState.OPEN)
    async with chats.running.parts.database.reader() as session:
        return len((await session.scalars(query)).all())


async def sent(person: Person, number: str, text: str) -> int:
    """The receipt's message."""
    await ready(person, number, text)
    return (await person.press("Отправить")).last.id


async def test_what_was_sent_is_shown_and_no_draft_begun(chats: Chats, roads: Person) -> None:
    await sent(roads, "11", "2 работы ведутся")
    looked = await roads.press(await figure(roads, "11"))
    assert "Факт: 2" in looked.text
    assert "Пояснение: работы ведутся" in looked.text
    assert "на проверке у координатора" in looked.text
    below = ("Следующий: № 12", "Спросить координатора", "К списку")
    assert looked.buttons == ("Исправить", "Приложить файл", *below)
    assert await open_drafts(chats) == 0
    assert "№ 4" in (await roads.say("4")).everything, "a question, not a value"
    row = await roads.press("Исправить")
    assert await open_drafts(chats) == 1
    assert "Отправить" in row.buttons
    assert "Факт: 2" in row.text


async def test_what_was_accepted_is_shown_as_such(chats: Chats, roads: Person, coordinator: Person) -> None:
    await sent(roads, "11", "2 работы ведутся")
    await coordinator.say("/review")
    await coordinator.press("Принять")
    assert "✅ Принято 05.07.2022, 09:00, версия 1." in (await roads.press(await figure(roads, "11"))).text
    assert await open_drafts(chats) == 0


async def test_a_begun_correction_and_a_returned_figure_are_gone_on_with(
    roads: Person, coordinator: Person
) -> None:
    await sent(roads, "11", "2 работы ведутся")
    await roads.press(await figure(roads, "11"))
    await roads.press("Исправить")
    assert "Отправить" in (await roads.press(await figure(roads, "11"))).buttons
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("нужен акт")
    assert "Вернули: «нужен акт»" in (await roads.press(await figure(roads, "11"))).text


async def test_a_receipt_stays_and_the_next_card_is_a_new_message(roads: Person) -> None:
    receipt = await sent(roads, "11", "2 работы ведутся")
    card = await roads.press("Следующий: № 12")
    assert card.last.id > receipt
    stands = next(one for one in await roads.shown() if one.id == receipt)
    assert "Отправлено на проверку. № 11: 2" in stands.text
    assert stands.buttons == ()


async def test_next_pressed_twice_is_one_card(roads: Person) -> None:
    receipt = await sent(roads, "11", "2 работы ведутся")
    data = (await roads.last()).data("Следующий: № 12")
    press = ("press", {"message_id": receipt, "data": data})
    before = len(await roads.shown())
    await roads.all_at_once(press, press)
    assert len(await roads.shown()) == before + 1
    assert "№ 12 ·" in (await roads.last()).text


async def test_the_list_below_a_receipt_is_a_new_message(roads: Person) -> None:
    receipt = await sent(roads, "11", "2 работы ведутся")
    listed = await roads.press("К списку")
    assert listed.last.id > receipt
    assert "Сдано: 1 из 8" in listed.text


async def test_sending_all_lists_each_figure_with_its_value(roads: Person) -> None:
    await roads.say("№ 4 50% работы ведутся\n№ 7 100%\n№ 11. 0 идут торги")
    done = await roads.press("Отправить все (3)")
    assert "№ 4 · Качество дорог — 50%, «работы ведутся»\n№ 7 · Аварии" in done.text
    assert "\n№ 11 · Общественные территории — 0, «идут торги»" in done.text


async def test_sending_all_twice_shows_the_same_receipt(roads: Person) -> None:
    taken = (await roads.say("№ 4 50% работы ведутся\n№ 7 100%")).last
    press = ("press", {"message_id": taken.id, "data": taken.data("Отправить все (2)")})
    await roads.all_at_once(press, press)
    assert "№ 4 · Качество дорог — 50%" in (await roads.last()).text
    again = await roads.forge(taken.data("Отправить все (2)"), taken.id)
    assert "№ 4 · Качество дорог — 50%" in ((await roads.last()).text if not again.shown else again.text)
    assert "Сдано" not in again.everything


async def test_an_old_send_all_sends_no_more_than_it_listed(chats: Chats, roads: Person) -> None:
    await ready(roads, "4", "50% работы ведутся")
    listed = (await roads.say("/tasks")).last
    await ready(roads, "7", "100% аварий нет")
    shown = await roads.press("Отправить все (1)", on=listed.id)
    assert "Отправить все (2)" in shown.buttons
    assert await open_drafts(chats) == 2


async def test_open_card_still_opens_what_was_never_sent(roads: Person) -> None:
    await open_card(roads, "4")
    assert "50% из 100%" in (await roads.say("50%")).text


async def test_a_correction_in_which_nothing_is_changed_is_not_sent_with_the_others(roads: Person) -> None:
    await sent(roads, "11", "2 работы ведутся")
    await roads.press(await figure(roads, "11"))
    await roads.press("Исправить")
    await roads.press("К списку")
    await ready(roads, "13", "100% аварий нет")
    listed = await roads.say("/tasks")
    assert any(one.startswith("📨 № 11") for one in listed.buttons)
    done = await roads.press("Отправить все (1)")
    assert "№ 11" not in done.text.split("Ещё не сданы")[0]
