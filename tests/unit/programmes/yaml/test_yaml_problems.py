"""What is wrong in a YAML file is named with its line and what would work; nothing hangs."""

import pickle

import pytest
import yaml

from domain.methodology.formula.problems import ProblemKind
from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from domain.time.periods import Period
from programmes.reading import read_document
from programmes.yaml import nodes as yaml_nodes
from programmes.yaml.file import read_yaml
from tests.times import no_blow_up
from texts import problems, refusals, texts

GOOD = """\
municipality: город Уфа
title: Программа развития
period_kind: half_year
executors:
  - executor: УГХ
  - executor: структурные подразделения
    kind: collective
measures:
  - number: 1.10
    measure: Ремонт дорог
    indicators:
      - number: 1.10
        indicator: длина дорог, км
        target: 0,50
        assignments:
          - hands_in: УГХ
        methodology:
          - since: 2022-01-01
            result: A
            inputs:
              - input: B
                label: сколько
            formulas:
              - formula: A = B + 1
"""
K = FileProblemKind


def found(text: str | bytes) -> list[FileProblem]:
    with pytest.raises(FileProblems) as refused:
        read_yaml(text.encode() if isinstance(text, str) else text)
    assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems
    return list(refused.value.problems)


def test_a_small_file_by_hand() -> None:
    """Numbers stay as they are typed, and a report's face is there without being written."""
    document = read_yaml(GOOD.encode())
    (indicator,) = document.programme.indicators()
    assert (indicator.number, indicator.target) == ("1.10", "0,50")
    assert len(document.programme.layout.columns) == 7
    assert document.questions == ()
    assert document.facts == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "kind", "suggestion"),
    [
        ("period_kind: half_year", "period_kind: halfyear", 3, K.NOT_ONE_OF, "half_year"),
        ("period_kind: half_year", "period_knd: half_year", 3, K.UNKNOWN_KEY, "period_kind"),
        ("title: Программа развития", "title:", 1, K.MISSING, ""),
        ("title: Программа развития", "title: [a]", 2, K.NOT_A_TEXT, ""),
        ("    kind: collective", "    by_agreement: может", 7, K.NOT_YES_NO, ""),
        ("  - executor: УГХ", "  - УГХ", 5, K.NOT_A_MAPPING, ""),
        ("        target: 0,50", "        targets: 0,50", 14, K.UNKNOWN_KEY, "target"),
        ("          - hands_in: УГХ", "          hands_in: УГХ", 15, K.NOT_A_LIST, ""),
        ("hands_in: УГХ", "handsin: УГХ", 16, K.UNKNOWN_KEY, "hands_in"),
        ("hands_in: УГХ", "hands_in: УГЖКХ", 16, K.UNKNOWN_EXECUTOR, "УГХ"),
        ("hands_in: УГХ", "hands_in: структурные подразделения", 16, K.CANNOT_HAND_IN, ""),
        ("hands_in: УГХ", "{hands_in: УГХ, oversees: УГХ}", 16, K.ONE_PART, ""),
        ("since: 2022-01-01", "since: 2022-13-01", 18, K.NOT_A_DATE, ""),
        ("A = B + 1", "B + 1", 24, K.NOT_A_FORMULA, ""),
        ("period_kind: half_year", "period_kind: half_year\ndeadline: завтра", 4, K.NOT_A_DEADLINE, ""),
        (
            "period_kind: half_year",
            "period_kind: half_year\ntimezone: Asia/Ekaterinburg",
            4,
            K.NOT_A_ZONE,
            "Asia/Yekaterinburg",
        ),
        ("period_kind: half_year", "period_kind: half_year\nperiod: 2022-H3", 4, K.NOT_A_PERIOD, ""),
        ("period_kind: half_year", "period_kind: half_year\nperiod: 2022-Q1", 4, K.NOT_A_PERIOD, "half_year"),
        (
            "  - executor: структурные",
            "  - executor: угх\n  - executor: структурные",
            6,
            K.DUPLICATE_EXECUTOR,
            "УГХ",
        ),
        ("        target:", "        unit: " + "У" * 201 + "\n        target:", 14, K.TOO_LONG, "200"),
    ],
)
def test_a_wrong_entry(old: str, new: str, line: int, kind: FileProblemKind, suggestion: str) -> None:
    told = [(one.line, one.kind, one.suggestion) for one in found(GOOD.replace(old, new, 1))]
    assert (line, kind, suggestion) in told
    assert {one for _, one, _ in told} <= {kind, K.MISSING}


