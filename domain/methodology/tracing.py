"""Puts a trace together: the computation is gone through once more, and told."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation, Overflow
from typing import Any

from domain.methodology.checking import examine
from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import MAX_PLACES, ZERO, order, trimmed
from domain.methodology.formula.functions import MONTHS
from domain.methodology.formula.names import NameRole
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.formula.printing import Piece, pieces_of
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given
from domain.methodology.model import Formula, Methodology, ValueKind
from domain.methodology.program import Run, Undefined
from domain.methodology.trace import Cap, Mark, Trace, TraceFigure, TraceStep
from domain.methodology.world import World, program
from domain.time.periods import Period

SHOWN = 12
"""Values of a sum or mean that stand in a line; of more, the first and the last few."""


def trace(
    methodology: Methodology,
    given: Given,
    period: Period,
    value: Decimal | None,
    problems: tuple[Problem, ...],
) -> Trace:
    """The working of ``value``; without steps where the methodology itself is wrong."""
    told = Trace(
        indicator=methodology.indicator,
        result=methodology.result,
        unit=methodology.unit,
        period=period.key,
        since=methodology.since.isoformat(),
        value=value,
        figures=tuple(_figures(methodology, given, period)),
        rows=given.rows,
        decisions=given.decisions,
        marks=marks(methodology),
        problems=problems,
    )
    stopped = any(problem.kind is ProblemKind.TOO_MANY_STEPS for problem in problems)
    if stopped or examine(methodology).errors:
        return told
    return replace(told, steps=_Telling(methodology, given, period).steps())


def marks(methodology: Methodology) -> tuple[Mark, ...]:
    """Every mark † of a methodology: of the whole first, then of inputs, tables, formulas and the rest."""
    whole = [Mark("", note.reconstructed, note.document or note.text) for note in methodology.notes]
    named: list[Any] = []
    for given in methodology.inputs:
        named.extend((given, *given.columns))
    for table in methodology.tables:
        named.extend((table, *table.choices))
    named.extend((*methodology.formulas, *methodology.guards, *methodology.decisions))
    found = [*whole, *(Mark(one.name, one.reconstructed, one.document) for one in named)]
    return tuple(dict.fromkeys(mark for mark in found if mark.reason))


def _figures(methodology: Methodology, given: Given, period: Period) -> Iterator[TraceFigure]:
    for value in given.values:
        asked = methodology.input(value.name)
        if asked is not None and value.month <= period.last_month:
            yield TraceFigure(
                asked.name, asked.label, asked.unit, value.value, value.choice, value.month, value.wording
            )


class _Telling:
    def __init__(self, methodology: Methodology, given: Given, period: Period) -> None:
        self.methodology = methodology
        self.given, self.period = given, period
        self.world = World(program(methodology), given, period)
        self.examined = self.world.program.examined
        self.parts: dict[int, tuple[nodes.Each, list[TraceStep]]] = {}

    def steps(self) -> tuple[TraceStep, ...]:
        formulas = {formula.name: formula for formula in self.methodology.formulas}
        result = self.methodology.result
        names = [name for name in self.examined.order if name in self.examined.used and name != result]
        return tuple(self._step(formulas[name]) for name in (*names, result))

    def _step(self, formula: Formula) -> TraceStep:
        tree, found = self.examined.trees[formula.name], self.examined.found[formula.name]
        step = TraceStep(
            name=formula.name,
            label=formula.label,
            text=formula.text,
            symbols=self.world.program.builder.text(tree),
            reconstructed=formula.reconstructed,
            document=formula.document,
        )
        if found.columns:
            return step
        if found.months:
            return replace(step, parts=self._named(formula.name, nodes.Each("", MONTHS, tree)))
        told = self._told(step, lambda world: world.of_period(formula.name), tree)
        each = (node for node in walk(tree) if isinstance(node, nodes.Each))
        return replace(told, parts=tuple(part for node in each for part in self._named(formula.name, node)))

    def _named(self, name: str, each: nodes.Each) -> tuple[TraceStep, ...]:
        """The parts as those of a formula."""
        parts = self._parts(each)
        caps = (tuple(replace(cap, where=name) for cap in part.caps) for part in parts)
        return tuple(replace(part, name=name, caps=cut) for part, cut in zip(parts, caps, strict=True))

    def _told(self, step: TraceStep, run: Run, tree: Node) -> TraceStep:
        """The step with its value, or the reason why it has none, and the numbers put into it."""
        result = self._done(run)
        told = replace(step, numbers=pieces_of(tree, self._put), caps=tuple(self._caps(step.name, tree)))
        if isinstance(result, Problem):
            return replace(told, problem=result)
        return (
            replace(told, holds=result) if isinstance(result, bool) else replace(told, value=trimmed(result))
        )

    def _value(self, node: Node) -> Any:
        return self._done(self.world.program.builder.run(node))

    def _done(self, run: Run) -> Any:
        try:
            return run(self.world)
        except Undefined as undefined:
            return undefined.problem
        except (Overflow, InvalidOperation):
            return Problem(ProblemKind.NUMBER_TOO_BIG, limit=MAX_PLACES)

    def _put(self, node: Node) -> tuple[Piece, ...] | None:
        """The number that stands for a name, the numbers that are summed up."""
        if isinstance(node, nodes.Each):
            return self._gathered(node)
        if not isinstance(node, nodes.Name):
            return None
        value = self._value(node)
        if isinstance(value, str):
            return (Piece(f"«{value}»"),)
        if not isinstance(value, Decimal):
            return None
        computed = self.examined.meanings[node.name].role is NameRole.FORMULA
        return (Piece(value=trimmed(value), name=node.name, computed=computed),)

    def _gathered(self, node: nodes.Each) -> tuple[Piece, ...] | None:
        parts = [part for part in self._parts(node) if part.counts]
        if isinstance(self._value(node), Problem) or any(part.value is None for part in parts):
            return None
        values = [Piece(value=part.value, computed=True) for part in parts] or [Piece(value=ZERO)]
        if len(values) == 1:
            return (values[0],)
        if len(values) > SHOWN:
            values = [*values[:3], Piece("…"), *values[-3:]]
        pieces = [Piece(f"{node.function}(")]
        for number, value in enumerate(values):
            pieces.extend((Piece("; "), value) if number else (value,))
        return (*pieces, Piece(")"))

    def _parts(self, each: nodes.Each) -> list[TraceStep]:
        """A step for each month; for each row that the formula's condition does not leave out."""
        if id(each) not in self.parts:
            here = self.world.month, self.world.row, self.world.row_number
            self.parts[id(each)] = each, list(self._each_part(each))
            self.world.month, self.world.row, self.world.row_number = here
        return self.parts[id(each)][1]

    def _each_part(self, each: nodes.Each) -> Iterator[TraceStep]:
        symbols = self.world.program.builder.text(each.body)
        try:
            for _ in self.world.each(each.over):
                part = self._part(each, symbols)
                if part.counts or part.month:
                    yield part
        except Undefined:
            return

    def _part(self, each: nodes.Each, symbols: str) -> TraceStep:
        month, row = self.world.month, self.world.row_number
        step = TraceStep("", self._row_label(each.over, row), symbols=symbols, month=month, row=row)
        counted = self._value(each.where) if each.where is not None else True
        if isinstance(counted, Problem):
            return replace(step, problem=counted)
        if not counted:
            return replace(step, counts=False)
        return self._told(step, self.world.program.builder.run(each.body), each.body)

    def _row_label(self, over: str, row: int) -> str:
        """What the row calls itself: its texts."""
        asked = self.methodology.input(over)
        if asked is None or not row:
            return ""
        texts = {column.name for column in asked.columns if column.kind is ValueKind.TEXT}
        listed = next(rows for rows in reversed(self.given.rows) if rows.name == over)
        return " ".join(cell.text for cell in listed.rows[row - 1] if cell.column in texts)

    def _caps(self, name: str, tree: Node) -> Iterator[Cap]:
        month, row = self.world.month, self.world.row_number
        for node in self._live(tree):
            if isinstance(node, nodes.Call) and node.function in ("мин", "макс"):
                cap = self._cap(node)
                if cap is not None:
                    yield replace(cap, where=name, month=month, row=row)

    def _live(self, node: Node) -> Iterator[Node]:
        """What took part: of «если» the branch that was taken; what is counted over tells its own parts."""
        yield node
        below: tuple[Node, ...] = () if isinstance(node, nodes.Each) else node.children
        if isinstance(node, nodes.Call) and node.function == "если":
            condition, yes, no = node.arguments
            below = (condition, yes if self._value(condition) is True else no)
        for child in below:
            yield from self._live(child)

    def _cap(self, node: nodes.Call) -> Cap | None:
        """A limit is an argument without a name in it."""
        values = [(argument, self._value(argument)) for argument in node.arguments]
        if not all(isinstance(value, Decimal) for _, value in values):
            return None
        gather = min if node.function == "мин" else max
        limits = [value for argument, value in values if _is_constant(argument)]
        others = [value for argument, value in values if not _is_constant(argument)]
        if not limits or not others:
            return None
        limit, value = gather(limits), gather(others)
        cut = order(value, limit) > 0 if node.function == "мин" else order(value, limit) < 0
        return Cap(node.function, trimmed(limit), trimmed(value)) if cut else None


def _is_constant(node: Node) -> bool:
    return not any(isinstance(found, nodes.Name) for found in walk(node))
