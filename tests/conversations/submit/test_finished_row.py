"""On a finished row words press its buttons, and nothing else changes without a question (storyboard 2)."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.submit.test_corrections import versions
from tests.conversations.submit.test_focus import figure, ready
from tests.conversations.submit.test_handing_in import open_card


@pytest.mark.parametrize("word", ["отправить", "Отправить.", "ДА", "да.", "готово", "Готово!"])
async def test_words_send_a_finished_row(chats: Chats, roads: Person, word: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    row = await roads.last()
    assert "Отправлено на проверку. № 11: 2" in (await roads.say(word)).text
    assert await versions(chats) == [(1, "2", "sent")]
    assert next(one for one in await roads.shown() if one.id == row.id).buttons == ()


@pytest.mark.parametrize("word", ["отмена", "Отмена.", "ОТМЕНА"])
async def test_cancel_in_words_asks_before_words_are_dropped(roads: Person, word: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    asked = await roads.say(word)
    assert asked.text == "Удалить черновик № 11? В нём: «2», «работы ведутся»."
    row = await roads.press("Оставить")
    assert "Пояснение: работы ведутся" in row.text
    assert "Факт: 2" in row.text


async def test_a_draft_with_words_is_deleted_only_when_that_is_said(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    assert "Удалить черновик № 11?" in (await roads.press("Отмена")).text
    assert "🟡" in await figure(roads, "11")
    await roads.press(await figure(roads, "11"))
    await roads.press("Отмена")
    assert (await roads.press("Удалить черновик")).toast == "Черновик удалён."
    assert "▫️" in await figure(roads, "11")


async def test_a_correction_in_which_nothing_was_typed_is_left_at_once(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await roads.press(await figure(roads, "11"))
    await roads.press("Исправить")
    assert (await roads.press("Отмена")).toast == "Черновик удалён."


@pytest.mark.parametrize("yes", ["Да, верно", "да"])
async def test_a_bare_number_asks_whether_it_is_the_new_value(roads: Person, yes: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    asked = await roads.say("3")
    assert asked.text == "№ 11. Новое значение — «3»? Сейчас: «2»."
    assert asked.buttons == ("Да, верно", "Оставить как есть")
    row = await (roads.press(yes) if yes == "Да, верно" else roads.say(yes))
    assert "Факт: 3" in row.text
    assert "Пояснение: работы ведутся" in row.text


@pytest.mark.parametrize("no", ["Оставить как есть", "нет", "отмена", "оставить как есть"])
async def test_a_bare_number_that_was_not_meant_changes_nothing(roads: Person, no: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.say("3")
    assert "Факт: 2" in (await (roads.press(no) if no[0].isupper() else roads.say(no))).text


async def test_what_is_asked_about_is_not_sent_with_the_others(roads: Person) -> None:
    await ready(roads, "7", "100% аварий нет")
    await ready(roads, "11", "2 работы ведутся")
    await roads.say("3")
    listed = await roads.say("/tasks")
    assert "Отправить все (1)" in listed.buttons
    assert any(one.startswith("✏️ № 11") for one in listed.buttons)


async def test_other_words_ask_whether_they_replace_or_add(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    asked = await roads.say("договор подписан")
    assert "Вы написали: «договор подписан»" in asked.text
    assert asked.buttons == ("Заменить пояснение", "Добавить", "Оставить как есть")
    assert "Пояснение: работы ведутся. договор подписан" in (await roads.press("Добавить")).text
    await roads.say("сдадим осенью")
    assert "Пояснение: сдадим осенью" in (await roads.press("Заменить пояснение")).text
    assert "Факт: 2" in (await roads.last()).text


async def test_labels_typed_press_the_buttons_of_the_question(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.say("договор подписан")
    assert "Пояснение: работы ведутся. договор подписан" in (await roads.say("добавить")).text


@pytest.mark.parametrize("label", ["изменить значение", "Изменить пояснение.", "к списку", "следующий: № 12"])
async def test_the_labels_of_a_row_are_no_explanation(roads: Person, label: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    assert "Вы написали" not in (await roads.say(label)).everything
    row = await roads.press(await figure(roads, "11"))
    assert "Пояснение: работы ведутся" in row.text


async def test_a_label_of_the_card_presses_it(roads: Person) -> None:
    await open_card(roads, "4")
    assert "Напишите факт словами" in (await roads.say("записать словами")).text
    await roads.say("торги объявлены")
    assert "не оценивается" in (await roads.last()).text


@pytest.mark.parametrize("words", ["позже", "Назад", "список", "помощь", "без пояснения", "да", "отправить"])
async def test_where_an_explanation_is_asked_for_any_words_are_one(roads: Person, words: str) -> None:
    await open_card(roads, "11")
    await roads.say("2")
    assert f"Пояснение: {words}" in (await roads.say(words)).text


async def test_cancel_where_an_explanation_is_asked_for_asks(roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("2")
    assert "Удалить черновик № 11? В нём: «2»." in (await roads.say("отмена")).text
    assert "Напишите пояснение" in (await roads.press("Оставить")).text


async def test_cancel_of_a_new_explanation_keeps_the_old_one(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Изменить пояснение")
    assert "Пояснение: работы ведутся" in (await roads.say("Отмена")).text


@pytest.mark.parametrize("reason", ["позже", "назад", "список", "нет", "Принять"])
async def test_where_a_reason_is_asked_for_any_words_are_one(
    roads: Person, coordinator: Person, reason: str
) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say(reason)
    assert f"№ 11 вернули: «{reason}»" in (await roads.last()).text


async def test_cancel_leaves_a_reason_and_shows_the_queue(roads: Person, coordinator: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    assert "На проверке: 1 из 1" in (await coordinator.say("отмена")).text
    assert "вернули" not in (await roads.last()).text


async def test_the_label_of_a_button_on_the_screen_presses_it(roads: Person, coordinator: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await coordinator.say("/review")
    assert "Что исправить?" in (await coordinator.say("вернуть")).text
    await coordinator.press("Назад")
    await coordinator.say("принять.")
    assert "На проверке ничего нет" in (await coordinator.last()).text


async def test_a_value_that_turns_worse_asks_about_the_explanation(roads: Person) -> None:
    await ready(roads, "11", "4 всё сделано")
    await roads.press("Изменить значение")
    asked = await roads.say("1")
    assert "Пояснение «всё сделано» всё ещё верно?" in asked.text
    assert "отстаёт" in asked.text
    assert asked.buttons == ("Да, верно", "Изменить пояснение", "К списку")
    assert "Пояснение: подрядчик сменился" in (await roads.say("подрядчик сменился")).text


@pytest.mark.parametrize("yes", ["Да, верно", "да"])
async def test_an_explanation_that_holds_is_kept(roads: Person, yes: str) -> None:
    await ready(roads, "11", "4 по договору № 7")
    await roads.say("№ 11 1")
    assert "всё ещё верно?" in (await roads.last()).text
    row = await (roads.press(yes) if yes == "Да, верно" else roads.say(yes))
    assert "Пояснение: по договору № 7" in row.text
    assert "Отправить" in row.buttons


async def test_a_correction_of_what_was_sent_asks_too(roads: Person) -> None:
    await ready(roads, "11", "4 всё сделано")
    await roads.press("Отправить")
    await roads.press(await figure(roads, "11"))
    await roads.press("Исправить")
    await roads.say("1")
    assert "всё ещё верно?" in (await roads.press("Да, верно")).text
    assert "Отправить все (1)" not in (await roads.say("/tasks")).buttons


async def test_a_number_typed_below_several_chooses_it(buses: Person) -> None:
    await open_card(buses, "3")
    await buses.say("10 передано, 24 приобретено (22 получено)")
    assert "в графике" in (await buses.say("24")).text
    assert "Факт: 10 передано, 24 приобретено (22 получено)" in (await buses.press("Без пояснения")).text


@pytest.mark.parametrize("text", ["2", "работы ведутся"])
async def test_what_stands_typed_once_more_asks_nothing(roads: Person, text: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    row = await roads.say(text)
    assert "Пояснение: работы ведутся" in row.text
    assert "Отправить" in row.buttons
