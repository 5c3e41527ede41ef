"""Who blocks the bot: the coordinator hears of it at once, what is said meanwhile waits and is said again."""

from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import open_card
from tests.conversations.test_refused_buttons import close_the_period
from tests.sample import COORDINATOR, ROADS

AWAY = "не получает сообщений бота"


async def block(chats: Chats, person_id: int = ROADS) -> None:
    await chats.play(f"people/{person_id}/block")
    await chats.quiet()


async def unblock(chats: Chats, person_id: int = ROADS) -> None:
    await chats.play(f"people/{person_id}/unblock")
    await chats.quiet()


async def send_in(roads: Person, number: str = "4") -> None:
    await open_card(roads, number)
    await roads.say("50% идут торги")
    await roads.press("Отправить")


async def send_back(coordinator: Person, reason: str = "Приложите акт") -> str:
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    return (await coordinator.say(reason)).text


async def told_of_it(coordinator: Person) -> list[str]:
    return [one.text for one in await coordinator.shown() if one.text.startswith("📵") and AWAY in one.text]


async def test_the_coordinator_is_told_at_once_who_for_whom_since_when_and_what_to_do(
    chats: Chats, coordinator: Person
) -> None:
    await block(chats)
    (told,) = await told_of_it(coordinator)
    assert told.splitlines()[0].startswith(
        "📵 сотрудник 11 (УГХ) не получает сообщений бота с 05.07.2022, 09:00"
    )
    assert "Позвоните или напишите лично" in told


async def test_nobody_is_said_to_know_before_they_do(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send_in(roads)
    assert "Передаём исполнителю" in await send_back(coordinator)
    await roads.say("№ 4 60% идут торги")
    await roads.press("Отправить")
    await block(chats)
    said = await send_back(coordinator)
    assert "сотрудник 11 не получает сообщений бота с 05.07.2022, 09:00" in said
    assert "Передаём" not in said


async def test_what_is_said_meanwhile_is_said_when_they_are_back_and_the_coordinator_is_told_once(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send_in(roads)
    before = await roads.shown()
    await block(chats)
    await send_back(coordinator)
    await chats.forward(days=1)
    assert await roads.shown() == before
    await unblock(chats)
    assert "№ 4 вернули: «Приложите акт»" in (await roads.last()).text
    assert len(await roads.shown()) == len(before) + 1
    assert len(await told_of_it(coordinator)) == 1


async def move_the_deadline(coordinator: Person, day: str = "25.07.2022") -> None:
    await coordinator.say("/period")
    await coordinator.press("Перенести срок: 1 полугодие 2022")
    await coordinator.say(day)


async def test_what_is_true_no_more_is_not_said_again(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await block(chats)
    await move_the_deadline(coordinator)
    await close_the_period(coordinator)
    await chats.quiet()
    await unblock(chats)
    (told,) = await roads.shown()
    assert "закрыт" in told.text


async def test_a_refused_answer_is_as_good_as_a_refused_notice(chats: Chats, coordinator: Person) -> None:
    """They wrote, and blocked the bot before it answered; Telegram may not have said so yet."""
    chats.world.people.mark(ROADS, blocked=True)
    chats.receive(ROADS, {"text": "/tasks"})
    await chats.quiet()
    assert len(await told_of_it(coordinator)) == 1


async def test_a_refused_notice_tells_what_has_not_arrived(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send_in(roads)
    chats.world.people.mark(ROADS, blocked=True)
    await send_back(coordinator)
    await chats.quiet()
    (told,) = await told_of_it(coordinator)
    assert "Не дошло: возврат № 4 с причиной." in told


async def test_whoever_writes_again_hears_what_they_missed(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send_in(roads)
    chats.world.people.mark(ROADS, blocked=True)
    await send_back(coordinator)
    await chats.quiet()
    chats.world.people.mark(ROADS, blocked=False)
    heard = await roads.say("/help")
    assert "№ 4 вернули: «Приложите акт»" in heard.everything


async def test_nobody_else_is_held_up(chats: Chats, buses: Person, coordinator: Person) -> None:
    await block(chats)
    await move_the_deadline(coordinator)
    await chats.quiet()
    assert "Срок сдачи перенесён" in (await buses.last()).text


async def test_a_coordinator_who_blocked_the_bot_is_reported_to_nobody_but_the_others(
    chats: Chats, coordinator: Person
) -> None:
    await block(chats, COORDINATOR)
    await unblock(chats, COORDINATOR)
    assert await told_of_it(coordinator) == []
