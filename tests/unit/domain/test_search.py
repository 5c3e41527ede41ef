"""Storyboard, section 4: plain words mean a section, an executor or an indicator's number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.search import Found, MatchKind, Named, find

TRANSPORT = "Организация транспортного обслуживания"
ROADS = "Качество дорог"
WATER = "Организация водоснабжения (водоотведения), теплоснабжения, электроснабжения, газоснабжения"
GREENERY = "Благоустройство территории и состояние внутридворовых территорий"
PORTAL = "Регистрация на портале Госуслуг"
IMAGE = "Формирование положительного имиджа органов местного самоуправления Копейского городского округа"
SECTIONS = [
    Named(1, "Организация решения проблем, выявленных в ходе опроса населения"),
    Named(2, TRANSPORT),
    Named(3, ROADS, ("roads",)),
    Named(4, WATER),
    Named(5, GREENERY),
    Named(6, IMAGE),
    Named(7, "Увеличение числа респондентов, принимающих участие в опросе населения"),
    Named(8, PORTAL),
    Named(9, "Увеличение респондентов, принявших участие в опросе населения"),
]
EXECUTORS = [
    Named(number, name)
    for number, name in enumerate(
        [
            "МУП «КПА»",
            "УГХ",
            "Заместитель Главы городского округа по жилищно-коммунальным вопросам",
            "Заместитель Главы городского округа, руководитель аппарата",
            "Первый заместитель Главы городского округа",
            "отдел пресс-службы администрации городского округа",
            "ресурсоснабжающие организации",
            "МУ «Управление строительства»",
            "АО «Газпром газораспределение Челябинск» в г. Копейске",
            "МУ «ГСЗ»",
            "управляющие организации",
            "управление делами и муниципальной службы администрации городского округа",
            "МФЦ",
            "ЗАГС",
            "УСЗН",
        ]
    )
]
NUMBERS = [str(number) for number in range(1, 28)]

INDICATORS = [
    Named(1, "доля невыполненных рейсов по всем причинам от общего планового количества рейсов, %"),
    Named(2, "доля невыполненных рейсов по причине технической неисправности общественного транспорта, %"),
    Named(3, "количество приобретенных автобусов, ед.", ("Обновление подвижного состава",)),
    Named(4, "достижение целевых показателей, утвержденных программой, %"),
    Named(19, "доля проведённых приемов от числа приемов, которые должны были быть проведены"),
]


def look(query: str) -> Found:
    return find(query, SECTIONS, EXECUTORS, NUMBERS, INDICATORS)


@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("roads", MatchKind.SECTION, ROADS),
        ("road", MatchKind.SECTION, ROADS),
        ("дороги", MatchKind.SECTION, ROADS),
        ("дорог", MatchKind.SECTION, ROADS),
        ("дорогам", MatchKind.SECTION, ROADS),
        ("по дорогам", MatchKind.SECTION, ROADS),
        ("Качество дорог", MatchKind.SECTION, ROADS),
        ("дароги", MatchKind.SECTION, ROADS),
        ("транспорт", MatchKind.SECTION, TRANSPORT),
        ("тарнспорт", MatchKind.SECTION, TRANSPORT),
        ("вода", MatchKind.SECTION, WATER),
        ("водоснабжение", MatchKind.SECTION, WATER),
        ("госуслуги", MatchKind.SECTION, PORTAL),
        ("благоустройство", MatchKind.SECTION, GREENERY),
        ("имидж", MatchKind.SECTION, IMAGE),
        ("УГХ", MatchKind.EXECUTOR, "УГХ"),
        ("угх?", MatchKind.EXECUTOR, "УГХ"),
        ("КПА", MatchKind.EXECUTOR, "МУП «КПА»"),
        ("ЗАГС", MatchKind.EXECUTOR, "ЗАГС"),
        ("пресс-служба", MatchKind.EXECUTOR, "отдел пресс-службы администрации городского округа"),
        ("4", MatchKind.NUMBER, "4"),
        ("№ 4", MatchKind.NUMBER, "4"),
        ("№4.", MatchKind.NUMBER, "4"),
        ("показатель 27", MatchKind.NUMBER, "27"),
        ("4?", MatchKind.NUMBER, "4"),
        ("что с № 4?", MatchKind.NUMBER, "4"),
        ("как дела с дорогами?", MatchKind.SECTION, ROADS),
        ("Как дела у УГХ", MatchKind.EXECUTOR, "УГХ"),
        ("how are the roads?", MatchKind.SECTION, ROADS),
        ("пресслужба", MatchKind.EXECUTOR, "отдел пресс-службы администрации городского округа"),
        ("автобусы", MatchKind.INDICATOR, INDICATORS[2].name),
        ("автобсы", MatchKind.INDICATOR, INDICATORS[2].name),
        ("подвижной состав", MatchKind.INDICATOR, INDICATORS[2].name),
        ("приёмы", MatchKind.INDICATOR, INDICATORS[4].name),
        ("вся программа", MatchKind.PROGRAMME, ""),
        ("как дела по всей программе?", MatchKind.PROGRAMME, ""),
        ("the whole programme", MatchKind.PROGRAMME, ""),
        ("как дела?", MatchKind.OWN, ""),
    ],
)
def test_one_is_meant(query: str, kind: MatchKind, name: str) -> None:
    found = look(query)
    assert found.exact is not None
    assert (found.exact.kind, found.exact.name) == (kind, name)
    assert found.several == found.nearest == ()


@pytest.mark.parametrize(
    ("query", "count"),
    [("опрос", 3), ("заместитель", 3), ("газ", 2), ("рейсы", 2), ("4, 5", 2), ("1 и 2", 2)],
)
def test_several_are_close(query: str, count: int) -> None:
    found = look(query)
    assert found.exact is None
    assert len(found.several) == count


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("транспотр", "Транспорт"),
        ("гозета", "Газета"),
        ("школьнки", "Школьники"),
        ("дорооги", "Дороги"),
        ("ltnb b irjkmybrb", "Дети и школьники"),
        ("школьнтки", "Школьники"),
    ],
)
def test_one_slip_in_a_long_word_leaves_no_doubt(query: str, name: str) -> None:
    found = find(query, [Named(0, name), Named(2, "Гозтех")], [], [])
    assert found.exact is not None
    assert found.exact.name == name


@pytest.mark.parametrize(
    ("query", "name"),
    [("тиатр", "Театр"), ("парки", "Парни"), ("привет", "Приёмная"), ("вода", "Мода")],
)
def test_a_short_word_is_never_taken_for_another(query: str, name: str) -> None:
    assert find(query, [Named(0, name)], [], []) == Found()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("спросить", "Опрос"),
        ("школьнкаи", "Школьницы"),
        ("транспортирровка", "Транспорт"),
        ("гозетаа", "Газеты"),
    ],
)
def test_what_is_less_than_certain_is_offered(query: str, name: str) -> None:
    found = find(query, [Named(0, name)], [], [])
    assert (found.exact, found.several) == (None, ())
    assert [match.name for match in found.nearest] == [name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ljhjub", ROADS), ("LJHJUB", ROADS), ("eu[", "УГХ"), ("кщфвы", ROADS), (",kfujecnhjqcndj", GREENERY)],
)
def test_the_wrong_keyboard_layout_is_read(typed: str, name: str) -> None:
    found = look(typed)
    assert found.exact is not None
    assert found.exact.name == name


def test_a_single_word_that_merely_stands_beside_it_is_not_it() -> None:
    bus = Named(3, "количество приобретенных автобусов, ед.", (), ("Полное обновление автобусного парка",))
    assert find("парки", [], [], [], [bus]) == Found()
    assert [match.id for match in find("обновление", [], [], [], [bus]).nearest] == [3]
    several = find("автобусный парк", [], [], [], [bus]).exact
    assert several is not None
    assert several.id == 3


@pytest.mark.parametrize("query", ["xyz", "налоги", "99", "-1", "", "?", "а", "что?", "соцсети", "ы" * 1000])
def test_nothing_is_meant(query: str) -> None:
    assert look(query) == Found()


def test_nearest_is_suggested() -> None:
    found = look("ремонт дорог")
    assert found.exact is None
    assert found.nearest[0].name == ROADS


@pytest.mark.parametrize("query", ["водопровод", "бюджет", "Сергей", "аппарат автобус"])
def test_what_shares_nothing_with_the_query_is_not_offered(query: str) -> None:
    offered = {match.name for match in look(query).nearest}
    assert offered <= {INDICATORS[2].name, "Заместитель Главы городского округа, руководитель аппарата"}
    assert bool(offered) == (query == "аппарат автобус")


def test_a_digit_in_common_is_nothing_in_common() -> None:
    assert find("не менее 2", [Named(1, "Задача 2. Дороги")], [], NUMBERS) == Found()


def test_number_with_parts() -> None:
    found = find("4", [], [], ["4.1", "4.2", "5"])
    assert [match.name for match in found.several] == ["4.1", "4.2"]


@given(st.text())
def test_any_query_has_one_answer_at_most(query: str) -> None:
    found = look(query)
    assert sum(map(bool, (found.exact, found.several, found.nearest))) <= 1


@given(st.sampled_from([*SECTIONS, *EXECUTORS]))
def test_each_name_finds_itself(named: Named) -> None:
    found = look(named.name)
    assert found.exact is not None
    assert found.exact.name == named.name
