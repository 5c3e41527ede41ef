"""`/plan` in the chat: the plan, the result's due date, a new target with its ground, how it counts."""

from pathlib import Path

import pytest

from bot.files import LocalFiles
from domain.access import Role
from models.unit_of_work import Database
from services.context import Installation
from tests.chat import Answer, Chats, Person
from tests.conversations.quarter import ADVERTISING, COORDINATOR, give_debt
from tests.conversations.submit.test_handing_in import open_card
from tests.doubles import FakeClock, InlineWorker
from tests.sample import COORDINATOR as KOPEYSK_COORDINATOR
from tests.sample import member


async def plan(coordinator: Person, number: str, button: str, text: str) -> Answer:
    await coordinator.say(f"/plan {number}")
    await coordinator.press(button)
    return await coordinator.say(text)


async def test_the_screen_says_what_holds(coordinator: Person) -> None:
    shown = await coordinator.say("/plan № 11")
    assert shown.text.startswith("№ 11 ")
    assert "Цель: 4" in shown.text
    assert "Нарастающим итогом с начала года." in shown.text
    assert shown.buttons == (
        "План или срок результата",
        "Новая цель",
        "Считать уровнем",
        "Меньше — лучше",
        "Просить подтверждение",
        "Части соисполнителей",
        "Кто сдаёт",
        "Краткое имя",
        "На главную",
    )


async def test_a_number_that_two_programmes_have_asks_which(
    coordinator: Person, town_url: str, tmp_path: Path
) -> None:
    database = Database(town_url)
    files = LocalFiles(tmp_path / "files")
    installation = Installation(database, FakeClock(), InlineWorker(), files, owner_ids=frozenset())
    await member(installation, KOPEYSK_COORDINATOR, programme_id=2, role=Role.COORDINATOR, executor_id=None)
    await database.close()
    asked = await coordinator.say("/plan 11")
    assert "№ 11 есть в нескольких программах. В какой?" in asked.text
    mine, neighbours, _home = asked.buttons
    assert mine.startswith("Копейский городской округ: ")
    await coordinator.press(neighbours)
    assert "Считать уровнем" in (await coordinator.last()).buttons
    await coordinator.press("Считать уровнем")
    await coordinator.say("/plan 11")
    assert "Нарастающим итогом" in (await coordinator.press(mine)).text
    await coordinator.say("/plan 11")
    assert "Нарастающим итогом" not in (await coordinator.press(neighbours)).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/plan", "Напишите номер показателя: /plan 11"),
        ("/plan 77", "Показателя с таким номером нет"),
        ("/plan одиннадцать", "Показателя с таким номером нет"),
    ],
)
async def test_a_number_that_is_none_is_answered_with_what_to_do(
    coordinator: Person, text: str, told: str
) -> None:
    answer = await coordinator.say(text)
    assert told in answer.text
    assert answer.buttons[-1] == "На главную"


async def test_the_plan_for_the_period_makes_a_figure_on_pace(coordinator: Person, roads: Person) -> None:
    """№ 11: 0 of 4 in June is behind, 1 of a planned 1 is on pace."""
    planned = await plan(coordinator, "11", "План или срок результата", "1")
    assert "План на 1 полугодие 2022: 1" in planned.text
    await open_card(roads, "11")
    assert "🔻 отстаёт" in (await roads.say("0")).text
    await roads.press("Изменить значение")
    assert "🔵 в графике" in (await roads.say("1")).text


async def test_before_the_results_due_date_nothing_is_behind(coordinator: Person, roads: Person) -> None:
    planned = await plan(coordinator, "11", "План или срок результата", "30.09.2022")
    assert "Срок результата: 30.09.2022" in planned.text
    await open_card(roads, "11")
    assert "🔵 в графике" in (await roads.say("0")).text


