"""A checked formula as a function of the figures: built once, called for every period."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.methodology.checking import Examined
from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import (
    MAX_DECIMALS,
    divide,
    half_up,
    multiply,
    negative,
    order,
    power,
    total,
    trimmed,
)
from domain.methodology.formula.functions import HEADING, ROW_NAMES
from domain.methodology.formula.names import NameRole
from domain.methodology.formula.nodes import Node
from domain.methodology.formula.printing import text_of
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.scales import Scale, band_of, written
from domain.methodology.formula.sorts import exponent_of
from domain.methodology.formula.times import MAX_YEARS, is_elsewhen, shifted
from domain.methodology.references import is_under, referred
from domain.time.periods import PeriodKind

if TYPE_CHECKING:
    from domain.methodology.machine.world import World

Run = Callable[["World"], Any]
"""A number (``Decimal``), a condition (``bool``) or a kind's name (``str``); raises ``Undefined``."""


class Undefined(Exception):
    """Why something has no value; caught where a formula is computed, never shown as an exception."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes a ``Run``, and the text, of any node of a methodology's own trees, once."""

    examined: Examined
    tables: Mapping[str, Mapping[str, Decimal]]
    scales: Mapping[str, Scale]
    every: PeriodKind
    built: dict[int, Run] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def run(self, node: Node) -> Run:
        if id(node) not in self.built:
            self.built[id(node)] = _BUILD[type(node)](self, node)
        return self.built[id(node)]

    def text(self, node: Node) -> str:
        if id(node) not in self.texts:
            self.texts[id(node)] = text_of(node)
        return self.texts[id(node)]

    def runs(self, nodes_: tuple[Node, ...]) -> tuple[Run, ...]:
        return tuple(self.run(node) for node in nodes_)


def _constant(_: Builder, node: Any) -> Run:
    value = node.value if isinstance(node, nodes.Literal) else node.name
    return lambda _world: value


def _name(builder: Builder, node: nodes.Name) -> Run:
    name, meaning = node.name, builder.examined.meanings[node.name]
    found = builder.examined.found.get(name) if meaning.role is NameRole.FORMULA else None
    if meaning.role is NameRole.OF_INDICATOR:
        what = ROW_NAMES[name]
        return lambda world: world.of_this_indicator(what)
    if meaning.monthly or (found and found.months):
        return lambda world: world.of_month(name)
    if meaning.role is NameRole.COLUMN or (found and found.columns):
        return lambda world: world.of_row(name)
    return lambda world: world.of_period(name)


def _negative(builder: Builder, node: nodes.Negative) -> Run:
    operand = builder.run(node.operand)
    return lambda world: negative(operand(world))


def _sum(builder: Builder, node: nodes.Sum) -> Run:
    terms = tuple((sign == "-", builder.run(term)) for sign, term in node.terms)

    def run(world: "World") -> Decimal:
        values = [negative(term(world)) if minus else term(world) for minus, term in terms]
        return total(values)

    return run


def _product(builder: Builder, node: nodes.Product) -> Run:
    first, *rest = ((sign == "/", builder.run(factor), factor) for sign, factor in node.factors)

    def run(world: "World") -> Decimal:
        result: Decimal = first[1](world)
        for divides, factor, divisor in rest:
            value = factor(world)
            if not divides:
                result = multiply(result, value)
            elif value:
                result = divide(result, value)
            else:
                raise Undefined(Problem(ProblemKind.DIVISION_BY_ZERO, name=text_of(divisor)))
        return result

    return run


def _power(builder: Builder, node: nodes.Power) -> Run:
    base, exponent = builder.run(node.base), exponent_of(node) or 0

    def run(world: "World") -> Decimal:
        value = base(world)
        if not value and exponent < 0:
            raise Undefined(Problem(ProblemKind.DIVISION_BY_ZERO, name=text_of(node.base)))
        return power(value, exponent) if value or exponent else Decimal(1)

    return run


_HOLDS: dict[str, Callable[[int], bool]] = {
    "=": lambda sign: sign == 0,
    "≠": lambda sign: sign != 0,
    "<": lambda sign: sign < 0,
    ">": lambda sign: sign > 0,
    "≤": lambda sign: sign <= 0,
    "≥": lambda sign: sign >= 0,
}


def _comparison(builder: Builder, node: nodes.Comparison) -> Run:
    left, right, holds = builder.run(node.left), builder.run(node.right), _HOLDS[node.sign]
    heading = _heading(builder, node)
    if heading is not None:
        return lambda world: is_under(heading, world.this_indicator.headings) is (node.sign == "=")
    if any(isinstance(side, nodes.Kind) for side in node.children):
        return lambda world: (left(world) == right(world)) is (node.sign == "=")
    return lambda world: holds(order(left(world), right(world)))


