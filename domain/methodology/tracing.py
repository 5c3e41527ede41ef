"""Puts a trace together: the computation is gone through once more, and told."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation, Overflow
from typing import Any

from domain.methodology.checking import examine
from domain.methodology.effects import bands, caps
from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import MAX_PLACES, ZERO, trimmed
from domain.methodology.formula.functions import INDICATORS, MONTHS, ROW_NAMES
from domain.methodology.formula.names import NameRole
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.formula.printing import Piece, pieces_of
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.scales import verdict_of
from domain.methodology.formula.times import is_elsewhen
from domain.methodology.given import Given
from domain.methodology.indicators import OfIndicator
from domain.methodology.machine.prepared import program
from domain.methodology.machine.program import Run, Undefined
from domain.methodology.machine.world import World
from domain.methodology.model import Formula, Methodology, ValueKind
from domain.methodology.references import facts_before, needs, referred, uses
from domain.methodology.trace import BandMet, Cap, Mark, Trace, TraceFigure, TraceStep
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
        judged=judged(methodology, value),
        digits=methodology.digits,
        figures=tuple(_figures(methodology, given, period)),
        indicators=tuple(_indicators(methodology, given, period)),
        rows=given.rows,
        decisions=given.decisions,
        marks=marks(methodology),
        problems=problems,
    )
    stopped = any(problem.kind is ProblemKind.TOO_MANY_STEPS for problem in problems)
    if stopped or examine(methodology).errors:
        return told
    return replace(told, steps=_Telling(methodology, given, period).steps())


def judged(methodology: Methodology, value: Decimal | None) -> BandMet | None:
    """The row of the verdict's scale in which a value lies."""
    band = verdict_of(methodology, value)
    if band is None or value is None:
        return None
    return BandMet(methodology.verdict, band.interval, value, band.value, band.word)


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
                asked.name,
                asked.label,
                asked.unit,
                value.value,
                value.choice,
                value.month,
                value.wording,
                value.period,
            )


def _indicators(methodology: Methodology, given: Given, period: Period) -> Iterator[OfIndicator]:
    """Those that went in, in the programme's order."""
    if not given.indicators:
        return
    outline = {one.number: one.headings for one in given.indicators if one.due}
    now = needs(methodology, period, outline)
    used = {*now, *facts_before(methodology, period, outline)}
    yield from (one for one in given.indicators if one.number in used)


def _with_caps_of(where: str, part: TraceStep) -> TraceStep:
    return replace(part, caps=_caps_of(where, part)) if part.caps else part


def _caps_of(where: str, part: TraceStep) -> tuple[Cap, ...]:
    return tuple(replace(cap, where=where) for cap in part.caps)


def _is_put_in(node: Node) -> bool:
    """A function whose value stands for it: nothing within it is of this period, or a number at all."""
    return isinstance(node, nodes.Call) and (is_elsewhen(node) or referred(node) is not None)


def _is_given(node: Node) -> bool:
    return isinstance(node, nodes.Name) or referred(node) is not None