async def test_a_plan_and_a_due_date_are_taken_back(coordinator: Person, roads: Person) -> None:
    await plan(coordinator, "11", "План или срок результата", "0")
    planned = await plan(coordinator, "11", "План или срок результата", "30.09.2022")
    assert planned.buttons[:2] == ("План или срок результата", "Убрать")
    shown = await coordinator.press("Убрать")
    assert "План на" not in shown.text
    assert "Срок результата" not in shown.text
    assert "Убрать" not in shown.buttons
    await open_card(roads, "11")
    assert "🔻 отстаёт" in (await roads.say("0")).text


@pytest.mark.parametrize("typed", ["-", "—", "Убрать", "нет"])
async def test_a_plan_is_taken_back_by_typing(coordinator: Person, typed: str) -> None:
    await plan(coordinator, "11", "План или срок результата", "30.09.2022")
    shown = await plan(coordinator, "11", "План или срок результата", typed)
    assert "Срок результата:" not in shown.text
    assert "Убрать" not in shown.buttons


async def test_what_the_text_says_is_not_offered_the_other_way(coordinator: Person) -> None:
    shown = await coordinator.say("/plan 1")
    assert "Цель: не более 2 %" in shown.text
    assert not {"Меньше — лучше", "Больше — лучше"} & set(shown.buttons)


async def test_where_nothing_is_measured_nothing_is_planned(coordinator: Person) -> None:
    shown = await coordinator.say("/plan 6")
    assert "Показателя нет: ничего не измеряется" in shown.text
    assert "Цель:" not in shown.text
    assert shown.buttons == ("Кто сдаёт", "Краткое имя", "На главную")


async def test_who_hands_in_is_chosen_and_changed(coordinator: Person, roads: Person, buses: Person) -> None:
    shown = await coordinator.say("/plan 22")
    assert "Кто сдаёт — не выбрано." in shown.text
    asked = await coordinator.press("Кто сдаёт")
    assert len(asked.buttons) == 12
    assert asked.buttons[-2:] == ("Дальше →", "Назад")
    assert "№ 22. Кто сдаёт сведения?" in (await coordinator.press("Дальше →")).text
    await coordinator.press("← Раньше")
    assert "Сдаёт: УГХ" in (await coordinator.press("УГХ")).text
    assert "№ 22" in (await roads.say("/tasks")).everything
    assert "✅ УГХ" in (await coordinator.press("Кто сдаёт")).buttons
    assert "Сдаёт: МУП «КПА»" in (await coordinator.press("МУП «КПА»")).text
    assert "№ 22" not in (await roads.say("/tasks")).everything
    assert "№ 22" in (await buses.say("/tasks")).everything
    await coordinator.press("Кто сдаёт")
    assert "Сдаёт: МУП «КПА»" in (await coordinator.press("Назад")).text


@pytest.mark.parametrize("text", ["скоро", "31.02.2022", "12–15", "около 5", ""])
async def test_what_is_neither_number_nor_date_is_asked_for_again(coordinator: Person, text: str) -> None:
    answer = await plan(coordinator, "11", "План или срок результата", text or "🙂")
    assert "не число и не дата. Напишите, например, 12 или 30.09.2022" in answer.text
    assert "План на 1 полугодие 2022: 2" in (await coordinator.say("2")).text


async def test_a_new_target_has_its_ground_and_its_day(coordinator: Person, roads: Person) -> None:
    """In force on 1 June, it is the target of the first half-year; 2 of 2 is met."""
    await coordinator.say("/plan 11")
    asked = await coordinator.press("Новая цель")
    assert "тремя строками: сама цель, каким документом она изменена" in asked.text
    unclear = await coordinator.say("не менее 2")
    assert "Нужны три строки" in unclear.text
    ground = "постановление от 12.05.2022 № 1204"
    changed = await coordinator.say(f"не менее 2\n{ground}\nс 01.06.2022")
    assert "Цель: не менее 2" in changed.text
    assert f"С 01.06.2022 цель «не менее 2» ({ground})" in changed.text
    card = await roads.say("№ 11 2 договоры заключены")
    assert "✅ выполнено" in card.text


