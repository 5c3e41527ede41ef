"""What a changed file changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from domain.programme.document import (
    Assignment,
    Course,
    Executor,
    Heading,
    HeadingKind,
    Indicator,
    Measure,
    Part,
    Plan,
    Programme,
    TargetChange,
)
from programmes.change.carry_over import carry_over
from programmes.change.difference import FieldChange, Item, ThingKind, difference
from programmes.change.edits import change_indicators
from programmes.change.matching import Matches, Words, spots
from programmes.reading import read_document
from programmes.report_face import default_layout
from tests.data.programme_files import word_file
from tests.sample_files import kopeysk, mytishchi, mytishchi_plan


def indicator(number: str, wording: str, **more: object) -> Indicator:
    return Indicator(number, wording, "5", "УГХ", **more)  # type: ignore[arg-type]


def programme(*rows: Heading | Measure, executors: tuple[Executor, ...] = (Executor("УГХ"),)) -> Programme:
    from domain.time.periods import PeriodKind

    return Programme("город Уфа", "Рост", PeriodKind.HALF_YEAR, default_layout("Рост"), rows, executors)


def measure(number: str, wording: str = "м", **more: object) -> Measure:
    return Measure(number, wording, (indicator(number, f"показатель {wording}", **more),))


@pytest.mark.parametrize("made", [kopeysk, mytishchi])
def test_the_same_has_no_difference(made: object) -> None:
    same: Programme = made().programme  # type: ignore[operator]
    assert not difference(same, same)
    assert not difference(same, replace(same, footnotes=dict(same.footnotes)))


def test_an_indicator_is_added_changed_and_gone() -> None:
    old = programme(measure("1", "раз"), measure("2", "два"))
    new = programme(measure("1", "раз", course=Course.LEVEL, unit="км"), measure("3", "три"))
    found = difference(old, new)
    assert found.added == (Item(ThingKind.INDICATOR, "показатель три", "3"),)
    assert found.gone == (Item(ThingKind.INDICATOR, "показатель два", "2"),)
    (changed,) = found.changed
    assert changed.changes == (FieldChange("unit", "", "км"), FieldChange("course", "running_total", "level"))


def test_rows_renumbered_by_a_new_one_keep_who_they_are() -> None:
    old = programme(measure("1", "раз"), measure("2", "два"), measure("3", "три"))
    new = programme(measure("1", "раз"), measure("2", "новое"), measure("3", "два"), measure("4", "три"))
    found = difference(old, new)
    assert [one.number for one in found.added] == ["2"]
    assert [(one.number, one.old_number) for one in found.changed] == [("3", "2"), ("4", "3")]
    assert found.changed[0].changes == (FieldChange("number", "2", "3"),)
    assert found.gone == ()


def test_a_reworded_row_is_known_by_its_number() -> None:
    (changed,) = difference(programme(measure("1", "раз")), programme(measure("1", "иначе"))).changed
    assert {one.field for one in changed.changes} == {"measure", "wording"}
    assert changed.old_number == ""


def test_a_row_that_has_ended_comes_back_by_its_words_only() -> None:
    """Its number alone is another's by now, however alike the two read."""
    ended = Words(("Ремонт дорог", "протяжённость дорог, км"), "12", "км")
    reworded = Words(("Ремонт дорог", "протяжённость новых дорог, км"), "12", "км")
    elsewhere = replace(ended, number="13")
    assert reworded.may_be(ended)
    assert known_among(ended, live=True).of([reworded]) == [ended]
    assert known_among(ended, live=False).of([reworded]) == [None]
    assert known_among(ended, live=False).of([elsewhere]) == [ended]


def known_among(row: Words, *, live: bool) -> Matches[Words]:
    return Matches([row], lambda one: one, lambda _: not live)


def with_twelve(**more: object) -> Programme:
    """Kopeysk with another No. 12; ``measure`` is the wording of its measure."""
    old = kopeysk().programme
    words = str(more.pop("measure", ""))
    new = change_indicators(old, {"12"}, lambda one: replace(one, **more))  # type: ignore[arg-type]
    rows = tuple(
        replace(row, wording=words or row.wording) if isinstance(row, Measure) and row.number == "12" else row
        for row in new.rows
    )
    return replace(new, rows=rows)


REWORDED: dict[str, dict[str, object]] = {
    "a typo put right": {"wording": "количество благоустроеных территорий, ед."},
    "a clause added": {
        "wording": "количество благоустроенных дворовых территорий округа, включая проезды к домам, ед."
    },
    "another order of words": {"wording": "благоустроенные территории, количество, ед."},
    "another unit": {"wording": "количество благоустроенных территорий, тыс. кв. м", "unit": "тыс. кв. м"},
    "another measure": {"measure": "Ремонт дворов"},
    "another figure of the same measure": {"wording": "число отремонтированных дворов, ед."},
}
REPLACED: dict[str, dict[str, object]] = {
    "all new": {
        "measure": "Проведение ярмарок выходного дня",
        "wording": "товарооборот ярмарок, тыс. руб.",
        "unit": "тыс. руб.",
    },
    "the same unit": {"measure": "Проведение ярмарок", "wording": "количество проведённых ярмарок, ед."},
    "under the same measure": {"wording": "доля довольных жителей, %", "unit": "%"},
}


@pytest.mark.parametrize("case", REWORDED)
def test_a_reworded_indicator_stays_itself(case: str) -> None:
    found = difference(kopeysk().programme, with_twelve(**REWORDED[case]))
    assert ([one.number for one in found.changed], found.added, found.gone) == (["12"], (), ())


