"""The plan in the resolution of Mytishchi: four indicators, a column for each year, no executors."""

from domain.programme.document import QuestionKind
from domain.time.periods import PeriodKind
from programmes.reading import read_document
from programmes.report_face import default_layout
from tests.data.programme_files import KOPEYSK


def test_the_plan_is_read() -> None:
    path = KOPEYSK.with_name("mytishchi-resolution-3290.docx")
    document = read_document(path.read_bytes(), path.name)
    programme = document.programme
    assert programme.municipality == "городской округ Мытищи"
    assert programme.title.startswith('Муниципальная программа "РАЗВИТИЕ СИСТЕМЫ ИНФОРМИРОВАНИЯ НАСЕЛЕНИЯ')
    assert programme.title.endswith("НА 2019-2024 ГОДЫ")
    indicators = list(programme.indicators())
    assert [(one.number, one.unit) for one in indicators] == [
        ("1", "%"),
        ("2", "балл"),
        ("3", "%"),
        ("4", "%"),
    ]
    assert indicators[0].wording == "Информирование населения в средствах массовой информации"
    assert indicators[0].target.splitlines() == [
        "2019 год – 108,11",
        "2020 год – 108,17",
        "2021 год – 108,26",
        "2022 год – 108,35",
        "2023 год – 108,44",
        "2024 год – 108,53",
    ]
    assert [one.base for one in indicators] == ["100", "6,77", "0,00", "3,0"]
    assert [one.activity for one in indicators] == ["1", "1", "2", "2"]
    assert {one.kind_words for one in indicators} == {"Приоритетный целевой показатель"}
    assert programme.period_kind is PeriodKind.QUARTER
    assert programme.layout == default_layout(programme.title)
    assert programme.layout.title[1].startswith('о реализации мероприятий муниципальной программы "РАЗВИТИЕ')
    assert document.period is None
    assert document.facts == ()
    assert [(one.kind, one.options) for one in document.questions] == [
        (QuestionKind.MISSING, ("period_kind",)),
        (QuestionKind.MISSING, ("executor",)),
        (QuestionKind.LESS_IS_BETTER, ("3", "4")),
        (QuestionKind.COURSE, ("1", "2", "3", "4")),
    ]
