"""Computed indicators in the chat: inputs one by one, what cannot be computed, what the coordinator decides.

By hand, where nothing else is said: A1 = 4, A2 = (100/100 + 100/100 + 100/100)/3 = 1, A = 4 + 1·4 = 8;
Зрк = (1,5 − 0,3)/30·100 = 4.
"""

from datetime import UTC, datetime

import pytest

from tests.chat import Answer, Chats, Person
from tests.conversations.quarter import (
    ADVERTISING,
    COORDINATOR,
    EIGHT,
    MEDIA,
    OWNER,
    give,
    give_debt,
    give_social,
    open_card,
    send,
)

MILLION = "1,5"


@pytest.fixture
def media(quarter: Chats) -> Person:
    return quarter.person(MEDIA)


@pytest.fixture
def advertising(quarter: Chats) -> Person:
    return quarter.person(ADVERTISING)


@pytest.fixture
def head(quarter: Chats) -> Person:
    """Who coordinates it."""
    return quarter.person(COORDINATOR)


def plain(answer: Answer) -> str:
    """With plain spaces in numbers."""
    return answer.text.replace("\N{NO-BREAK SPACE}", " ")


async def reopen(person: Person, beginning: str) -> Answer:
    """An input to be given anew."""
    if "Исправить" in (await person.last()).buttons:
        await person.press("Исправить")
    given = await person.press("Исходные данные")
    assert "Нажмите то, что нужно исправить" in given.text
    return await person.press(next(label for label in given.buttons if label.startswith(beginning)))


async def reopened(person: Person, beginning: str, text: str) -> Answer:
    await reopen(person, beginning)
    return await person.say(text)


async def test_inputs_are_asked_in_the_documents_words_and_units(media: Person) -> None:
    card = await open_card(media, "2")
    assert "Целевое значение на 2022 год: 8,00" in card.text
    assert "Исходные данные: 1 из 11" in card.text
    assert "Ца — Число совершеннолетних жителей (18+)" in card.text
    assert "чел." in card.text
    assert "за 2022 год" in card.text
    assert card.buttons == ("Нет данных", "Позже", "К списку", "Спросить координатора")
    asked = await give(media, "180 000")
    assert "AR — " in asked.text
    assert "на 31.03.2022" in asked.text
    views = await give(media, "36 000")
    assert "с начала года по 31.03.2022" in views.text
    assert "† Обозначение в документе утрачено" in views.text
    months = await give(media, "1", "2", "3")
    assert "Nотр — " in months.text
    assert "Nназн — " in months.text
    assert "за январь, февраль, март 2022" in months.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("много", "В «много» нет числа цифрами. Пришлите, например, 1 240 или 3,5"),
        ("1,2,3", "В «1,2,3» непонятно, какое число верное. Пришлите одно, например 1 240"),
        ("от 100 до 200", "непонятно, какое число верное"),
        ("-5", "Число не может быть меньше нуля"),
        ("😀", "нет числа цифрами"),
    ],
)
async def test_a_wrong_input_is_answered_with_an_example_and_asked_again(
    media: Person, text: str, told: str
) -> None:
    await open_card(media, "2")
    answer = await media.say(text)
    assert answer.text.startswith("Ца, за 2022 год.")
    assert told in answer.text
    assert "К списку" in answer.buttons
    assert "AR — " in (await media.say("180 000")).text


async def test_the_working_stands_before_sending(media: Person) -> None:
    stands = await give_social(media)
    assert "№ 2. 8,00 из 8,00 — ✅ выполнено." in stands.text
    row = await media.press("Без пояснения")
    assert "A1 = k1 + k2 + k3 + k4 = 1 + 1 + 1 + 1 = 4" in row.text
    assert "A = A1 + A2·4 = 4 + 1·4 = 8,00" in row.text
    assert "† — 9 мест методики восстановлено" in row.text
    assert {"Отправить", "Исходные данные", "Изменить пояснение"} <= set(row.buttons)


