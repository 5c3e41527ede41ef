"""Handing in a figure, the ways people do it (storyboard 2)."""

import pytest

from tests.chat import Chats, Person

ROADS_CARD = "▫️ № 4 · Качество дорог"


async def open_card(person: Person, number: str) -> int:
    """The card of one's own indicator; the message it stands on."""
    listed = await person.say("/tasks")
    label = next(one for one in listed.buttons if f"№ {number} ·" in one)
    card = await person.press(label)
    assert f"№ {number}" in card.text
    return card.last.id


async def test_the_straight_way_asks_value_and_explanation_shows_the_row_and_gives_a_receipt(
    roads: Person,
) -> None:
    home = await roads.say("/start")
    assert "срок — понедельник, 11.07.2022, осталось 4 рабочих дня. Сдано: 0 из 8." in home.text
    card = await roads.press("Заполнить")
    assert "№ 4 · Качество дорог (1 из 8)" in card.text
    assert "Целевое значение на 2022 год: 100%" in card.text
    assert "Пришлите факт с начала года по 30.06.2022" in card.text
    assert card.buttons == ("Нет данных", "Записать словами", "Позже", "К списку", "Спросить координатора")
    stands = await roads.say("50%")
    assert "50% из 100% — 🔵 в графике: прошла половина года." in stands.text
    assert "Без пояснения" in stands.buttons
    row = await roads.say("Работы ведутся в соответствии с графиком")
    assert row.text.startswith("Так будет в отчёте. № 4")
    assert "Пояснение: Работы ведутся в соответствии с графиком" in row.text
    assert row.buttons == (
        "Отправить",
        "Изменить значение",
        "Изменить пояснение",
        "Предварительно, уточню к …",
        "Приложить файл",
        "Следующий: № 5",
        "К списку",
        "Отмена",
    )
    receipt = await roads.press("Отправить")
    assert receipt.text == (
        "📨 Отправлено на проверку. № 4: 50%, «Работы ведутся в соответствии с графиком». "
        "1 полугодие 2022; 05.07.2022, 09:00, версия 1. "
        "Проверит координатор; исправить можно до закрытия периода."
    )
    assert receipt.buttons == ("Следующий: № 5", "К списку")


async def test_only_the_screen_in_use_has_buttons(roads: Person) -> None:
    card = await open_card(roads, "4")
    await roads.say("50%")
    old = next(one for one in await roads.shown() if one.id == card)
    assert old.buttons == ()


async def test_value_and_explanation_go_in_one_message(roads: Person) -> None:
    await open_card(roads, "4")
    row = await roads.say("50 % работы ведутся по графику")
    assert "Факт: 50 %" in row.text
    assert "Пояснение: работы ведутся по графику" in row.text
    assert "Отправить" in row.buttons


async def test_a_reply_answers_the_card_it_was_given_to(roads: Person) -> None:
    first = await open_card(roads, "4")
    await open_card(roads, "7")
    answered = await roads.say("50% идут торги", reply_to=first)
    assert "Так будет в отчёте. № 4" in answered.text


@pytest.mark.parametrize("edited", ["60% торги прошли", "60 %\nторги прошли"])
async def test_an_answer_edited_before_sending_counts(roads: Person, edited: str) -> None:
    await open_card(roads, "4")
    said = await roads.say("50% идут торги")
    row = await roads.edit(said.said, edited)
    assert "Факт: 60" in row.text
    assert "Пояснение: торги прошли" in row.text
    assert "60" in (await roads.press("Отправить")).text


async def test_value_and_explanation_are_edited_one_by_one(roads: Person) -> None:
    await open_card(roads, "4")
    value = await roads.say("50%")
    explanation = await roads.say("идут торги")
    assert "Факт: 55%" in (await roads.edit(value.said, "55%")).text
    row = await roads.edit(explanation.said, "торги прошли")
    assert "Факт: 55%" in row.text
    assert "Пояснение: торги прошли" in row.text


async def test_a_message_that_was_not_understood_can_be_edited_right(roads: Person) -> None:
    await open_card(roads, "4")
    said = await roads.say("пятьдесят")
    assert "50% из 100%" in (await roads.edit(said.said, "50%")).text


