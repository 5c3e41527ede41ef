"""A reminder as it arrives: told once, true for as long as it stands, answered by replies of any age."""

from datetime import datetime

import pytest

from services.context import Actor, Context
from services.reminders.plan_due import plan_reminders
from tests.chat import Chats, Person, Shown
from tests.sample import ROADS


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