class _Telling:
    def __init__(self, methodology: Methodology, given: Given, period: Period) -> None:
        self.methodology = methodology
        self.given, self.period = given, period
        self.world = World(program(methodology), given, period)
        self.examined = self.world.program.examined
        self.parts: dict[tuple[int, Period], tuple[nodes.Each, list[TraceStep]]] = {}

    def steps(self) -> tuple[TraceStep, ...]:
        formulas = {formula.name: formula for formula in self.methodology.formulas}
        result = self.methodology.result
        names = [name for name in self.examined.order if name in self._of_now() and name != result]
        return tuple(self._step(formulas[name]) for name in (*names, result))

    def _of_now(self) -> frozenset[str]:
        """The formulas that are worked out for the period itself, not only for others."""
        if not self.world.program.is_spread:
            return self.examined.used
        found = (use.node for use in uses(self.methodology, self.period) if use.at == self.period)
        return frozenset(node.name for node in found if isinstance(node, nodes.Name))

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
        if each.over == INDICATORS or is_elsewhen(each):
            return tuple(_with_caps_of(part.label or name, part) for part in parts)
        return tuple(replace(part, name=name, caps=_caps_of(name, part)) for part in parts)

    def _told(self, step: TraceStep, run: Run, tree: Node) -> TraceStep:
        """The step with its value, or the reason why it has none, and the numbers put into it."""
        result, scales = self._done(run), self.world.program.builder.scales
        found = (
            replace(cap, where=step.name, month=step.month, row=step.row) for cap in caps(tree, self._value)
        )
        return replace(
            step,
            numbers=pieces_of(tree, self._put),
            caps=tuple(found),
            bands=tuple(bands(tree, self._value, scales)) if scales else (),
            problem=result if isinstance(result, Problem) else None,
            holds=result if isinstance(result, bool) else None,
            value=trimmed(result) if isinstance(result, Decimal) else None,
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
        if not isinstance(node, nodes.Name) and not _is_put_in(node):
            return None
        value = self._value(node)
        if isinstance(value, str):
            return (Piece(f"«{value}»"),)
        if isinstance(value, Decimal):
            name = node.name if isinstance(node, nodes.Name) else self._text(node)
            return (Piece(value=trimmed(value), name=name, computed=self._is_computed(node)),)
        return None if isinstance(node, nodes.Name) else (Piece(self._text(node)),)

    def _is_computed(self, node: Node) -> bool:
        """Whether the number may be rounded where it is shown: it was not given as it is."""
        if isinstance(node, nodes.Name):
            role = self.examined.meanings[node.name].role
            is_degree = role is NameRole.OF_INDICATOR and ROW_NAMES[node.name] == "степень"
            return is_degree or role is NameRole.FORMULA
        return isinstance(node, nodes.Call) and (
            node.function == "степень" or not all(map(_is_given, node.arguments))
        )

    def _text(self, node: Node) -> str:
        return self.world.program.builder.text(node)

    def _gathered(self, node: nodes.Each) -> tuple[Piece, ...]:
        """What is counted over is put in as a whole, or stays as it is written."""
        parts = [part for part in self._parts(node) if part.counts]
        if isinstance(self._value(node), Problem) or any(part.value is None for part in parts):
            return (Piece(self._text(node)),)
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
        """A step for each month or period; for each row that the formula's condition does not leave out."""
        here = self.world.here
        place = id(each), here[0]
        if place not in self.parts:
            self.parts[place] = each, list(self._each_part(each))
            self.world.back(here)
        return self.parts[place][1]

    def _each_part(self, each: nodes.Each) -> Iterator[TraceStep]:
        symbols = self.world.program.builder.text(each.body)
        try:
            for _ in self.world.each(each):
                part = self._part(each, symbols)
                if part.counts or part.month or part.period:
                    yield part
        except Undefined:
            return

    def _part(self, each: nodes.Each, symbols: str) -> TraceStep:
        month, row = self.world.month, self.world.row_number
        step = TraceStep("", self._row_label(each.over, row), symbols=symbols, month=month, row=row)
        if is_elsewhen(each):
            step = replace(step, row=0, period=self.world.at.key)
        counted = self._value(each.where) if each.where is not None else True
        if isinstance(counted, Problem):
            return replace(step, problem=counted)
        if not counted:
            return replace(step, counts=False)
        return self._told(step, self.world.program.builder.run(each.body), each.body)

    def _row_label(self, over: str, row: int) -> str:
        """What the row calls itself: its texts; of an indicator its number and name."""
        if over == INDICATORS:
            one = self.world.this_indicator
            return f"№ {one.number} {one.name}".rstrip()
        asked = self.methodology.input(over)
        if asked is None or not row:
            return ""
        texts = {column.name for column in asked.columns if column.kind is ValueKind.TEXT}
        listed = next(rows for rows in reversed(self.given.rows) if rows.name == over)
        return " ".join(cell.text for cell in listed.rows[row - 1] if cell.column in texts)
