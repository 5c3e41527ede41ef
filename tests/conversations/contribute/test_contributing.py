"""№ 23 of Kopeysk whole: three parts, one of them missing, put together, checked, printed (storyboard 2)."""

from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import invited
from tests.word_reader import read

LETTER = "письмо от 07.07 № 12-44"


async def collecting(coordinator: Person) -> None:
    """МФЦ hands № 23 in and gives a part of its own; ЗАГС and УСЗН contribute."""
    await coordinator.say("/plan 23")
    page = await coordinator.press("Кто сдаёт")
    while "МФЦ" not in page.buttons:
        page = await coordinator.press("Дальше →")
    await coordinator.press("МФЦ")
    asked = await coordinator.press("Части соисполнителей")
    assert "Частей пока никто не даёт" in asked.text
    for unit in ("МФЦ", "ЗАГС", "УСЗН"):
        asked = await coordinator.press(f"➕ {unit}")
        assert "никто не даёт" not in asked.text
    assert "выберите, как их складывать" in asked.text
    done = await coordinator.press("Сумма")
    assert "Дают части: МФЦ, ЗАГС, УСЗН." in done.text
    assert "на 2 рабочих дня раньше" in done.text
    assert "Части дают: МФЦ, ЗАГС, УСЗН (итог — сумма)." in (await coordinator.press("Назад")).text


async def test_three_parts_one_missing_are_sent_accepted_and_printed(
    chats: Chats, coordinator: Person
) -> None:
    await collecting(coordinator)
    uszn = await invited(chats, coordinator, "УСЗН", 99)
    mfc = await invited(chats, coordinator, "МФЦ", 98)

    listed = await uszn.say("/tasks")
    assert "части соисполнителей: дано 0 из 1, срок — четверг, 07.07.2022" in listed.text
    card = await uszn.press("▫️ № 23 · часть · Популяризация Госуслуг")
    assert "Сведения сдаёт: МФЦ. От вас — только ваша часть" in card.text
    assert "№ 23" in (await uszn.press("Спросить координатора")).text
    await uszn.press("Отмена")
    await uszn.say("/tasks")
    await uszn.press("✏️ № 23 · часть · Популяризация Госуслуг")
    await uszn.say("5522")
    row = await uszn.say("Принято 5522 заявления через портал.")
    assert "Ваша часть к № 23" in row.text
    receipt = await uszn.say("отправить")
    assert "Часть отправлена. № 23, УСЗН: 5522" in receipt.text

    await mfc.say("/tasks")
    await mfc.press("▫️ № 23 · часть · МФЦ")
    await mfc.say("1670 Размещены объявления в зале.")
    await mfc.press("Отправить")
    await mfc.press("К списку")
    card = await mfc.press("▫️ № 23 · Популяризация Госуслуг")
    assert "пришло 2 из 3" in card.text
    assert "• ЗАГС: части ещё нет" in card.text
    row = await mfc.press("Взять сумму: 7\N{NO-BREAK SPACE}192")
    assert "МФЦ: Размещены объявления в зале." in row.text
    assert "⚠️ Без части: ЗАГС" in row.text
    assert "⚠️ Без части: ЗАГС" in (await mfc.press("Отправить")).text

    queue = await coordinator.say("/review")
    assert "Части: МФЦ — 1670; УСЗН — 5522" in queue.text
    assert "⚠️ Без части: ЗАГС" in queue.text
    await coordinator.press("Принять")
    await coordinator.say("/report")
    printed = (await coordinator.press("Word")).last
    rows = read(await coordinator.file(printed)).rows
    [last] = [one for one in rows if len(one) > 6 and "Популяризация возможностей" in one[1]]
    assert last[6] == "МФЦ: Размещены объявления в зале.\nУСЗН: Принято 5522 заявления через портал."


async def test_a_coordinator_gives_the_part_of_a_unit_that_nobody_is_in(
    chats: Chats, coordinator: Person
) -> None:
    """And whoever hands in is told what came after the figure was sent; nothing changes unsaid."""
    await collecting(coordinator)
    mfc = await invited(chats, coordinator, "МФЦ", 98)
    await mfc.say("№ 23 1670 размещены объявления")
    await mfc.press("Отправить")
    await coordinator.say("/tasks ЗАГС")
    listed = await coordinator.say(LETTER)
    assert "За ЗАГС: внёс координатор" in listed.text
    card = await coordinator.say("№ 23 4 акции в отделе")
    assert "внёс координатор" in card.text
    given = await coordinator.press("Отправить")
    assert "Сведения по № 23 отправлены раньше" in given.text
    await chats.forward(minutes=2)
    told = await mfc.last()
    assert "• ЗАГС: 4" in told.text
    assert "Сданы сведения: 1670. Сами они не меняются" in told.text
    sent = await mfc.press("Исправить")
    assert "После отправки пришло: ЗАГС — 4" in sent.text
    assert "Без части: МФЦ, УСЗН\n" in sent.text
    row = await mfc.press("Исправить")
    assert "Взять сумму: 4" in row.buttons


async def test_old_buttons_of_a_part_are_answered_with_where_it_stands(
    chats: Chats, coordinator: Person
) -> None:
    await collecting(coordinator)
    uszn = await invited(chats, coordinator, "УСЗН", 99)
    await uszn.say("/tasks")
    card = (await uszn.press("▫️ № 23 · часть · Популяризация Госуслуг")).last
    await uszn.say("5")
    assert "№ 23. УСЗН: 5" in (await uszn.forge(card.data("Нет данных"), card.id)).text
    await chats.restart()
    row = await uszn.press("Без пояснения")
    assert "Новое значение — «7»?" in (await uszn.say("7")).text
    row = await uszn.press("Да, верно")
    assert "Значение: 7" in row.text
    send = row.last.data("Отправить"), row.last.id
    assert "Часть отправлена" in (await uszn.press("Отправить")).text
    assert "устарела" in (await uszn.forge(*send)).toast
    assert "Часть отправлена. № 23, УСЗН: 7" in (await uszn.last()).text