async def test_nearly_the_target_does_not_look_like_it(media: Person) -> None:
    # A2 = (1 + 1 + 997/1000)/3 = 0,999; A = 4 + 0,999·4 = 7,996
    stands = await give_social(media, ("100", "100", "997"), ("100", "100", "1000"))
    assert "№ 2. 7,996 из 8,00 — 🔻 отстаёт" in stands.text
    row = await media.say("одно обращение не отработано")
    assert "A = A1 + A2·4 = 4 + 0,999·4 = 7,996" in row.text


async def test_a_part_larger_than_the_whole_is_asked_about_and_not_computed(advertising: Person) -> None:
    await open_card(advertising, "4")
    answer = await give(advertising, MILLION, "2")
    assert "З2 = 2 млн руб. больше, чем З1 = 1,5 млн руб." in answer.text
    assert "З2 — часть З1 и не может быть больше. Проверьте оба числа." in answer.text
    assert answer.buttons[:3] == ("Поменять местами", "Исправить З2: 2", "Исправить З1: 1,5")
    again = await advertising.press("Исправить З2: 2")
    assert "Исходные данные: 2 из 3" in again.text
    assert "1. Рассматривается дело о несостоятельности (банкротстве)." in again.text
    planned = await advertising.say("0,3")
    assert "Прк — " in planned.text
    stands = await advertising.say("30")
    assert "№ 4. 4,00 при цели не более 0,00 — 🔻 выше предела" in stands.text


async def test_an_input_is_corrected_before_and_after_sending(advertising: Person, head: Person) -> None:
    # (1,5 − 0,6)/30·100 = 3; (1,5 − 0,9)/30·100 = 2
    await give_debt(advertising)
    await reopen(advertising, "З2")
    assert "№ 4. 3,00" in (await advertising.say("0,6")).text
    assert "№ 4: 3,00" in (await send(advertising, "иски поданы")).text
    corrected = await open_card(advertising, "4")
    assert "Факт: 3,00" in corrected.text
    await reopen(advertising, "З2")
    row = await advertising.say("0,9")
    assert "Факт: 2,00" in row.text
    assert "Зрк† = (З1 − З2) / Прк·100 = (1,5 − 0,9) / 30·100 = 2,00" in row.text
    assert "версия 2" in (await advertising.press("Отправить")).text
    waiting = await head.say("/review")
    assert "На проверке: 1 из 1" in waiting.text, "the corrected version takes its place"
    assert "Факт: 2,00" in waiting.text


async def test_the_coordinator_reads_the_working_of_what_waits(media: Person, head: Person) -> None:
    # first A = 8; then 96 of 100 in March: A2 = 2,96/3, A = 4 + 0,98666…·4 = 7,9466…
    await give_social(media)
    await send(media)
    await head.say("/review")
    await head.press("Принять")
    await open_card(media, "2")
    await reopen(media, "Nотр · за март")
    await media.say("96")
    await send(media, "уточнили март")
    waiting = await head.say("/review")
    assert "A = A1 + A2·4 = 4 + 0,99·4 = 7,95" in waiting.text
    assert "Показать расчёт" in waiting.buttons
    working = await head.press("Показать расчёт")
    assert "Nотр, ед.: январь 100; февраль 100; март 96" in working.text
    assert "7,95" in working.text
    assert "Факт: 7,95" in (await head.press("Назад")).text
    await head.say("/status 2")
    assert "A1 + A2·4 = 4 + 1·4 = 8,00" in (await head.press("Показать расчёт")).text, "what counts"


async def test_a_month_with_more_handled_than_assigned_is_named(media: Person) -> None:
    answer = await give_social(media, ("100 120 100",), ("100 100 100",))
    assert "Февраль: Nотр = 120 ед. больше, чем Nназн = 100 ед." in answer.text
    assert "Nотр — часть Nназн и не может быть больше. Проверьте оба числа." in answer.text
    assert answer.buttons[1:3] == ("Исправить Nотр · февраль: 120", "Исправить Nназн · февраль: 100")
    assert "№ 2. 8,00" in (await media.say("Nотр февраль 100")).text


