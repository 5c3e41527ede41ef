"""«/tasks УГХ»: a coordinator hands in what came by letter or telephone (storyboard 3)."""

from tests.chat import Chats, Person

LETTER = "письмо от 07.07 № 12-44"
BROUGHT = f"внёс координатор, {LETTER}"


async def sit_down(coordinator: Person, unit: str = "УГХ", source: str = LETTER) -> str:
    """The unit's list, once the source is said."""
    asked = await coordinator.say(f"/tasks {unit}")
    assert "Откуда сведения?" in asked.text
    return (await coordinator.say(source)).text


async def test_the_source_is_asked_once_and_stands_beside_the_figure_everywhere(
    chats: Chats, coordinator: Person, roads: Person, deputy: Person
) -> None:
    listed = await sit_down(coordinator)
    assert f"За УГХ: {BROUGHT}" in listed
    card = await coordinator.press("▫️ № 4 · Качество дорог")
    assert f"За УГХ: {BROUGHT}" in card.text
    await coordinator.say("50 % работы ведутся по графику")
    receipt = await coordinator.press("Отправить")
    assert "Принято. № 4: 50 %, «работы ведутся по графику»." in receipt.text
    assert BROUGHT in receipt.text
    again = await coordinator.say("/tasks УГХ")
    assert "Откуда сведения?" not in again.text
    assert "✅ № 4 · Качество дорог" in again.buttons
    assert BROUGHT in (await deputy.say("№ 4")).text
    await chats.forward(minutes=2)
    told = await roads.last()
    assert f"По № 4 координатор внёс 50 % ({LETTER}) — принято." in told.text
    await roads.say("/tasks")
    assert BROUGHT in (await roads.press("✅ № 4 · Качество дорог")).text


async def test_figures_typed_by_number_are_the_units(coordinator: Person) -> None:
    await sit_down(coordinator)
    taken = await coordinator.say("№ 4 50% работы ведутся\n№ 7 100%")
    assert f"За УГХ: {BROUGHT}" in taken.text
    done = await coordinator.press("Отправить все (2)")
    assert "Принято: № 4, 7." in done.text
    assert "Сдано: 2 из 8" in (await coordinator.press("К списку")).text


async def test_somebody_elses_number_is_not_the_units(coordinator: Person) -> None:
    await sit_down(coordinator)
    refused = await coordinator.say("№ 1 5")
    assert "Показателя с таким номером среди ваших нет" in refused.text


async def test_tasks_alone_ends_it_and_offers_the_units(coordinator: Person) -> None:
    await sit_down(coordinator)
    offered = await coordinator.say("/tasks")
    assert "За кого сдаёте сведения?" in offered.text
    assert "УГХ · 8" in offered.buttons
    refused = await coordinator.say("№ 4 50%")
    assert "Показателя с таким номером среди ваших нет" in refused.text


async def test_several_units_are_buttons(coordinator: Person) -> None:
    asked = await coordinator.say("/tasks заместитель")
    assert "Нашлось несколько исполнителей" in asked.text
    assert len(asked.buttons) > 2
    assert "Откуда сведения?" in (await coordinator.press(asked.buttons[0])).text


async def test_it_can_be_said_in_words_too(coordinator: Person, roads: Person) -> None:
    assert "Сдаёте за УГХ" in (await coordinator.say("сдать за УГХ")).text
    assert "Откуда сведения?" not in (await roads.say("сдать за УГХ")).text


async def test_a_source_is_tapped_and_may_be_changed(coordinator: Person) -> None:
    await sit_down(coordinator)
    await coordinator.say("/tasks КПА")
    assert LETTER in (await coordinator.press(LETTER)).text
    await coordinator.press("Другой источник")
    called = await coordinator.press("Звонок 05.07")
    assert "внёс координатор, звонок 05.07" in called.text


async def test_a_number_in_the_source_is_no_figure(coordinator: Person) -> None:
    listed = await sit_down(coordinator, source="№ 12-44 от 07.07")
    assert "внёс координатор, № 12-44 от 07.07" in listed


async def test_the_source_is_asked_again_the_next_day(chats: Chats, coordinator: Person) -> None:
    await sit_down(coordinator)
    await chats.forward(days=1)
    asked = await coordinator.say("/tasks УГХ")
    assert "Откуда сведения?" in asked.text
    assert LETTER in asked.buttons


async def test_what_the_unit_has_sent_is_shown_first_and_replaced_on_purpose(
    coordinator: Person, roads: Person
) -> None:
    await roads.say("№ 4 45% работы ведутся")
    await roads.press("Отправить")
    await sit_down(coordinator)
    shown = await coordinator.press("📨 № 4 · Качество дорог")
    assert "Факт: 45%" in shown.text
    await coordinator.press("Исправить")
    await coordinator.press("Изменить значение")
    await coordinator.say("50 %")
    receipt = await coordinator.press("Отправить")
    assert "Принято. № 4: 50 %" in receipt.text
    assert "До этого была версия 1: 45%" in receipt.text
    assert "0" not in [one for one in (await coordinator.say("/review")).buttons if "Принять" in one]


async def test_an_accepted_figure_is_corrected_through_the_queue(coordinator: Person) -> None:
    await sit_down(coordinator)
    await coordinator.say("№ 4 50% работы ведутся")
    await coordinator.press("Отправить")
    await coordinator.say("№ 4 52% работы ведутся")
    receipt = await coordinator.press("Отправить")
    assert "ждёт в /review" in receipt.text
    queue = await coordinator.say("/review")
    assert BROUGHT in queue.text
    assert "50%" in queue.text


async def test_a_draft_of_the_units_own_is_told_and_not_shown(coordinator: Person, roads: Person) -> None:
    await roads.say("№ 4 45% тайное пояснение")
    await sit_down(coordinator)
    card = await coordinator.press("▫️ № 4 · Качество дорог")
    assert "Исполнитель сам начал заполнять" in card.text
    assert "тайное" not in card.text


async def test_progress_leads_there(coordinator: Person) -> None:
    await coordinator.say("/progress")
    await coordinator.press("Все исполнители")
    unit = next(one for one in (await coordinator.last()).buttons if one.startswith("УГХ"))
    await coordinator.press(unit)
    assert "Сдаёте за УГХ" in (await coordinator.press("Сдать за исполнителя")).text


async def test_nobody_but_its_coordinator_hands_in_for_a_unit(roads: Person, deputy: Person) -> None:
    for person in (roads, deputy):
        assert "Откуда сведения?" not in (await person.say("/tasks МУП «КПА»")).text
        forged = await person.forge("forwhom:unit:1:1:1")
        assert "Откуда сведения?" not in forged.everything
