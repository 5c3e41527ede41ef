"""What was sent is corrected, returned, sent twice, or waits while the bot is away."""

import asyncio

from sqlalchemy import select

from models.tables.submission import Submission
from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import invited, open_card


async def versions(chats: Chats) -> list[tuple[int, str, str]]:
    """Every version stored: its number, wording and state."""
    assert chats.running is not None
    async with chats.running.parts.database.reader() as session:
        rows = (await session.scalars(select(Submission).order_by(Submission.id))).all()
    return [(row.version, row.wording, str(row.state)) for row in rows]


async def send(person: Person, text: str, number: str = "4") -> None:
    await open_card(person, number)
    await person.say(text)
    await person.press("Отправить")


async def test_a_correction_is_the_next_version(roads: Person) -> None:
    await send(roads, "50% идут торги")
    await open_card(roads, "4")
    await roads.press("Исправить")
    await roads.press("Изменить значение")
    await roads.say("60%")
    receipt = await roads.press("Отправить")
    assert "№ 4: 60%" in receipt.text
    assert "версия 2" in receipt.text


async def test_the_accepted_figure_stands_until_its_correction_is_accepted(
    roads: Person, coordinator: Person, deputy: Person
) -> None:
    await send(roads, "50% идут торги")
    await coordinator.say("/review")
    assert (await coordinator.press("Принять")).toast == "Принято: № 4"
    await send_again(roads, "60%")
    assert "50% из 100%" in (await deputy.say("4")).text
    waiting = await coordinator.say("/review")
    assert "Факт: 60%" in waiting.text
    assert "Принято раньше: 50%" in waiting.text
    await coordinator.press("Принять")
    assert "60% из 100%" in (await deputy.say("4")).text


async def send_again(person: Person, text: str) -> None:
    await open_card(person, "4")
    await person.press("Исправить")
    await person.press("Изменить значение")
    await person.say(text)
    await person.press("Отправить")


async def test_an_unchecked_figure_says_so_and_an_accepted_one_too(
    roads: Person, coordinator: Person, deputy: Person
) -> None:
    await send(roads, "50% идут торги")
    assert "на проверке, 05.07" in (await deputy.say("4")).text
    await coordinator.say("/review")
    await coordinator.press("Принять")
    assert "принято 05.07" in (await deputy.say("4")).text


async def test_a_returned_figure_comes_back_at_once_with_its_reason(
    roads: Person, coordinator: Person
) -> None:
    await send(roads, "50% идут торги")
    await coordinator.say("/review")
    assert "Что исправить?" in (await coordinator.press("Вернуть")).text
    assert "Возвращено: № 4" in (await coordinator.say("Приложите акт")).text
    told = await roads.last()
    assert told.text == "↩️ № 4 вернули: «Приложите акт». Было: 50%."
    row = await roads.press("Исправить")
    assert "Вернули: «Приложите акт»" in row.text
    await roads.press("Изменить пояснение")
    await roads.say("идут торги, акт у координатора")
    assert "версия 2" in (await roads.press("Отправить")).text
    assert "акт у координатора" in (await coordinator.say("/review")).text