async def test_two_lines_in_each_others_place_are_mended_by_one_press(media: Person) -> None:
    await open_card(media, "2")
    await give(media, *EIGHT.values(), "100 120 100\n100 110 96")
    stands = await media.press("Поменять местами")
    assert "✓ Nотр: январь — 100, февраль — 110, март — 96 ед." in plain(stands)
    assert "✓ Nназн: январь — 100, февраль — 120, март — 100 ед." in plain(stands)


async def test_a_bare_number_below_two_that_contradict_each_other_is_asked_about(advertising: Person) -> None:
    await open_card(advertising, "4")
    await give(advertising, MILLION, "2")
    asked = await advertising.say("0,2")
    assert "«0,2» — какое это число?" in asked.text
    assert asked.buttons == ("З2: 0,2", "З1: 0,2", "Прислать заново", "К списку")
    assert "✓ З2: 0,2 млн руб." in (await advertising.press("З2: 0,2")).text


async def test_months_come_in_one_message_and_are_said_back(media: Person) -> None:
    await open_card(media, "2")
    asked = await give(media, *EIGHT.values())
    assert "✓ NПОСТ: 1 440 ед." in plain(asked)
    assert "Nотр 158 155 171\nNназн 160 158 171" in asked.text
    half = await media.say("100 100 97")
    assert "✓ Nотр: январь — 100, февраль — 100, март — 97 ед." in plain(half)
    assert "Пришлите 3 числа по порядку, одним сообщением: 160 158 171." in half.text
    few = await media.say("100 100")
    assert "За январь, февраль, март 2022 нужно 3 числа, а в сообщении 2." in few.text
    assert "Пришлите, например: 160 158 171" in few.text
    stands = await media.say("март 100, январь 100, февраль 100")
    assert "✓ Nназн: январь — 100, февраль — 100, март — 100 ед." in plain(stands)
    assert "№ 2. 7,96 из 8,00" in stands.text  # A2 = 2,97/3 = 0,99; A = 4 + 0,99·4
    given = await media.press("Исходные данные")
    assert "Nотр · за март 2022: 97" in given.buttons


async def test_a_series_that_reads_two_ways_is_asked_about(media: Person) -> None:
    await open_card(media, "2")
    await give(media, *EIGHT.values())
    asked = await media.say("1 160 158 171")
    assert "«1 160 158 171» можно прочитать по-разному. Что верно?" in asked.text
    assert "Вариант 1" not in asked.buttons
    assert asked.buttons[-2:] == ("Прислать заново", "К списку")
    meant = asked.buttons[0].replace("\N{NO-BREAK SPACE}", " ")
    assert meant == "Nотр: январь — 1 160, февраль — 158, март — 171"
    assert "✓ Nотр: январь — 1 160" in plain(await media.press(asked.buttons[0]))


async def test_a_month_without_data_is_said_and_stays_open(media: Person) -> None:
    await open_card(media, "2")
    await give(media, *EIGHT.values(), "100 100 100")
    answer = await media.say("100, -, 100")
    assert "✓ Nназн: январь — 100, март — 100 ед." in plain(answer)
    assert "Nназн, за февраль 2022. Данных нет, а без этого числа показатель не считается." in answer.text
    assert "Нет данных" in answer.buttons
    nothing = await media.say("нет")
    assert "«нет» может значить разное. Если ничего не было, пришлите 0." in nothing.text
    assert "Координатор ещё не решил (февраль)" in (await give(media, "Nотр февраль 0", "0")).text


