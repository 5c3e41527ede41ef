"""What entries say together: numbers and names that must fit each other, deadlines, zones, formulas."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from domain.methodology.checking import check as check_methodology
from domain.methodology.formula.problems import Problem
from domain.methodology.model import Methodology
from domain.programme.document import ExecutorKind, Part
from domain.programme.file_problems import FileProblemKind as Kind
from domain.programme.outline import DEEPEST
from domain.programme.short_names import name_key
from domain.time.deadlines import read_deadline
from domain.time.periods import Period, PeriodKind
from programmes.executors.cells import title_key
from programmes.plain.methodology import MethodologyPlain
from programmes.plain.nearest import nearest
from programmes.plain.of_methodology import place_of_problem
from programmes.plain.programme import (
    ExecutorPlain,
    HeadingPlain,
    IndicatorPlain,
    MeasurePlain,
    ProgrammePlain,
)
from programmes.plain.questions import NEVER_IN_FILES
from programmes.plain.references import circles, unknown_references

Loc = tuple[str | int, ...]
_LONGEST = {"number": 32, "short": 40, "unit": 200, "executor": 500, "municipality": 300, "deadline": 100}
"""What the database takes, in characters."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of the entry at ``loc``; see ``FileProblem``."""

    loc: Loc
    kind: Kind
    got: str = ""
    suggestion: str = ""
    formula: Problem | None = None


def check(plain: ProgrammePlain) -> Iterator[Finding]:
    """Everything that is wrong with a file whose entries are right one by one."""
    placed = list(indicators(plain))
    yield from _depths(plain)
    yield from _lengths(plain, placed)
    yield from _times(plain)
    yield from _executors(plain.executors)
    yield from _numbers(placed)
    yield from _questions(plain, {indicator.number for _, indicator in placed})
    for loc, indicator in placed:
        yield from _assignments(loc, indicator, plain.executors)
        yield from _changes(loc, indicator)
        yield from _plans(loc, indicator, plain.period_kind)
        yield from _methodology(loc, indicator)
    yield from _references(plain, placed)


def indicators(plain: ProgrammePlain) -> Iterator[tuple[Loc, IndicatorPlain]]:
    """Every indicator with the way to it, in the reading order."""
    for loc, measures in _measures(plain):
        for place, measure in enumerate(measures):
            for at, indicator in enumerate(measure.indicators):
                yield (*loc, "measures", place, "indicators", at), indicator


def _measures(plain: ProgrammePlain) -> Iterator[tuple[Loc, Sequence[MeasurePlain]]]:
    yield (), plain.measures
    for place, section in enumerate(plain.sections):
        yield ("sections", place), section.measures
    for place, task in enumerate(plain.tasks):
        yield ("tasks", place), task.measures
        for at, section in enumerate(task.sections):
            yield ("tasks", place, "sections", at), section.measures
    for loc, heading in _headings(plain.headings):
        yield loc, heading.measures


def _headings(headings: Sequence[HeadingPlain], over: Loc = ()) -> Iterator[tuple[Loc, HeadingPlain]]:
    for place, heading in enumerate(headings):
        yield (*over, "headings", place), heading
        yield from _headings(heading.headings, (*over, "headings", place))


def _depths(plain: ProgrammePlain) -> Iterator[Finding]:
    for loc, _ in _headings(plain.headings):
        if len(loc) == 2 * (DEEPEST + 1):
            yield Finding(loc, Kind.TOO_DEEP, "", str(DEEPEST))


def _lengths(plain: ProgrammePlain, placed: Iterable[tuple[Loc, IndicatorPlain]]) -> Iterator[Finding]:
    yield from _length(("municipality",), plain.municipality)
    yield from _length(("deadline",), plain.deadline)
    yield from _length(("head_deadline",), plain.head_deadline)
    for place, executor in enumerate(plain.executors):
        yield from _length(("executors", place, "executor"), executor.name)
    for loc, indicator in placed:
        yield from _length((*loc, "number"), indicator.number)
        yield from _length((*loc, "short"), indicator.short)
        yield from _length((*loc, "unit"), indicator.unit)


