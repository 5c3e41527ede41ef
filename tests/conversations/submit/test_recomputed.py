"""A formula that changes while the quarter is open, as everybody sees it.

By hand: A1 = 4, A2 = (100/100 + 100/100 + 100/100)/3 = 1, A = 4 + 1·4 = 8, and with «A1 + A2·2» 6.
"""

from dataclasses import replace

from programmes.change.edits import change_indicators
from programmes.yaml.file import write_yaml
from tests.chat import Chats, Person
from tests.conversations.quarter import COORDINATOR, MEDIA, give_social, open_card, send
from tests.integration.services.computing.quarters import formula
from tests.mytishchi import PROGRAMME


def halved() -> bytes:
    """The programme's file with another formula."""
    named = replace(PROGRAMME, timezone="Europe/Moscow", deadline="10-го числа")
    to = formula("A", "A1 + A2·2")
    after = change_indicators(
        named, {"2"}, lambda one: replace(one, methodology=tuple(map(to, one.methodology)))
    )
    return write_yaml(after)


async def texts_of(person: Person) -> list[str]:
    """Every message of the chat."""
    return [str(one.get("text", "")).replace("\u00a0", " ") for one in await person.messages()]


async def test_a_changed_formula_is_shown_told_and_marked(quarter: Chats) -> None:
    media, head = quarter.person(MEDIA), quarter.person(COORDINATOR)
    await give_social(media)
    await send(media)
    shown = await head.upload("programme.yaml", halved())
    assert "A = A1 + A2·4 → действует с 30.07.2019: A = A1 + A2·2" in shown.text
    assert "Сданные значения открытых периодов будут пересчитаны по новой методике" in shown.text
    await head.press("Применить изменения")
    await quarter.forward(minutes=4)
    await quarter.quiet()
    line = "№ 2 · Уровень информированности в соцсетях: 8,00 → 6,00 (по новой методике), на проверке"
    told = await texts_of(head)
    assert any("🔁 Сданные значения пересчитаны." in one and line in one for one in told)
    assert any(
        "🔁 Ваши сданные значения пересчитаны." in one and line in one for one in await texts_of(media)
    )
    waiting = await head.say("/review")
    assert "Факт: 6,00" in waiting.text
    assert "🔁 Пересчитано по новой методике, было 8,00" in waiting.text
    working = await head.press("Показать расчёт")
    assert "Методика действует с 30.07.2019" in working.text
    assert "🔁 Пересчитано по новой методике, было 8,00" in working.text
    assert "🔁 Пересчитано по новой методике, было 8,00" in (await open_card(media, "2")).text
