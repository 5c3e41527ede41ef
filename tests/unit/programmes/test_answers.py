"""Answers to a document's questions, as lines."""

import pickle
from decimal import Decimal

import pytest

from domain.programme.document import Assignment, Course, Heading, Indicator, Part, QuestionKind, ReadDocument
from domain.time.periods import Period, PeriodKind
from programmes.answers.lines import UnusableAnswer, apply_answers
from programmes.reading import read_document
from tests.data.programme_files import ABOVE, ANSWERS, KOPEYSK, word_file


@pytest.fixture(scope="module")
def document() -> ReadDocument:
    return read_document(KOPEYSK.read_bytes(), KOPEYSK.name)


def indicator(document: ReadDocument, number: str) -> Indicator:
    return next(one for one in document.programme.indicators() if one.number == number)


def hands_in(document: ReadDocument, number: str) -> list[str]:
    return [one.executor for one in indicator(document, number).assignments if one.part is Part.HANDS_IN]


def test_the_sample_answers_levels_and_words_only(document: ReadDocument) -> None:
    answered = apply_answers(document, ANSWERS.read_text(encoding="utf-8").splitlines())
    programme = answered.document.programme
    levels = [one.number for one in programme.indicators() if one.course is Course.LEVEL]
    assert levels == ["1", "2", "7", "17", "19", "20", "22"]
    headings = [row for row in programme.rows if isinstance(row, Heading)]
    assert all(len(heading.aliases) >= 2 for heading in headings)
    roads = next(heading for heading in headings if heading.wording == "Качество дорог")
    assert roads.aliases == ("roads", "дороги")
    words = [word for heading in headings for word in heading.aliases]
    assert len(set(words)) == len(words)
    kinds = {one.kind for one in answered.document.questions}
    assert kinds == {one.kind for one in document.questions} - {QuestionKind.COURSE}
    assert answered.values == {}
    names = {one.number: (one.short, one.aliases) for one in programme.indicators()}
    assert names["12"] == ("Дворы", ("yards", "courtyards"))


@pytest.mark.parametrize("line", ["short:99=Дворы", "short:1=", f"short:1={'я' * 41}", "alias:№ 99=yards"])
def test_a_name_that_does_not_fit(document: ReadDocument, line: str) -> None:
    with pytest.raises(UnusableAnswer):
        apply_answers(document, [line])


def test_two_with_one_name(document: ReadDocument) -> None:
    with pytest.raises(UnusableAnswer):
        apply_answers(document, ["short:1=Дворы", "short:2=дворы"])


def test_figures_are_handed_back_beside_the_document(document: ReadDocument) -> None:
    answered = apply_answers(document, ["3=24", "27=280"])
    assert answered.values == {"3": Decimal(24), "27": Decimal(280)}
    left = {one.key for one in answered.document.questions}
    assert not left & {"3:several_numbers", "27:approximate"}


def test_a_range_top(document: ReadDocument) -> None:
    assert not indicator(apply_answers(document, ["5=top_is_met"]).document, "5").range_top_is_limit
    assert indicator(apply_answers(document, ["5=top_is_limit"]).document, "5").range_top_is_limit


def test_who_hands_in(document: ReadDocument) -> None:
    answered = apply_answers(document, ["22=угх", "27=Первый заместитель Главы городского округа"]).document
    assert hands_in(answered, "22") == ["УГХ"]
    assert hands_in(answered, "27") == ["Первый заместитель Главы городского округа"]
    assert not [one for one in answered.questions if one.kind in {"who_hands_in", "narrative"}]


def test_who_hands_in_may_be_changed_without_a_question(document: ReadDocument) -> None:
    answered = apply_answers(document, ["23=УСЗН"]).document
    parts = {one.executor: one.part for one in indicator(answered, "23").assignments}
    assert parts["УСЗН"] is Part.HANDS_IN
    assert parts["ЗАГС"] is Part.LISTED


def test_a_pair_is_told_apart(document: ReadDocument) -> None:
    answered = apply_answers(document, ["5=отдел пресс-службы", "same:отдел пресс-службы=no"]).document
    assert len(answered.programme.executors) == 22
    assert hands_in(answered, "5") == ["отдел пресс-службы"]
    assert hands_in(answered, "17") == ["отдел пресс-службы администрации городского округа"]
    again = apply_answers(
        answered, ["same:заместитель Главы городского округа по социальным вопросам=no"]
    ).document
    assert len(again.programme.executors) == 23
    assert [one.kind for one in again.questions].count(QuestionKind.SAME_EXECUTOR) == 1


