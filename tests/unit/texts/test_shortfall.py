"""What a value lacks of its target, as it is said."""

from decimal import Decimal

from domain.methodology.goals.shortfall import Loss, Needed, Shortfall
from domain.methodology.model import Input
from texts import texts
from texts.workings import shortfall

RU, EN = texts("ru"), texts("en")
VIEWS = Loss("k2", "Коэффициент просмотров публикаций", Decimal("0.64"), Decimal(1), Decimal("0.36"))
HANDLED = Loss("A2", "Отработка сообщений", Decimal("0.9"), Decimal(1), Decimal("0.4"), Decimal(4))
IN_TIME = Needed(Input("Чс", "В срок"), Decimal(57), Decimal(54), Decimal(60))


def said(found: Shortfall, unit: str = "") -> str:
    return "".join(shortfall(RU, found, 2, unit))


def test_where_most_is_lost() -> None:
    found = Shortfall(Decimal(8), Decimal("0.22"), loss=VIEWS)
    told = "Больше всего теряется здесь: коэффициент просмотров публикаций (k2) — 0,64 из 1."
    assert said(found) == f"🎯 До 8,00 не хватает 0,22. {told}"
    assert "0,22 is missing to 8,00." in "".join(shortfall(EN, found, 2))


def test_a_part_that_counts_more_than_once_says_what_it_is_of_the_result() -> None:
    found = Shortfall(Decimal(8), Decimal("0.5"), loss=HANDLED)
    assert "отработка сообщений (A2) — 0,9 из 1, в итоге это 0,4." in said(found)


def test_so_little_is_not_shown_as_nothing() -> None:
    assert said(Shortfall(Decimal(8), Decimal("0.004"))) == "🎯 До 8,00 не хватает 0,004."


def test_the_figure_that_would_reach_it() -> None:
    found = Shortfall(Decimal(95), Decimal(5), needed=IN_TIME)
    assert said(found, "%").endswith("Чтобы было 95 %, нужно Чс = 57 из 60 (сейчас 54).")
    above = Shortfall(Decimal(2), Decimal(3), above=True, needed=IN_TIME)
    assert said(above, "%").startswith("🎯 Предел 2,00 % превышен на 3,00. Чтобы было не больше 2 %, ")


def test_nothing_is_said_where_nothing_is_lacking() -> None:
    assert shortfall(RU, None, 2) == []