async def test_a_target_of_a_later_day_is_not_in_force_yet(coordinator: Person) -> None:
    changed = await plan(coordinator, "11", "Новая цель", "не менее 2\nпостановление № 7\nс 01.07.2022")
    assert "С 01.07.2022 цель «не менее 2» (постановление № 7)" in changed.text
    assert "Цель: 4" in changed.text


async def test_level_and_running_total_are_switched_and_judged_so(coordinator: Person, roads: Person) -> None:
    """№ 4: 50 % of 100 % is on pace as a running total, and behind as a level."""
    await coordinator.say("/plan 4")
    assert "Уровень" in (await coordinator.press("Считать уровнем")).text
    await open_card(roads, "4")
    assert "🔻 отстаёт" in (await roads.say("50%")).text
    await coordinator.say("/plan 4")
    assert "Нарастающим итогом" in (await coordinator.press("Считать нарастающим итогом")).text
    await open_card(roads, "4")
    await roads.press("Изменить значение")
    assert "🔵 в графике" in (await roads.say("50%")).text


async def test_where_less_is_better_the_target_is_a_limit(coordinator: Person, roads: Person) -> None:
    await coordinator.say("/plan 11")
    shown = await coordinator.press("Меньше — лучше")
    assert "Меньше — лучше: цель — это предел." in shown.text
    await open_card(roads, "11")
    assert "✅ выполнено" in (await roads.say("3")).text
    await roads.press("Изменить значение")
    assert "не выполнено" in (await roads.say("5")).text, "a running total above its limit is missed"
    await coordinator.say("/plan 11")
    assert "это предел" not in (await coordinator.press("Больше — лучше")).text


async def test_back_leaves_everything_as_it_was(coordinator: Person) -> None:
    await coordinator.say("/plan 11")
    await coordinator.press("Новая цель")
    shown = await coordinator.press("Назад")
    assert "Цель: 4" in shown.text
    assert "Новая цель" in shown.buttons
    assert "ничего не нашлось" in (await coordinator.say("не менее 2")).text, "nothing waits for it"


async def test_html_in_a_target_and_its_ground_is_text(coordinator: Person) -> None:
    changed = await plan(coordinator, "11", "Новая цель", "<b>4</b> & ещё\nприказ <i>№ 7</i>\nс 01.06.2022")
    assert "Цель: <b>4</b> & ещё" in changed.text
    assert "(приказ <i>№ 7</i>)" in changed.text


async def test_nobody_else_plans(chats: Chats, roads: Person, deputy: Person) -> None:
    neighbour = chats.person(KOPEYSK_COORDINATOR + 100)
    for person in (roads, deputy):
        assert "Это вам недоступно" in (await person.say("/plan 11")).text
    for person in (roads, deputy, neighbour):
        for button in (
            "plan:value:1:11",
            "plan:target:1:11",
            "plan:course:1:11",
            "plan:direction:1:11",
            "plan:clear:1:11",
            "plan:who:1:11:0",
            "plan:give:1:11:1",
        ):
            told = await person.forge(button)
            assert "Цель:" not in told.everything, button
            assert "Напишите план" not in told.everything
    shown = await chats.person(KOPEYSK_COORDINATOR).say("/plan 11")
    assert "Нарастающим итогом" in shown.text


async def test_the_limit_of_a_computed_indicator_is_changed_too(quarter: Chats) -> None:
    # Зрк = (1,5 − 0,3)/30·100 = 4
    head, person = quarter.person(COORDINATOR), quarter.person(ADVERTISING)
    await plan(head, "4", "Новая цель", "не более 4\nпостановление № 7\nс 01.01.2022")
    assert "4,00 при цели не более 4 — ✅ выполнено" in (await give_debt(person)).text
