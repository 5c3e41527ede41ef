"""A methodology is checked when it is taken in: every problem at once, each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import is_small
from domain.methodology.formula.functions import INDICATORS, QUARTERS, ROW_NAMES
from domain.methodology.formula.lookalikes import lookalike, similar
from domain.methodology.formula.names import (
    Meaning,
    NameRole,
    Sort,
    fitting_name,
    is_name,
    meanings,
    name_problems,
)
from domain.methodology.formula.nodes import Node, depth, walk
from domain.methodology.formula.parsing import place
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.scales import scale_problems
from domain.methodology.formula.sorts import SortFound, Sorting
from domain.methodology.mistakes.digits import digits_for_names
from domain.methodology.mistakes.mending import Mended, mend
from domain.methodology.model import Column, Every, Input, InputCourse, Methodology, ValueKind

MAX_ITEMS = 200
"""Formulas, inputs, columns of one list, kinds of one table: of each."""
MAX_HEIGHT = 100
"""Levels from the result down to the last input, through all formulas between."""
MAX_SIZE = 20_000
"""Names, numbers and operations of all formulas together."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A methodology taken apart: trees and findings by formula, each formula before what needs it.

    A guard's truth value tells whether it is asked for each month.
    """

    problems: tuple[Problem, ...]
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    trees: Mapping[str, Node] = field(default_factory=dict)
    guards: tuple[tuple[Node, bool], ...] = ()
    found: Mapping[str, SortFound] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_warning)


def check(methodology: Methodology) -> tuple[Problem, ...]:
    """Everything that is wrong with it, errors and warnings; never raises."""
    return examine(methodology).problems


@lru_cache(maxsize=1024)
def examine(methodology: Methodology) -> Examined:
    """The methodology taken apart; cached, since every computation needs it."""
    too_many = tuple(_too_many(methodology))
    if too_many:
        return Examined(too_many)
    return _Examination(methodology).examined()


def _too_many(methodology: Methodology) -> Iterator[Problem]:
    counts = {
        "": (methodology.formulas, methodology.inputs, methodology.guards, methodology.decisions),
        **{given.name: (given.columns,) for given in methodology.inputs},
        **{table.name: (table.choices, table.bands) for table in methodology.tables},
    }
    for where, groups in counts.items():
        if any(len(group) > MAX_ITEMS for group in groups):
            yield Problem(ProblemKind.TOO_MANY, where=where, limit=MAX_ITEMS)


class _Examination:
    def __init__(self, methodology: Methodology) -> None:
        self.methodology = methodology
        self.meanings = _with_fitting_names(meanings(methodology))
        self.problems = [
            *name_problems(methodology),
            *_input_problems(methodology),
            *scale_problems(methodology),
        ]
        self.mended = {one.name: self._mended(one.name, one.text, one.name) for one in methodology.formulas}
        self.trees = {name: one.tree for name, one in self.mended.items() if one.tree is not None}
        self.guards = {guard: self._mended(guard.name, guard.text) for guard in methodology.guards}
        self.problems.extend(self._row_names())
        self.judged: list[tuple[Node, bool]] = []
        self.found: dict[str, SortFound] = {}

    def examined(self) -> Examined:
        order = self._order()
        if order is not None:
            for name in order:
                self._sort(name)
            self._judge_guards()
            self._judge_result()
            self.problems.extend(self._counted_twice())
            self.problems.extend(self._without_points())
            self._judge_digits()
            self.problems.extend(self._unused() if not self.problems else ())
        return Examined(
            problems=tuple(self.problems),
            meanings=self.meanings,
            trees=self.trees,
            guards=tuple(self.judged),
            found=self.found,
            order=order or (),
            used=frozenset(self._used()),
        )

    def _mended(self, name: str, text: str, own: str = "") -> Mended:
        """As it was meant, where the text is mistyped: so that everything is told at once."""
        mended = mend(text, self.meanings, own)
        self.problems.extend(replace(problem, where=name) for problem in mended.problems)
        return mended

    def _sorting(self, name: str, mended: Mended) -> Sorting:
        return Sorting(name, mended.text, self.meanings, self.found)

    def _row_names(self) -> Iterator[Problem]:
        """Within «показатели» the bare names are those of each indicator: an input «план» would be hidden."""
        guards = (one.tree for one in self.guards.values() if one.tree is not None)
        trees = (*self.trees.values(), *guards)
        if any(
            isinstance(node, nodes.Each) and node.over == INDICATORS for tree in trees for node in walk(tree)
        ):
            for name in ROW_NAMES:
                if self.meanings[name].role is not NameRole.OF_INDICATOR:
                    yield Problem(ProblemKind.TWO_MEANINGS, where=name, name=name)

    def _order(self) -> tuple[str, ...] | None:
        """The formulas as listed, but each after those it needs; None where they go in a circle."""
        needs = {name: set(_names(tree)) & set(self.trees) for name, tree in self.trees.items()}
        try:
            TopologicalSorter({name: sorted(needs[name]) for name in needs}).prepare()
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))
            self.problems.append(Problem(ProblemKind.CIRCLE, where=circle[0], options=circle))
            return None
        order: list[str] = []
        while waiting := [name for name in needs if name not in order]:
            order.append(next(name for name in waiting if needs[name] <= set(order)))
        self._judge_size(order, needs)
        return tuple(order)

    def _judge_size(self, order: list[str], needs: Mapping[str, set[str]]) -> None:
        heights: dict[str, int] = {}
        for name in order:
            below = max((heights[other] for other in needs[name]), default=0)
            heights[name] = depth(self.trees[name]) + below
        if too_high := [name for name in order if heights[name] > MAX_HEIGHT]:
            self.problems.append(Problem(ProblemKind.TOO_DEEP, where=too_high[0], limit=MAX_HEIGHT))
        if sum(1 for tree in self.trees.values() for _ in walk(tree)) > MAX_SIZE:
            self.problems.append(Problem(ProblemKind.TOO_MANY_STEPS, limit=MAX_SIZE))

    def _sort(self, name: str) -> None:
        mended, tree = self.mended[name], self.trees[name]
        sorting = self._sorting(name, mended)
        found = sorting.of(tree)
        if found.sort in (Sort.KIND, Sort.TEXT):
            sorting.not_of(Sort.NUMBER, tree, found)
        if found.months and found.columns:
            sorting.tell(
                ProblemKind.MIXED, self.trees[name], found.months, options=tuple(sorted(found.columns))
            )
        self.found[name] = found
        self.problems.extend(map(mended.placed, sorting.problems))

    def _judge_guards(self) -> None:
        for guard, mended in self.guards.items():
            sorting = self._sorting(guard.name, mended)
            if (tree := mended.tree) is None:
                continue
            found = sorting.of(tree)
            if found.sort not in (Sort.CONDITION, Sort.UNKNOWN):
                sorting.not_of(Sort.CONDITION, tree, found)
            if found.columns:
                sorting.of_rows(tree, found)
            self.problems.extend(map(mended.placed, sorting.problems))
            self.judged.append((tree, bool(found.months)))

    def _judge_result(self) -> None:
        """The result is one number, not one for each month or row."""
        name = self.methodology.result
        formula, tree = self.methodology.formula(name), self.trees.get(name)
        if formula is None:
            self.problems.append(_no_result(name, [one.name for one in self.methodology.formulas]))
        if formula is None or tree is None:
            return
        mended, found = self.mended[name], self.found[name]
        sorting = self._sorting(name, mended)
        if found.sort is Sort.CONDITION:
            sorting.not_of(Sort.NUMBER, tree, found)
        if found.months:
            sorting.tell(ProblemKind.MONTHLY, tree, found.months)
        elif found.columns and found.sort in (Sort.NUMBER, Sort.CONDITION):
            sorting.of_rows(tree, found)
        self.problems.extend(map(mended.placed, sorting.problems))

    def _judge_digits(self) -> None:
        used = self._used()
        unused = [one.name for one in self.methodology.inputs if one.name not in used]
        everything = [(name, one) for name, one in self.mended.items()]
        everything += [(guard.name, one) for guard, one in self.guards.items()]
        for name, mended in everything:
            if mended.tree is not None:
                found = digits_for_names(name, mended.text, mended.tree, unused)
                self.problems.extend(map(mended.placed, found))

    def _counted_twice(self) -> Iterator[Problem]:
        """The sum over quarters of an input that counts from January in each of them."""
        for where, tree in self.trees.items():
            for each in (node for node in walk(tree) if isinstance(node, nodes.Each)):
                if each.over == QUARTERS and each.function == "сумма":
                    for name in filter(self._is_running, dict.fromkeys(_names(each.body))):
                        line, column = place(self.mended[where].text, each.at)
                        found = Problem(ProblemKind.TWICE_COUNTED, where, name, line, column)
                        yield self.mended[where].placed(found)

    def _is_running(self, name: str) -> bool:
        given = self.methodology.input(name)
        return given is not None and given.course is InputCourse.RUNNING_TOTAL

    def _without_points(self) -> Iterator[Problem]:
        """Rows of a scale that a formula asks for points, and that have a word only."""
        used = self._used(verdict=False)
        for table in self.methodology.tables:
            for band in table.bands if table.name in used else ():
                if band.value is None:
                    yield Problem(
                        ProblemKind.NO_POINTS, where=table.name, name=table.name, found=band.interval
                    )

    def _unused(self) -> Iterator[Problem]:
        """Inputs, columns, decisions and formulas that the result and the guards can do without."""
        used = self._used()
        for given in self.methodology.inputs:
            if given.name not in used:
                yield Problem(ProblemKind.UNUSED, where=given.name, name=given.name)
            else:
                yield from _unused_columns(given, used)
        for name, meaning in self.meanings.items():
            if meaning.role in (NameRole.FORMULA, NameRole.DECISION, NameRole.TABLE) and name not in used:
                yield Problem(ProblemKind.UNUSED, where=name, name=name)

    def _used(self, *, verdict: bool = True) -> set[str]:
        waiting = [self.methodology.result, *((self.methodology.verdict,) if verdict else ())]
        guards = (one.tree for one in self.guards.values() if one.tree is not None)
        waiting.extend(name for tree in guards for name in _names(tree))
        used: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in used:
                used.add(name)
                waiting.extend(_names(self.trees[name]) if name in self.trees else ())
        return used


def _no_result(name: str, known: list[str]) -> Problem:
    meant = lookalike(name, known)
    if meant is not None:
        return Problem(ProblemKind.LOOKALIKE, name=name, options=(meant,))
    return Problem(ProblemKind.NO_RESULT, name=name, options=similar(name, known) or tuple(known[:5]))


def _with_fitting_names(known: Mapping[str, Meaning]) -> Mapping[str, Meaning]:
    """What the names that are none could be called means the same, until they are."""
    return {**{fitting_name(name): known[name] for name in known if not is_name(name)}, **known}


def _names(tree: Node) -> Iterator[str]:
    """Every name in a formula: of values, of lists counted over, of tables looked up."""
    for node in walk(tree):
        if isinstance(node, nodes.Name):
            yield node.name
        elif isinstance(node, nodes.Each):
            yield node.over
        elif isinstance(node, nodes.Call):
            yield node.function


def _unused_columns(given: Input, used: set[str]) -> Iterator[Problem]:
    for column in given.columns:
        if column.name not in used and column.kind is not ValueKind.TEXT:
            yield Problem(ProblemKind.UNUSED, where=given.name, name=column.name)


def _input_problems(methodology: Methodology) -> Iterator[Problem]:
    """Kinds without their table, numbers in a table that are none, and lists month by month."""
    for given in methodology.inputs:
        if given.columns and given.every is Every.MONTH:
            yield Problem(ProblemKind.MIXED, where=given.name, name=given.name)
        asked: tuple[Input | Column, ...] = (given, *given.columns)
        for one in asked:
            if one.kind is ValueKind.CHOICE and methodology.table(one.table) is None:
                options = tuple(table.name for table in methodology.tables)
                yield Problem(ProblemKind.UNKNOWN_TABLE, where=one.name, name=one.table, options=options)
    for table in methodology.tables:
        for choice in table.choices:
            if not is_small(choice.value):
                yield Problem(ProblemKind.BAD_VALUE, where=table.name, name=choice.name)
