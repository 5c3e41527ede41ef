"""`[Бланк]`: one unit's Excel, filled in elsewhere and sent back by whoever may (issue «the sheet»)."""

import pytest

from tests.chat import Answer, Chats, Person
from tests.filled_sheet import Filling, Table, filled, numbers_of, titles_of

ROADS: Filling = {
    "4": ("50 %", "Работы ведутся в соответствии с графиком"),
    "5": ("1 %", ""),
    "6": ("", "Мониторинг ведётся"),
    "7": ("100%", ""),
    "11": ("0", "идут торги"),
}


async def taken_out(person: Person, unit: str = "") -> bytes:
    """The sheet that the bot gives: one's own, or of a unit that one hands in for."""
    if unit:
        await person.say(f"/tasks {unit}")
        await person.say("письмо от 07.07 № 12-44")
    else:
        await person.say("/tasks")
    given = await person.press("Бланк")
    return await person.file(given.last)


async def test_a_unit_fills_in_its_sheet_and_sends_it_in_one_press(roads: Person) -> None:
    sheet = await taken_out(roads)
    assert numbers_of(sheet)[:8] == ["4", "5", "6", "7", "11", "12", "13", "14"]
    seen = await roads.upload("ответ.xlsx", filled(sheet, ROADS))
    assert "Бланк: УГХ, 1 полугодие 2022" in seen.text
    assert "Прочитано: новых 5." in seen.text
    assert "🆕 № 4 · Качество дорог — 50 % из 100%, «Работы ведутся в соответствии с графиком»" in seen.text
    assert "Не заполнены: № 12, 13, 14." in seen.text
    sent = await roads.press("Отправить (5)")
    assert "Отправлено на проверку: № 4, 5, 6, 7, 11." in sent.text


async def test_a_coordinator_takes_it_at_once_with_its_source(
    chats: Chats, coordinator: Person, roads: Person, deputy: Person
) -> None:
    sheet = await taken_out(coordinator, "УГХ")
    await chats.forward(days=1)
    seen = await coordinator.upload("Бланк.xlsx", filled(sheet, ROADS))
    assert "внёс координатор, бланк от 06.07, письмо от 07.07 № 12-44" in seen.text
    done = await coordinator.press("Принять (5)")
    assert "Принято: № 4, 5, 6, 7, 11." in done.text
    assert "внёс координатор, бланк от 06.07" in (await deputy.say("№ 4")).text
    await chats.forward(minutes=2)
    assert "По № 4 координатор внёс 50 % (бланк от 06.07" in (await roads.last()).text


async def test_the_same_sheet_twice_changes_nothing(coordinator: Person) -> None:
    content = filled(await taken_out(coordinator, "УГХ"), ROADS)
    await coordinator.upload("Бланк.xlsx", content)
    await coordinator.press("Принять (5)")
    again = await coordinator.upload("Бланк.xlsx", content)
    assert "менять нечего" in again.text
    assert not [label for label in again.buttons if label.startswith("Принять")]


async def test_what_is_changed_is_shown_with_what_stood_before(coordinator: Person, roads: Person) -> None:
    await roads.say("№ 4 45% работы ведутся")
    await roads.press("Отправить")
    seen = await coordinator.upload("Бланк.xlsx", filled(await taken_out(coordinator, "УГХ"), ROADS))
    assert "✏️ № 4 · Качество дорог — 45% → 50 % из 100%" in seen.text
    assert "новых 4, изменено 1" in seen.text


async def test_several_numbers_are_asked_in_the_sheet_itself(coordinator: Person) -> None:
    said = "10 передано из Мосгортранса; 24 приобретено (22 получено)"
    buses: Filling = {"1": ("1,45 %", ""), "2": ("0,26 %", ""), "3": (said, "поставка идёт")}
    sheet = await taken_out(coordinator, "КПА")
    asked = await coordinator.upload("Бланк.xlsx", filled(sheet, buses))
    assert "❓ № 3" in asked.text
    assert "Принять (2)" in asked.buttons
    chosen = await coordinator.press("24")
    assert "Принять (3)" in chosen.buttons
    assert "Принято: № 1, 2, 3." in (await coordinator.press("Принять (3)")).text
    again = await coordinator.upload("ещё раз.xlsx", filled(sheet, buses))
    assert "менять нечего" in again.text


async def test_what_cannot_be_read_is_named_with_its_cell_and_an_example(roads: Person) -> None:
    seen = await roads.upload("Бланк.xlsx", filled(await taken_out(roads), {"4": ("пятьдесят", "")}))
    assert "⚠️ Клетка F8. № 4." in seen.text
    assert "Пришлите, например, 50 или 50,5 %" in seen.text
    assert not [label for label in seen.buttons if label.startswith("Отправить")]


async def test_what_lacks_its_reason_becomes_a_draft(roads: Person) -> None:
    seen = await roads.upload("Бланк.xlsx", filled(await taken_out(roads), {**ROADS, "12": ("0", "")}))
    assert "💬 № 12" in seen.text
    sent = await roads.press("Отправить (5)")
    assert "Ещё не сданы: № 12, 13, 14." in sent.text
    listed = await roads.press("К списку")
    assert "✏️ № 12 · Дворы" in listed.buttons


