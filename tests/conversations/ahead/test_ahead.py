"""A figure that is behind: «Будет ли к концу года?», «Срок другой», and what the coordinator makes of it."""

from tests.chat import Person
from tests.conversations.submit.test_handing_in import open_card
from tests.filled_sheet import filled


async def test_a_risk_is_said_by_one_press_and_the_deputy_sees_it_first(
    roads: Person, coordinator: Person, deputy: Person
) -> None:
    await open_card(roads, "11")
    row = await roads.say("0 идут торги")
    assert "Будет ли выполнено к концу года?" in row.text
    assert [tuple(one["text"] for one in buttons) for buttons in row.last.rows] == [
        ("Да", "Риск", "Нет"),
        ("Отправить",),
        ("Изменить значение", "Изменить пояснение"),
        ("Приложить файл", "Ещё"),
        ("Следующий: № 12",),
        ("К списку", "Отмена"),
    ]
    asked = await roads.press("Риск")
    assert "Что нужно, чтобы успеть?" in asked.text
    told = await roads.say("нужны 2 млн руб.")
    assert "К концу года — риск: нужны 2 млн руб." in told.text
    assert "Нет" not in told.buttons
    await roads.press("Отправить")
    assert "К концу года — риск: нужны 2 млн руб." in (await coordinator.say("/review")).text
    await coordinator.press("Принять")
    seen = await deputy.say("кто не успеет?")
    assert "До конца года под риском 1 из 27: общественные территории." in seen.text
    assert "№ 11 Общественные территории — 0 из 4, до конца года — риск: нужны 2 млн руб" in seen.text


async def test_of_several_in_one_message_it_is_asked_beside_sending(roads: Person) -> None:
    listed = await roads.say("№ 11 0 идут торги\n№ 12 0 идут торги\n№ 4 50% по графику")
    assert {"Отправить все (3)", "К концу года? (2)"} <= set(listed.buttons)
    first = await roads.press("К концу года? (2)")
    assert "№ 11" in first.text
    assert "№ 12" in (await roads.press("Да")).text
    asked = await roads.press("Нет")
    assert "Что мешает и что нужно?" in asked.text
    assert asked.buttons == ("Пропустить",)
    row = await roads.press("Пропустить")
    assert "К концу года — не будет" in row.text
    assert "Отправить все (3)" in (await roads.press("К списку")).buttons
    assert "№ 4, 11, 12" in (await roads.press("Отправить все (3)")).text


async def test_words_on_the_row_answer_what_it_asks(roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("0 идут торги")
    assert "К концу года — будет" in (await roads.say("да")).text
    assert "Отправлено на проверку" in (await roads.say("да")).text


async def test_another_due_date_goes_to_the_coordinator_and_comes_back(
    roads: Person, coordinator: Person
) -> None:
    await open_card(roads, "11")
    why = await roads.say("0")
    assert why.buttons[0] == "Срок другой"
    asked = await roads.press("Срок другой")
    assert "когда результат будет?" in asked.text
    unclear = await roads.say("скоро")
    assert "Не вижу одной даты в «скоро»" in unclear.text
    row = await roads.say("до 01.10.2022, ввод по контракту")
    assert "Предложен срок: 01.10.2022, «ввод по контракту»" in row.text
    assert "Предложен срок 01.10.2022: решит координатор." in (await roads.press("Отправить")).text
    card = await coordinator.say("/review")
    assert "Исполнитель предлагает срок: 01.10.2022." in card.text
    assert "🔻 отстаёт" in card.text
    first = await coordinator.press("Принять")
    assert "сначала решите про предложенный срок 01.10.2022" in first.text
    await coordinator.say("/review")
    accepted = await coordinator.press("Принять срок")
    assert "🔵 в графике: срок 01.10.2022" in accepted.text
    assert "Принять срок" not in accepted.buttons
    told = await roads.last()
    assert "координатор принял срок 01.10.2022" in told.text


async def test_a_refused_date_says_why_and_old_buttons_answer(roads: Person, coordinator: Person) -> None:
    await open_card(roads, "11")
    row = await roads.say("0 идут торги")
    more = await roads.press("Ещё")
    assert more.buttons == ("Предварительно, уточню к …", "Срок другой", "Назад")
    assert "Ещё" in (await roads.press("Назад")).buttons
    await roads.say("срок другой")
    await roads.press("30.09.2022")
    stale = await roads.forge(row.last.data("Риск"), row.last.id)
    assert "устарела" in stale.toast
    await roads.press("Отправить")
    card = await coordinator.say("/review")
    await coordinator.press("Отклонить срок")
    refused = await coordinator.say("контракт ещё не подписан")
    assert "Срок 30.09.2022 по № 11 не принят" in refused.text
    again = await coordinator.forge(card.last.data("Принять срок"), card.last.id)
    assert "№ 11" in again.text
    assert "не принял срок 30.09.2022: «контракт ещё не подписан»" in (await roads.last()).text


async def test_a_sheet_that_corrects_the_figure_leaves_what_was_said_of_the_year(
    roads: Person, coordinator: Person
) -> None:
    await open_card(roads, "11")
    await roads.say("0 идут торги")
    await roads.press("Риск")
    await roads.say("нужны 2 млн руб.")
    await roads.press("Отправить")
    await roads.say("/tasks")
    sheet = await roads.file((await roads.press("Бланк")).last)
    await roads.upload("Бланк.xlsx", filled(sheet, {"11": ("1", "работы начаты")}))
    await roads.press("Отправить (1)")
    card = await coordinator.say("/review")
    assert "Факт: 1" in card.text
    assert "К концу года — риск: нужны 2 млн руб." in card.text
