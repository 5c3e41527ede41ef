"""A reminder as it arrives: told once, true for as long as it stands, answered by replies of any age."""

from datetime import datetime

import pytest

from domain.access import Role
from models.repositories import people
from services.context import Actor, Context
from services.reminders.plan_due import plan_reminders
from tests.chat import Chats, Person, Shown
from tests.conversations.test_where_it_stands import walk
from tests.sample import ROADS, STRANGER, as_actor, member


@pytest.fixture
def days(chats: Chats) -> "Days":
    return Days(chats)


class Days:
    """The clock goes on, the tick looks, and whatever is due is told."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def until(self, moment: str) -> None:
        self._chats.clock.move(datetime.fromisoformat(f"{moment}+05:00"))
        assert self._chats.running is not None
        installation = self._chats.running.parts.installation
        await plan_reminders(Context(installation, Actor(telegram_id=0, name="")))
        await self._chats.quiet()


async def reminded(person: Person) -> Shown:
    return next(one for one in reversed(await person.shown()) if "Напомнить завтра" in one.buttons)


async def test_the_message_of_a_day_says_what_is_due_and_leads_to_the_card(
    days: Days, roads: Person, coordinator: Person
) -> None:
    await days.until("2022-07-06T00:05")
    assert not [one for one in await roads.shown() if "Напомнить завтра" in one.buttons], "it is night"
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    assert told.text == (
        "📋 1 полугодие 2022: срок — понедельник, 11.07.2022, осталось 3 рабочих дня. Сдано: 0 из 8."
    )
    assert told.buttons[:3] == ("Заполнить", "Список", "Напомнить завтра")
    assert "№ 4 ·" in (await roads.press("Заполнить", on=told.id)).text
    assert not [one for one in await coordinator.shown() if "Напомнить завтра" in one.buttons]


async def test_it_is_put_in_line_after_what_is_handed_in(days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    await roads.say("№ 4 50% работы ведутся по графику", reply_to=told.id)
    await roads.press("Отправить")
    await days.until("2022-07-06T10:34")
    assert "Сдано: 1 из 8" in next(one for one in await roads.shown() if one.id == told.id).text
    lines = "\n".join(f"№ {number} 100 сделано, есть акт" for number in ("5", "7", "11", "12", "13", "14"))
    await roads.say(lines, reply_to=told.id)
    await roads.press("Отправить все (6)")
    await days.until("2022-07-06T10:40")
    done = next(one for one in await roads.shown() if one.id == told.id)
    assert "спасибо" in done.text, done


async def test_a_bare_figure_in_reply_asks_which_while_several_are_owed(days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    asked = await roads.say("50%", reply_to=told.id)
    assert "К какому показателю" in asked.text
    assert "№ 4, 5, 7, 11" in asked.text


async def test_put_off_until_tomorrow_it_comes_tomorrow(days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    assert (await roads.press("Напомнить завтра")).toast == "Напомню: четверг, 07.07.2022."
    assert (await roads.press("Напомнить завтра")).toast == "Напомню: четверг, 07.07.2022."
    await days.until("2022-07-07T10:30")
    assert (await reminded(roads)).id != told.id


async def test_the_coordinator_learns_whom_a_figure_is_waited_for(
    days: Days, roads: Person, coordinator: Person
) -> None:
    await days.until("2022-07-06T10:30")
    await roads.press("Жду цифру от…")
    assert "Координатор об этом узнает" in (await roads.say("ЗАГС обещал к 08.07")).text
    assert "УГХ ждёт данные за 1 полугодие 2022: «ЗАГС обещал к 08.07»" in (await coordinator.last()).text


async def test_from_whom_is_asked_again_and_then_the_reminder_stands(days: Days, roads: Person) -> None:
    await roads.say("/help")
    await days.until("2022-07-06T10:30")
    asked = await roads.press("Жду цифру от…")
    await walk(roads, asked, "От кого ждёте данные", "ЗАГС", "Сдано: 0 из 8")


async def test_alone_in_the_unit_there_is_nobody_to_hand_over_to(days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    asked = await roads.press("Передать")
    assert "больше никого нет" in asked.text
    assert "Напомнить завтра" in (await roads.press("Назад")).buttons


async def test_after_the_deadline_it_names_what_is_missing(days: Days, roads: Person) -> None:
    await days.until("2022-07-12T10:30")
    assert (await reminded(roads)).text == (
        "📋 1 полугодие 2022: срок был в понедельник, 11.07.2022. Сдано: 0 из 8. Сведения принимаются, "
        "в журнале будет отметка «после срока».\nЕщё нет: № 4, 5, 7, 11, 12, 13, 14."
    )
    assert roads.id == ROADS


async def close(coordinator: Person) -> None:
    await coordinator.say("/period")
    await coordinator.press("Закрыть: 1 полугодие 2022")
    await coordinator.press("Закрыть период")


async def all_but(person: Person, *left: str) -> None:
    """Everything that УГХ hands in, but these."""
    numbers = [one for one in ("4", "5", "7", "11", "12", "13", "14") if one not in left]
    await person.say("\n".join(f"№ {one} 100 сделано, есть акт" for one in numbers))
    await person.press(f"Отправить все ({len(numbers)})")


async def test_a_bare_figure_in_reply_is_the_one_that_is_owed(days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    await all_but(roads, "7")
    row = await roads.say("98% две аварии устраняются", reply_to=told.id)
    assert "№ 7" in row.text
    assert "98%" in row.text
    assert "Отправить" in row.buttons


async def test_a_reply_to_an_old_reminder_gives_figures_for_what_is_owed_now(
    days: Days, roads: Person
) -> None:
    await days.until("2022-07-06T10:30")
    old = await reminded(roads)
    await days.until("2022-07-11T10:30")
    taken = await roads.say("№ 4 50% работы ведутся\n№ 5 1% голосование идёт", reply_to=old.id)
    assert "Отправить все (2)" in taken.buttons
    assert (await roads.press("Список", on=old.id)).buttons


async def test_a_reply_once_nothing_is_collected_any_more_is_told_so(
    days: Days, roads: Person, coordinator: Person
) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    await days.until("2022-07-12T10:30")
    await close(coordinator)
    for text in ("№ 4 50% работы ведутся", "50% работы ведутся"):
        assert "1 полугодие 2022» закрыт" in (await roads.say(text, reply_to=told.id)).text


async def test_a_bare_figure_in_reply_once_everything_is_handed_in_is_recorded_nowhere(
    days: Days, roads: Person
) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    await all_but(roads)
    said = await roads.say("98% две аварии устраняются", reply_to=told.id)
    assert "эта цифра никуда не записана" in said.text
    assert "№ 4 50 %" in said.text
    assert "Сдано: 7 из 8" in (await roads.press("Список")).text


async def test_a_caption_in_reply_is_a_figure_too(chats: Chats, days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    picture = [{"file_id": "1", "file_unique_id": "1", "width": 90, "height": 90, "file_size": 900}]
    found = next(one for one in await roads.messages() if one["message_id"] == told.id)
    content = {"photo": picture, "caption": "№ 4 50% работы ведутся", "media_group_id": "7"}
    chats.receive(ROADS, {**content, "reply_to_message": found})
    await chats.quiet()
    shown = "\n".join(str(one) for one in await roads.shown())
    assert "50%" in shown
    assert "№ 4" in shown


async def test_an_old_reminder_pressed_says_where_things_stand(days: Days, roads: Person) -> None:
    await days.until("2022-07-06T10:30")
    told = await reminded(roads)
    await all_but(roads)
    pressed = await roads.press("Заполнить", on=told.id)
    assert "спасибо" in pressed.text
    assert pressed.last.id == told.id


async def test_when_one_hands_in_the_colleagues_message_follows(
    chats: Chats, days: Days, roads: Person, stranger: Person
) -> None:
    await colleague_of_roads(chats)
    await days.until("2022-07-06T10:30")
    theirs = await reminded(stranger)
    await all_but(roads, "4")
    await days.until("2022-07-06T10:35")
    assert "Сдано: 6 из 8" in next(one for one in await stranger.shown() if one.id == theirs.id).text


async def test_handed_over_the_colleague_hears_at_once_and_alone_from_then_on(
    chats: Chats, days: Days, roads: Person, stranger: Person
) -> None:
    await colleague_of_roads(chats)
    await days.until("2022-07-06T10:30")
    told, first = await reminded(roads), await reminded(stranger)
    await roads.press("Передать", on=told.id)
    done = await roads.press("сотрудник 99")
    assert "Передано: сотрудник 99, № 4, 5" in done.text
    asked = await reminded(stranger)
    assert asked.id != first.id
    assert "просит сдать сведения" in asked.text
    await days.until("2022-07-08T10:30")
    assert (await reminded(stranger)).id != asked.id
    assert "Передано" in (await roads.last()).text


async def colleague_of_roads(chats: Chats) -> None:
    """Came in long ago for the same unit."""
    assert chats.running is not None
    installation = chats.running.parts.installation
    async with as_actor(installation, ROADS).read() as session:
        known = await people.by_telegram_id(session, ROADS)
        assert known is not None
        role = (await people.roles_of(session, known.id, chats.clock.now()))[0]
    await member(installation, STRANGER, role.programme_id, Role.EXECUTOR, role.executor_id)


async def test_on_its_day_the_figure_is_asked_for_and_the_coordinator_sees_what_it_was(
    days: Days, roads: Person, coordinator: Person
) -> None:
    await roads.say("№ 4 50% идут торги")
    await roads.press("Предварительно, уточню к …")
    await roads.press("понедельник, 11.07.2022")
    await roads.press("Отправить")
    await days.until("2022-07-11T10:30")
    reminder = await reminded(roads)
    assert "Уточнить предварительные данные" in reminder.text
    assert "№ 4 · Качество дорог: сейчас 50%" in reminder.text
    row = await roads.press("Уточнить № 4")
    assert "Данные окончательные" in row.buttons
    await roads.say("№ 4 55% торги прошли", reply_to=reminder.id)
    await roads.press("Отправить")
    await days.until("2022-07-11T10:34")
    assert "Уточнить предварительные" not in (await reminded(roads)).text
    await coordinator.say("/review")
    card = await coordinator.last()
    assert "Уточнено: было 50% (предварительно, до 11.07.2022) → стало 55%" in card.text
