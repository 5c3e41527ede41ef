"""Somebody goes: shown out, everything handed over, gone on with from another account."""

import pytest
from sqlalchemy import select

from models.tables.audit import AuditEntry
from tests.chat import Chats, Person
from tests.conversations.conftest import NEIGHBOUR
from tests.conversations.submit.test_handing_in import invited, open_card
from tests.conversations.test_access import BUTTONS, WAY_IN, nothing_leaks
from tests.sample import COORDINATOR, ROADS

COLLEAGUE, NEW_ACCOUNT = 98, 97


async def page_of(coordinator: Person, name: str = "сотрудник 11 · УГХ") -> None:
    await coordinator.say("/people")
    await coordinator.press(name)


async def begun(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")


async def test_the_list_says_who_is_in_since_when_and_for_whom_nobody_is(coordinator: Person) -> None:
    shown = await coordinator.say("/people")
    assert "Вошли 4 человека — за 3 из 15 исполнителей." in shown.text
    assert "• сотрудник 11 — исполнитель (УГХ), с 05.07.2022" in shown.text
    assert "Никто не вошёл за 12 исполнителей" in shown.text
    page = await coordinator.press("сотрудник 11 · УГХ")
    assert "Сообщения доходят." in page.text
    assert page.buttons[:2] == ("Отсутствие и замещение", "Отметить руководителем")


async def test_whoever_cannot_be_told_is_marked_with_what_has_not_arrived(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await begun(roads)
    await roads.press("Отправить")
    chats.world.people.mark(roads.id, blocked=True)
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("Приложите акт")
    await page_of(coordinator)
    shown = (await coordinator.last()).text
    assert "📵 Сообщения не доходят с 05.07.2022" in shown
    assert "Не дошло: возврат № 4" in shown


async def test_shown_out_no_button_and_no_word_works_any_more(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await begun(roads)
    await page_of(coordinator)
    asked = await coordinator.press("Закрыть доступ")
    assert "Всё сданное останется" in asked.text
    done = await coordinator.press("Да, закрыть доступ")
    assert "Доступ закрыт: сотрудник 11" in done.toast
    assert "сотрудник 11" not in done.text
    told = (await roads.last()).text
    assert "Ваш доступ к программе «" in told
    assert "закрыл(а): Координатор" in told
    old = [one for one in await roads.shown() if one.rows]
    for shown in old:
        for row in shown.rows:
            for button in row:
                answer = await roads.forge(button["callback_data"], shown.id)
                nothing_leaks(answer.everything)
    for data in BUTTONS:
        nothing_leaks((await roads.forge(data)).everything)
    for said in ("/tasks", "/status 4", "4", "№ 4 50% идут торги", "Отправить"):
        nothing_leaks((await roads.say(said)).everything)
    assert chats.running is not None
    async with chats.running.parts.database.reader() as session:
        actions = (await session.scalars(select(AuditEntry.action))).all()
    assert actions.count("end_membership") == 1


async def test_what_was_handed_in_stays_and_what_was_begun_is_the_next_persons(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await open_card(roads, "7")
    await roads.say("100% аварии устранены")
    await roads.press("Отправить")
    await begun(roads)
    colleague = chats.person(COLLEAGUE)
    await invited(chats, coordinator, "✅ УГХ", COLLEAGUE)
    await page_of(coordinator)
    await coordinator.press("Закрыть доступ")
    await coordinator.press("Да, закрыть доступ")
    told = await colleague.last()
    assert "Вам перешло то, что начал(а) сотрудник 11: № 4" in told.text
    await open_card(colleague, "4")
    row = await colleague.last()
    assert "идут торги" in row.text
    receipt = await colleague.press("Отправить")
    assert "Отправлено на проверку" in receipt.text
    waiting = await coordinator.say("/review")
    assert "100%" in waiting.text
    assert "сотрудник 11" in waiting.everything or "УГХ" in waiting.text


async def test_without_a_next_person_it_waits_for_whoever_comes_in(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await begun(roads)
    await page_of(coordinator)
    await coordinator.press("Закрыть доступ")
    await coordinator.press("Да, закрыть доступ")
    await invited(chats, coordinator, "УГХ", COLLEAGUE)
    told = [one.text for one in await chats.person(COLLEAGUE).shown()]
    assert any("Вам перешло то, что начал(а) сотрудник 11: № 4" in one for one in told)


async def test_the_last_coordinator_is_not_shown_out(coordinator: Person) -> None:
    await page_of(coordinator, "сотрудник 10 · Координатор")
    await coordinator.press("Закрыть доступ")
    refused = await coordinator.press("Да, закрыть доступ")
    assert "единственный координатор программы" in refused.text


async def test_everything_is_handed_over_in_one_step(
    chats: Chats, coordinator: Person, roads: Person, buses: Person
) -> None:
    await begun(roads)
    await page_of(coordinator)
    await coordinator.press("Передать всё")
    asked = await coordinator.press("сотрудник 12 · исполнитель (МУП «КПА»)")
    assert "сотрудник 11 передаёт всё сотруднику сотрудник 12: исполнитель (УГХ)" in asked.text
    done = await coordinator.press("Да, передать всё")
    assert "сотрудник 11 → сотрудник 12" in done.toast
    assert "теперь у сотрудника сотрудник 12" in (await roads.last()).text
    nothing_leaks((await roads.say("/tasks")).everything)
    told = "\n".join(one.text for one in await buses.shown())
    assert "Вам передано всё, что было у сотрудника сотрудник 11" in told
    home = await buses.say("/start")
    assert "исполнитель (УГХ)" in home.text
    assert "исполнитель (МУП «КПА»)" in home.text
    await open_card(buses, "4")
    assert "идут торги" in (await buses.last()).text


@pytest.fixture
async def newcomer(chats: Chats, coordinator: Person) -> Person:
    """The same person with another account, who came in by an ordinary link."""
    chats.clock.forward(minutes=5)
    await invited(chats, coordinator, "✅ УГХ", COLLEAGUE)
    return chats.person(COLLEAGUE)


async def test_another_account_goes_on_as_the_same_person_by_the_coordinators_word(
    coordinator: Person, roads: Person, newcomer: Person
) -> None:
    await begun(roads)
    await page_of(coordinator)
    await coordinator.press("Новый телефон или аккаунт")
    asked = await coordinator.press("Ещё посторонний · исполнитель (УГХ)")
    assert "тот же сотрудник, что сотрудник 11?" in asked.text
    done = await coordinator.press("Это тот же сотрудник")
    assert "Вошли 4 человека" in done.text
    assert "• Ещё посторонний — исполнитель (УГХ), с 05.07.2022" in done.text
    assert "Если новый аккаунт не ваш, сразу позвоните координатору" in (await roads.last()).text
    nothing_leaks((await roads.say("/tasks")).everything)
    told = "\n".join(one.text for one in await newcomer.shown())
    assert "Координатор подтвердил: вы — сотрудник 11" in told
    await open_card(newcomer, "4")
    assert "идут торги" in (await newcomer.last()).text


async def test_nobody_becomes_somebody_by_themselves(
    chats: Chats, coordinator: Person, roads: Person, newcomer: Person, stranger: Person
) -> None:
    await page_of(coordinator)
    await coordinator.press("Новый телефон или аккаунт")
    asked = await coordinator.press("Ещё посторонний · исполнитель (УГХ)")
    forged = asked.last.data("Это тот же сотрудник")
    for person in (newcomer, roads):
        assert "Это вам недоступно" in (await person.forge(forged)).text
    for person in (stranger, chats.person(COORDINATOR + NEIGHBOUR), chats.person(ROADS + NEIGHBOUR)):
        answer = (await person.forge(forged)).everything
        assert "УГХ" not in answer
    assert "Сдано: 0" in (await roads.say("/start")).text


async def test_where_nobody_came_in_later_the_way_is_a_new_link(coordinator: Person) -> None:
    await page_of(coordinator)
    shown = await coordinator.press("Новый телефон или аккаунт")
    assert "никто не входил" in shown.text
    assert shown.buttons == ("Пригласить", "Назад")


async def test_a_unit_has_one_head(chats: Chats, coordinator: Person, newcomer: Person) -> None:
    await page_of(coordinator)
    marked = await coordinator.press("Отметить руководителем")
    assert "исполнитель (УГХ), руководитель" in marked.text
    await page_of(coordinator, "Ещё посторонний · УГХ")
    await coordinator.press("Отметить руководителем")
    shown = await coordinator.say("/people")
    assert shown.text.count("), руководитель") == 1


async def test_the_owner_sees_who_runs_what_and_no_figure(owner: Person, roads: Person) -> None:
    await begun(roads)
    await roads.press("Отправить")
    shown = await owner.say("/people")
    assert "Копейский городской округ" in shown.text
    assert "• сотрудник 10, с 05.07.2022" in shown.text
    assert "Соседний городской округ" in shown.text
    assert "50" not in shown.text
    assert WAY_IN not in shown.text


async def test_an_executor_manages_nobody(roads: Person, coordinator: Person) -> None:
    await page_of(coordinator)
    page = await coordinator.last()
    for row in page.rows:
        for button in row:
            if button["text"] not in ("На главную", "Отсутствие и замещение"):
                refused = await roads.forge(button["callback_data"])
                assert "Это вам недоступно" in refused.text, button