async def test_an_edited_series_changes_its_own_numbers(media: Person) -> None:
    # A2 = (1 + 1 + 0,96)/3; A = 4 + 0,98666…·4 = 7,94666…
    await open_card(media, "2")
    await give(media, *EIGHT.values())
    series = await media.say("100 100 100\n100 100 100")
    assert "№ 2. 8,00" in series.text
    edited = await media.edit(series.said, "100 100 96\n100 100 100")
    assert "✓ Nотр: январь — 100, февраль — 100, март — 96 ед." in plain(edited)
    assert "№ 2. 7,95" in edited.text


async def test_words_of_a_magnitude_are_said_back_in_full(media: Person) -> None:
    await open_card(media, "2")
    asked = await media.say("180 тыс")
    assert "✓ Ца: 180 тыс → 180 000 чел." in plain(asked)


async def test_what_was_given_is_seen_and_left_as_it_is(advertising: Person) -> None:
    await give_debt(advertising)
    given = await advertising.press("Исходные данные")
    assert given.buttons == (
        "З1 · на 01.04.2022: 1,5",
        "З2 · на 01.04.2022: 0,3",
        "Прк · за 2022 год: 30",
        "Назад",
    )
    assert "№ 4. 4,00" in (await advertising.press("Назад")).text


async def test_no_data_instead_of_a_value_is_taken_back(advertising: Person) -> None:
    await give_debt(advertising)
    await reopen(advertising, "З1")
    why = await advertising.press("Нет данных")
    assert "Напишите, почему данных нет" in why.text
    row = await advertising.say("банк не ответил")
    assert "Факт: нет данных" in row.text
    assert "Расчёт" not in row.text
    back = await advertising.press("Изменить значение")
    assert "З1 — " in back.text
    assert "№ 4. 4,00" in (await advertising.say(MILLION)).text


async def test_before_the_quarter_is_over_only_months_that_are_over_are_asked(
    quarter: Chats, media: Person
) -> None:
    quarter.clock.move(datetime(2022, 3, 31, 20, 59, tzinfo=UTC))  # 23:59 in Moscow
    listed = await media.say("/tasks")
    assert "За январь: 2 значения исходных данных, срок был в четверг, 10.02.2022." in listed.text
    assert "За февраль: 2 значения исходных данных, срок был в четверг, 10.03.2022." in listed.text
    assert "Остальное спросим после 31.03.2022." in listed.text
    await open_card(media, "2")
    waits = await give(media, "100", "100", "100", "100")
    assert "Всё, что нужно сейчас, есть." in waits.text
    assert "остальное спросим 01.04.2022 или позже" in (await media.say("180 000")).text
    assert "⏳ № 2" in (await media.press("К списку")).buttons[0]
    quarter.clock.move(datetime(2022, 3, 31, 21, tzinfo=UTC))
    assert "Ца — " in (await open_card(media, "2")).text


async def test_what_is_of_the_next_quarters_first_day_is_asked_on_that_day(
    quarter: Chats, advertising: Person
) -> None:
    quarter.clock.move(datetime(2022, 3, 31, 20, 59, tzinfo=UTC))
    assert "№ 4" not in " ".join((await advertising.say("/tasks")).buttons)
    quarter.clock.move(datetime(2022, 3, 31, 21, tzinfo=UTC))
    await open_card(advertising, "4")
    assert "З2 — " in (await advertising.say(MILLION)).text


async def test_an_empty_month_waits_for_one_decision_and_the_value_is_the_next_version(
    quarter: Chats, media: Person, head: Person
) -> None:
    # without February: A2 = (100/100 + 96/100)/2 = 0,98; A = 4 + 0,98·4 = 7,92
    answer = await give_social(media, ("100", "0", "96"), ("100", "0", "100"))
    assert "Значение не рассчитано." in answer.text
    assert "Координатор ещё не решил (февраль): «Как считать месяц" in answer.text
    assert "когда координатор ответит, значение посчитается само" in answer.text
    await media.press("Нет данных")
    assert "№ 2: нет данных" in (await send(media, "в феврале сообщений не было")).text
    await head.say("/review")
    asked = await head.press("Вопросы (1)")
    assert "Как считать месяц, в котором сообщений не назначено" in asked.text
    assert "Выберите один раз" in asked.text
    answered = await head.press("Не учитывать месяц")
    assert "решены" in answered.text
    waiting = await head.say("/review")
    assert "Факт: 7,92" in waiting.text
    assert "версия 2" in waiting.text
    assert not any(label.startswith("Вопросы") for label in waiting.buttons)
    await head.press("Принять")
    assert "7,92 из 8,00" in (await media.say("/status 2")).text


