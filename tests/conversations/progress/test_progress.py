"""`/progress`: the picture with the sentence, by executor and by section, the pages, one's own."""

from tests.chat import Person

HALF = "1 полугодие 2022"


async def hand_in(roads: Person) -> None:
    await roads.say("№ 4 50% идут торги")
    await roads.press("Отправить")


async def test_the_coordinator_sees_who_owes_by_executor_and_by_section(
    roads: Person, coordinator: Person
) -> None:
    await hand_in(roads)
    answer = await coordinator.say("/progress")
    assert answer.last.photo
    assert answer.text.startswith("Сдано 1 из 26, не сдали ")
    assert "; срок — понедельник, 11.07.2022, остал" in answer.text
    assert answer.text.count("из 26") == 1
    assert "На проверке 1: № 4" in answer.text
    assert "УГХ — № 5, 7, 11–14 (сдано 1 из 7)" in answer.text
    sections = await coordinator.press("По разделам")
    assert [one.id for one in sections.shown] == [answer.last.id]
    assert "Качество дорог — № 5 (сдано 1 из 2)" in sections.text
    assert "УГХ" not in sections.text
    again = await coordinator.press("По исполнителям")
    assert "УГХ — № 5, 7, 11–14 (сдано 1 из 7)" in again.text


async def test_all_executors_stand_in_pages_below_the_picture(coordinator: Person) -> None:
    shown = (await coordinator.say("/progress")).last
    first = await coordinator.press("Все исполнители")
    assert first.last.id != shown.id
    assert "УГХ — № " in first.text
    second = await coordinator.press("Дальше →")
    assert [one.id for one in second.shown] == [first.last.id]
    assert "УГХ — № " not in second.text
    assert (await coordinator.press("К картинке")).last.photo


async def test_an_executor_sees_the_own_alone(roads: Person, buses: Person) -> None:
    await hand_in(roads)
    answer = await roads.say("/progress")
    assert not answer.last.photo
    assert answer.text.startswith("Сдано 1 из ")
    assert "На проверке: № 4." in answer.text
    assert "УГХ" not in (await buses.say("/progress")).text


async def test_home_leads_there(coordinator: Person) -> None:
    await coordinator.say("/start")
    assert HALF in (await coordinator.press("Кто сдал")).text


async def test_a_forged_button_is_answered(coordinator: Person, buses: Person) -> None:
    await coordinator.say("/start")
    await buses.say("/start")
    for data in (
        "progress:show:1:1:0:=nonsense",
        "progress:show:1:999:0:=executors",
        "progress:show:999:1:0:=executors",
        "progress:show:1:1:-7:=executors",
        "progress:page:1:1:99",
    ):
        for person in (coordinator, buses):
            shown = (await person.forge(data)).everything
            assert shown.strip()
            assert "Не получилось" not in shown
    assert "УГХ" not in (await buses.forge("progress:page:1:1:0")).text
