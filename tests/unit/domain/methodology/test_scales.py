"""Intervals as people write them, scales without holes, points in formulas and the verdict in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.methodology.checking import check
from domain.methodology.computing import compute
from domain.methodology.formula.intervals import read_interval
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given
from domain.methodology.model import Band, Choice, Formula, Input, Methodology, Table
from domain.methodology.showing import worded
from domain.time.periods import Period
from texts.workings import computed_label

YEAR = Period.from_key("2022")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("от 0,9", ["0.9", "7"], ["0.89"]),
        ("от 0,8 до 0,9", ["0.8", "0.89"], ["0.9", "0.79"]),
        ("от 0,8 до 0,9 включительно", ["0.8", "0.9"], ["0.91"]),
        ("от 0,8 (включительно) до 0,9 (не включительно)", ["0.8"], ["0.9"]),
        ("более 10", ["10.01"], ["10"]),
        ("более 0 до 1 включительно", ["0.01", "1"], ["0", "1.1"]),
        ("менее 0,7", ["0.69", "-5"], ["0.7"]),
        ("не менее 95", ["95"], ["94.9"]),
        ("не более 5", ["5", "-1"], ["5.1"]),
        ("до 5", ["4.9"], ["5"]),
        ("до 5 включительно", ["5"], ["5.1"]),
        ("свыше 80 до 100 включительно", ["80.1", "100"], ["80", "100.1"]),
        ("Свыше 80%, но не более 100 %", ["80.1", "100"], ["80", "100.1"]),
        ("90–100", ["90", "100"], ["89.9", "100.1"]),
        ("90 - 100 %", ["90", "100"], ["101"]),
        ("от −5 до 5", ["-5", "0"], ["5"]),
        ("1 000 и более", ["1000"], ["999"]),
        ("5 и менее", ["5", "0"], ["6"]),
        ("≥ 0,9", ["0.9"], ["0.8"]),
        ("< 5", ["4"], ["5"]),
        ("0", ["0"], ["0.1"]),
        ("с 3 по 5", ["3", "5"], ["6"]),
        ("не выше 3.", ["3"], ["3.1"]),
    ],
)
def test_an_interval_is_read_as_it_is_meant(text: str, inside: list[str], outside: list[str]) -> None:
    interval = read_interval(text)
    assert interval is not None
    assert [value for value in inside if not interval.holds(Decimal(value))] == []
    assert [value for value in outside if interval.holds(Decimal(value))] == []


@pytest.mark.parametrize(
    "text", ["", "высокая", "от", "от 5 до 3", "до", "более 5 до 5", "5 6", "от 1e9", "1–2–3"]
)
def test_what_is_no_interval_is_not_guessed(text: str) -> None:
    assert read_interval(text) is None


@given(st.one_of(st.text(), st.text(alphabet="от до вкл0123456789,.–-%()не более", max_size=40)))
def test_no_text_raises(text: str) -> None:
    interval = read_interval(text)
    assert interval is None or interval.holds(Decimal(5)) in (True, False)


def scale(*rows: str | tuple[str, str], name: str = "баллы") -> Table:
    """Rows with points that count up, or with a word each."""
    bands = (
        Band(row, Decimal(points)) if isinstance(row, str) else Band(row[0], word=row[1])
        for points, row in enumerate(rows, 1)
    )
    return Table(name, name, bands=tuple(bands))


def methodology(text: str, *tables: Table, verdict: str = "") -> Methodology:
    return Methodology(
        "1", date(2022, 1, 1), "Э", (Formula("Э", text),), (Input("X", "x"),), tables=tables, verdict=verdict
    )


def problems(*rows: str) -> list[Problem]:
    return list(check(methodology("баллы(X)", scale(*rows))))


@pytest.mark.parametrize(
    "rows",
    [
        ("от 0,9", "от 0,8 до 0,9", "до 0,8"),
        ("до 50", "50–80", "более 80"),
        ("менее 5", "5", "более 5"),
        ("0–5", "6–10", "11 и более"),  # of whole numbers
        ("свыше 80 до 100 включительно", "80 и менее"),
    ],
)
def test_rows_that_lie_side_by_side_are_taken(rows: tuple[str, ...]) -> None:
    assert problems(*rows) == []


@pytest.mark.parametrize(
    ("rows", "kind", "named", "end"),
    [
        (("от 0,8 до 1", "до 0,9"), ProblemKind.INTERVALS_OVERLAP, ("до 0,9", "от 0,8 до 1"), "0,9"),
        (("от 5", "от 7"), ProblemKind.INTERVALS_OVERLAP, ("от 5", "от 7"), "7"),
        (("от 0,9", "до 0,8"), ProblemKind.INTERVALS_GAP, ("до 0,8", "от 0,9"), "0,8"),
        (("0–5", "7–10"), ProblemKind.INTERVALS_GAP, ("0–5", "7–10"), "5"),
        (("80–90", "90–100"), ProblemKind.END_TWICE, ("80–90", "90–100"), "90"),
        (("более 0,9", "до 0,9"), ProblemKind.END_NOWHERE, ("до 0,9", "более 0,9"), "0,9"),
    ],
)
def test_holes_and_overlaps_are_told_with_both_rows(
    rows: tuple[str, ...], kind: ProblemKind, named: tuple[str, str], end: str
) -> None:
    (problem,) = problems(*rows)
    assert (problem.kind, problem.options, problem.found) == (kind, named, end)


def test_other_mistakes_of_a_scale_are_told() -> None:
    assert [one.kind for one in problems("высокая")] == [ProblemKind.NOT_AN_INTERVAL]
    only_words = methodology("баллы(X)", scale(("от 5", "много"), ("до 5", "мало")))
    assert {one.kind for one in check(only_words)} == {ProblemKind.NO_POINTS}
    no_words = methodology("X", scale("от 5", "до 5"), verdict="баллы")
    assert {one.kind for one in check(no_words)} == {ProblemKind.NO_WORD}
    unknown = methodology("баллы(X)", scale("от 5", "до 5"), verdict="оценка")
    assert [(one.kind, one.options) for one in check(unknown)] == [(ProblemKind.UNKNOWN_VERDICT, ("баллы",))]
    both = replace(scale("от 5"), choices=(Choice("печать", "", Decimal(1)),))
    assert ProblemKind.TWO_MEANINGS in {one.kind for one in check(methodology("баллы(X)", both))}


def given_x(value: str) -> Given:
    return Given.of({"X": value})


def test_points_are_looked_up_in_the_interval_of_a_number() -> None:
    by_rows = methodology("баллы(X·10) + 1", scale("до 50", "50–80", "более 80"))
    found = compute(by_rows, given_x("8"), YEAR)
    assert found.value == 3  # 8·10 = 80 lies in «50–80»: 2, and 1 more
    (met,) = found.trace.bands
    assert (met.scale, met.interval) == ("баллы", "50–80")
    assert (met.value, met.points) == (Decimal(80), Decimal(2))


def test_what_no_row_has_gives_no_value() -> None:
    found = compute(methodology("баллы(X)", scale("0–5", "6–10")), given_x("5,5"), YEAR)
    assert found.value is None
    assert found.problems == (Problem(ProblemKind.OUT_OF_SCALE, "Э", "баллы", found="5,5"),)


WORDS = scale(("от 0,9", "высокая"), ("от 0,8 до 0,9", "средняя"), ("до 0,8", "низкая"), name="оценка")


@pytest.mark.parametrize(
    ("value", "word", "shown"),
    [
        ("0,92", "высокая", "0,92 (высокая)"),
        ("0,9", "высокая", "0,90 (высокая)"),
        ("0,8996", "средняя", "0,8996 (средняя)"),  # two decimals would show 0,90
        ("0,1", "низкая", "0,10 (низкая)"),
    ],
)
def test_the_verdict_is_of_the_exact_value_and_stands_beside_it(value: str, word: str, shown: str) -> None:
    found = compute(methodology("X", WORDS, verdict="оценка"), given_x(value), YEAR)
    assert (found.verdict, found.trace.verdict, found.to_plain()["verdict"]) == (word, word, word)
    assert found.value is not None
    assert worded(found.value, None, found.judged, 2) == shown


def test_a_value_without_a_row_has_no_verdict_and_stays() -> None:
    narrow = scale(("0–100", "есть"), name="оценка")
    found = compute(methodology("X", narrow, verdict="оценка"), given_x("101"), YEAR)
    assert (found.value, found.verdict) == (Decimal(101), "")


def test_a_computed_value_that_was_replaced_keeps_its_word() -> None:
    found = compute(methodology("X", WORDS, verdict="оценка"), given_x("0,92"), YEAR)
    assert computed_label(found.value, 2, None, found.trace.judged) == "0,92 (высокая)"
    assert computed_label(None, 2, None, None) == "—"
