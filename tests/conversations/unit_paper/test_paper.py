"""`[Лист сведений]` comes as Word; its number or scan, typed, sent or in reply, marks what stands on it."""

from tests.chat import Chats, Person
from tests.data.papers import pdf


async def test_a_unit_prints_its_rows_and_says_by_which_letter_they_are_signed(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await roads.say("№ 4 50% работы ведутся по графику")
    await roads.press("Отправить")
    listed = await roads.say("/tasks")
    assert "Лист сведений" in listed.buttons
    await roads.press("Лист сведений")
    given = await roads.last()
    assert "Лист сведений: УГХ" in given.text
    assert "Не сданы: № 5, 7" in given.text
    assert (await roads.file(given)).startswith(b"PK")
    asked = await roads.press("Подписан: номер или скан")
    assert "№ 12-44 от 07.07.2022" in asked.text
    unclear = await roads.say("подписан")
    assert "нет номера и даты письма" in unclear.text
    signed = await roads.say("№ 12-44 от 04.07.2022")
    assert "подписано, исх. № 12-44 от 04.07.2022" in signed.text
    await chats.forward(minutes=2)
    assert "✍️ подписано, исх. № 12-44 от 04.07.2022" in (await coordinator.press("Проверить")).text
    assert "✍️ Подписаны: № 4" in (await roads.say("/tasks")).text


async def test_a_coordinator_sends_the_scan_in_reply_to_the_paper(coordinator: Person) -> None:
    await coordinator.say("/tasks УГХ")
    await coordinator.say("письмо от 07.07 № 12-44")
    await coordinator.say("№ 4 50% работы ведутся по графику")
    await coordinator.press("Отправить")
    await coordinator.say("/tasks УГХ")
    await coordinator.press("Лист сведений")
    given = await coordinator.last()
    signed = await coordinator.upload("скан.pdf", pdf("лист"), reply_to=given.id)
    assert "подписано, скан листа" in signed.text
    numbered = await coordinator.say("№ 12-44 от 04.07.2022", reply_to=given.id)
    assert "подписано, исх. № 12-44 от 04.07.2022" in numbered.text
    await coordinator.press("Снять отметку")
    gone = await coordinator.press("Да, снять")
    assert "Подписанным ещё не отмечен" in gone.text