async def test_a_decision_reaches_a_draft_that_waits_for_it(media: Person, head: Person) -> None:
    # February counts for 1: A2 = (1 + 1 + 1)/3 = 1; A = 8
    await give_social(media, ("100", "0", "100"), ("100", "0", "100"))
    await head.say("/review")
    await head.press("Вопросы (1)")
    await head.press("Считать за 1")
    assert "8,00 из 8,00" in (await open_card(media, "2")).text


async def test_another_value_needs_a_reason_and_stays_beside_the_computed_one(
    media: Person, head: Person
) -> None:
    await give_social(media)
    await send(media)
    await head.say("/review")
    asked = await head.press("Другое значение")
    assert "значение и причину" in asked.text
    unclear = await head.say("7,5")
    assert "Нужны две строки: значение и причина" in unclear.text
    done = await head.say("7,5\nпо данным сверки")
    assert "Записано и принято: № 2" in done.text
    for person in (head, media):
        line = "7,5 из 8,00 — ✍️ заменено координатором (по расчёту 8,00): по данным сверки"
        assert line in (await person.say("/status 2")).text
        working = await person.press("Показать расчёт")
        assert "Координатор заменил расчётное значение 8,00 на 7,5: по данным сверки" in working.text
        assert "1 место" not in working.text, "a place belongs to the figure that counts"
        assert "A = A1 + A2·4 = 4 + 1·4 = 8,00" in working.text


async def test_an_accepted_value_is_replaced_from_its_working(media: Person, head: Person) -> None:
    # A2 = (1 + 1 + 96/100)/3 = 0,98666…; A = 4 + 0,98666…·4 = 7,94666…
    await give_social(media, ("100", "100", "96"))
    await send(media, "один пост удалён")
    await head.say("/review")
    await head.press("Принять")
    await media.say("/status 2")
    assert "Другое значение" not in (await media.press("Показать расчёт")).buttons
    await head.say("/status 2")
    await head.press("Показать расчёт")
    await head.press("Другое значение")
    assert "Записано и принято: № 2" in (await head.say("8,2\nпо данным сверки")).text
    assert "8,2 из 8,00 — ✍️ заменено координатором (по расчёту 7,95)" in (await media.say("/status 2")).text
    working = await media.press("Показать расчёт")
    assert "заменил расчётное значение 7,95 на 8,2: по данным сверки" in working.text
    assert "1 место" in working.text, "the figure that counts has won it"


async def test_a_very_long_reason_fits_the_working(media: Person, head: Person) -> None:
    await give_social(media)
    await send(media)
    await head.say("/review")
    await head.press("Другое значение")
    await head.say("7,5\n" + "по данным сверки, " * 200)
    await head.say("/status 2")
    assert "Координатор заменил" in (await head.press("Показать расчёт")).text


async def test_thinking_better_of_another_value_changes_nothing(media: Person, head: Person) -> None:
    await give_social(media)
    await send(media)
    await head.say("/review")
    await head.press("Другое значение")
    assert "На проверке: 1 из 1" in (await head.press("Назад")).text
    assert "Факт: 8,00" in (await head.say("/review")).text


