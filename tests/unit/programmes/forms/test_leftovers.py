"""Old words that carry a date, a period or a figure are found, and what is left without them is said."""

import pytest

from domain.time.periods import Period
from programmes.forms.leftovers import is_letter, is_old, is_prose, without_old

PERIOD = Period.from_key("2022-H1")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("«15» июля 2022 г.", "«___» __________ 20__ г."),
        ("«___» __________ 2022 г.", "«___» __________ 20__ г."),
        ("распоряжением от 14.07.2022 № 55-р", "распоряжением от «___» __________ 20__ г. № 55-р"),
        ("За {period} достигнуты 3 показателя из 6 (50 %)", ""),
        ("Справочно: итоги 2021 года", ""),
        ("выше, чем во втором квартале", ""),
        ("Исп. Иванова, 8 (351) 000-00-00", ""),
    ],
)
def test_dates_become_blanks_and_figures_go(text: str, left: str) -> None:
    assert is_old(text, PERIOD)
    assert without_old(text, PERIOD) == left


@pytest.mark.parametrize(
    "text",
    [
        "Глава Энского городского округа",
        "Приложение № 2",
        "Таблица 1",
        "утв. постановлением от 29.03.2019 N 1347",
        "на 2019-2024 ГОДЫ",
        "о реализации программы «Развитие 2030» за {period}",
        "* По состоянию на {next_day}.",
        "1. Без учёта отпусков",
    ],
)
def test_names_of_acts_programmes_and_places_are_no_figures(text: str) -> None:
    assert not is_old(text, PERIOD)


def test_without_a_known_period_every_date_is_asked_about() -> None:
    assert is_old("утв. постановлением от 29.03.2019 N 1347", None)


def test_prose_tells_of_an_old_period_without_any_figure() -> None:
    assert is_prose("Все мероприятия выполнены в срок.")
    assert not is_prose("(подпись) (расшифровка)")
    assert not is_prose("М.П.")
    assert not is_prose("Начальник финансового управления администрации округа П.П. Вторая")


def test_a_covering_letters_lines_are_no_approval() -> None:
    assert is_letter("Уважаемый Иван Иванович!")
    assert is_letter("Направляем отчёт о реализации программы; показатели достигнуты полностью.")
    assert not is_letter("Первый заместитель главы администрации городского округа по социальным вопросам")