async def test_lines_by_number_are_edited_together(roads: Person) -> None:
    said = await roads.say("№ 4 50% идут торги\n№ 7 90%")
    edited = await roads.edit(said.said, "№ 4 60% идут торги\n№ 7 100%")
    assert "№ 4 · Качество дорог: 60%" in edited.text
    assert "№ 7 · Аварии: устранение в срок: 100%" in edited.text


async def test_editing_after_sending_says_how_to_correct(roads: Person) -> None:
    await open_card(roads, "4")
    said = await roads.say("50% идут торги")
    await roads.press("Отправить")
    late = await roads.edit(said.said, "60% идут торги")
    assert "№ 4 уже отправлен" in late.text
    assert "Факт: 50%" in (await roads.press("Исправить")).text


async def test_several_lines_make_drafts_and_are_sent_together(roads: Person) -> None:
    taken = await roads.say("№ 4 50% работы ведутся\n№ 7 100%\n№ 11. 0 идут торги")
    assert "Осталось отправить" in taken.text
    assert [line[0] for line in taken.text.splitlines()[1:]] == ["🟡", "🟡", "🟡"]
    done = await roads.press("Отправить все (3)")
    assert "Отправлено на проверку: № 4, 7, 11." in done.text
    assert "Сдано: 3 из 8" in (await roads.press("К списку")).text


async def test_what_several_lines_lack_is_said_and_the_rest_can_be_sent(roads: Person) -> None:
    taken = await roads.say("№ 7 100%\n№ 13 ой\n№ 14 более 15 %\n№ 12 0")
    assert "🟡 № 7" in taken.text
    assert "№ 13. В сообщении «ой» нет числа цифрами" in taken.text
    assert "№ 14 · Мнение граждан о благоустройстве: «более 15 %» — нужно подтвердить" in taken.text
    assert "№ 12 · Дворы: «0» — нужно пояснение" in taken.text
    assert "Осталось отправить" not in taken.text
    done = await roads.press("Отправить все (1)")
    assert "№ 7" in done.text


async def test_a_number_alone_shows_the_indicator_and_answers_nothing(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("0")
    shown = await roads.say("№ 12")
    assert shown.last.photo
    assert "Пояснение" not in "".join(one.text for one in await roads.shown())


async def test_somebody_elses_number_is_not_taken(roads: Person) -> None:
    refused = await roads.say("№ 1 5")
    assert "Показателя с таким номером среди ваших нет" in refused.text
    assert "/tasks" in refused.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("пятьдесят", "В сообщении «пятьдесят» нет числа цифрами. Пришлите, например, 50 или 50,5 %."),
        ("1,2,3", "«1,2,3» не похоже на одно число"),
        ("12:30", "«12:30» не похоже на одно число"),
        ("🎉", "В сообщении «🎉» нет числа цифрами"),
    ],
)
async def test_what_is_not_understood_is_quoted_with_an_example(roads: Person, text: str, told: str) -> None:
    await open_card(roads, "4")
    answer = await roads.say(text)
    assert told in answer.text
    assert "Записать словами" in answer.buttons


async def test_words_are_kept_and_not_compared(roads: Person) -> None:
    await open_card(roads, "4")
    assert "Напишите факт словами" in (await roads.press("Записать словами")).text
    stands = await roads.say("торги объявлены")
    assert "не оценивается" in stands.text
    await roads.press("Без пояснения")
    assert "№ 4: торги объявлены" in (await roads.press("Отправить")).text


@pytest.mark.parametrize("way", ["Нет данных", "н/д", "-"])
async def test_no_data_asks_for_the_reason(roads: Person, way: str) -> None:
    await open_card(roads, "4")
    asked = await (roads.press(way) if way == "Нет данных" else roads.say(way))
    assert "Напишите, почему данных нет" in asked.text
    assert "Без пояснения" not in asked.buttons
    await roads.say("счётчик не поверен")
    assert "«счётчик не поверен»" in (await roads.press("Отправить")).text


@pytest.mark.parametrize("way", ["Да", "да", "1"])
async def test_yes_is_a_button_or_a_word(chats: Chats, coordinator: Person, way: str) -> None:
    builder = await invited(chats, coordinator, "МУ «Управление строительства»")
    card = await builder.press("Заполнить")
    assert "Выполнено на 30.06.2022?" in card.text
    assert card.buttons[:2] == ("Да", "Нет")
    stands = await (builder.press(way) if way == "Да" else builder.say(way))
    assert "да при цели «да» — ✅ выполнено" in stands.text
    await builder.press("Без пояснения")
    assert "№ 8: 1." in (await builder.press("Отправить")).text