async def test_unreliable_data_take_the_last_place_whatever_the_value_is(media: Person, head: Person) -> None:
    # A2 = (151/151·1,2 + 1 + 95/100)/3 = 1,05; A = 4 + 1,05·4 = 8,2
    await give_social(media, ("151", "150", "95"), ("151", "150", "100"))
    await send(media)
    await head.say("/status 2")
    assert "1 место, динамика не считается" in (await head.press("Показать расчёт")).text
    await head.say("/review")
    await head.press("Другое значение")
    await head.say("недостоверные данные\nнакрутка подписчиков")
    await head.say("/status 2")
    working = await head.press("Показать расчёт")
    assert "Недостоверные данные (накрутка подписчиков): последнее место" in working.text
    assert "1 место, динамика" not in working.text
    assert "= 8,20" in working.text
    assert "заменил" not in working.text, "the value is still the computed one"


OUTLETS = "Газета «Неделя»; печать; 10 000; 36; да\nРадио; радио; 5000; 72; нет\nПортал; сеть; 9 000; 20; да"
OUTLETS_2018 = "Газета «Неделя»; печать; 10 000; 36; да"


async def test_outlets_are_given_as_a_list_and_a_wrong_line_is_named(last_quarter: Chats) -> None:
    # It = (10 000·36·0,4 + 5 000·72·0,05 + 9 000·20·0,1)/180 000 = (144 000 + 18 000 + 18 000)/180 000 = 1
    # Ib = 10 000·36·0,4/160 000 = 0,9; value = 1/0,9·100 = 111,11…
    media = last_quarter.person(MEDIA)
    card = await open_card(media, "1")
    assert "по строке на каждую запись, части через точку с запятой" in card.text
    assert "Например: Название; печать; 10 000; 10 000; да" in card.text
    for text, told in (
        ("Газета; печать; 10 000; 52", "Строка 1: частей через точку с запятой должно быть 5. Например:"),
        (f"{OUTLETS}\nТВ; волна; 1; 1; да", "Строка 4, «Вид СМИ»: «волна» — такого вида нет"),
        ("Газета; печать; много; 52; да", "Строка 1, «Количество экземпляров"),
        ("Газета; печать; 10; 52; может быть", "подтверждающие тираж или охват?»: нужно да или нет"),
    ):
        answer = await media.say(text)
        assert told in answer.text, answer.text
    assert "Ца — " in (await media.say(OUTLETS)).text
    base = await media.say("180 000")
    assert "СМИ2018 — " in base.text
    assert "один раз" in base.text
    await media.say(OUTLETS_2018)
    stands = await media.say("160 000")
    assert "№ 1. 111,11 из 108,35 — ✅ выполнено" in stands.text
    given = await media.press("Исходные данные")
    assert "СМИ · за 2022 год: 3 строки" in given.buttons
    await media.press("Назад")
    await send(media)
    await media.say("/status 1")
    working = await media.press("Показать расчёт")
    assert "1. Газета «Неделя»; печать; 10 000; 36; да" in working.text.replace("\N{NO-BREAK SPACE}", " ")
    marks = await media.press("Дальше →")
    assert "VП, VР, VТВ, VСИ" in marks.text, "one reason for several is said once"


async def test_the_number_of_residents_is_asked_once_for_both_indicators(last_quarter: Chats) -> None:
    media = last_quarter.person(MEDIA)
    await open_card(media, "1")
    await give(media, OUTLETS, "180 000", OUTLETS_2018, "160 000")
    await send(media)
    assert "AR — " in (await open_card(media, "2")).text


async def test_html_and_emoji_in_inputs_are_text(last_quarter: Chats) -> None:
    media = last_quarter.person(MEDIA)
    await open_card(media, "1")
    names = "<b>Газета</b> & «Ко»; печать; 1; 1; да\n🚜; радио; 1; 1; нет"
    await give(media, names, "100", names, "100")
    await send(media, "<i>всё</i> & больше")
    await media.say("/status 1")
    assert "<b>Газета</b> & «Ко»" in (await media.press("Показать расчёт")).text


