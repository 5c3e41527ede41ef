"""Storyboard 4, «What deputies really ask»: each kind of question gets its own answer, whoever asks.

How many ways there are to word each is in ``tests/unit/domain/test_questions.py``.
"""

import pytest

from domain.access import Role
from tests.chat import Chats, Person
from tests.conversations.status.test_status import HALF, open_next
from tests.sample import DEPUTY, member


async def hand_in(roads: Person) -> None:
    """№ 4 is in the queue, № 11 is behind and explained."""
    await roads.say("№ 4 50% идут торги")
    await roads.press("Отправить")
    await roads.say("№ 11 0 торги не состоялись")
    await roads.press("Отправить")


@pytest.mark.parametrize(
    "words", ["где отстаём", "Покажи, пожалуйста, что горит!", "ult jncnftv", "what is behind?"]
)
async def test_what_is_behind_comes_as_picture_and_text(roads: Person, deputy: Person, words: str) -> None:
    await hand_in(roads)
    answer = await deputy.say(words)
    assert answer.last.photo
    assert answer.text.startswith("Отстаёт 1 из 27: ")
    assert "🔻 № 11" in answer.text
    assert "№ 4" not in answer.text
    assert "на проверке" in answer.text


async def test_nothing_behind_is_an_answer_too(deputy: Person) -> None:
    answer = await deputy.say("всё плохо?")
    assert answer.text.startswith("Сведений пока нет: ждём 27 показателей.")
    assert "Вся программа" in answer.buttons


@pytest.mark.parametrize("words", ["кто не сдал", "сколько сдано?", "who has not handed in"])
async def test_who_has_not_handed_in(roads: Person, deputy: Person, words: str) -> None:
    await hand_in(roads)
    answer = await deputy.say(words)
    assert answer.last.photo
    assert answer.text.startswith("Сдано 2 из 26, не сдали ")
    assert HALF in answer.text
    assert "УГХ — № 5, 7, 12–14 (сдано 2 из 7)" in answer.text


async def test_an_executor_is_told_of_their_own_only(roads: Person, buses: Person) -> None:
    await hand_in(roads)
    answer = await buses.say("кто не сдал")
    assert answer.text.startswith("Сдано 0 из 3; срок")
    assert "За вами: № 1–3." in answer.text
    assert "УГХ" not in answer.text
    assert "Заполнить" in answer.buttons
    assert "на проверке ничего нет" in (await buses.say("что на проверке")).text
    assert "Сведений пока нет: ждём 3" in (await buses.say("где отстаём")).text


@pytest.mark.parametrize("words", ["что на проверке", "что ещё не проверено?", "what is waiting for review"])
async def test_what_waits_and_since_when(roads: Person, deputy: Person, words: str) -> None:
    await hand_in(roads)
    answer = (await deputy.say(words)).text
    assert f"{HALF}: на проверке 2." in answer
    assert "№ 4 " in answer
    assert "— с 05.07.2022, " in answer


@pytest.mark.parametrize("words", ["выполнено", "что сделано", "what is done?"])
async def test_what_is_met(buses: Person, deputy: Person, words: str) -> None:
    await buses.say("№ 1 1,45% по данным перевозчика")
    await buses.press("Отправить")
    answer = await deputy.say(words)
    assert answer.text.startswith("Выполнен 1 из 27: ")
    assert "✅ № 1" in answer.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("сводка", "Сведений пока нет: ждём 27"),
        ("общая картина", "Сведений пока нет: ждём 27"),
        ("как дела", "Ваш блок: "),
        ("Мой блок", "Ваш блок: "),
        ("Вся программа", "ждём 27"),
        ("Все разделы", "Разделы программы"),
        ("Все показатели", "№ 1 "),
        ("Отчёт", f"Сводный отчёт, {HALF}"),
        ("дай отчёт за полугодие", f"Сводный отчёт, {HALF}"),
        ("Список", "Сдано: 0 из 2"),
    ],
)
async def test_a_button_typed_as_words_gives_what_the_button_gives(
    deputy: Person, words: str, told: str
) -> None:
    assert told in (await deputy.say(words)).text


