"""The real report of Kopeysk, read exactly (domain page and the seed)."""

import pickle
from collections import Counter

import pytest

from domain.programme.document import (
    Course,
    ExecutorKind,
    HeadingKind,
    Indicator,
    Part,
    QuestionKind,
    ReadDocument,
)
from domain.time.periods import Period, PeriodKind
from programmes.reading import read_document
from tests.data.programme_files import KOPEYSK

ZHKH = "Заместитель Главы городского округа по жилищно-коммунальным вопросам"
FIRST = "Первый заместитель Главы городского округа"
STAFF = "Заместитель Главы городского округа, руководитель аппарата"
TERRITORY = "Заместитель Главы городского округа по территориальному развитию"
SOCIAL = "Заместитель Главы городского округа по социальному развитию"
PRESS = "отдел пресс-службы администрации городского округа"
AFFAIRS = "управление делами и муниципальной службы администрации городского округа"
BUILDING = "МУ «Управление строительства»"
HANDS_IN = {
    **dict.fromkeys("123", "МУП «КПА»"),
    **dict.fromkeys(["4", "5", "6", "7", "11", "12", "13", "14"], "УГХ"),
    **dict.fromkeys("89", BUILDING),
    **dict.fromkeys(["10", "15"], ZHKH),
    **dict.fromkeys(["16", "21"], TERRITORY),
    **dict.fromkeys(["17", "18"], PRESS),
    **dict.fromkeys(["19", "20"], AFFAIRS),
    **dict.fromkeys(["23", "24"], "ЗАГС"),
    **dict.fromkeys(["25", "26"], STAFF),
}


@pytest.fixture(scope="module")
def document() -> ReadDocument:
    return read_document(KOPEYSK.read_bytes(), KOPEYSK.name)


@pytest.fixture(scope="module")
def indicators(document: ReadDocument) -> dict[str, Indicator]:
    return {one.number: one for one in document.programme.indicators()}


def test_counts(document: ReadDocument) -> None:
    programme = document.programme
    assert len(programme.headings(HeadingKind.TASK)) == 3
    assert len(programme.headings(HeadingKind.SECTION)) == 6
    assert [measure.number for measure in programme.measures()] == [str(number) for number in range(1, 28)]
    assert [one.number for one in programme.indicators() if not one.measured] == ["6"]
    assert len(programme.executors) == 21


def test_face(document: ReadDocument) -> None:
    programme, layout = document.programme, document.programme.layout
    assert programme.municipality == "Копейский городской округ"
    assert programme.title.startswith("Программа по повышению результативности деятельности органов")
    assert programme.title.endswith("связанных с низкой оценкой населения")
    assert (document.period, programme.period_kind) == (
        Period(PeriodKind.HALF_YEAR, 2022, 1),
        PeriodKind.HALF_YEAR,
    )
    assert layout.approval == (
        "УТВЕРЖДАЮ",
        "Глава Копейского городского округа",
        "__________________А.М. Фалейчик",
        "_______________________________",
    )
    assert layout.title[0] == "Сводный отчет"
    assert layout.title[1].startswith("о реализации мероприятий Программы по повышению")
    assert layout.title[1].endswith("с низкой оценкой населения, за {period}")
    assert layout.caption == "Таблица"
    assert len(layout.columns) == 7
    assert layout.columns[2] == "Показатель (единицы измерения)"
    assert layout.signature_post == "Заместитель Главы городского округа\nпо территориальному развитию"
    assert layout.signature_name == "А.Н. Арасланов"


def test_footnotes_stand_at_their_places(document: ReadDocument, indicators: dict[str, Indicator]) -> None:
    footnotes = document.programme.footnotes
    assert list(footnotes) == ["1", "2", "3", "4", "5", "6", "7"]
    assert footnotes["1"] == "Муниципальное унитарное предприятие «Копейское пассажирское автопредприятие»"
    assert footnotes["7"] == "МУП – муниципальные унитарные предприятия"
    assert indicators["1"].executors == "МУП «КПА»[^1]"
    assert indicators["23"].executors == (
        "Заместитель  главы городского округа,\nруководитель аппарата;\n"
        "МФЦ[^2] (по согласованию);\nЗАГС[^3];\nУСЗН[^4]"
    )
    assert document.programme.headings(HeadingKind.SECTION)[5].wording == (
        "Увеличение респондентов, принявших участие в опросе населения[^5]"
    )
    assert indicators["27"].target == (
        "администрация, отраслевые органы администрации наделенные правами юр.лица – 7;\n"
        "МУ[^6] –  103;\nМУП[^7] – 3."
    )


@pytest.mark.parametrize(
    ("number", "target"),
    [
        ("1", "не более 2 %"),
        ("3", "2021 год – 24\n2022 год – 26"),
        ("4", "100%"),
        ("5", "1 % - 5 %"),
        ("6", "-"),
        ("9", "2022 год – 0\n2023 год – 1"),
        ("10", "1648"),
        ("11", "2022 год – 4\n2023 год – 3\n2024 год – 2"),
        ("16", "2022 год - 16"),
        ("18", "не менее 12"),
        ("24", "6\u00a0000"),
    ],
)
def test_targets_are_kept_as_written(indicators: dict[str, Indicator], number: str, target: str) -> None:
    assert indicators[number].target == target