async def test_nobody_else_opens_the_card_and_a_stranger_no_working(quarter: Chats, media: Person) -> None:
    await give_social(media)
    data = (await media.press("Без пояснения")).last.data("Отправить")
    draft = data.split(":", 2)[2]
    for person_id in (ADVERTISING, COORDINATOR, 99):
        person = quarter.person(person_id)
        for button in (data, f"submit:inputs:{draft}", f"submit:reopen:{draft}:0", f"submit:input:{draft}:0"):
            told = (await person.forge(button)).everything
            assert "8,00" not in told
            assert "180 000" not in told
    await media.press("Отправить")
    working = "status:working:1:2:0"
    assert "180" not in (await quarter.person(99).forge(working)).everything
    # A unit of the same section sees how that section stands, and what that comes from (storyboard 0).
    assert "180 000 чел." in (await quarter.person(ADVERTISING).forge(working)).everything


YES_NO = """
municipality: Городской округ Пробный
title: Проверка кнопок
period_kind: quarter
period: 2022-Q1
executors:
  - executor: Отдел проверки
measures:
  - number: '1'
    measure: Оценка
    indicators:
      - number: '1'
        indicator: Оценка работы
        unit: балл
        target: '2'
        executors: Отдел проверки
        assignments:
          - hands_in: Отдел проверки
        course: level
        methodology:
          - since: '2020-01-01'
            label: Оценка работы
            result: О
            inputs:
              - input: сайт
                label: Работает ли сайт?
                kind: yes_no
              - input: вид
                label: Вид площадки
                kind: choice
                table: баллы
            tables:
              - table: баллы
                label: Баллы по виду площадки
                choices:
                  - choice: зал
                    label: Зал
                    value: '1'
                  - choice: двор
                    label: Двор
                    value: '0,5'
            formulas:
              - formula: О = если(сайт = да; 1; 0) + баллы(вид)
"""


async def test_yes_no_and_kinds_are_tapped(quarter: Chats) -> None:
    # 1 + 0,5 = 1,5
    owner = quarter.person(OWNER)
    await owner.upload("пробная.yaml", YES_NO.encode())
    for label in ("Создать программу", "Да, верно", "Да, верно", "10-го числа", "Координатор — я"):
        await owner.press(label)
    await owner.say("/invite")
    await owner.press("Отдел проверки")
    made = await owner.press("Сдаёт сведения")
    person = quarter.person(99)
    await person.say(f"/start {made.text.split('?start=', 1)[1].split(maxsplit=1)[0]}")
    await person.press("Принять")
    card = await person.press("Заполнить")
    assert "Работает ли сайт?" in card.text
    assert card.buttons[:2] == ("Да", "Нет")
    kinds = await person.press("Да")
    assert kinds.buttons[:2] == ("Зал", "Двор")
    stands = await person.press("Двор")
    assert "№ 1. 1,50 из 2 — 🔻 отстаёт" in stands.text
    again = await reopen(person, "вид")
    assert "Двор" in again.buttons
    assert "2,00 из 2 — ✅ выполнено" in (await person.say("зал")).text


async def test_a_line_by_number_opens_the_questions(media: Person) -> None:
    answer = await media.say("№ 2 7,9 работаем")
    assert "Исходные данные: 1 из 11" in answer.text


async def test_everything_that_was_typed_survives_a_restart(quarter: Chats, media: Person) -> None:
    await open_card(media, "2")
    await give(media, *list(EIGHT.values())[:3])
    await quarter.restart()
    assert "NПОСТ — " in (await media.say("324 000")).text


async def test_a_computed_indicator_takes_nothing_by_its_number(media: Person) -> None:
    await open_card(media, "2")
    answer = await media.say("№ 2 12")
    assert "показатель считает бот" in answer.text.lower()
    assert "Ца" in answer.text
    refused = await media.say("№ 4 5")
    assert "среди ваших нет" in refused.text
    assert "AR — " in (await media.say("180 000")).text
