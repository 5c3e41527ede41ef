"""What a changed file changes."""

from dataclasses import replace

import pytest

from domain.programme import Assignment, Course, Executor, Heading, Indicator, Level, Measure, Part, Programme
from programmes.difference import Change, Item, Kind, difference
from programmes.edits import change_indicators
from programmes.report_face import default_layout
from tests.sample_files import kopeysk, mytishchi, mytishchi_plan


def indicator(number: str, wording: str, **more: object) -> Indicator:
    return Indicator(number, wording, "5", "УГХ", **more)  # type: ignore[arg-type]


def programme(*rows: Heading | Measure, executors: tuple[Executor, ...] = (Executor("УГХ"),)) -> Programme:
    from domain.periods import PeriodKind

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
    assert found.added == (Item(Kind.INDICATOR, "показатель три", "3"),)
    assert found.gone == (Item(Kind.INDICATOR, "показатель два", "2"),)
    (changed,) = found.changed
    assert changed.changes == (Change("unit", "", "км"), Change("course", "running_total", "level"))


def test_rows_renumbered_by_a_new_one_keep_who_they_are() -> None:
    old = programme(measure("1", "раз"), measure("2", "два"), measure("3", "три"))
    new = programme(measure("1", "раз"), measure("2", "новое"), measure("3", "два"), measure("4", "три"))
    found = difference(old, new)
    assert [one.number for one in found.added] == ["2"]
    assert [(one.number, one.old_number) for one in found.changed] == [("3", "2"), ("4", "3")]
    assert found.changed[0].changes == (Change("number", "2", "3"),)
    assert found.gone == ()


def test_a_reworded_row_is_known_by_its_number() -> None:
    (changed,) = difference(programme(measure("1", "раз")), programme(measure("1", "иначе"))).changed
    assert {one.field for one in changed.changes} == {"measure", "wording"}
    assert changed.old_number == ""


def test_a_row_moved_under_another_heading() -> None:
    heading = Heading(Level.TASK, "Задача 1")
    found = difference(programme(measure("1")), programme(heading, measure("1")))
    assert found.added == (Item(Kind.TASK, "Задача 1"),)
    assert found.changed[0].changes == (Change("task", "", "Задача 1"),)


def test_headings_change_their_words() -> None:
    old = programme(Heading(Level.SECTION, "Качество дорог"))
    new = programme(Heading(Level.SECTION, "Качество  дорог", ("roads", "дороги")))
    (changed,) = difference(old, new).changed
    assert changed.kind is Kind.SECTION
    assert changed.changes == (
        Change("wording", "Качество дорог", "Качество  дорог"),
        Change("aliases", "", "roads\nдороги"),
    )


def test_executors_and_who_hands_in() -> None:
    before = (Assignment("УГХ", Part.HANDS_IN),)
    after = (Assignment("УГХ", Part.LISTED), Assignment("УСЗН", Part.HANDS_IN))
    old = programme(measure("1", assignments=before), executors=(Executor("УГХ"), Executor("ЗАГС")))
    new = programme(
        measure("1", assignments=after), executors=(Executor("угх", by_agreement=True), Executor("УСЗН"))
    )
    found = difference(old, new)
    assert found.added == (Item(Kind.EXECUTOR, "УСЗН"),)
    assert found.gone == (Item(Kind.EXECUTOR, "ЗАГС"),)
    executor, row = found.changed
    assert executor.changes == (Change("name", "УГХ", "угх"), Change("by_agreement", "no", "yes"))
    assert row.changes == (Change("assignments", "hands_in: УГХ", "listed: УГХ\nhands_in: УСЗН"),)


def test_the_programmes_own_entries() -> None:
    old = programme()
    new = replace(old, title="Рост и развитие", deadline="25 июля", footnotes={"1": "сноска"})
    (changed,) = difference(old, new).changed
    assert changed.kind is Kind.PROGRAMME
    assert changed.changes == (
        Change("title", "Рост", "Рост и развитие"),
        Change("deadline", "", "25 июля"),
        Change("footnotes.1", "", "сноска"),
    )


def test_a_methodology_that_came_is_told_with_its_formulas() -> None:
    changed = difference(mytishchi_plan().programme, mytishchi().programme).changed
    assert [(one.number, [change.field for change in one.changes]) for one in changed] == [
        (number, ["methodology"]) for number in "1234"
    ]
    assert "formula: A = A1 + A2·4" in changed[1].changes[0].new


def test_a_target_of_kopeysk() -> None:
    old = kopeysk().programme
    new = change_indicators(old, {"4"}, lambda one: replace(one, target="90 %"))
    (changed,) = difference(old, new).changed
    assert (changed.number, changed.changes) == ("4", (Change("target", "100%", "90 %"),))
