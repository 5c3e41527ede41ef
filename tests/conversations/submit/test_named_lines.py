"""Several indicators in one message, in the ways people have; what is no reason, what is no fact."""

from tests.chat import Person
from tests.conversations.submit.test_handing_in import open_card


async def test_a_dash_that_touches_its_digit_is_a_minus_behind_a_number_too(roads: Person) -> None:
    asked = await roads.say("№ 11 -5")
    assert "меньше нуля" in asked.text
    assert "−5" in asked.text or "-5" in asked.text


async def test_cells_pasted_from_excel_are_said_back_line_by_line(roads: Person) -> None:
    taken = await roads.say("4\t50 %\tработы ведутся\n11\t2\n99\t7")
    assert "№ 4" in taken.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "50 %" in taken.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "№ 11" in taken.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_several_numbers_have_one_answer(roads: Person) -> None:
    taken = await roads.say("№ 11-12 нет данных, акты не подписаны")
    said = taken.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "№ 11" in said
    assert "№ 12" in said


async def test_a_list_in_an_explanation_is_an_explanation(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("10 %")
    row = await roads.say("11) 2 двора сданы, 12) 1 двор в работе")
    assert "11) 2 двора сданы, 12) 1 двор в работе" in row.text


async def test_a_reason_has_words_in_it(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("10 %")
    for text in ("-", "4", "…"):
        asked = await roads.say(text)
        assert "не объясняет причину" in asked.text
    row = await roads.say("торги перенесены на август")
    assert "торги перенесены на август" in row.text
    assert "Отправить" in row.buttons


async def test_a_plan_is_confirmed_before_it_counts(roads: Person) -> None:
    await open_card(roads, "4")
    asked = await roads.say("по плану 50 %")
    assert "нужен факт" in asked.text
    assert "50% из 100%" in (await roads.press("Да, верно")).text or "100" in (await roads.last()).text


async def test_no_refusal_says_that_there_is_no_number_where_there_is_one(roads: Person) -> None:
    await open_card(roads, "4")
    for text in ("01.07.2022", "1-Jul", "#ДЕЛ/0!", "1,2,3", "12²", "１２：３０"):
        refused = await roads.say(text)
        assert "нет числа" not in refused.text
        assert "Пришлите" in refused.text
