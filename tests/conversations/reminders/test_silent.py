"""A unit that owes and is silent: proposed to both coordinators, one of whom calls."""

from datetime import datetime

import pytest

from domain.access import Role
from services.context import Installation
from services.escalation.propose import propose_silent
from tests.chat import Chats, Person
from tests.sample import OWNER, STRANGER, as_actor, member

THIRD_DAY = datetime.fromisoformat("2022-07-14T10:30+05:00")
"""After Monday the 11th, when it was due."""


@pytest.fixture
async def colleague(chats: Chats, stranger: Person) -> Person:
    """A second coordinator; both have been told by now."""
    installation = installation_of(chats)
    await member(installation, STRANGER, 1, Role.COORDINATOR, None)
    chats.clock.move(THIRD_DAY)
    await propose_silent(as_actor(installation, OWNER))
    await chats.quiet()
    return stranger


def installation_of(chats: Chats) -> Installation:
    assert chats.running is not None
    return chats.running.parts.installation


async def test_a_coordinator_calls_and_the_other_sees_who_it_was(
    colleague: Person, coordinator: Person
) -> None:
    proposed = await coordinator.last()
    assert "срок был в понедельник, 11.07.2022" in proposed.text
    assert "УГХ молчит 3 дня: нет № 4, 5, 7, 11, 12, 13, 14" in proposed.text
    asked = await coordinator.press("УГХ")
    assert asked.buttons[:4] == ("Позвонил", "Сообщить руководителю", "Сообщить куратору", "Не трогать")
    nobody = await coordinator.press("Сообщить руководителю")
    assert "не отмечен руководитель" in nobody.text
    assert "сотрудник 11" in nobody.text
    assert "Письмо" in nobody.buttons
    done = await coordinator.press("Позвонил")
    assert "Позвонил(а): сотрудник 10, 14.07, 10:30" in done.text
    seen = await colleague.last()
    assert "Позвонил(а): сотрудник 10, 14.07, 10:30" in seen.text
    assert "УГХ" not in (*done.buttons, *seen.buttons)


async def test_the_deputy_who_oversees_is_told_as_a_colleague(
    colleague: Person, coordinator: Person, deputy: Person
) -> None:
    await colleague.press("УГХ")
    await colleague.press("Сообщить куратору")
    told = await deputy.last()
    assert told.text.startswith("Добрый день! За 1 полугодие 2022 пока не хватает сведений")
    assert told.buttons == ("Кто сдал", "Список")
    assert "УГХ" in (await deputy.press("Список")).text
    assert "Куратору сообщил(а): сотрудник 99" in (await coordinator.last()).text