@pytest.mark.parametrize("words", ["когда срок", "когда сдавать?", "when is the deadline"])
async def test_deadlines_with_the_days_left(roads: Person, deputy: Person, words: str) -> None:
    answer = (await deputy.say(words)).text
    assert f"{HALF}: срок — понедельник, 11.07.2022, осталось 4 рабочих дня" in answer
    own = await roads.say(words)
    assert "осталось 4 рабочих дня" in own.text
    assert "Сдано: 0 из 8" in own.text
    assert "Заполнить" in own.buttons


@pytest.mark.parametrize(
    "words", ["кто отвечает за дороги", "ответственный за дороги?", "who is responsible for roads"]
)
async def test_who_answers_for_a_section(deputy: Person, words: str) -> None:
    answer = (await deputy.say(words)).text
    assert "Сдаёт: УГХ — № 4, 5. Написать: " in answer
    assert "Курирует: " in answer
    assert "жилищно-коммунальным" in answer
    assert answer.startswith("Качество дорог\n")


async def test_who_answers_is_said_of_ones_own_only(buses: Person) -> None:
    assert "не среди ваших показателей" in (await buses.say("кто отвечает за дороги")).text
    assert "МУП «КПА» — № 1, 2, 3" in (await buses.say("кто отвечает за транспорт")).text


@pytest.mark.parametrize("words", ["дороги за 2021 год", "дороги за прошлый год", "дороги во 2 полугодии"])
async def test_a_period_nobody_has_opened_is_named_with_those_there_are(deputy: Person, words: str) -> None:
    answer = await deputy.say(words)
    assert "«Качество дорог»: " in answer.text
    assert "не собирали. Есть:" in answer.text
    assert answer.buttons[0] == HALF
    assert f"Качество дорог · {HALF}" in (await deputy.press(HALF)).text


async def test_an_earlier_period_is_shown_by_its_words(coordinator: Person, deputy: Person) -> None:
    await open_next(coordinator, "2022 год")
    assert "Качество дорог · 2022 год" in (await deputy.say("дороги")).text
    for words in ("дороги за полугодие", "дороги в 1 полугодии", "roads in H1 2022", "ljhjub pf gjkeujlbt"):
        assert f"Качество дорог · {HALF}" in (await deputy.say(words)).text, words
    assert f"Сводный отчёт, {HALF}" in (await deputy.say("отчёт за первое полугодие")).text


@pytest.mark.parametrize("words", ["13 показатель", "№ 13", "indicator 13"])
async def test_an_indicator_by_its_number(deputy: Person, words: str) -> None:
    assert "№ 13 " in (await deputy.say(words)).text


@pytest.mark.parametrize("words", ["4 и 5", "№ 4, № 5", "indicators 4 and 5"])
async def test_several_numbers_come_one_after_another(deputy: Person, words: str) -> None:
    answer = await deputy.say(words)
    assert len(answer.shown) == 2
    assert "№ 4 " in answer.shown[0].text
    assert "№ 5 " in answer.shown[1].text


@pytest.mark.parametrize("words", ["28", "№ 28", "показатель 28"])
async def test_a_number_that_is_not_there(deputy: Person, buses: Person, words: str) -> None:
    answer = await deputy.say(words)
    assert "Есть № 1–27." in answer.text
    assert "Все разделы" in answer.buttons
    assert "Есть № 1–3." in (await buses.say(words)).text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("спасибо", "Пожалуйста!"),
        ("привет", "Здравствуйте!"),
        ("?", "своими словами"),
        ("👍", "Пожалуйста!"),
        ("hello", "Здравствуйте!"),
    ],
)
async def test_a_human_answer_and_the_way_on(deputy: Person, roads: Person, words: str, told: str) -> None:
    for person in (deputy, roads):
        answer = await person.say(words)
        assert told in answer.text
        assert "когда срок" in answer.text
        assert "На главную" in answer.buttons


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("заполнить", "№ 4"),
        ("fill in", "№ 4"),
        ("что я должен", "Сдано: 0 из 8"),
        ("what do I owe?", "Сдано: 0 из 8"),
        ("мои показатели", "Сдано: 0 из 8"),
    ],
)
async def test_an_executor_gets_the_card_or_the_list(roads: Person, words: str, told: str) -> None:
    assert told in (await roads.say(words)).text


