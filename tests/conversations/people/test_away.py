"""Somebody is away: the coordinator says who stands in; an executor asks for it."""

from tests.chat import Chats, Person
from tests.conversations.people.test_going import COLLEAGUE, page_of
from tests.conversations.submit.test_handing_in import invited
from tests.conversations.test_access import nothing_leaks


async def test_a_substitute_has_the_list_between_the_days(
    chats: Chats, coordinator: Person, roads: Person, buses: Person
) -> None:
    await page_of(coordinator)
    await coordinator.press("Отсутствие и замещение")
    asked = await coordinator.press("сотрудник 12 · исполнитель (МУП «КПА»)")
    assert "С какого дня по какой?" in asked.text
    unclear = await coordinator.say("недельку")
    assert "«недельку» — непонятные дни" in unclear.text
    done = await coordinator.say("с 6 по 8 июля")
    assert "с 06.07.2022 по 08.07.2022 вместо сотрудника сотрудник 11 — сотрудник 12" in done.text
    assert "вы замещаете сотрудника сотрудник 11 (УГХ)" in (await buses.last()).text
    assert "С 06.07.2022 по 08.07.2022 вас замещает сотрудник 12" in (await roads.last()).text
    assert "исполнитель (УГХ)" not in (await buses.say("/start")).text
    await chats.forward(days=1)
    assert "исполнитель (УГХ)" in (await buses.say("/start")).text
    await page_of(coordinator)
    after = await coordinator.press("Отменить отсутствие до 08.07")
    assert "замещает" not in after.text
    assert "исполнитель (УГХ)" not in (await buses.say("/start")).text
    assert "Замещение отменено" in "\n".join(one.text for one in await buses.shown())


async def test_days_that_are_over_are_asked_for_again(coordinator: Person) -> None:
    await page_of(coordinator)
    await coordinator.press("Отсутствие и замещение")
    await coordinator.press("Никто не замещает")
    assert "01.07.2022 уже прошло" in (await coordinator.say("01.07.2022")).text
    done = await coordinator.say("с 6 по 8 июля")
    assert "никто не замещает" in done.text


async def test_an_executor_names_a_colleague_if_the_coordinator_agrees(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await invited(chats, coordinator, "✅ УГХ", COLLEAGUE)
    own = await roads.say("/people")
    assert "Вместе с вами сдают: Ещё посторонний" in own.text
    assert "сотрудник 12" not in own.text
    await roads.press("Назвать замещающего")
    await roads.press("Ещё посторонний")
    waits = await roads.say("с 6 по 8 июля")
    assert "Отправлено координатору" in waits.text
    request = await coordinator.last()
    assert "сотрудник 11 просит: с 06.07.2022 по 08.07.2022 замещает Ещё посторонний" in request.text
    agreed = await coordinator.press("Согласен")
    assert "Записано" in agreed.text
    again = await coordinator.forge(request.data("Не согласен"), request.id)
    assert again.toast == "Записано."
    assert "вас замещает Ещё посторонний" in (await roads.last()).text


async def test_whoever_is_not_agreed_to_is_told(coordinator: Person, roads: Person) -> None:
    await roads.say("/people")
    await roads.press("Назвать замещающего")
    await roads.press("Никто не замещает")
    await roads.say("с 6 по 8 июля")
    refused = await coordinator.press("Не согласен")
    assert "Ничего не изменилось" in refused.text
    assert "Координатор не согласен" in (await roads.last()).text


async def test_somebody_new_stands_in_by_a_link_and_only_between_the_days(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await roads.say("/people")
    await roads.press("Назвать замещающего")
    await roads.press("Новый человек — по ссылке")
    await roads.say("с 6 по 8 июля")
    agreed = await coordinator.press("Согласен")
    assert "Замещающий войдёт по ссылке" in (await roads.last()).text
    secret = agreed.text.split("?start=", 1)[1].strip()
    substitute = chats.person(COLLEAGUE)
    offer = await substitute.say(f"/start {secret}")
    assert "замещать сотрудника сотрудник 11 (УГХ) с 06.07.2022 по 08.07.2022" in offer.text
    await substitute.press("Принять")
    assert "вас замещает Ещё посторонний" in (await roads.last()).text
    nothing_leaks((await substitute.say("/tasks")).everything)
    await chats.forward(days=1)
    assert "Сдано: 0 из 8" in (await substitute.say("/start")).text
    await chats.forward(days=3)
    nothing_leaks((await substitute.say("/tasks")).everything)


async def test_an_executor_speaks_for_themselves_alone(
    coordinator: Person, roads: Person, buses: Person
) -> None:
    await page_of(coordinator)
    page = await coordinator.last()
    forged = page.data("Отсутствие и замещение")
    assert "Это вам недоступно" in (await buses.forge(forged)).text
    own = await roads.forge(forged)
    assert "Кто вас заместит?" in own.text
    numbers = own.last.data("Никто не замещает").rsplit(":", 1)[0]
    stranger_to_the_unit = await roads.forge(f"{numbers}:{1}")
    assert "сотрудник" not in stranger_to_the_unit.text