def with_entries(*lines: str, period_kind: str = "half_year") -> str:
    """The small file with further entries of its indicator, from line 15 on."""
    text = GOOD.replace("period_kind: half_year", f"period_kind: {period_kind}")
    entries = "".join(f"        {line}\n" for line in lines)
    return text.replace("        assignments:", f"{entries}        assignments:")


def test_two_changed_targets_from_one_day_on() -> None:
    change = "  - {target: '%s', since: 2022-07-01}"
    (problem,) = found(with_entries("changes:", change % 5, change % 6))
    assert (problem.line, problem.kind, problem.got) == (17, K.DUPLICATE_CHANGE, "01.07.2022")
    assert not read_yaml(with_entries("changes:", change % 5).encode()).questions


@pytest.mark.parametrize(
    ("period_kind", "period", "suggestion"),
    [
        ("half_year", "2025-H2", "2025"),
        ("half_year", "2025-Q1", "2025-H1"),
        ("half_year", "2025-M12", "2025"),
        ("quarter", "2025", "2025-Q4"),
        ("month", "2025-H1", "2025-M6"),
        ("year", "2025-H2", "2025"),
    ],
)
def test_a_plan_for_a_period_that_is_never_opened(period_kind: str, period: str, suggestion: str) -> None:
    text = with_entries("plans:", f"  - {{period: {period}, value: 3}}", period_kind=period_kind)
    (problem,) = found(text)
    assert (problem.line, problem.kind, problem.suggestion) == (16, K.NEVER_OPENED, suggestion)
    assert f"Может быть, «{suggestion}»?" in problems.line(texts("ru"), problem)
    (again,) = read_yaml(text.replace(f"{period},", f"{suggestion},").encode()).programme.indicators()
    assert [plan.period for plan in again.plans] == [suggestion]


def test_two_plans_for_one_period() -> None:
    plan = "  - {period: 2025-H1, value: 3}"
    (problem,) = found(with_entries("plans:", plan, plan))
    assert (problem.line, problem.kind) == (17, K.DUPLICATE_PLAN)


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        ("2022 год – 5; 2022 год – 6", True),
        ("2022–2024 годы – 5; 2023 год – 6", True),
        ("2022 год – 5; 2022 год – 5", False),
        ("2022 год – 5; 2023 год – 6", False),
    ],
)
def test_two_targets_for_one_year_are_asked_about(target: str, asked: bool) -> None:
    document = read_yaml(GOOD.replace("target: 0,50", f"target: {target}").encode())
    assert [one.key for one in document.questions] == (["1.10:missing:two_targets"] if asked else [])


def test_unknown_and_missing_are_both_told() -> None:
    kinds = [(one.kind, one.got, one.suggestion) for one in found(GOOD.replace("title:", "titel:"))]
    assert kinds == [(K.MISSING, "title", ""), (K.UNKNOWN_KEY, "titel", "title")]


def test_two_who_hand_in_and_a_number_met_twice() -> None:
    second = GOOD[GOOD.index("  - number") : GOOD.index("        methodology")]
    text = GOOD.replace("hands_in: УГХ", "hands_in: УГХ\n          - hands_in: УСЗН")
    text = text.replace("  - executor: УГХ\n", "  - executor: УГХ\n  - executor: УСЗН\n") + second
    assert [(one.kind, one.line) for one in found(text)] == [
        (K.SEVERAL_HAND_IN, 18),
        (K.DUPLICATE_NUMBER, 30),
    ]


