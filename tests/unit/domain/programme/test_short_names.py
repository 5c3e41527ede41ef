"""Short names: proposed without boilerplate, at most 40 characters, all different."""

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.programme.short_names import LONGEST, Worded, name_key, short_names, with_short_names
from programmes.reading import read_document
from tests import sample_files
from tests.times import no_blow_up

MANY = string.ascii_letters + string.digits + 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя  \n\t.,;:–—-«»"()[^]№%\u00a0'
ANY = st.text(MANY, max_size=120) | st.sampled_from(
    [
        "",
        "-",
        "[^5]",
        "Благоустройство дворов[^5]",
        "Реализация муниципальной программы «Чистая вода»",
        "я" * 90,
    ]
)
ROWS = st.lists(st.builds(Worded, st.text("0123456789.-IVX", max_size=12), ANY, ANY, ANY), max_size=12)


@given(ROWS)
def test_whatever_the_words_there_is_a_name_and_no_two_are_alike(rows: list[Worded]) -> None:
    names = short_names(rows)
    assert len(names) == len(rows)
    assert len(set(map(name_key, names))) == len(rows)
    for name in names:
        assert 0 < len(name) <= LONGEST
        assert name == " ".join(name.split())
        assert "[^5]" not in name


@given(ROWS)
def test_names_that_are_there_stay(rows: list[Worded]) -> None:
    names = short_names(rows)
    again = [replace(row, short=name) for row, name in zip(rows, names, strict=True)]
    assert short_names(again) == names


def proposed(measure: str, wording: str = "количество, ед.") -> str:
    return short_names([Worded("1", measure, wording)])[0]


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        (
            "Реализация муниципальной программы «Развитие дорожного хозяйства Копейского городского округа»",
            "Развитие дорожного хозяйства",
        ),
        ("Реализация на территории городского округа регионального проекта «Чистая вода»", "Чистая вода"),
        ('Реализация программы "Чистая вода"', "Чистая вода"),
        ("Осуществление догазификации на территории городского округа", "Догазификация"),
        (
            "Реализация регионального проекта «Формирование комфортной городской среды». Выполнение"
            " мероприятий по благоустройству дворовых территорий",
            "Благоустройство дворовых территорий",
        ),
        (
            "Выполнение мероприятий по обновлению общественных пространств в рамках программы «Ы»",
            "Обновление общественных пространств",
        ),
        ("Организация транспортного обслуживания", "Транспортное обслуживание"),
        ("Реализация инициативных проектов", "Реализация инициативных проектов"),  # no ending says how
        ("Полное обновление автобусного парка[^5]", "Полное обновление автобусного парка"),
        ("Размещение объявления (да – 1 / нет – 0)", "Размещение объявления"),
        ("Мониторинг качества предоставляемых населению коммунальных услуг", "Мониторинг качества"),
        (
            "Проведение сходов граждан, проживающих на территории городского округа",
            "Проведение сходов граждан",
        ),
    ],
)
def test_the_boilerplate_goes(measure: str, name: str) -> None:
    assert proposed(measure) == name


def test_of_several_indicators_under_a_measure_each_has_its_own_words() -> None:
    rows = [Worded("5.1", "Спорт", "число секций, ед."), Worded("5.2", "Спорт", "число участников, чел.")]
    assert short_names(rows) == ["Число секций", "Число участников"]


def test_a_measure_that_cuts_badly_gives_way_to_what_is_measured() -> None:
    measure = "Подготовка качественных и своевременных ответов на поступающие обращения граждан"
    assert (
        proposed(measure, "коэффициент исполнительной дисциплины") == "Коэффициент исполнительной дисциплины"
    )


def test_two_alike_are_told_apart_by_a_word_of_their_own_or_by_their_numbers() -> None:
    rows = [
        Worded("8", "Проект «Чистая вода»", "ввод станции"),
        Worded("9", "Проект «Чистая вода»", "ввод системы водоотведения"),
    ]
    rows = [replace(row, measure=row.measure + " " * place) for place, row in enumerate(rows)]
    assert short_names(rows)[1] == "Чистая вода (водоотведение)"
    same = [Worded(number, "Чистая вода" + " " * int(number), "доля") for number in ("1", "2")]
    assert short_names(same) == ["Чистая вода № 1", "Чистая вода № 2"]


def test_a_stated_name_is_nobody_elses_proposal() -> None:
    rows = [Worded("1", "Осуществление догазификации", ""), Worded("2", "Газ", "", "Догазификация")]
    assert short_names(rows) == ["Догазификация № 1", "Догазификация"]


def test_kopeysks_word_file_has_proposals_by_which_all_are_told_apart() -> None:
    content = (sample_files.SAMPLES / "kopeysk-2022-h1-report.docx").read_bytes()
    programme = read_document(content, "report.docx").programme
    names = {one.number: one.short for one in with_short_names(programme).indicators()}
    assert len(set(names.values())) == 27
    assert (names["11"], names["12"]) == ("Благоустройство территорий", "Благоустройство дворовых территорий")


@pytest.mark.parametrize(
    "words", ["программ" * 4_000 + "! «х»", "«" + "а" * 30_000, "муниципальной " * 2_000 + "«х»"]
)
def test_long_words_cost_no_more_than_short_ones(words: str) -> None:
    with no_blow_up():
        short_names([Worded(str(number), words, words) for number in range(20)])