def test_wordings_keep_paragraphs(document: ReadDocument, indicators: dict[str, Indicator]) -> None:
    measures = {measure.number: measure.wording for measure in document.programme.measures()}
    assert measures["5"].endswith(
        "путем:\n· проведения общественных обсуждений;\n· интернет-голосования;\n"
        "· на основании обращений граждан"
    )
    assert indicators["8"].wording == (
        "ввод в эксплуатацию озоно-фильтровальную станцию в\n"
        "п. Октябрьский городского округа (да – 1 / нет – 0)"
    )


def test_facts_are_kept_as_written(document: ReadDocument) -> None:
    facts = {fact.number: fact for fact in document.facts}
    assert len(facts) == 27
    assert facts["1"].wording == "1 полугодие – 1,45%"
    assert facts["3"].wording == "1 полугодие – 10 передано из Мосгортранса; 24 приобретено (22 получено)"
    assert facts["6"].wording == "-"
    assert facts["14"].wording == "15,6%"
    assert facts["24"].wording == "3 153 граждан"
    assert facts["27"].wording == "Более 280 человек"
    assert facts["4"].explanation == "Работы ведутся в соответствии с графиком"
    assert facts["18"].explanation.splitlines()[1] == "1. https://akgo74.ru/about/info/news/12032/;"
    assert len(facts["18"].explanation.splitlines()) == 13
    assert facts["1"].explanation == ""


def test_units(indicators: dict[str, Indicator]) -> None:
    units = {number: one.unit for number, one in indicators.items()}
    percentages = ["1", "2", "4", "5", "7", "13", "14", "17", "19", "22"]
    assert [number for number, unit in units.items() if unit == "%"] == percentages
    assert [number for number, unit in units.items() if unit == "ед."] == ["3", "10", "11", "12", "15", "16"]
    assert all(one.course is Course.RUNNING_TOTAL for one in indicators.values())


def test_who_hands_in(indicators: dict[str, Indicator]) -> None:
    found = {
        number: assignment.executor
        for number, one in indicators.items()
        for assignment in one.assignments
        if assignment.part is Part.HANDS_IN
    }
    assert found == HANDS_IN


def test_who_oversees_and_who_is_only_listed(indicators: dict[str, Indicator]) -> None:
    def parts(number: str) -> dict[str, Part]:
        return {one.executor: one.part for one in indicators[number].assignments}

    assert parts("5") == {
        ZHKH: Part.OVERSEES,
        STAFF: Part.OVERSEES,
        "УГХ": Part.HANDS_IN,
        PRESS: Part.LISTED,
    }
    assert parts("16") == {TERRITORY: Part.HANDS_IN, ZHKH: Part.OVERSEES, SOCIAL: Part.OVERSEES}
    assert parts("24") == {"МФЦ": Part.LISTED, "ЗАГС": Part.HANDS_IN, "УСЗН": Part.LISTED}
    assert parts("27") == dict.fromkeys([STAFF, FIRST, SOCIAL, ZHKH], Part.LISTED)


def test_executors(document: ReadDocument) -> None:
    executors = {one.name: one for one in document.programme.executors}
    kinds = Counter(one.kind for one in executors.values())
    assert kinds == {ExecutorKind.UNIT: 10, ExecutorKind.DEPUTY_HEAD: 5, ExecutorKind.COLLECTIVE: 6}
    assert {name for name, one in executors.items() if one.by_agreement} == {
        "МФЦ",
        "ресурсоснабжающие организации",
        "АО «Газпром газораспределение Челябинск» в г. Копейске",
    }
    assert executors[PRESS].spellings == ("отдел пресс-службы",)
    assert executors[TERRITORY].spellings == (
        "Заместитель главы городского округа по территориальному развитию",
    )


def test_questions(document: ReadDocument) -> None:
    narrative = "заместитель Главы городского округа, руководитель аппарата администрации городского округа"
    social = "заместитель Главы городского округа по социальным вопросам"
    assert [(one.kind, one.number) for one in document.questions] == [
        (QuestionKind.SEVERAL_NUMBERS, "3"),
        (QuestionKind.RANGE_TOP, "5"),
        (QuestionKind.NO_INDICATOR, "6"),
        (QuestionKind.WHO_HANDS_IN, "22"),
        (QuestionKind.TARGET_PARTS, "27"),
        (QuestionKind.APPROXIMATE, "27"),
        (QuestionKind.NARRATIVE, "27"),
        (QuestionKind.SAME_EXECUTOR, ""),
        (QuestionKind.SAME_EXECUTOR, ""),
        (QuestionKind.SAME_EXECUTOR, ""),
        (QuestionKind.COURSE, ""),
    ]
    several, _, _, who, _, approximate, story, *pairs, course = document.questions
    assert several.options == ("10", "24", "22")
    assert len(who.options) == 8
    assert who.options[:4] == (STAFF, PRESS, AFFAIRS, TERRITORY)
    assert approximate.proposal == "280"
    assert story.options == (STAFF, FIRST, SOCIAL, ZHKH)
    assert [(pair.options, pair.proposal) for pair in pairs] == [
        ((PRESS, "отдел пресс-службы"), "yes"),
        ((STAFF, narrative), "yes"),
        ((SOCIAL, social), "yes"),
    ]
    assert course.options == ("1", "2", "4", "5", "7", "13", "14", "17", "19", "20", "22")
    assert len({one.key for one in document.questions}) == len(document.questions)


def test_the_document_is_plain_data(document: ReadDocument) -> None:
    assert pickle.loads(pickle.dumps(document)) == document