def _heading(builder: Builder, node: nodes.Comparison) -> str | None:
    """The title with which «раздел» is compared: any heading over the indicator may have it."""
    titles = [side.name for side in node.children if isinstance(side, nodes.Kind)]
    names = [side.name for side in node.children if isinstance(side, nodes.Name)]
    of_row = [name for name in names if builder.examined.meanings[name].role is NameRole.OF_INDICATOR]
    return titles[0] if titles and any(ROW_NAMES[name] == HEADING for name in of_row) else None


def _not(builder: Builder, node: nodes.Not) -> Run:
    operand = builder.run(node.operand)
    return lambda world: not operand(world)


def _both(builder: Builder, node: nodes.Both) -> Run:
    conditions = builder.runs(node.conditions)
    return lambda world: all(condition(world) for condition in conditions)


def _either(builder: Builder, node: nodes.Either) -> Run:
    conditions = builder.runs(node.conditions)
    return lambda world: any(condition(world) for condition in conditions)


def _call(builder: Builder, node: nodes.Call) -> Run:
    number = referred(node)
    if number is not None:
        return lambda world: world.of_indicator(number, node.function)
    arguments = builder.runs(node.arguments)
    if node.function in builder.scales:
        return _points(node.function, builder.scales[node.function], arguments[0])
    if node.function in builder.tables:
        table, (kind,) = builder.tables[node.function], arguments
        return lambda world: table[kind(world)]
    if is_elsewhen(node):
        return _elsewhen(node, builder.every, arguments[0])
    if node.function in _GATHER:
        gather = _GATHER[node.function]
        return lambda world: gather([argument(world) for argument in arguments])
    return _SPECIAL[node.function](arguments)


def _points(name: str, scale: Scale, number: Run) -> Run:
    def run(world: "World") -> Decimal:
        value = number(world)
        band = band_of(scale, value)
        if band is None or band.value is None:
            raise Undefined(Problem(ProblemKind.OUT_OF_SCALE, name=name, found=written(trimmed(value))))
        return band.value

    return run


def _elsewhen(node: nodes.Call, every: PeriodKind, body: Run) -> Run:
    """The body as of another period."""

    def run(world: "World") -> Any:
        there = shifted(node, world.at, every)
        if there is None:
            raise Undefined(Problem(ProblemKind.TOO_FAR, name=node.function, limit=MAX_YEARS))
        here = world.here
        try:
            world.enter(there)
            return body(world)
        finally:
            world.back(here)

    return run


def _if(arguments: tuple[Run, ...]) -> Run:
    condition, yes, no = arguments
    return lambda world: yes(world) if condition(world) else no(world)


def _choose(arguments: tuple[Run, ...]) -> Run:
    number, *choices = arguments

    def run(world: "World") -> Any:
        chosen = trimmed(number(world))
        if chosen != int(chosen) or not 1 <= chosen <= len(choices):
            raise Undefined(Problem(ProblemKind.NO_SUCH_CHOICE, found=str(chosen), limit=len(choices)))
        return choices[int(chosen) - 1](world)

    return run


def _round(arguments: tuple[Run, ...]) -> Run:
    value, *decimals = arguments

    def run(world: "World") -> Decimal:
        places = trimmed(decimals[0](world)) if decimals else Decimal()
        if places != int(places) or not 0 <= places <= MAX_DECIMALS:
            raise Undefined(Problem(ProblemKind.NO_SUCH_CHOICE, found=str(places), limit=MAX_DECIMALS))
        return half_up(value(world), int(places))

    return run


def _mean(values: list[Decimal]) -> Decimal:
    return divide(total(values), Decimal(len(values)))


_GATHER: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "мин": min,
    "макс": max,
    "сумма": total,
    "среднее": _mean,
}
_SPECIAL = {"если": _if, "выбор": _choose, "округл": _round}


def _each(builder: Builder, node: nodes.Each) -> Run:
    """Worked out once for a period: what it counts over does not depend on where it stands."""
    body, gather, key = builder.run(node.body), _GATHER[node.function], id(node)
    where = builder.run(node.where) if node.where is not None else None

    def run(world: "World") -> Decimal:
        gathered = world.gathered
        if key not in gathered:
            values = world.collect(node, body, where)
            if not values and node.function != "сумма":
                raise Undefined(Problem(ProblemKind.NOTHING_COUNTED, name=node.function))
            gathered[key] = gather(values)
        return gathered[key]

    return run


_BUILD: dict[type[Node], Callable[[Builder, Any], Run]] = {
    nodes.Literal: _constant,
    nodes.Kind: _constant,
    nodes.Name: _name,
    nodes.Negative: _negative,
    nodes.Sum: _sum,
    nodes.Product: _product,
    nodes.Power: _power,
    nodes.Comparison: _comparison,
    nodes.Not: _not,
    nodes.Both: _both,
    nodes.Either: _either,
    nodes.Call: _call,
    nodes.Each: _each,
}
