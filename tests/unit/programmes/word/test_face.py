"""What stands around the table: period, municipality, title, signature."""

import pytest

from programmes.period_words import find_period
from programmes.word.face import programme_title, read_face, read_signature, without_period
from programmes.word.municipality import find_municipality


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("за 1 полугодие 2022 года", "2022-H1", "1 полугодие 2022 года"),
        ("за II полугодие 2022 г.", "2022-H2", "II полугодие 2022 г."),
        ("за первое полугодие\n2022 года", "2022-H1", "первое полугодие\n2022 года"),
        ("за I квартал 2023 года", "2023-Q1", "I квартал 2023 года"),
        ("за 3-й квартал 2022 года", "2022-Q3", "3-й квартал 2022 года"),
        ("за IV квартал 2022 года", "2022-Q4", "IV квартал 2022 года"),
        ("за 6 месяцев 2022 года", "2022-H1", "6 месяцев 2022 года"),
        ("за январь-июнь 2022 года", "2022-H1", "январь-июнь 2022 года"),
        ("за апрель – июнь 2022 года", "2022-Q2", "апрель – июнь 2022 года"),
        ("за ноябрь 2022 года", "2022-M11", "ноябрь 2022 года"),
        ("за май 2022 года", "2022-M5", "май 2022 года"),
        ("за 2022 год", "2022", "2022 год"),
        ("Программы на 2020 год, отчёт за 2021 год", "2021", "2021 год"),
        ("Программы на 2019-2024 годы, за 1 полугодие 2022 года", "2022-H1", "1 полугодие 2022 года"),
    ],
)
def test_periods(text: str, key: str, words: str) -> None:
    found = find_period(text)
    assert found is not None
    assert (found.period.key, text[found.start : found.end], found.sure) == (key, words, True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("за 9 месяцев 2022 года", "2022-Q3"),
        ("за январь–сентябрь 2022 года", "2022-Q3"),
        ("за 5 месяцев 2022 года", "2022-M5"),
    ],
)
def test_doubtful_periods(text: str, key: str) -> None:
    found = find_period(text)
    assert found is not None
    assert (found.period.key, found.sure) == (key, False)


@pytest.mark.parametrize(
    "text", ["", "на 2019-2024 годы", "от 29.03.2019 N 1347", "за 2022", "7 квартал 1822 года"]
)
def test_no_period(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("Глава Копейского городского округа", "Копейский городской округ", True),
        ("Глава\nКопейского  городского округа", "Копейский городской округ", True),
        ("Сергиево-Посадского городского округа", "Сергиево-Посадский городской округ", True),
        ("Нижнесергинского муниципального района", "Нижнесергинский муниципальный район", True),
        ("Осинниковского муниципального округа", "Осинниковский муниципальный округ", True),
        ("Глава городского округа Мытищи", "городской округ Мытищи", True),
        ("городского округа Химки Московской области", "городской округ Химки", True),
        ("Копейский городской округ", "Копейский городской округ", True),
        ("Донского муниципального округа", "Донский муниципальный округ", False),
        ("Верхнего городского округа", "Верхний городской округ", False),
        ("Глава городского округа", "", False),
        ("Заместитель Главы городского округа\t\tА.Н. Арасланов", "", False),
        ("Заместитель Главы городского округа А.Н. Арасланов", "", False),
    ],
)
def test_municipalities(text: str, name: str, sure: bool) -> None:
    assert find_municipality([text]) == (name, sure)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["о реализации мероприятий Программы по росту, за {period}"], "Программа по росту"),
        (
            ["Отчёт о реализации", "муниципальной программы «Рост»", "за {period}"],
            "Муниципальная программа «Рост»",
        ),
        (["о ходе исполнения программы «Рост» на 2019-2024 годы"], "Программа «Рост» на 2019-2024 годы"),
        (['в муниципальную программу "Рост", утвержденную постановлением'], 'Муниципальная программа "Рост"'),
        (["Сводный отчёт за {period}"], ""),
    ],
)
def test_titles(lines: list[str], title: str) -> None:
    assert programme_title(lines) == title


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Сведения о ходе исполнения плана за {period}", "Сведения о ходе исполнения плана"),
        ("Сведения, за {period}, о ходе плана", "Сведения, о ходе плана"),
        ("Мониторинг на {period}", "Мониторинг"),
        ("План основы {period}", "План основы"),
        ("{period}", ""),
    ],
)
def test_a_title_without_its_period(text: str, without: str) -> None:
    assert without_period(text) == without


@pytest.mark.parametrize(
    ("lines", "post", "name"),
    [
        (
            ["Заместитель Главы", "по развитию\t\tА.Н. Арасланов"],
            "Заместитель Главы\nпо развитию",
            "А.Н. Арасланов",
        ),
        (["Заместитель Главы        А. Н. Арасланов"], "Заместитель Главы", "А. Н. Арасланов"),
        (["Глава _________ Арасланов А.Н."], "Глава", "Арасланов А.Н."),
        (["Заместитель Главы", "", "А.Н. Римская-Корсакова"], "Заместитель Главы", "А.Н. Римская-Корсакова"),
        (
            ["Примечание", "", "Глава\tА.Н. Арасланов", "", "Исп. отдел кадров, тел. 5"],
            "Глава",
            "А.Н. Арасланов",
        ),
        (["Исп. отдел кадров, тел. 5"], "", ""),
        ([], "", ""),
    ],
)
def test_signatures(lines: list[str], post: str, name: str) -> None:
    assert read_signature(lines) == (post, name)


def test_lines_above_the_table() -> None:
    face = read_face(
        [
            "УТВЕРЖДАЮ",
            "",
            "Глава",
            "____ А.М. Фалейчик",
            "",
            "Сводный отчет",
            "за I квартал",
            "2022 года",
            "Таблица 1",
            "",
        ]
    )
    assert face.approval == ("УТВЕРЖДАЮ", "Глава", "____ А.М. Фалейчик")
    assert face.title == ("Сводный отчет", "за {period}")
    assert face.caption == "Таблица 1"


def test_a_document_may_have_nothing_above_its_table() -> None:
    face = read_face([])
    assert (face.approval, face.title, face.caption, face.period) == ((), (), "", None)
