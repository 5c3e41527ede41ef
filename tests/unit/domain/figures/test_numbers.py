"""Domain page, «Numbers as people type them»; storyboard, section 2."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.message import split_answer
from domain.figures.numbers import MAX_LENGTH, Number, Trouble, read_figure, read_shown, show

PLAIN = [
    ("1,45", "%", "1.45"),
    ("1.45", "%", "1.45"),
    ("1,45%", "%", "1.45"),
    ("1,45 %", "%", "1.45"),
    ("3 153", "ед.", "3153"),
    ("3\u00a0153", "ед.", "3153"),
    ("3\u202f153", "ед.", "3153"),
    ("3\u2009153", "ед.", "3153"),
    ("3 153 граждан", "", "3153"),
    ("3 153 граждан", "ед.", "3153"),
    ("1 234 567,89", "", "1234567.89"),
    ("0", "ед.", "0"),
    ("0,00", "%", "0.00"),
    ("−5", "", "-5"),
    ("–5", "", "-5"),
    ("-5", "", "-5"),
    ("минус 5", "", "-5"),
    ("минус 1,5 %", "%", "-1.5"),
    ("2 десятка", "ед.", "20"),
    ("5 сотен", "чел.", "500"),
    ("12 о ходе работ", "ед.", "12"),
    ("1,2 тыс.", "ед.", "1200"),
    ("1,5 млн", "млн руб.", "1.5"),
    ("850 тыс.", "млн руб.", "0.85"),
    ("850 тыс. руб.", "млн руб.", "0.85"),
    ("12 т.р.", "тыс. руб.", "12"),
    ("1,5 млн", "", "1500000"),
    ("5 м2", "кв. м", "5"),
    ("6 мес.", "мес.", "6"),
    ("12 шт.", "маршрутов", "12"),
    ("10 маршрутов", "ед.", "10"),
    ("1 полугодие – 1,45%", "%", "1.45"),
    ("1 полугодие – 0,26%", "%", "0.26"),
    ("1 полугодие 2022 года: 50 %", "%", "50"),
    ("2022 год - 16", "ед.", "16"),
    ("на 01.07.2022 – 1598", "ед.", "1598"),
    ("по состоянию на 1 июля 2022 года 1598", "ед.", "1598"),
    ("за 6 мес. 12", "ед.", "12"),
    ("за II квартал – 12", "ед.", "12"),
    ("за январь–март 2022 года 7", "ед.", "7"),
    ("Приобретено 24 автобуса", "ед.", "24"),
]


@pytest.mark.parametrize(("text", "unit", "value"), PLAIN)
def test_plain_figures_keep_their_wording(text: str, unit: str, value: str) -> None:
    reading = read_figure(text, unit)
    assert reading.number == Number(Decimal(value), text)
    assert (reading.trouble, reading.wording) == (None, text)


@pytest.mark.parametrize(
    ("text", "unit", "trouble", "values"),
    [
        (
            "1 полугодие – 10 передано из Мосгортранса; 24 приобретено (22 получено)",
            "ед.",
            Trouble.SEVERAL,
            "10 24 22",
        ),
        ("2 млн 300 тыс.", "", Trouble.SEVERAL, "2000000 300000"),
        ("12–15", "", Trouble.SPAN, "12 15"),
        ("1 % - 5 %", "%", Trouble.SPAN, "1 5"),
        ("от 12 до 15", "", Trouble.SPAN, "12 15"),
        ("24 из 26", "ед.", Trouble.SHARE, "24 26"),
        ("24 автобуса из 26", "ед.", Trouble.SHARE, "24 26"),
        ("24/26", "ед.", Trouble.SHARE, "24 26"),
        ("1.648", "ед.", Trouble.THOUSANDS, "1.648 1648"),
        ("50 %", "ед.", Trouble.OTHER_UNIT, "50"),
        ("50 %", "маршрутов", Trouble.OTHER_UNIT, "50"),
        ("284 человека", "%", Trouble.OTHER_UNIT, "284"),
        ("850 000 руб.", "млн руб.", Trouble.OTHER_UNIT, "0.85 850000"),
        ("Более 280 человек", "", Trouble.APPROXIMATE, "280"),
        ("около 280", "", Trouble.APPROXIMATE, "280"),
        ("порядка 280", "", Trouble.APPROXIMATE, "280"),
        ("≈ 280", "", Trouble.APPROXIMATE, "280"),
        ("280+", "", Trouble.APPROXIMATE, "280"),
        ("280 и более", "", Trouble.APPROXIMATE, "280"),
        ("3 или менее", "", Trouble.APPROXIMATE, "3"),
        ("12 примерно", "", Trouble.APPROXIMATE, "12"),
        ("12 (оценочно)", "", Trouble.APPROXIMATE, "12"),
        ("минимум 12", "", Trouble.APPROXIMATE, "12"),
        ("где-то 12", "", Trouble.APPROXIMATE, "12"),
        ("12?", "", Trouble.APPROXIMATE, "12"),
        ("12‰", "%", Trouble.OTHER_UNIT, "12"),
        (",5", "", Trouble.UNSURE, "0.5"),
        ("- 5", "", Trouble.UNSURE, "-5 5"),
        ("+5", "", Trouble.UNSURE, "5"),
        ("1½", "", Trouble.UNSURE, "1.5"),
        ("2 ½", "", Trouble.UNSURE, "2.5"),
        ("33 1/3", "%", Trouble.UNSURE, "33.33 33.3"),
        ("05.07", "%", Trouble.UNSURE, "5.07"),
        ("рост на 3 %", "%", Trouble.UNSURE, "3"),
        ("5к", "", Trouble.THOUSANDS, "5 5000"),
        ("по плану 280", "чел.", Trouble.PLANNED, "280"),
    ],
)
def test_doubtful_figures_give_choices(text: str, unit: str, trouble: Trouble, values: str) -> None:
    reading = read_figure(text, unit)
    assert (reading.number, reading.trouble, reading.wording) == (None, trouble, text)
    assert [choice.value for choice in reading.choices] == [Decimal(value) for value in values.split()]


def test_approximate_word_is_kept() -> None:
    assert read_figure("Более 280 человек").choices == (Number(Decimal(280), "Более 280 человек", "более"),)


def test_choices_of_several_have_their_own_wording() -> None:
    reading = read_figure("50 % и ещё 24 шт.")
    assert [choice.wording for choice in reading.choices] == ["50 %", "24 шт."]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", Trouble.EMPTY),
        (" \n\u00a0\u200b", Trouble.EMPTY),
        ("пятьдесят", Trouble.NO_DIGITS),
        ("1 полугодие", Trouble.NO_FIGURE),
        ("01.07.2022", Trouble.NO_FIGURE),
        ("10-го июля", Trouble.NO_FIGURE),
        ("письмо № 12-44", Trouble.NO_FIGURE),
        ("https://akgo74.ru/about/info/news/12032/", Trouble.NO_FIGURE),
        ("1,2,3", Trouble.MALFORMED),
        ("12:30", Trouble.MALFORMED),
        ("1.648.000", Trouble.MALFORMED),
        ("1 5", Trouble.MALFORMED),
        ("1 2345", Trouble.MALFORMED),
        ("--5", Trouble.MALFORMED),
        ("1e5", Trouble.MALFORMED),
        ("1О", Trouble.MALFORMED),
        ("1OO", Trouble.MALFORMED),
        ("10⁶", Trouble.MALFORMED),
        ("9" * 30, Trouble.MALFORMED),
        ("5 " + "а" * MAX_LENGTH, Trouble.MALFORMED),
    ],
)
def test_no_figure(text: str, trouble: Trouble) -> None:
    reading = read_figure(text)
    assert (reading.number, reading.trouble, reading.choices) == (None, trouble, ())


@pytest.mark.parametrize("text", ["-", "—", "–", "н/д", "Н/Д", "нет данных", "Нет данных.", "n/a"])
def test_no_data(text: str) -> None:
    reading = read_figure(text)
    assert reading.no_data
    assert reading.trouble is None


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("да", True),
        ("Да.", True),
        ("1", True),
        ("да – 1", True),
        ("нет", False),
        ("НЕТ", False),
        ("0", False),
    ],
)
def test_yes_and_no_are_printed_as_1_and_0(text: str, yes: bool) -> None:
    reading = read_figure(text, yes_no=True)
    assert reading.yes is yes
    assert reading.number == Number(Decimal(int(yes)), str(int(yes)))


@pytest.mark.parametrize("text", ["5", "1,5", "10", "50%", "да – 0", "1 0"])
def test_other_numbers_are_neither_yes_nor_no(text: str) -> None:
    assert read_figure(text, yes_no=True).trouble is Trouble.MALFORMED


@pytest.mark.parametrize("text", ["да/нет", "да нет", "нет, да", "да или нет", "1 из 2", "нет\\да"])
def test_both_answers_are_none(text: str) -> None:
    reading = read_figure(text, yes_no=True)
    assert (reading.yes, reading.number) == (None, None)
    assert reading.trouble is not None


@pytest.mark.parametrize(
    ("text", "unit", "figure", "explanation"),
    [
        ("50 % работы ведутся по графику", "%", "50 %", "работы ведутся по графику"),
        ("12,5 % идут торги", "%", "12,5 %", "идут торги"),
        ("50%, идут торги", "%", "50%", "идут торги"),
        ("50% – торги", "%", "50%", "торги"),
        ("50 % выполнено", "%", "50 %", "выполнено"),
        ("95 ведём", "", "95", "ведём"),
        ("15,6% опрос", "%", "15,6%", "опрос"),
        ("3 ед. готовы", "ед.", "3 ед.", "готовы"),
        ("24 маршрута", "ед.", "24 маршрута", ""),
        ("5 писем", "", "5 писем", ""),
        ("50 % на 01.07.2022", "%", "50 % на 01.07.2022", ""),
        ("50 % перенесено на 3 квартал", "%", "50 %", "перенесено на 3 квартал"),
        ("1 полугодие – 1,45% рейсы отменены", "%", "1 полугодие – 1,45%", "рейсы отменены"),
        ("3 153 граждан", "", "3 153 граждан", ""),
        ("3 153 граждан зарегистрированы на портале", "", "3 153 граждан", "зарегистрированы на портале"),
        ("50\nидут торги", "%", "50", "идут торги"),
        ("50 % идут торги\nсрок август", "%", "50 %", "идут торги\nсрок август"),
        ("50 % сдано, ещё 2 дома в работе", "%", "50 %", "сдано, ещё 2 дома в работе"),
        ("10 ед. передано в парк; 24 в пути", "ед.", "10 ед.", "передано в парк; 24 в пути"),
        ("50 % по письму № 12-44 от 07.07.2022", "", "50 %", "по письму № 12-44 от 07.07.2022"),
    ],
)
def test_one_message_gives_figure_and_explanation(
    text: str, unit: str, figure: str, explanation: str
) -> None:
    reading, rest = split_answer(text, unit)
    assert reading.number is not None
    assert (reading.number.wording, rest) == (figure, explanation)


@pytest.mark.parametrize(
    ("text", "unit", "trouble", "figure", "explanation"),
    [
        ("10 передано; 24 приобретено", "ед.", Trouble.SEVERAL, "10 передано; 24 приобретено", ""),
        ("50 % сдано, ещё 2 дома", "", Trouble.SEVERAL, "50 % сдано, ещё 2 дома", ""),
        ("50%, 60%", "%", Trouble.SEVERAL, "50%, 60%", ""),
        ("50\n24 из 26 домов", "%", Trouble.SEVERAL, "50\n24 из 26 домов", ""),
        ("24 из 26 домов\nидут торги", "ед.", Trouble.SHARE, "24 из 26 домов", "идут торги"),
        ("Более 280 человек уже уведомлены", "", Trouble.APPROXIMATE, "Более 280 человек", "уже уведомлены"),
        ("50 % идут торги", "ед.", Trouble.OTHER_UNIT, "50 %", "идут торги"),
    ],
)
def test_doubt_survives_the_split(
    text: str, unit: str, trouble: Trouble, figure: str, explanation: str
) -> None:
    reading, rest = split_answer(text, unit)
    assert (reading.trouble, reading.wording, rest) == (trouble, figure, explanation)


@pytest.mark.parametrize(
    ("text", "yes", "explanation"),
    [
        ("Нет, перенесено на III квартал", False, "перенесено на III квартал"),
        ("0 – пересмотрены сроки, 3 квартал 2022 года", False, "пересмотрены сроки, 3 квартал 2022 года"),
        ("1 полугодие – да, введена 1 станция", True, "введена 1 станция"),
    ],
)
def test_yes_no_with_explanation(text: str, yes: bool, explanation: str) -> None:
    reading, rest = split_answer(text, yes_no=True)
    assert (reading.yes, rest) == (yes, explanation)


@pytest.mark.parametrize("text", ["нет данных, ждём отчёт", "н/д ждём отчёт", "-\nждём отчёт"])
def test_no_data_with_its_reason(text: str) -> None:
    reading, reason = split_answer(text, "%")
    assert reading.no_data
    assert reason == "ждём отчёт"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3153", "3\u00a0153"),
        ("1234567.50", "1\u00a0234\u00a0567,50"),
        ("-5", "−5"),
        ("-0", "0"),
        ("0.00", "0,00"),
        ("1E+5", "100\u00a0000"),
        ("1.2E-7", "0,00000012"),
    ],
)
def test_show(value: str, shown: str) -> None:
    assert show(Decimal(value)) == shown


figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4)
pieces = st.sampled_from(
    [
        *"0123456789,.-–−%()/: \n",
        "тыс. ",
        "млн",
        "из ",
        "более ",
        "1 полугодие ",
        "2022 год ",
        "да",
        "\0",
        "²",
        "İ",
    ]
)
texts = st.one_of(st.text(), st.lists(pieces, max_size=20).map("".join))
units = st.sampled_from(["", "%", "ед.", "млн руб.", "мес."]) | st.text(max_size=5)


@given(figures)
def test_what_is_shown_reads_back_exactly(value: Decimal) -> None:
    reading = read_figure(show(value))
    assert reading.number is not None
    assert (reading.number.value, reading.number.wording) == (value, show(value))


@given(figures)
def test_a_choice_among_numbers_is_read_back_without_doubt(value: Decimal) -> None:
    assert read_shown(show(value)) == value


@given(texts, units, st.booleans())
def test_any_text_is_read_or_refused(text: str, unit: str, yes_no: bool) -> None:
    reading = read_figure(text, unit, yes_no=yes_no)
    ways = [reading.number is not None, reading.trouble is not None, reading.no_data]
    assert sum(ways) == 1
    if reading.number is not None and not yes_no:
        assert reading.number.wording == text.strip()


@given(texts, units)
def test_splitting_loses_no_word(text: str, unit: str) -> None:
    reading, explanation = split_answer(text, unit)
    if reading.number is not None:
        kept = reading.wording + explanation
        assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