def _length(loc: Loc, text: str) -> Iterator[Finding]:
    longest = _LONGEST[str(loc[-1]).removeprefix("head_")]
    if len(text) > longest:
        yield Finding(loc, Kind.TOO_LONG, str(len(text)), str(longest))


def _times(plain: ProgrammePlain) -> Iterator[Finding]:
    for key in ("deadline", "head_deadline"):
        text = getattr(plain, key)
        if text and read_deadline(text) is None:
            yield Finding((key,), Kind.NOT_A_DEADLINE, text)
    if plain.timezone and not _is_zone(plain.timezone):
        near = nearest(plain.timezone, sorted(available_timezones()))
        yield Finding(("timezone",), Kind.NOT_A_ZONE, plain.timezone, near)
    if plain.period and Period.from_key(plain.period).kind not in _collected(plain.period_kind):
        yield Finding(("period",), Kind.NOT_A_PERIOD, plain.period, plain.period_kind)


def _collected(kind: PeriodKind) -> tuple[PeriodKind, ...]:
    """In a half-yearly programme the second period is the year («reporting period»)."""
    return (kind, PeriodKind.YEAR) if kind is PeriodKind.HALF_YEAR else (kind,)


def _is_zone(name: str) -> bool:
    try:
        return len(name) <= 64 and ZoneInfo(name) is not None
    except (KeyError, ValueError, OSError):
        return False


def _executors(executors: Sequence[ExecutorPlain]) -> Iterator[Finding]:
    """Two that one title could mean."""
    met: dict[str, int] = {}
    for place, executor in enumerate(executors):
        for title in (executor.name, *executor.spellings):
            if met.setdefault(title_key(title), place) != place:
                first = executors[met[title_key(title)]].name
                yield Finding(("executors", place, "executor"), Kind.DUPLICATE_EXECUTOR, title, first)


def _numbers(placed: Iterable[tuple[Loc, IndicatorPlain]]) -> Iterator[Finding]:
    """And short names, where a file states them."""
    met: set[str] = set()
    names: set[str] = set()
    for loc, indicator in placed:
        if indicator.number in met:
            yield Finding((*loc, "number"), Kind.DUPLICATE_NUMBER, indicator.number)
        met.add(indicator.number)
        short = name_key(indicator.short)
        if short and short in names:
            yield Finding((*loc, "short"), Kind.DUPLICATE_SHORT_NAME, indicator.short)
        names.add(short)


def _questions(plain: ProgrammePlain, known: Set[str]) -> Iterator[Finding]:
    """What is asked about an indicator that is not there, and what no file can ask."""
    for place, one in enumerate(plain.questions or ()):
        if one.kind in NEVER_IN_FILES:
            yield Finding(("questions", place, "question"), Kind.NOT_ONE_OF, one.kind)
        if one.number and one.number not in known:
            near = nearest(one.number, known)
            yield Finding(("questions", place, "number"), Kind.UNKNOWN_INDICATOR, one.number, near)


def _assignments(
    loc: Loc, indicator: IndicatorPlain, executors: Sequence[ExecutorPlain]
) -> Iterator[Finding]:
    known = {one.name: one for one in executors}
    met: set[str] = set()
    hand_in = 0
    for place, one in enumerate(indicator.assignments):
        here = (*loc, "assignments", place, one.part.value)
        if one.executor not in known:
            yield Finding(here, Kind.UNKNOWN_EXECUTOR, one.executor, _meant(one.executor, executors))
            continue
        if one.executor in met:
            yield Finding(here, Kind.ASSIGNED_TWICE, one.executor)
            continue
        met.add(one.executor)
        if one.part is Part.HANDS_IN:
            hand_in += 1
            yield from _hands_in(here, known[one.executor], hand_in)


