"""Short names on the coordinator's screens: in pages, one pressed, another typed."""

from tests.chat import Chats, Person


async def test_the_list_is_in_pages_and_one_is_called_anew(coordinator: Person, roads: Person) -> None:
    await coordinator.say("/plan")
    first = await coordinator.press("Краткие имена")
    assert first.buttons[0] == "№ 1 · Срывы рейсов"
    assert len(first.buttons) == 12
    second = await coordinator.press("Дальше →")
    assert second.buttons[1] == "№ 12 · Дворы"
    asked = await coordinator.press("№ 12 · Дворы")
    assert "по благоустройству дворовых территорий" in asked.text
    assert "до 40 знаков" in asked.text
    done = await coordinator.say("Ремонт дворов")
    assert done.text.startswith("✅ Теперь так: № 12 · Ремонт дворов")
    assert "№ 12 · Ремонт дворов" in done.buttons
    assert "▫️ № 12 · Ремонт дворов" in (await roads.say("/tasks")).buttons


async def test_what_cannot_be_is_said_with_an_example_and_asked_again(coordinator: Person) -> None:
    await coordinator.say("/plan 12")
    await coordinator.press("Краткое имя")
    taken = await coordinator.say("автобусы")
    assert "уже называется № 3" in taken.text
    long = await coordinator.say("Благоустройство дворовых территорий многоквартирных домов")
    assert "не больше 40" in long.text
    assert "нет слова" in (await coordinator.say("12")).text
    assert "№ 12 · Дворы и скверы" in (await coordinator.say("Дворы и скверы")).text


async def test_back_changes_nothing(coordinator: Person) -> None:
    await coordinator.say("/plan 12")
    await coordinator.press("Краткое имя")
    listed = await coordinator.press("Назад")
    assert "№ 12 · Дворы" in listed.buttons


async def test_an_old_button_is_answered_with_the_list(coordinator: Person) -> None:
    await coordinator.say("/plan 12")
    await coordinator.press("Краткое имя")
    asked = (await coordinator.last()).id
    await coordinator.say("Дворики")
    again = await coordinator.forge("short_names:gone:1", asked)
    assert "№ 1 · Срывы рейсов" in again.buttons


async def test_nobody_else_gets_there(chats: Chats, roads: Person, deputy: Person) -> None:
    for person in (roads, deputy):
        shown = (await person.say("/start")).last.id
        for pressed in ("short_names:open", "short_names:list:1:0", "short_names:ask:1:12"):
            answer = await person.forge(pressed, shown)
            assert "Это вам недоступно" in answer.text
