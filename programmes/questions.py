"""What a report leaves open, as questions to the coordinator: never guessed (domain page)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.figures.numbers import Reading, Trouble, read_figure, show
from domain.figures.targets import TargetKind, is_yes_no, read_targets
from domain.figures.units import PERCENT, own_unit
from domain.programme.document import (
    Executor,
    ExecutorKind,
    Fact,
    Heading,
    Indicator,
    Measure,
    Part,
    Programme,
    Question,
    QuestionKind,
    Row,
)
from domain.programme.numbering import printed_number
from programmes.executors.cells import read_executor_cell
from programmes.tables.columns.column import ReportColumn

if TYPE_CHECKING:
    from programmes.tables.header import Header  # reads Word, which a file of ours is not

MAX_CANDIDATES = 8
TARGET = "Целевое значение показателя"  # what a programme file calls it in a question
TWO_TARGETS = "two_targets"
_MARK = re.compile(r"\[\^\d+\]|(?<=[\d%])\s?(?:\*+(?:\s?\(\d\))?|<[\d*]{1,2}>)(?![\d*])")
_NOT_HANDED_IN = re.compile(r"сведения не представлены\.?", re.IGNORECASE)
_LEVEL_WORDS = re.compile(r"коэффициент|\bбалл|\bиндекс\b", re.IGNORECASE)
_PLACE = re.compile(r"\bместо\b", re.IGNORECASE)
_RANKED = re.compile(r"место\s+(?:в|среди|по)\b", re.IGNORECASE)
_NOT_LESS = re.compile(r"не\s+(?:менее|ниже|меньше)|≥|>=|\bот\b", re.IGNORECASE)
_TARGETS = {TargetKind.PARTS: QuestionKind.TARGET_PARTS, TargetKind.RANGE: QuestionKind.RANGE_TOP}


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is needed to ask: the programme, its facts by number, the report's header, doubtful pairs."""

    programme: Programme
    facts: Mapping[str, Fact]
    header: "Header"
    pairs: tuple[tuple[str, str], ...]


def ask(doubts: Doubts) -> tuple[Question, ...]:
    """All questions: row by row, then those on the whole programme."""
    return (*_by_row(doubts), *_on_pairs(doubts), *_on_less(doubts), *_on_course(doubts.programme))


def ask_about_file(programme: Programme) -> Iterator[Question]:
    """What a programme file leaves open: it says itself what a report can only be asked about."""
    named = _Named(programme)
    if not programme.municipality:
        yield Question(QuestionKind.MISSING, options=("municipality",))
    for indicator in programme.indicators():
        if not indicator.measured:
            continue
        yield from _on_unreadable(indicator, TARGET)
        yield from _on_executors(indicator, named)


def _target_kinds(indicator: Indicator) -> set[TargetKind]:
    targets = read_targets(indicator.target, indicator.wording, indicator.unit)
    return {target.kind for target in (targets.every, *targets.by_year.values()) if target is not None}


def _by_row(doubts: Doubts) -> Iterator[Question]:
    named, repeated = _Named(doubts.programme), _repeated(doubts.programme)
    for indicator in doubts.programme.indicators():
        if indicator.number in repeated:
            yield _missing(indicator, repeated[indicator.number], doubts.header.title(ReportColumn.NUMBER))
        yield from _on_target(indicator, doubts.header)
        fact = doubts.facts.get(indicator.number)
        if fact is not None and indicator.measured:
            yield from _on_fact(indicator, fact, doubts.header)
        if doubts.programme.executors:
            yield from _on_executors(indicator, named)


def _repeated(programme: Programme) -> dict[str, str]:
    """Numbers as printed that another measure under the same heading has too, by number."""
    met: dict[str, Measure] = {}
    found = {}
    for row in programme.rows:
        if isinstance(row, Heading):
            met = {}
            continue
        for indicator in row.indicators:
            printed = printed_number(row, indicator)
            if printed and met.setdefault(printed, row) is not row:
                found[indicator.number] = printed
    return found


def _on_target(indicator: Indicator, header: "Header") -> Iterator[Question]:
    if not indicator.measured:
        yield Question(QuestionKind.NO_INDICATOR, indicator.number, indicator.wording)
        return
    if not indicator.wording:
        yield _missing(indicator, "", header.title(ReportColumn.INDICATOR))
    kinds = _target_kinds(indicator)
    if indicator.target or not header.asks_about(ReportColumn.TARGET):
        yield from _on_unreadable(indicator, header.title(ReportColumn.TARGET) or TARGET)
    for kind, question in _TARGETS.items():
        if kind in kinds:
            yield Question(question, indicator.number, indicator.target)


def _on_unreadable(indicator: Indicator, column: str) -> Iterator[Question]:
    """No target, or none that can be read; where two are stated for one year, that is what is asked."""
    stated: dict[int, str] = {}
    entries = read_targets(indicator.target, indicator.wording, indicator.unit).entries
    if any(stated.setdefault(year, target.wording) != target.wording for year, target in entries):
        yield _missing(indicator, indicator.target, TWO_TARGETS)
    elif not indicator.target or TargetKind.UNREADABLE in _target_kinds(indicator):
        yield _missing(indicator, indicator.target, column)


