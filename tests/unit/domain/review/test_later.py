"""«По графику»: which explanations say that the work comes later, and until when."""

from datetime import date
from decimal import Decimal

import pytest

from domain.figures.standing import Standing, State
from domain.figures.targets import Target, read_targets
from domain.programme.document import Course
from domain.review.later import comes_later, is_far_below
from domain.time.periods import Period

HALF_YEAR = Period.from_key("2022-H1")
BEHIND = Standing(State.BEHIND)


def target_of(wording: str) -> Target | None:
    return read_targets(wording).for_year(2022)


@pytest.mark.parametrize(
    "said",
    [
        "Работы ведутся в соответствии с графиком",
        "Работы идут по графику.",
        "Работы ведутся согласно утверждённому графику производства работ",
        "по плану-графику",
        "Выполняется в соответствии с планом мероприятий",
        "Срок реализации ещё не наступил",
        "Работы запланированы",
        "Планируется после заключения контракта",
        "Работы по графику, договор от 15.05.2022 № 4",
        "в рамках графика",
        "As planned",
        "The works are on schedule",
    ],
)
def test_it_comes_later_and_no_day_is_named(said: str) -> None:
    later = comes_later(said, HALF_YEAR)
    assert later is not None
    assert later.due is None


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (
            "В связи с импортозамещением  оборудования пересмотрены сроки реализации на 3 квартал 2022 года",
            date(2022, 9, 30),
        ),
        ("в III квартале", date(2022, 9, 30)),
        ("Работы будут выполнены в III кв. 2022", date(2022, 9, 30)),
        ("ввод в четвёртом квартале", date(2022, 12, 31)),
        ("Ремонт начнётся во 2 полугодии", date(2022, 12, 31)),
        ("срок — осень", date(2022, 11, 30)),
        ("Посадка деревьев осенью", date(2022, 11, 30)),
        ("работы запланированы на август", date(2022, 8, 31)),
        ("Работы запланированы на сентябрь 2022 года", date(2022, 9, 30)),
        ("закончим к 1 октября", date(2022, 10, 1)),
        ("Контракт заключён, срок до 30.09.2022", date(2022, 9, 30)),
        ("срок: 15.08", date(2022, 8, 15)),
        ("начнём в июле, закончим в октябре", date(2022, 10, 31)),
        ("до конца года", date(2022, 12, 31)),
        ("По графику, в III квартале", date(2022, 9, 30)),
        ("начнём в ноябре, закончим до 01.03.2023", date(2022, 11, 30)),
    ],
)
def test_it_comes_later_and_its_last_day_is_read(said: str, due: date) -> None:
    later = comes_later(said, HALF_YEAR)
    assert later is not None
    assert later.due == due


@pytest.mark.parametrize(
    "said",
    [
        "",
        "идут торги",
        "Контроль осуществляется в процессе и по итогу  выполнения работ",
        "отстаёт от графика",
        "Отставание от графика на две недели",
        "Работы ведутся с отставанием от графика, закончим в августе",
        "график сорван подрядчиком",
        "График работ сорван",
        "подрядчик срывает сроки",
        "Сорваны сроки поставки",
        "не по графику",
        "Работы идут не в соответствии с графиком",
        "вне графика",
        "с нарушением графика",
        "график не утверждён",
        "Работы не запланированы",
        "не планируется",
        "Мероприятие отменено",
        "В этом году не будет",
        "работали в мае и июне",
        "договор от 12.05.2022",
        "за I квартал ничего не сделано",
        "Оплачено 3 кв. метра",
        "behind schedule",
        "По графику, перенесено на 1 квартал 2023 года",
        "31.06",
        "30.02.2023",
    ],
)
def test_nothing_says_so_or_something_says_the_opposite(said: str) -> None:
    assert comes_later(said, HALF_YEAR) is None


@pytest.mark.parametrize(
    ("target", "value", "course", "far"),
    [
        ("4", "0", Course.RUNNING_TOTAL, True),
        ("16", "3", Course.RUNNING_TOTAL, True),
        ("16", "4", Course.RUNNING_TOTAL, False),
        ("100 %", "0", Course.LEVEL, True),
        ("100 %", "49", Course.LEVEL, True),
        ("100 %", "50", Course.LEVEL, False),
    ],
)
def test_far_below_is_less_than_half_of_what_is_asked_by_now(
    target: str, value: str, course: Course, far: bool
) -> None:
    read = target_of(target)
    assert is_far_below(BEHIND, read, Decimal(value), HALF_YEAR, course) is far


def test_what_is_not_behind_is_left_alone() -> None:
    read = target_of("4")
    for standing in (
        Standing(State.ON_PACE),
        Standing(State.MISSED),
        Standing(State.BEHIND, above_limit=True),
    ):
        assert not is_far_below(standing, read, Decimal(0), HALF_YEAR, Course.RUNNING_TOTAL)
    assert not is_far_below(BEHIND, read, None, HALF_YEAR, Course.RUNNING_TOTAL)