def test_a_pair_is_one(document: ReadDocument) -> None:
    answered = apply_answers(document, ["same:отдел пресс-службы=yes"]).document
    assert len(answered.programme.executors) == 21
    assert len(answered.questions) == len(document.questions) - 1


def test_the_row_keeps_the_collective_in_the_report(document: ReadDocument) -> None:
    answered = apply_answers(document, ["22=УГХ"]).document
    assert indicator(answered, "22").assignments == (
        Assignment("структурные подразделения администрации городского округа", Part.LISTED),
        Assignment("УГХ", Part.HANDS_IN),
    )


def test_what_stands_above_the_table_can_be_answered() -> None:
    above = ("УТВЕРЖДАЮ", "", "Сводный отчет", ABOVE[5].replace("1 полугодие", "9 месяцев"), "Таблица")
    read = read_document(word_file([["1", "м", "доля, %", "5 %", "", "УГХ", ""]], above=above), "x.docx")
    assert [one.options for one in read.questions][:2] == [("municipality",), ("period",)]
    answered = apply_answers(
        read, ["municipality=город Уфа", "period=2022-Q3", "title=Программа", "levels="]
    ).document
    assert answered.questions == ()
    assert (answered.programme.municipality, answered.period) == ("город Уфа", Period.from_key("2022-Q3"))


@pytest.mark.parametrize(
    "line",
    [
        "нечто",
        "99=1",
        "3=двадцать",
        "3=1,2,3",
        "5=да",
        "22=структурные подразделения администрации городского округа",
        "22=ГИБДД",
        "27:approximate=УГХ",
        "levels=1,6",
        "levels=1,28",
        "alias:Нет такого=a",
        "alias:Задача=a",
        "alias:Качество дорог=",
        "same:УГХ=no",
        "same:отдел пресс-службы=maybe",
        "period=2022-H7",
        "municipality=",
    ],
)
def test_an_unusable_line_is_named(document: ReadDocument, line: str) -> None:
    with pytest.raises(UnusableAnswer) as refused:
        apply_answers(document, ["# заметка", "", line])
    assert (refused.value.number, refused.value.line) == (3, line)
    assert isinstance(refused.value, ValueError)
    assert pickle.loads(pickle.dumps(refused.value)).line == line


@pytest.fixture(scope="module")
def plan() -> ReadDocument:
    path = KOPEYSK.with_name("mytishchi-resolution-3290.docx")
    return read_document(path.read_bytes(), path.name)


def test_a_table_of_planned_results_is_completed_by_answers(plan: ReadDocument) -> None:
    answered = apply_answers(
        plan,
        [
            "executor:МКУ «Пресс-центр»=1,2",
            "executor:отдел рекламы=3,4",
            "less=3,4",
            "levels=1,2,3,4",
            "period_kind=quarter",
            "every:1=year",
            "timezone=Europe/Moscow",
            "deadline=10-го числа следующего месяца",
            "head_deadline=25 июля",
        ],
    ).document
    assert answered.questions == ()
    programme = answered.programme
    assert [one.name for one in programme.executors] == ["МКУ «Пресс-центр»", "отдел рекламы"]
    assert hands_in(answered, "2") == ["МКУ «Пресс-центр»"]
    assert [one.less_is_better for one in programme.indicators()] == [False, False, True, True]
    assert indicator(answered, "1").every is PeriodKind.YEAR
    assert (programme.timezone, programme.deadline) == ("Europe/Moscow", "10-го числа следующего месяца")


def test_executors_are_asked_for_until_everybody_is_named(plan: ReadDocument) -> None:
    answered = apply_answers(plan, ["executor:отдел рекламы=3,4", "less=", "levels=", "period=2022-Q1"])
    assert [one.options for one in answered.document.questions] == [("executor",)]
    assert answered.document.programme.period_kind is PeriodKind.QUARTER


@pytest.mark.parametrize(
    "line",
    [
        "less=5",
        "period_kind=week",
        "every:1=week",
        "every:9=year",
        "executor:=1",
        "executor:отдел=",
        "executor:отдел=7",
        "executor:структурные подразделения=1",
        "timezone=Asia/Nowhere",
        "timezone=../etc",
        "deadline=завтра",
        "head_deadline=",
        "title=",
    ],
)
def test_an_unusable_line_on_the_whole_is_named(plan: ReadDocument, line: str) -> None:
    with pytest.raises(UnusableAnswer):
        apply_answers(plan, [line])