async def test_the_reason_may_begin_with_a_number(roads: Person, coordinator: Person) -> None:
    await send(roads, "50% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("№ 4 без акта не принять")
    assert "«№ 4 без акта не принять»" in (await roads.last()).text


async def test_thinking_better_of_a_return_leaves_the_figure_in_the_queue(
    roads: Person, coordinator: Person
) -> None:
    await send(roads, "50% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    assert "На проверке: 1 из 1" in (await coordinator.press("Назад")).text
    assert "↩️" not in (await roads.last()).text


async def test_everything_accepted_is_one_message_of_thanks(
    chats: Chats, buses: Person, coordinator: Person
) -> None:
    await buses.say("№ 1 1,45%\n№ 2 0,26%\n№ 3 24")
    await buses.press("Отправить все (3)")
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    await coordinator.press("Принять (3)")
    before = len(await buses.shown())
    await chats.forward(minutes=3)
    assert (await buses.last()).text == "✅ Все 3 показателя приняты, спасибо!"
    assert len(await buses.shown()) == before + 1


async def test_what_has_a_question_stays_in_the_queue(roads: Person, coordinator: Person) -> None:
    await send(roads, "50% идут торги")
    await open_card(roads, "7")
    await roads.press("Записать словами")
    await roads.say("аварий не было")
    await roads.press("Без пояснения")
    await roads.press("Отправить")
    await coordinator.say("/review")
    asked = await coordinator.press("Принять все без вопросов")
    assert asked.text == "Без вопросов 1 из 2: № 4 — 50%. Принять их? № 7 останется."
    rest = await coordinator.press("Принять (1)")
    assert rest.toast == "Принято: № 4"
    assert "аварий не было" in rest.text


async def test_the_accepted_ones_are_named_in_the_programmes_order(
    roads: Person, buses: Person, coordinator: Person
) -> None:
    for person, line in ((buses, "№ 2 0,26%"), (roads, "№ 14 20%"), (roads, "№ 5 1%"), (buses, "№ 1 1,45%")):
        await person.say(f"{line} по данным учёта")
        await person.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    assert (await coordinator.press("Принять (4)")).toast == "Принято: № 1, 2, 5, 14"


async def test_a_draft_outlives_a_restart(chats: Chats, roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50%")
    await chats.restart()
    row = await roads.say("идут торги")
    assert "Факт: 50%" in row.text
    assert "Пояснение: идут торги" in row.text
    await chats.restart()
    assert "версия 1" in (await roads.press("Отправить")).text


async def test_what_was_typed_while_the_bot_was_away_is_answered(chats: Chats, roads: Person) -> None:
    await open_card(roads, "4")
    await chats.stop_bot()
    await chats.play(f"chats/{roads.id}/send", text="50% идут торги")
    await chats.start_bot()
    await chats.quiet()
    assert "Так будет в отчёте. № 4" in (await roads.last()).text


async def test_two_drafts_are_open_at_once_and_the_one_touched_last_listens(
    chats: Chats, roads: Person
) -> None:
    first = await open_card(roads, "4")
    await open_card(roads, "7")
    assert "№ 7. 90% из 100 %" in (await roads.say("90%")).text
    chats.clock.forward(seconds=5)
    assert "№ 4. 50% из 100%" in (await roads.say("50%", reply_to=first)).text
    assert "Пояснение: идут торги" in (await roads.say("идут торги")).text
    assert "№ 4" in (await roads.press("Отправить")).text


async def test_sending_twice_stores_one_version_and_shows_the_same_receipt(
    chats: Chats, roads: Person
) -> None:
    await open_card(roads, "4")
    row = (await roads.say("50% идут торги")).last
    press = ("press", {"message_id": row.id, "data": row.data("Отправить")})
    await roads.all_at_once(press, press)
    assert await versions(chats) == [(1, "50%", "sent")]
    assert "Отправлено на проверку. № 4: 50%" in (await roads.last()).text
    again = await roads.forge(row.data("Отправить"), row.id)
    assert "устарела" in again.toast
    assert await versions(chats) == [(1, "50%", "sent")]
    assert "05.07.2022, 09:00, версия 1" in (await roads.last()).text


async def test_two_people_of_one_unit_send_at_once_and_both_versions_are_kept(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    colleague = await invited(chats, coordinator, "✅ УГХ")
    presses = []
    for person, text in ((roads, "50% идут торги"), (colleague, "55% идут торги")):
        await open_card(person, "4")
        row = (await person.say(text)).last
        presses.append((person, row.id, row.data("Отправить")))
    await asyncio.gather(
        *(
            chats.play(f"chats/{person.id}/press", message_id=message_id, data=data)
            for person, message_id, data in presses
        )
    )
    await chats.quiet()
    stored = await versions(chats)
    assert [version for version, _, _ in stored] == [1, 2]
    assert {wording for _, wording, _ in stored} == {"50%", "55%"}
    receipts = [(await person.last()).text for person, _, _ in presses]
    assert all("Отправлено на проверку. № 4" in text for text in receipts)


async def test_after_the_deadline_figures_are_taken_and_marked(chats: Chats, roads: Person) -> None:
    chats.clock.forward(days=7)
    listed = await roads.say("/tasks")
    assert "срок был в понедельник, 11.07.2022" in listed.text
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    assert "Отметка: после срока." in (await roads.press("Отправить")).text


async def test_on_the_last_day_it_is_the_last_day(chats: Chats, roads: Person) -> None:
    chats.clock.forward(days=6)
    assert "сегодня последний день — понедельник, 11.07.2022" in (await roads.say("/tasks")).text