@pytest.mark.parametrize(
    ("formula", "kind", "column"),
    [
        ("A = В + 1", ProblemKind.LOOKALIKE, 30),
        ("A = 9^9^9^9 + B", ProblemKind.EXPONENT, 32),
        ("'A = B + D'", ProblemKind.UNKNOWN_NAME, 35),
        ("A = A + B", ProblemKind.CIRCLE, 0),
        ("A = B + (1", ProblemKind.OPEN_BRACKET, 34),
        ("A = " + "(" * 1000 + "B" + ")" * 1000, ProblemKind.TOO_DEEP, 0),
        ("A = " + "-" * 4000 + "B", None, 0),
    ],
)
def test_a_wrong_formula(formula: str, kind: ProblemKind | None, column: int) -> None:
    with no_blow_up():
        problem = found(GOOD.replace("A = B + 1", formula))[0]
    assert (problem.line, problem.kind) == (24, K.FORMULA)
    assert problem.formula is not None
    assert kind is None or problem.formula.kind is kind
    assert not column or problem.column == column


@pytest.mark.parametrize(
    ("formula", "line", "column"),
    [
        ("A = B + В", 24, 34),
        ("'A = B + В'", 24, 35),
        ('"A = B + В"', 24, 35),
        ("|\n                  A = B +\n                    В", 26, 21),
        ("|\n                  A = В + B", 25, 23),
        (">\n                  A = В + B", 24, 26),  # folded: not letter by letter
        ("A = B\n              - formula: C = В", 25, 30),
    ],
)
def test_the_place_in_a_formula_however_it_is_written(formula: str, line: int, column: int) -> None:
    (problem,) = found(GOOD.replace("A = B + 1", formula))
    assert problem.formula is not None
    assert problem.formula.kind is ProblemKind.LOOKALIKE
    assert (problem.line, problem.column) == (line, column)


def test_the_place_in_a_condition_is_not_behind_its_sign_of_equality() -> None:
    guard = "            guards:\n              - {guard: п, condition: B <= В, question: Почему?}\n"
    (problem,) = found(GOOD + guard)
    assert (problem.line, problem.column) == (26, 44)


@pytest.mark.parametrize(
    ("entry", "wrong", "line", "column"),
    [
        ("  - input: B", "  - input: B\n                label: ещё раз\n              - input: B", 23, 24),
        ("A = B + 1", "A = B + 1\n              - formula: A B = 1", 25, 26),
        ("result: A", "result: А", 19, 21),
        ("result: A", "result: A\n            verdict: шкала", 20, 22),
    ],
)
def test_the_place_of_a_name_is_its_own_entry(entry: str, wrong: str, line: int, column: int) -> None:
    assert (line, column) in [(one.line, one.column) for one in found(GOOD.replace(entry, wrong, 1))]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BOMB, K.ANCHOR),
        ("title: *x\n", K.ANCHOR),
        ("title: !!python/object/apply:os.system [ls]\n", K.TAG),
        ("title: !x y\n", K.TAG),
        ("title: 1\ntitle: 2\n", K.DUPLICATE_KEY),
        ("title: 1\n---\ntitle: 2\n", K.SEVERAL_DOCUMENTS),
        ("title:\n\tx: 1\n", K.TAB),
        ("title: a: b\n", K.COLON_INSIDE),
        ("title: 'x\n", K.UNCLOSED_QUOTE),
        ("title: \x07\n", K.NOT_TEXT),
        ("", K.NOT_A_MAPPING),
        ("просто текст", K.NOT_A_MAPPING),
        ("- 1\n", K.NOT_A_MAPPING),
        ("[" * 100_000, K.TOO_DEEP),
        ("{a: " * 100_000, K.TOO_DEEP),
        ("- " * 100_000, K.TOO_DEEP),
        ("? [a]\n: b\n", K.NOT_A_TEXT),
        ("x" * 5_000_000, K.TOO_LONG),
        ("a: [" + "x," * 250_000 + "]", K.TOO_LONG),
        ("executors: [" + "x," * 150_000 + "]", K.NOT_A_MAPPING),
    ],
)
def test_a_bad_text_is_refused_within_seconds(text: str, kind: FileProblemKind) -> None:
    with no_blow_up():
        problems_found = found(text)
    assert kind in {one.kind for one in problems_found}
    assert len(problems_found) <= 100