def _hands_in(loc: Loc, executor: ExecutorPlain, count: int) -> Iterator[Finding]:
    if count > 1:
        yield Finding(loc, Kind.SEVERAL_HAND_IN, executor.name)
    if executor.kind is ExecutorKind.COLLECTIVE:
        yield Finding(loc, Kind.CANNOT_HAND_IN, executor.name)


def _meant(name: str, executors: Sequence[ExecutorPlain]) -> str:
    """The executor that has this spelling, else the one most like it."""
    titles = {title_key(title): one.name for one in executors for title in (one.name, *one.spellings)}
    return titles.get(nearest(title_key(name), titles), "")


def _changes(loc: Loc, indicator: IndicatorPlain) -> Iterator[Finding]:
    met = set()
    for place, change in enumerate(indicator.changes):
        if change.since in met:
            yield Finding(
                (*loc, "changes", place, "since"), Kind.DUPLICATE_CHANGE, f"{change.since:%d.%m.%Y}"
            )
        met.add(change.since)


def _plans(loc: Loc, indicator: IndicatorPlain, kind: PeriodKind) -> Iterator[Finding]:
    met = set()
    for place, plan in enumerate(indicator.plans):
        here = (*loc, "plans", place, "period")
        opened = _opened(kind, Period.from_key(plan.period)).key
        if plan.period != opened:
            yield Finding(here, Kind.NEVER_OPENED, plan.period, opened)
        elif plan.period in met:
            yield Finding(here, Kind.DUPLICATE_PLAN, plan.period)
        met.add(plan.period)


def _opened(kind: PeriodKind, period: Period) -> Period:
    """The one of such a programme in which ``period`` ends; in a half-yearly one the second is the year."""
    if kind is PeriodKind.HALF_YEAR and period.last_month > kind.months:
        return Period(PeriodKind.YEAR, period.year)
    return Period(kind, period.year, -(-period.last_month // kind.months))


def _methodology(loc: Loc, indicator: IndicatorPlain) -> Iterator[Finding]:
    met = set()
    for place, version in enumerate(indicator.methodology):
        here = (*loc, "methodology", place)
        if version.since in met:
            yield Finding((*here, "since"), Kind.DUPLICATE_VERSION, f"{version.since:%d.%m.%Y}")
        met.add(version.since)
        for problem in check_methodology(version.to_domain()):
            if not problem.is_warning:
                yield _formula(here, version, problem)


def _references(plain: ProgrammePlain, placed: Sequence[tuple[Loc, IndicatorPlain]]) -> Iterator[Finding]:
    """What formulas say of other indicators of the programme."""
    if not any(indicator.methodology for _, indicator in placed):
        return
    outline = {indicator.number: _titles(plain, loc) for loc, indicator in placed}
    versions: dict[str, list[Methodology]] = {}
    at: dict[tuple[str, date], tuple[Loc, MethodologyPlain]] = {}
    for loc, indicator in placed:
        for place, version in enumerate(indicator.methodology):
            here = (*loc, "methodology", place)
            methodology = replace(version.to_domain(), indicator=indicator.number)
            versions.setdefault(indicator.number, []).append(methodology)
            at[indicator.number, version.since] = here, version
            for problem in unknown_references(methodology, outline):
                yield _formula(here, version, problem)
    for first, problem in circles(versions, outline, plain.period_kind):
        yield _formula(*at[first.indicator, first.since], problem)


def _formula(loc: Loc, version: MethodologyPlain, problem: Problem) -> Finding:
    return Finding((*loc, *place_of_problem(version, problem)), Kind.FORMULA, problem.found, formula=problem)


def _titles(plain: ProgrammePlain, loc: Loc) -> tuple[str, ...]:
    """The headings on the way to an indicator, the highest first."""
    found: list[str] = []
    here: Any = plain
    for key, place in pairwise(loc[:-4]):
        if isinstance(place, int):
            here = getattr(here, str(key))[place]
            found.append(here.wording)
    return tuple(found)
