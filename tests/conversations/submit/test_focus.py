"""Which question a message answers: the one on the screen, what was replied to, what is named. No other."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import open_card
from tests.data.papers import pdf, word_file
from tests.sample import COORDINATOR, ROADS

PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}


async def figure(person: Person, number: str) -> str:
    """The line of an indicator in the list, with its mark."""
    listed = await person.say("/tasks")
    return next(label for label in listed.buttons if f"№ {number} ·" in label)


async def ready(person: Person, number: str, text: str) -> None:
    """A draft that only needs sending."""
    await person.say(f"№ {number} {text}")


async def test_a_word_after_the_receipt_is_a_question_about_the_status(roads: Person) -> None:
    await ready(roads, "13", "100% работы выполнены")
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    assert "Пояснение" not in (await roads.say("Спасибо!")).everything
    row = await roads.say("№ 13 100% работы выполнены")
    assert "Пояснение: работы выполнены" in row.text


async def test_a_number_after_cancelling_changes_no_other_draft(roads: Person) -> None:
    await ready(roads, "13", "100% работы выполнены")
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отмена")
    assert "№ 4" in (await roads.say("4")).everything, "a question, not a value"
    assert "Факт: 100%" in (await roads.press(await figure(roads, "13"))).text


async def test_a_command_leaves_the_card(roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("/status")
    assert "№ 4" in (await roads.say("4")).everything
    assert "дорог" in (await roads.say("дороги")).everything
    assert "Пришлите факт" in (await roads.press(await figure(roads, "11"))).text, "nothing was taken"


async def test_the_card_goes_on_after_a_restart(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    await chats.restart()
    assert "№ 11. 2 из 4" in (await roads.say("2")).text


@pytest.mark.parametrize("text", ["№ 24 5", "N 24 5", "#24 5", "номер 24 - 5"])
async def test_somebody_elses_number_is_no_value_of_the_open_card(roads: Person, text: str) -> None:
    await open_card(roads, "11")
    assert "Показателя с таким номером среди ваших нет" in (await roads.say(text)).text
    assert "№ 11. 2 из 4" in (await roads.say("2")).text, "the card still waits"


@pytest.mark.parametrize("text", ["N 12 2 ведутся работы", "#12 2 ведутся работы", "No. 12 2 ведутся работы"])
async def test_an_own_number_can_be_written_without_the_sign(roads: Person, text: str) -> None:
    await open_card(roads, "11")
    row = await roads.say(text)
    assert "№ 12" in row.text
    assert "2" in row.text


async def test_a_sentence_is_the_rows_explanation(roads: Person) -> None:
    await open_card(roads, "13")
    await roads.say("100% аварии устранены")
    await roads.say("Нет замечаний по работам")
    row = await roads.press("Заменить пояснение")
    assert "Факт: 100%" in row.text
    assert "Пояснение: Нет замечаний по работам" in row.text


async def test_a_sentence_that_begins_with_a_number_is_the_rows_explanation(roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("2 работы ведутся по графику")
    await roads.say("3 территории ещё в работе, сдадим осенью")
    row = await roads.press("Заменить пояснение")
    assert "Факт: 2" in row.text
    assert "Пояснение: 3 территории ещё в работе" in row.text


async def test_a_reply_to_an_old_card_answers_that_indicator(roads: Person) -> None:
    first = await open_card(roads, "11")
    await roads.say("2")
    await open_card(roads, "13")
    row = await roads.say("3 работы ведутся", reply_to=first)
    assert "№ 11" in row.text
    assert "Факт: 3" in row.text


async def test_a_reply_to_a_receipt_corrects_what_was_sent(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    receipt = (await roads.press("Отправить")).last
    await open_card(roads, "13")
    row = await roads.say("3 работы ведутся", reply_to=receipt.id)
    assert "№ 11" in row.text
    assert "Уже отправлена версия 1: 2" in row.text


async def test_a_reply_to_a_message_about_several_asks_which(roads: Person) -> None:
    listed = await roads.say("№ 11 2 работы ведутся\n№ 13 100% аварий нет")
    sent = (await roads.press("Отправить все (2)")).last
    assert "Начните ответ с номера" in (await roads.say("50%", reply_to=sent.id)).text
    assert listed.text


@pytest.mark.parametrize("text", ["/cancel", "/unknown", "/task"])
async def test_an_unknown_command_is_no_answer(roads: Person, text: str) -> None:
    await open_card(roads, "11")
    assert f"Команды {text} нет" in (await roads.say(text)).text


@pytest.mark.parametrize(
    ("text", "told"),
    [("Отмена", "Сдано"), ("список", "Сдано"), ("меню", "Здравствуйте"), ("помощь", "/tasks")],
)
async def test_words_for_buttons_do_what_they_say(roads: Person, text: str, told: str) -> None:
    await open_card(roads, "11")
    assert told in (await roads.say(text)).text
    assert "№ 4" in (await roads.say("4")).everything, "the card is left"


async def test_what_is_understood_is_taken_and_the_rest_is_named(roads: Person) -> None:
    taken = await roads.say("№ 11 2 работы ведутся\n№ 99 5")
    assert "№ 11" in taken.text
    assert "Среди ваших показателей нет: № 99." in taken.text
    assert "Отправить все (1)" in taken.buttons


async def test_sending_all_names_what_is_left_and_marks_what_is_late(chats: Chats, roads: Person) -> None:
    await roads.say("№ 11 2 работы ведутся\n№ 13 100% аварий нет")
    await chats.forward(days=10)
    done = await roads.press("Отправить все (2)")
    assert "после срока" in done.text
    assert "Ещё не сданы: № 4, 5, 6, 7, 12, 14." in done.text


async def test_yes_and_no_answer_is_everything_right(roads: Person) -> None:
    await open_card(roads, "13")
    assert "Всё верно?" in (await roads.say("250%")).text
    assert "Пришлите факт" in (await roads.say("нет")).text
    await roads.say("250%")
    assert "250% из" in (await roads.say("да")).text


async def test_a_caption_is_read_and_the_picture_is_said_to_be_left(chats: Chats, roads: Person) -> None:
    chats.receive(ROADS, {**PHOTO, "caption": "№ 11 2 работы ведутся"})
    await chats.quiet()
    row, note = (await roads.shown())[-2:]
    assert "№ 11" in row.text
    assert "Подпись прочитана, сам файл не сохранён" in note.text


async def test_a_sentence_by_number_where_nothing_is_measured(roads: Person) -> None:
    row = await roads.say("№ 6 Мониторинг ведётся")
    assert "мониторинг" in row.text.lower().split("\n")[1], "what is done, where nothing is measured"
    assert "Пояснение: Мониторинг ведётся" in row.text
    assert "Факт: -" in row.text


@pytest.mark.parametrize("text", ["№ 4", "№ 4, 5", "№ 4 и № 5", "№4?"])
async def test_numbers_alone_are_a_question_and_leave_the_card(roads: Person, text: str) -> None:
    await open_card(roads, "11")
    assert "№ 4" in (await roads.say(text)).everything
    assert "№ 11. 2" not in (await roads.say("2")).everything


async def test_a_number_of_the_programme_is_no_explanation_either(roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("0")
    assert "среди ваших нет" in (await roads.say("№ 24 5 граждан")).text
    assert "Пояснение: № 1204" in (await roads.say("№ 1204 от 12.05.2022 — акт приёмки, срок сдвинут")).text


async def test_a_reply_to_a_picture_hands_nothing_in(roads: Person) -> None:
    shown = (await roads.say("/status 11")).last
    assert shown.photo
    assert "Факт" not in (await roads.say("700", reply_to=shown.id)).everything


async def test_numbers_in_peoples_words_are_not_what_a_message_is_about(
    coordinator: Person, roads: Person
) -> None:
    await ready(roads, "11", "2 работы ведутся по № 4 и № 5")
    receipt = (await roads.press("Отправить")).last
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("№ 4 не тот акт")
    returned = await roads.last()
    assert "№ 11 вернули" in returned.text
    for message in (returned.id, receipt.id):
        assert "№ 11" in (await roads.say("3 исправлено по акту", reply_to=message)).text


async def test_thanks_for_a_receipt_are_no_figure(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    receipt = (await roads.press("Отправить")).last
    assert "нет числа" not in (await roads.say("Спасибо!", reply_to=receipt.id)).everything


async def test_a_correction_that_is_begun_is_still_handed_in(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    assert "Сдано: 1 из 8" in (await roads.say("/start")).text
    await open_card(roads, "11")
    assert "Сдано: 1 из 8" in (await roads.say("/start")).text


async def test_closing_names_a_correction_of_what_was_accepted(coordinator: Person, roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Принять")
    await ready(roads, "11", "3 уточнено по акту")
    await roads.press("Отправить")
    await coordinator.say("/period")
    assert "На проверке: № 11" in (await coordinator.press("Закрыть: 1 полугодие 2022")).text


@pytest.mark.parametrize("button", ["Изменить значение", "Изменить пояснение"])
async def test_the_old_answer_stands_until_another_comes(roads: Person, button: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press(button)
    await roads.press("К списку")
    assert "🟡" in await figure(roads, "11")
    row = await roads.press(await figure(roads, "11"))
    assert "Факт: 2" in row.text
    assert "Пояснение: работы ведутся" in row.text


async def test_what_is_asked_again_is_taken(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Изменить значение")
    assert "нет числа" in (await roads.say("много")).text
    assert "Факт: 3" in (await roads.say("3")).text
    await roads.press("Изменить пояснение")
    row = await roads.say("4 территории осенью")
    assert "Факт: 3" in row.text
    assert "Пояснение: 4 территории осенью" in row.text


async def test_a_caption_answers_a_question_that_wants_words(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    chats.receive(COORDINATOR, {**PHOTO, "caption": "Нужен другой акт"})
    await chats.quiet()
    assert "№ 11 вернули: «Нужен другой акт»" in (await roads.last()).text


async def test_an_edited_caption_is_the_answer_now(chats: Chats, roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("2")
    sent = chats.receive(ROADS, {**PHOTO, "caption": "работы ведутся, причина в торгах"})
    await chats.quiet()
    chats.world.updates.push("edited_message", {**sent, "caption": "работы встали, причина в торгах"})
    chats.world.updates.wake()
    await chats.quiet()
    shown = [one.text for one in await roads.shown()]
    assert any("Пояснение: работы встали, причина в торгах" in text for text in shown)


DOCUMENT = {"document": {"file_id": "d", "file_unique_id": "d", "file_name": "Акт.pdf", "file_size": 10}}


@pytest.mark.parametrize(("name", "content"), [("Акт.pdf", pdf()), ("Справка.docx", word_file())])
async def test_the_caption_of_a_document_is_read_like_that_of_a_photo(
    roads: Person, name: str, content: bytes
) -> None:
    row = await roads.upload(name, content, caption="№ 11 2 работы ведутся")
    assert "Факт: 2" in row.text
    assert f"📎 Приложено: 1 файл ({name})" in row.text


async def test_the_caption_of_a_document_answers_what_is_asked(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    document = {"document": {**DOCUMENT["document"], "file_name": "Акт.docx"}}
    chats.receive(COORDINATOR, {**document, "caption": "Нужен такой акт"})
    await chats.quiet()
    assert "№ 11 вернули: «Нужен такой акт»" in (await roads.last()).text