@pytest.mark.parametrize(
    ("text", "kind", "line", "got"),
    [
        ('a: 1\ntitle: "Рост\nb: 2\n\n', K.UNCLOSED_QUOTE, 2, 'title: "Рост'),
        ("a: 1\nb: [x, y\nc: 2\n", K.UNCLOSED_BRACKET, 2, "b: [x, y"),
        ("a: 1\nb: {x: y\n", K.UNCLOSED_BRACKET, 2, "b: {x: y"),
        ("a: 1\nb:\n  - c: [\n\n", K.UNCLOSED_BRACKET, 3, "- c: ["),
        ("a:\n  b: 1\n   c: 2\n", K.INDENT, 3, "c: 2"),
        ("a:\n    b: 1\n  c: 2\n", K.INDENT, 3, "c: 2"),
        ("a:\n  - b: 1\n    c: 2\n   d: 3\n", K.INDENT, 4, "d: 3"),
        ("a: 1\nпросто\nb: 2\n", K.NO_COLON, 2, "просто"),
        ("a: 1\nпросто\n\n", K.NO_COLON, 2, "просто"),
        ("a: 1\n]\n", K.SYNTAX, 2, "]"),
        ("a: b: c\n", K.COLON_INSIDE, 1, "a: b: c"),
        ("a: %x\n", K.SYNTAX, 1, "a: %x"),
    ],
)
@pytest.mark.parametrize("loader", [yaml_nodes._LOADER, yaml.BaseLoader])
def test_where_a_text_breaks_off(
    text: str, kind: FileProblemKind, line: int, got: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same with and without the library's part in C, whose words differ."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", loader)
    (problem,) = found(text)
    assert (problem.kind, problem.line, problem.got) == (kind, line, got)


def test_other_encodings_are_named() -> None:
    (problem,) = found("title: Программа\n".encode("cp1251"))
    assert (problem.kind, problem.line) == (K.NOT_TEXT, 1)


def test_a_mark_of_order_at_the_beginning_does_no_harm() -> None:
    assert read_document(b"\xef\xbb\xbf" + GOOD.encode(), "x.yaml").programme.title == "Программа развития"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_kind_has_its_sentence(language: str) -> None:
    t = texts(language)
    for kind in FileProblemKind:
        said = problems.line(t, FileProblem(3, "title", kind, "<b>", "title", 4))
        assert "<b>" in said or "{" not in said
    taken_in = list(ProblemKind)[: list(ProblemKind).index(ProblemKind.UNUSED)]
    assert [kind for kind in taken_in if not t.has(f"problem.formula.{kind}")] == []


def test_how_problems_read() -> None:
    t = texts("ru")
    lines = problems.listed(t, found(GOOD.replace("title:", "titel:"))).splitlines()
    assert lines == [
        "Строка 1, знак 1: не хватает записи «title». Впишите её.",
        "Строка 2, знак 1: записи «titel» здесь не бывает. Исправьте название или удалите её. "
        "Может быть, «title»?",
    ]
    (formula,) = found(GOOD.replace("A = B + 1", "A = В + 1"))
    assert problems.line(t, formula) == (
        "Строка 24, знак 30: вместо «В» напишите «B»: «В» здесь русская буква, а нужна латинская «B»."
    )
    (circle,) = found(GOOD.replace("A = B + 1", "A = C + B\n              - formula: C = A"))
    assert "формулы ходят по кругу: A → C → A. Уберите одно из этих обозначений" in problems.line(t, circle)
    assert "the formulas go in a circle: A → C → A. Remove" in problems.line(texts("en"), circle)
    refusal = FileProblems((FileProblem(7, "", K.FORMULA_IN_CELL, "=A1<B1", sheet="Показатели", cell="B7"),))
    assert "Лист «Показатели», ячейка B7: в ячейке формула Excel «=A1&lt;B1»" in refusals.sentence(t, refusal)


def test_a_half_yearly_programme_is_collected_for_the_year_too() -> None:
    content = GOOD.replace("period_kind: half_year", "period_kind: half_year\nperiod: 2022")
    assert read_document(content.encode(), "x.yaml").period == Period.from_key("2022")
