"""«Предварительно, уточню к …», pressed and typed in the chat."""

from tests.chat import Person
from tests.conversations.submit.test_handing_in import open_card


async def test_a_figure_is_marked_as_preliminary_and_the_mark_stands_everywhere(
    roads: Person, coordinator: Person
) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    asked = await roads.press("Предварительно, уточню к …")
    assert "К какому дню уточните?" in asked.text
    assert "понедельник, 11.07.2022" in asked.buttons
    assert "не день" in (await roads.say("скоро")).text
    row = await roads.say("к 20.07")
    assert "Предварительно, уточнение до 20.07.2022" in row.text
    sent = await roads.press("Отправить")
    assert "бот напомнит уточнить до 20.07.2022" in sent.text
    assert any("предв. до 20.07" in one for one in (await roads.press("К списку")).buttons)


async def test_the_word_beside_a_number_is_answered_by_the_button(roads: Person) -> None:
    await open_card(roads, "4")
    asked = await roads.say("50% предварительно")
    assert {"Предварительно, уточню к …", "Да, верно", "Исправить"} <= set(asked.buttons)
    await roads.press("Предварительно, уточню к …")
    await roads.press("понедельник, 11.07.2022")
    row = await roads.press("Без пояснения")
    assert "Факт: 50%\n" in row.text
    assert "уточнение до 11.07.2022" in row.text
    assert "Данные окончательные" in (await roads.press("Предварительно до 11.07")).buttons
    assert "Предварительно, уточнение" not in (await roads.press("Данные окончательные")).text
