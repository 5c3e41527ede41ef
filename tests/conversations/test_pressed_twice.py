"""A button pressed twice does once, and the second press is answered with what was done, never with home."""

import pytest

from tests.chat import Answer, Chats, Person
from tests.conversations.review.test_queue import send
from tests.conversations.submit.test_corrections import versions
from tests.conversations.submit.test_focus import figure, ready
from tests.conversations.submit.test_handing_in import open_card


async def twice(person: Person, label: str) -> Answer:
    shown = next(one for one in reversed(await person.shown()) if label in one.buttons)
    press = ("press", {"message_id": shown.id, "data": shown.data(label)})
    answer = await person.all_at_once(press, press)
    assert "Здравствуйте" not in answer.everything, answer.everything
    assert "Не получилось" not in answer.everything
    late = await person.forge(shown.data(label), shown.id)
    assert "Здравствуйте" not in late.everything, late.everything
    return answer


@pytest.mark.parametrize(
    ("label", "after"),
    [
        ("Отправить", "Отправлено на проверку. № 11: 2"),
        ("Изменить значение", "Пришлите факт"),
        ("Изменить пояснение", "пояснение"),
        ("Следующий: № 12", "№ 12"),
        ("К списку", "Сдано: 0 из 8"),
        ("Отмена", "Удалить черновик № 11?"),
    ],
)
async def test_the_buttons_of_a_row(roads: Person, label: str, after: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await twice(roads, label)
    assert after in (await roads.last()).text


async def test_deleting_a_draft(roads: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отмена")
    await twice(roads, "Удалить черновик")
    assert "Сдано: 0 из 8" in (await roads.last()).text


@pytest.mark.parametrize("label", ["Нет данных", "Записать словами", "Позже"])
async def test_the_buttons_of_a_card(roads: Person, label: str) -> None:
    await open_card(roads, "11")
    await twice(roads, label)


async def test_no_explanation(roads: Person) -> None:
    await open_card(roads, "11")
    await roads.say("4")
    await twice(roads, "Без пояснения")
    assert "Отправить" in (await roads.last()).buttons


@pytest.mark.parametrize("label", ["Заменить пояснение", "Добавить", "Оставить как есть"])
async def test_the_buttons_below_typed_words(roads: Person, label: str) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.say("договор подписан")
    await twice(roads, label)
    row = (await roads.last()).text
    assert row.count("договор подписан") == (label != "Оставить как есть")


async def test_correcting_what_was_sent(roads: Person) -> None:
    await send(roads, "11", "2 работы ведутся")
    await roads.press(await figure(roads, "11"))
    await twice(roads, "Исправить")
    assert "Отправить" in (await roads.last()).buttons


async def test_accepting(chats: Chats, roads: Person, coordinator: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await send(roads, "13", "100% аварий нет")
    await coordinator.say("/review")
    await twice(coordinator, "Принять")
    assert [state for _, _, state in await versions(chats)] == ["accepted", "sent"]


async def test_taking_back(chats: Chats, roads: Person, coordinator: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    await twice(coordinator, "Принять (1)")
    await twice(coordinator, "Отменить")
    assert "Отменено, снова на проверке: № 4 — 50%" in (await coordinator.last()).text
    assert [state for _, _, state in await versions(chats)] == ["sent"]


async def test_returning(roads: Person, coordinator: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/review")
    await twice(coordinator, "Вернуть")
    await coordinator.say("нужен акт")
    assert sum("вернули" in one.text for one in await roads.shown()) == 1


async def test_periods(coordinator: Person) -> None:
    await coordinator.say("/period")
    await coordinator.press("Закрыть: 1 полугодие 2022")
    await twice(coordinator, "Закрыть период")
    await coordinator.press("Открыть: 2022 год")
    await twice(coordinator, "Открыть")
    assert "2022 год — идёт сбор" in (await coordinator.last()).text


async def test_an_invitation(chats: Chats, coordinator: Person, stranger: Person) -> None:
    await coordinator.say("/invite")
    await coordinator.press("✅ УГХ")
    link = await coordinator.press("Сдаёт сведения")
    await stranger.say(f"/start {link.text.split('?start=', 1)[1].split(maxsplit=1)[0]}")
    shown = await stranger.last()
    press = ("press", {"message_id": shown.id, "data": shown.data("Принять")})
    answer = await stranger.all_at_once(press, press)
    assert "недействительна" not in answer.everything, answer.everything
