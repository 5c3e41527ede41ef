"""A long explanation with links, which Telegram's client sends as several messages."""

from tests.chat import Person
from tests.conversations.submit.test_handing_in import open_card
from tests.unit.domain.figures.pasting.test_pasted import LINKS

FIRST = "Работы ведутся по графику, подробности на сайте: https://vk.com/wall-171013929_14464.\n" * 45


async def test_its_pieces_are_one_explanation_and_none_of_them_a_figure(roads: Person) -> None:
    await open_card(roads, "4")
    asked = await roads.say("50%")
    assert "Длинный текст и ссылки тоже подойдут." in asked.text
    await roads.say(FIRST)
    row = await roads.say(f"№ 5 и другие:\n{LINKS}")
    assert "Так будет в отчёте. № 4" in row.text
    assert "Факт: 50%" in row.text
    assert "в отчёте — целиком" in row.text
    sent = await roads.press("Отправить")
    assert "№ 4: 50%" in sent.text