async def invited(chats: Chats, coordinator: Person, unit: str, person_id: int = 98) -> Person:
    """Somebody new who has come in by a link."""
    page = await coordinator.say("/invite")
    while unit not in page.buttons:
        page = await coordinator.press("Дальше →")
    await coordinator.press(unit)
    link = await coordinator.press("Сдаёт сведения")
    person = chats.person(person_id)
    await person.say(f"/start {link.text.split('?start=', 1)[1].split(maxsplit=1)[0]}")
    await person.press("Принять")
    return person


async def test_an_approximate_figure_counts_once_confirmed(roads: Person) -> None:
    await open_card(roads, "7")
    asked = await roads.say("около 97 %")
    assert "число примерное. Считать значением 97?" in asked.text
    assert asked.buttons[:2] == ("Да, верно", "Исправить")
    stands = await roads.press("Да, верно")
    assert "около 97 %" in stands.text


async def test_one_of_several_numbers_is_chosen_and_the_wording_stays(buses: Person) -> None:
    await open_card(buses, "3")
    asked = await buses.say("10 передано, 24 приобретено (22 получено)")
    assert asked.buttons[:3] == ("10", "24", "22")
    assert "в графике" in (await buses.press("24")).text
    row = await buses.press("Без пояснения")
    assert "Факт: 10 передано, 24 приобретено (22 получено)" in row.text


@pytest.mark.parametrize(
    ("text", "why"), [("120 %", "больше 100 %"), ("-5", "меньше нуля")], ids=["above", "below"]
)
async def test_an_unusual_figure_is_asked_about_and_not_refused(roads: Person, text: str, why: str) -> None:
    await open_card(roads, "4")
    asked = await roads.say(text)
    assert why in asked.text
    assert asked.buttons[:2] == ("Да, верно", "Исправить")
    assert "Напишите" in (await roads.press("Да, верно")).text


async def test_an_unusual_figure_can_be_put_right(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("120 %")
    assert "Пришлите факт" in (await roads.press("Исправить")).text
    assert "20 % из 100%" in (await roads.say("20 %")).text


async def test_what_is_behind_has_to_be_explained(roads: Person) -> None:
    await open_card(roads, "4")
    behind = await roads.say("10%")
    assert "🔻 отстаёт: прошла половина года" in behind.text
    assert "в чём причина" in behind.text
    assert behind.buttons == ("Срок другой", "Изменить значение", "К списку")


async def test_where_nothing_is_measured_a_sentence_is_enough_and_none_is_too(roads: Person) -> None:
    await open_card(roads, "6")
    row = await roads.press("Нечего сообщить")
    assert "Изменить значение" not in row.buttons
    await roads.press("Изменить пояснение")
    await roads.say("Проверки проводятся ежемесячно")
    assert "Проверки проводятся ежемесячно" in (await roads.press("Отправить")).text


@pytest.mark.parametrize("label", ["Позже", "К списку"])
async def test_a_card_put_aside_keeps_what_was_said(roads: Person, label: str) -> None:
    await open_card(roads, "4")
    await roads.say("50%")
    await roads.press("Изменить значение")
    await roads.say("55%")
    await roads.press("Изменить значение")
    listed = await roads.press(label)
    assert listed.toast == "Черновик сохранён."
    assert any(one.startswith("✏️ № 4") for one in listed.buttons)


async def test_a_plain_message_after_putting_aside_answers_no_card(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.press("Позже")
    assert (await roads.say("дороги")).last.photo


async def test_a_cancelled_draft_is_gone_and_what_was_sent_stays(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отмена")
    listed = await roads.press("Удалить черновик")
    assert listed.toast == "Черновик удалён."
    assert ROADS_CARD in listed.buttons


async def test_next_keeps_the_draft_and_everything_ready_is_sent_at_the_end(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    card = await roads.press("Следующий: № 5")
    assert "№ 5 ·" in card.text
    await roads.say("1% опрос прошёл в мае")
    listed = await roads.press("К списку")
    assert {one[0] for one in listed.buttons if "№ 4 " in one or "№ 5 " in one} == {"🟡"}
    assert "№ 4, 5" in (await roads.press("Отправить все (2)")).text
