"""Programmes of every kind for hypothesis: what dataclasses can hold and a file can say."""

from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from domain.methodology import model
from domain.programme.document import (
    Assignment,
    Course,
    Executor,
    ExecutorKind,
    Heading,
    HeadingKind,
    Indicator,
    Measure,
    Part,
    Plan,
    Programme,
    PutTogether,
    ReportLayout,
    Row,
    TargetChange,
)
from domain.programme.fields import declared
from domain.programme.outline import DEEPEST
from domain.time.periods import Period, PeriodKind

FEWER = settings(max_examples=settings().max_examples // 4)
"""A whole programme costs as much as a hundred texts."""
TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "0,00",
            "1.10",
            "да",
            "null",
            "~",
            "=1+1",
            "- a",
            "«х»: y # z",
            "a\nb\n",
            " a ",
            "[^1]",
            "2022-05-12",
        ]
    ),
    st.text(alphabet="абв \n:#-'\"|>\t\\{[", max_size=200),
)
NAME = st.from_regex(r"[A-Za-zА-я][A-Za-zА-я0-9_]{0,6}", fullmatch=True)
NUMBERS = st.lists(st.from_regex(r"[1-9]{1,2}(\.[1-9])?", fullmatch=True), unique=True, max_size=6)
DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))
DECIMALS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)


def few(strategy: st.SearchStrategy[object], size: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=size).map(tuple)


MARKS = {"reconstructed": TEXT, "document": TEXT}
CHOICES = st.builds(model.Choice, name=NAME, label=TEXT, value=DECIMALS, **MARKS)
BANDS = st.builds(
    model.Band,
    interval=st.sampled_from(["от 0,9", "свыше 80 до 100 включительно", "90–100", "до 5", "0"]),
    value=st.none() | DECIMALS,
    word=st.one_of(st.just(""), NAME),
    **MARKS,
)
TABLES = st.builds(model.Table, name=NAME, label=TEXT, choices=few(CHOICES), bands=few(BANDS), **MARKS)
COLUMNS = st.builds(
    model.Column,
    name=NAME,
    label=TEXT,
    unit=TEXT,
    kind=st.sampled_from(model.ValueKind),
    table=TEXT,
    question=TEXT,
    **MARKS,
)
INPUTS = st.builds(
    model.Input,
    name=NAME,
    label=TEXT,
    unit=TEXT,
    every=st.sampled_from(model.Every),
    course=st.sampled_from(model.InputCourse),
    day=st.sampled_from(model.Day),
    kind=st.sampled_from(model.ValueKind),
    table=TEXT,
    columns=few(COLUMNS),
    question=TEXT,
    **MARKS,
)
FORMULA_TEXTS = TEXT.map(str.strip).filter(bool)
FORMULAS = st.builds(model.Formula, name=NAME, text=FORMULA_TEXTS, label=TEXT, **MARKS)
GUARDS = st.builds(model.Guard, name=NAME, text=FORMULA_TEXTS, question=TEXT, **MARKS)
OPTIONS = st.builds(model.Option, name=NAME, label=TEXT)
DECISIONS = st.builds(model.Decision, name=NAME, question=TEXT, options=few(OPTIONS), **MARKS)
NOTES = st.builds(model.Note, text=TEXT.filter(bool), **MARKS)
PLACES = st.builds(
    model.Ranking, first_from=st.none() | DECIMALS, unreliable_is_last=st.booleans(), document=TEXT
)
METHODOLOGIES = st.builds(
    model.Methodology,
    indicator=st.just(""),
    since=DAYS,
    result=NAME,
    formulas=few(FORMULAS),
    inputs=few(INPUTS),
    every=st.sampled_from(PeriodKind),
    unit=TEXT,
    digits=st.integers(0, 9),
    verdict=st.one_of(st.just(""), NAME),
    label=TEXT,
    tables=few(TABLES),
    guards=few(GUARDS),
    decisions=few(DECISIONS),
    notes=few(NOTES),
    places=PLACES,
    document=TEXT,
)
PERIODS = st.sampled_from([Period(PeriodKind.HALF_YEAR, 2022, 1), Period(PeriodKind.MONTH, 2023, 11)])
CHANGES = st.builds(TargetChange, wording=TEXT, since=DAYS, ground=TEXT)
PLANS = st.builds(
    Plan, period=PERIODS.map(lambda one: one.key), value=st.none() | DECIMALS, due=st.none() | DAYS
)
EXECUTORS = st.builds(
    Executor,
    name=TEXT.filter(bool),
    kind=st.sampled_from(ExecutorKind),
    by_agreement=st.booleans(),
    spellings=TEXTS,
)
LAYOUTS = st.builds(
    ReportLayout,
    approval=TEXTS,
    title=TEXTS,
    caption=TEXT,
    columns=TEXTS,
    signature_post=TEXT,
    signature_name=TEXT,
)


BY_TYPE = {
    str: TEXT,
    tuple[str, ...]: TEXTS,
    bool: st.booleans(),
    Course: st.sampled_from(Course),
    PeriodKind | None: st.none() | st.sampled_from(PeriodKind),
    PutTogether | None: st.none() | st.sampled_from(PutTogether),
}


def indicators(number: str, names: list[str]) -> st.SearchStrategy[Indicator]:
    assignments = st.builds(
        Assignment, executor=st.sampled_from(names) if names else st.just("УГХ"), part=st.sampled_from(Part)
    )
    given = {"number": st.just(number), "short": st.sampled_from(["", f"Имя {number}"])}
    return st.builds(
        Indicator,
        **{one.name: BY_TYPE[one.type] for one in declared(Indicator)} | given,
        assignments=few(assignments, 3) if names else st.just(()),
        changes=few(CHANGES),
        plans=few(PLANS),
        methodology=st.lists(METHODOLOGIES, max_size=2, unique_by=lambda one: one.since).map(
            lambda versions: tuple(replace(one, indicator=number) for one in versions)
        ),
    )


@st.composite
def rows(draw: st.DrawFn, names: list[str]) -> tuple[Row, ...]:
    """Headings and measures in any order."""
    found: list[Row] = []
    depth = 0
    for number in draw(NUMBERS):
        while draw(st.booleans()):
            depth = draw(st.integers(1, min(depth + 1, DEEPEST)))
            found.append(Heading(draw(st.sampled_from(HeadingKind)), draw(TEXT), draw(TEXTS), depth))
        inner = draw(st.lists(st.just(number), max_size=2))
        own = tuple(draw(indicators(f"{one}-{at}", names)) for at, one in enumerate(inner))
        found.append(Measure(number, draw(TEXT), own))
    return tuple(found)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    executors = tuple(draw(st.lists(EXECUTORS, max_size=3, unique_by=lambda one: one.name)))
    return Programme(
        municipality=draw(TEXT),
        title=draw(TEXT.filter(bool)),
        period_kind=draw(st.sampled_from(PeriodKind)),
        layout=draw(LAYOUTS),
        rows=draw(rows([one.name for one in executors])),
        executors=executors,
        footnotes=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
        timezone=draw(TEXT),
        deadline=draw(TEXT),
        head_deadline=draw(TEXT),
    )
