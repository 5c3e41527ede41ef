"""The weekly digest: a deputy asks for it by one tap, has it with its picture, and declines it."""

from datetime import datetime

from services.digest.plan_digests import plan_digests
from tests.chat import Chats, Person
from tests.sample import OWNER, as_actor

MONDAY = datetime.fromisoformat("2022-07-11T09:00+05:00")


async def morning(chats: Chats, at: datetime) -> None:
    chats.clock.move(at)
    assert chats.running is not None
    await plan_digests(as_actor(chats.running.parts.installation, OWNER))
    await chats.quiet()


async def test_a_deputy_asks_for_the_digest_and_declines_it(
    chats: Chats, deputy: Person, coordinator: Person
) -> None:
    await deputy.say("/start")
    asked = await deputy.press("Получать сводку по понедельникам")
    assert "Сводка будет приходить по понедельникам" in asked.text
    await morning(chats, MONDAY)
    told = await deputy.last()
    assert told.photo
    assert "Сдано 0 из 26, принято 0." in told.text
    assert "Сегодня последний день — понедельник, 11.07.2022." in told.text
    assert "решения" not in told.text
    assert told.buttons == ("Кто сдал", "Отчёт", "Не получать")
    whole = await coordinator.last()
    assert whole.photo
    assert "Ещё не сдали: УГХ" in whole.text
    assert "Ждёт решения координатора:" in whole.text
    assert whole.buttons == ("Проверить", "Кто сдал", "Не получать")
    declined = await deputy.press("Не получать")
    assert "Сводка больше не придёт" in declined.text
    assert (await deputy.shown())[-2].text == told.text, "the digest stays"
    assert "Получать сводку по понедельникам" in (await deputy.say("/start")).buttons