async def test_a_question_is_answered_where_a_figure_is_asked_for(roads: Person) -> None:
    await roads.say("заполнить")
    assert "осталось 4 рабочих дня" in (await roads.say("когда срок")).text
    await roads.say("заполнить")
    assert "Сдано: 0 из 8" in (await roads.say("что я должен")).text
    await roads.say("заполнить")
    assert "№ 4. 50%" in (await roads.say("50%")).text
    assert "Пояснение: когда срок" in (await roads.say("когда срок")).text, "words are asked for"


@pytest.mark.parametrize(
    "words", ["где отстаём по дорогам", "что горит на дорогах", "отчитались ли по дорогам"]
)
async def test_a_kind_of_question_about_a_section_is_answered_with_it(deputy: Person, words: str) -> None:
    assert f"Качество дорог · {HALF}" in (await deputy.say(words)).text


async def test_two_sections_come_one_after_another(deputy: Person) -> None:
    answer = await deputy.say("что с водой и дорогами")
    assert [one.photo for one in answer.shown] == [True, True]
    assert "Организация водоснабжения" in answer.shown[0].text
    assert "Качество дорог" in answer.shown[1].text


@pytest.mark.parametrize("words", ["парки", "привет мир", "дота"])
async def test_what_is_merely_like_is_never_answered(deputy: Person, words: str) -> None:
    answer = await deputy.say(words)
    assert not answer.last.photo
    assert "автобус" not in answer.everything
    assert "приёмн" not in answer.everything


async def test_the_worst_is_first_in_text_and_lists(roads: Person, deputy: Person) -> None:
    await hand_in(roads)
    whole = await deputy.say("вся программа")
    assert whole.text.startswith("Отстаёт 1 из 27: ")
    assert whole.text.index("№ 11") < whole.text.index("№ 4")
    sections = await deputy.press("Все разделы", whole.last.id)
    named = [one for one in sections.buttons if not one.startswith("▪️")]
    assert named[0].startswith("Благоустройство")
    assert named[1].startswith("Качество дорог")
    pages = await deputy.press("Все показатели", whole.last.id)
    assert pages.text.index("№ 11") < pages.text.index("№ 4")


async def test_more_puts_the_next_picture_in_the_place_of_this_one(deputy: Person) -> None:
    shown = (await deputy.say("вся программа")).last
    for numbers in (("1", "5"), ("9", "12"), ("16", "18"), ("23", "6")):
        answer = await deputy.press("Ещё", shown.id)
        assert [one.id for one in answer.shown] == [shown.id]
        assert answer.last.photo
        assert all(f"№ {number} " in answer.text for number in numbers)
    again = await deputy.press("Ещё", shown.id)
    assert again.text.startswith("Сведений пока нет")


async def test_a_stranger_is_shown_the_way_in_whatever_they_ask(stranger: Person) -> None:
    for words in ("где отстаём", "кто не сдал", "спасибо", "кто отвечает за дороги", "28"):
        assert "Вход — по ссылке" in (await stranger.say(words)).text


async def test_of_several_programmes_the_one_meant_is_asked_for_and_each_is_told_apart(
    chats: Chats, deputy: Person
) -> None:
    assert chats.running is not None
    await member(chats.running.parts.installation, DEPUTY, 2, Role.DEPUTY, None)
    asked = await deputy.say("кто отвечает за дороги")
    assert asked.text == "По какой программе?"
    neighbour = next(one for one in asked.buttons if one.startswith("Соседний"))
    assert "Сдаёт: УГХ — № 4, 5." in (await deputy.press(neighbour)).text
    await deputy.say("дороги за полугодие")
    shown = await deputy.press(neighbour)
    assert f"Качество дорог · {HALF} · Соседний городской округ" in shown.text
    both = (await deputy.say("кто не сдал")).shown
    assert len(both) == 2
    assert "Соседний городской округ: Программа" in both[1].text