@pytest.mark.parametrize("case", REPLACED)
def test_another_indicator_under_the_same_number_is_another_one(case: str) -> None:
    found = difference(kopeysk().programme, with_twelve(**REPLACED[case]))
    assert [one.number for one in found.added] == ["12"]
    assert [one.number for one in found.gone] == ["12"]
    assert found.changed == ()


def test_no_two_indicators_of_the_samples_are_taken_for_each_other() -> None:
    """But 11 and 12, and 23 and 26, which measure the same of two things; 8 and 9 are two waters."""
    for made, same in ((kopeysk, {("8", "9"), ("11", "12"), ("23", "26")}), (mytishchi, {("3", "4")})):
        rows = [replace(one.known_by, number="") for one in spots(made().programme)]
        numbers = [one.number for one in made().programme.indicators()]
        found = {
            (numbers[a], numbers[b]) for a, b in combinations(range(len(rows)), 2) if rows[a].may_be(rows[b])
        }
        assert found == same


def test_a_row_moved_under_another_heading() -> None:
    heading = Heading(HeadingKind.TASK, "Задача 1")
    found = difference(programme(measure("1")), programme(heading, measure("1")))
    assert found.added == (Item(ThingKind.TASK, "Задача 1"),)
    assert found.changed[0].changes == (FieldChange("section", "", "Задача 1"),)


def test_headings_change_their_words() -> None:
    old = programme(Heading(HeadingKind.SECTION, "Качество дорог"))
    new = programme(Heading(HeadingKind.SECTION, "Качество  дорог", ("roads", "дороги")))
    (changed,) = difference(old, new).changed
    assert changed.kind is ThingKind.SECTION
    assert changed.changes == (
        FieldChange("wording", "Качество дорог", "Качество  дорог"),
        FieldChange("aliases", "", "roads\nдороги"),
    )


def test_executors_and_who_hands_in() -> None:
    before = (Assignment("УГХ", Part.HANDS_IN),)
    after = (Assignment("УГХ", Part.LISTED), Assignment("УСЗН", Part.HANDS_IN))
    old = programme(measure("1", assignments=before), executors=(Executor("УГХ"), Executor("ЗАГС")))
    new = programme(
        measure("1", assignments=after), executors=(Executor("угх", by_agreement=True), Executor("УСЗН"))
    )
    found = difference(old, new)
    assert found.added == (Item(ThingKind.EXECUTOR, "УСЗН"),)
    assert found.gone == (Item(ThingKind.EXECUTOR, "ЗАГС"),)
    executor, row = found.changed
    assert executor.changes == (FieldChange("name", "УГХ", "угх"), FieldChange("by_agreement", "no", "yes"))
    assert row.changes == (FieldChange("assignments", before, after),)


def test_the_programmes_own_entries() -> None:
    old = programme()
    new = replace(old, title="Рост и развитие", deadline="25 июля", footnotes={"1": "сноска"})
    (changed,) = difference(old, new).changed
    assert changed.kind is ThingKind.PROGRAMME
    assert changed.changes == (
        FieldChange("title", "Рост", "Рост и развитие"),
        FieldChange("deadline", "", "25 июля"),
        FieldChange("footnotes.1", "", "сноска"),
    )


def test_plans_and_changed_targets_are_told_as_they_are() -> None:
    plans = (Plan("2022-H1", Decimal(3)),)
    later = (TargetChange("7", date(2022, 7, 1), "постановление № 1"),)
    (row,) = difference(programme(measure("1")), programme(measure("1", plans=plans, changes=later))).changed
    assert row.changes == (FieldChange("changes", "", later), FieldChange("plans", "", plans))


def test_the_order_of_plans_is_no_difference() -> None:
    plans = (Plan("2022-H1", Decimal(3)), Plan("2022", Decimal(5)))
    old, new = programme(measure("1", plans=plans)), programme(measure("1", plans=plans[::-1]))
    assert not difference(old, new)


def test_a_methodology_that_came_is_told_with_its_formulas() -> None:
    new = mytishchi().programme
    changed = difference(mytishchi_plan().programme, new).changed
    assert [(one.number, [change.field for change in one.changes]) for one in changed] == [
        (number, ["methodology"]) for number in "1234"
    ]
    assert changed[1].changes[0].new == [*new.indicators()][1].methodology


def test_a_target_of_kopeysk() -> None:
    old = kopeysk().programme
    new = change_indicators(old, {"4"}, lambda one: replace(one, target="90 %"))
    (changed,) = difference(old, new).changed
    assert (changed.number, changed.changes) == ("4", (FieldChange("target", "100%", "90 %"),))


@pytest.mark.parametrize(
    ("target", "year", "expected"),
    [
        ("2022 год – 4", 2022, "2022 год – 4\n2023 год – 3"),
        ("4", 2022, "2022 год – 4\n2023 год – 3"),
        ("5", 2022, "5"),
        ("2022 год – 5", 2022, "2022 год – 5"),
        ("2023 год – 3", 2022, "2023 год – 3"),
        ("2022 год – 4", None, "2022 год – 4"),
        ("4", None, "4"),
    ],
)
def test_a_report_says_nothing_of_targets_of_other_years(
    target: str, year: int | None, expected: str
) -> None:
    rows = [["1", "м", "дворы, ед.", "2022 год – 4\n2023 год – 3", "", "УГХ", ""]]
    old = read_document(word_file(rows), "программа.docx").programme
    rows[0][3] = target
    new = read_document(word_file(rows), "отчёт.docx").programme
    (carried,) = carry_over(old, new, year).indicators()
    assert carried.target == expected