def reordered(table: Table) -> Table:
    """Rows upside down below the titles, columns back to front, one row and one column gone, one added."""
    at = table.index(list(titles_of(table)))
    rows = [[*row[:3], "", *row[3:]] for row in [*table[: at + 1], *reversed(table[at + 1 :])]]
    rows[at][3] = "Примечание"
    kept = [row for row in rows if row[0] != "14"]
    return [list(reversed(row[:2] + row[3:])) for row in kept]


def without_titles(table: Table) -> Table:
    return [["Итого" if cell == "ФАКТ" else cell for cell in row] for row in table]


def without_numbers(table: Table) -> Table:
    at = table.index(list(titles_of(table)))
    return [row if place <= at else ["", *row[1:]] for place, row in enumerate(table)]


@pytest.mark.parametrize("change", [reordered, without_numbers])
async def test_moved_rows_and_columns_are_read_all_the_same(roads: Person, change: object) -> None:
    sheet = await taken_out(roads)
    seen = await roads.upload("копия.xlsx", filled(sheet, ROADS, change))  # type: ignore[arg-type]
    assert "Прочитано: новых 5." in seen.text


async def test_a_file_that_lost_its_properties_is_known_by_its_grey_line(roads: Person) -> None:
    seen = await roads.upload("x.xlsx", filled(await taken_out(roads), ROADS, keeps_property=False))
    assert "Прочитано: новых 5." in seen.text


async def test_a_column_that_is_gone_is_said_by_its_name(roads: Person) -> None:
    seen = await roads.upload("x.xlsx", filled(await taken_out(roads), ROADS, without_titles))
    assert "не нашлось столбца «ФАКТ»" in seen.text


async def test_an_empty_sheet_changes_nothing(roads: Person) -> None:
    seen = await roads.upload("x.xlsx", await taken_out(roads))
    assert "В бланке ничего не заполнено" in seen.text


async def test_a_sheet_of_another_unit_is_not_taken(coordinator: Person, roads: Person) -> None:
    other = await taken_out(coordinator, "КПА")
    refused = await roads.upload("Бланк.xlsx", filled(other, {"1": ("1,45 %", "")}))
    assert "Этот бланк не ваш" in refused.text
    assert "1,45" not in refused.text


async def test_a_sheet_of_a_closed_period_is_not_taken(coordinator: Person, roads: Person) -> None:
    sheet = await taken_out(roads)
    await coordinator.say("/period")
    await coordinator.press("Закрыть: 1 полугодие 2022")
    await coordinator.press("Закрыть период")
    refused = await roads.upload("Бланк.xlsx", filled(sheet, ROADS))
    assert "закрыт" in refused.text


async def test_a_stranger_and_a_neighbour_send_no_sheets(
    chats: Chats, roads: Person, stranger: Person
) -> None:
    sheet = filled(await taken_out(roads), ROADS)
    for person in (stranger, chats.person(111)):
        answer: Answer = await person.upload("Бланк.xlsx", sheet)
        assert "Прочитано" not in answer.everything


async def test_an_old_button_shows_what_was_taken(roads: Person) -> None:
    seen = await roads.upload("Бланк.xlsx", filled(await taken_out(roads), ROADS))
    data = seen.last.data("Отправить (5)")
    await roads.press("Отправить (5)")
    again = await roads.forge(data, seen.last.id)
    assert "Отправлено на проверку: № 4, 5, 6, 7, 11." in (await roads.last()).text or again.toast


async def test_figures_that_changed_meanwhile_are_shown_anew(coordinator: Person, roads: Person) -> None:
    seen = await coordinator.upload("Бланк.xlsx", filled(await taken_out(coordinator, "УГХ"), ROADS))
    await roads.say("№ 4 45% работы ведутся")
    await roads.press("Отправить")
    shown = await coordinator.press("Принять (5)", on=seen.last.id)
    assert "45% → 50 %" in shown.everything


async def test_a_ground_in_the_sheet_stands_beside_the_figure(coordinator: Person) -> None:
    sheet = await taken_out(coordinator, "УГХ")
    grounds: Filling = {
        "4": ("50 %", "по графику", "акт № 14 от 28.06"),
        "7": ("100%", "", "справка № 3"),
    }
    await coordinator.upload("Бланк.xlsx", filled(sheet, grounds))
    await coordinator.press("Принять (2)")
    await coordinator.press("К списку")
    assert "акт № 14 от 28.06" in (await coordinator.press("✅ № 4 · Качество дорог")).text
    await coordinator.press("К списку")
    assert "справка № 3" in (await coordinator.press("✅ № 7 · Аварии: устранение в срок")).text


async def test_evidence_that_the_coordinator_asks_for_is_asked_in_the_sheet_too(
    coordinator: Person, roads: Person
) -> None:
    await coordinator.say("/plan 4")
    await coordinator.press("Просить подтверждение")
    sheet = await taken_out(roads)
    bare = await roads.upload("Бланк.xlsx", filled(sheet, {"4": ("50 %", "по графику")}))
    assert "Нужно подтверждение" in bare.text
    assert "Дописать (1)" in bare.buttons
    whole = filled(sheet, {"4": ("50 %", "по графику", "акт № 14")})
    assert "Отправить (1)" in (await roads.upload("Бланк.xlsx", whole)).buttons
    assert "№ 4" in (await roads.press("Отправить (1)")).text