def _on_fact(indicator: Indicator, fact: Fact, header: "Header") -> Iterator[Question]:
    text = without_marks(fact.wording)
    if not text or _NOT_HANDED_IN.fullmatch(text):
        return
    reading = read_figure(text, indicator.unit, yes_no=is_yes_no(indicator.wording))
    if reading.trouble is not None:
        yield _doubtful(indicator, fact, reading, header)


def without_marks(figure: str) -> str:
    """«3,2*», «1,1[^2]»: the figure without the signs of notes."""
    return _MARK.sub("", figure).strip()


def _doubtful(indicator: Indicator, fact: Fact, reading: Reading, header: "Header") -> Question:
    numbers = tuple(dict.fromkeys(show(choice.value) for choice in reading.choices))
    if reading.trouble is Trouble.APPROXIMATE or len(numbers) == 1:
        return Question(QuestionKind.APPROXIMATE, indicator.number, fact.wording, proposal=numbers[0])
    if numbers:
        return Question(QuestionKind.SEVERAL_NUMBERS, indicator.number, fact.wording, numbers)
    return _missing(indicator, fact.wording, header.title(ReportColumn.FACT))


def _on_executors(indicator: Indicator, named: "_Named") -> Iterator[Question]:
    if any(one.part is Part.HANDS_IN for one in indicator.assignments):
        return
    if read_executor_cell(indicator.executors).narrative:
        told = tuple(one.executor for one in indicator.assignments)
        yield Question(QuestionKind.NARRATIVE, indicator.number, indicator.executors, told)
    else:
        options = named.candidates(indicator.number)
        yield Question(QuestionKind.WHO_HANDS_IN, indicator.number, indicator.executors, options)


class _Named:
    """How often each executor is named, in all and under each highest heading: counted once."""

    def __init__(self, programme: Programme) -> None:
        self._able = [one.name for one in programme.executors if _can_hand_in(one)]
        self._tasks = _task_of(programme.rows)
        self._times: Counter[str] = Counter()
        self._under: dict[int, Counter[str]] = defaultdict(Counter)
        for indicator in programme.indicators():
            names = [one.executor for one in indicator.assignments]
            self._times.update(names)
            self._under[self._tasks[indicator.number]].update(names)

    def candidates(self, number: str) -> tuple[str, ...]:
        """Who could hand in: those of the same task first, then those met most often."""
        near = self._under[self._tasks[number]]
        order = sorted(self._able, key=lambda name: (-near[name], -self._times[name]))
        return tuple(order[:MAX_CANDIDATES])


def _can_hand_in(executor: Executor) -> bool:
    return executor.kind is not ExecutorKind.COLLECTIVE and not executor.by_agreement


def _task_of(rows: tuple[Row, ...]) -> dict[str, int]:
    task, found = 0, {}
    for row in rows:
        if isinstance(row, Heading):
            task += row.depth == 1
        else:
            found.update({indicator.number: task for indicator in row.indicators})
    return found


def _on_pairs(doubts: Doubts) -> Iterator[Question]:
    for pair in doubts.pairs:
        yield Question(QuestionKind.SAME_EXECUTOR, options=pair, proposal="yes")


def _on_less(doubts: Doubts) -> Iterator[Question]:
    """Plain figures of 0, and percentages or planned results that fall, may be upper limits: asked once."""
    may_fall = doubts.header.is_plan
    numbers = tuple(
        one.number for one in doubts.programme.indicators() if one.measured and _may_be_less(one, may_fall)
    )
    if numbers:
        yield Question(QuestionKind.LESS_IS_BETTER, options=numbers, proposal=",".join(numbers))


def _may_be_less(indicator: Indicator, may_fall: bool) -> bool:
    targets = read_targets(indicator.target, indicator.wording, indicator.unit)
    by_year = [target for _, target in sorted(targets.entries)]
    lows = [target.low for target in ([targets.every] if targets.every else by_year)]
    if _target_kinds(indicator) != {TargetKind.AT_LEAST} or _NOT_LESS.search(indicator.target):
        return False
    values = [low for low in lows if low is not None]
    falls = all(earlier >= later for earlier, later in pairwise(values)) and values[0] > values[-1]
    if _PLACE.search(indicator.unit) or _RANKED.match(indicator.wording):
        return True
    return not any(values) or (falls and (may_fall or _is_percentage(indicator)))


def _on_course(programme: Programme) -> Iterator[Question]:
    """Percentages, coefficients and points may be levels: asked once, on one screen."""
    numbers = tuple(one.number for one in programme.indicators() if one.measured and may_be_level(one))
    if numbers:
        yield Question(QuestionKind.COURSE, options=numbers)


def may_be_level(indicator: Indicator) -> bool:
    """A percentage, a coefficient, points."""
    said = f"{indicator.wording} {indicator.unit}"
    return _is_percentage(indicator) or _LEVEL_WORDS.search(said) is not None


def _is_percentage(indicator: Indicator) -> bool:
    """«%», «процентов», «проц.»: the unit's wording is the document's."""
    return own_unit(indicator.unit).kind == PERCENT


def _missing(indicator: Indicator, wording: str, column: str) -> Question:
    return Question(QuestionKind.MISSING, indicator.number, wording, (column,))
