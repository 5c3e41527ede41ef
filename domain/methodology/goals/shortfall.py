"""What a computed value lacks of its target, and where most of it is lost.

Nothing is guessed: what a part could give is its cap («мин(…; 1)»), or what it would be with an input at the
one that a guard holds it to («Nотр ≤ Nназн»); where any part has neither, no part is named. Source: the issue
on methodologies, «До 8,00 не хватает 0,22; больше всего теряется на просмотрах: 0,64 из 1».
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.figures.units import COUNT, own_unit
from domain.methodology.checking import Examined, examine
from domain.methodology.computing import Result
from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import divide, multiply, negative, total, trimmed
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.given import Given
from domain.methodology.machine.prepared import program
from domain.methodology.machine.program import Undefined
from domain.methodology.machine.world import World
from domain.methodology.model import Input, Methodology, ValueKind
from domain.time.periods import Period

_ONE = Decimal(1)
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Loss:
    """The part that loses most: its formula, its ``value`` of the ``most`` that it could give.

    ``lost`` is the difference in the result's own units: that of A2 counts four times in «A1 + A2·4».
    """

    name: str
    label: str
    value: Decimal
    most: Decimal
    lost: Decimal
    weight: Decimal = _ONE


@dataclass(frozen=True, slots=True)
class Needed:
    """The figure of ``input`` that would reach the target; what it is ``now``, and what a part ``of``."""

    input: Input
    value: Decimal
    now: Decimal
    of: Decimal


@dataclass(frozen=True, slots=True)
class Shortfall:
    """``by`` how much the value misses ``goal``, always above 0; ``above``: a limit is exceeded."""

    goal: Decimal
    by: Decimal
    above: bool = False
    loss: Loss | None = None
    needed: Needed | None = None


def shortfall(result: Result, low: Decimal | None, high: Decimal | None) -> Shortfall | None:
    """How far the value is below ``low`` or above ``high``; None where it is neither."""
    if result.value is None:
        return None
    if low is not None and result.value < low:
        needed = _needed(result, low, above=False)
        loss = None if needed else _Losses(result).greatest()
        return Shortfall(low, low - result.value, loss=loss, needed=needed)
    if high is not None and result.value > high:
        return Shortfall(high, result.value - high, above=True, needed=_needed(result, high, above=True))
    return None


@dataclass(frozen=True, slots=True)
class _Term:
    """``node`` within the formula ``name``, times ``weight``."""

    name: str
    node: Node
    weight: Decimal


class _Losses:
    def __init__(self, result: Result) -> None:
        self.methodology, self.period = result.methodology, result.period
        self.examined = examine(result.methodology)
        self.now = _world(self.methodology, result.given, self.period)
        self.best = _world(self.methodology, _at_their_limits(result), self.period)
        self.held = {part for part, _ in _held(self.examined)}

    def greatest(self) -> Loss | None:
        """None where something has no limit that is known, or where nothing is lost."""
        root = self.examined.trees[self.methodology.result]
        try:
            terms = list(self._terms(self.methodology.result, root, _ONE))
            losses = [self._loss(one) for one in terms if self._depends(one.node)]
        except (Undefined, _Unknown):
            return None
        worst = max(losses, key=lambda one: one.lost, default=None)
        return worst if worst is not None and worst.lost > 0 else None

    def _terms(self, name: str, node: Node, weight: Decimal) -> Iterator[_Term]:
        """Sums, and products by numbers, down to what is neither."""
        if isinstance(node, nodes.Sum):
            for sign, term in node.terms:
                yield from self._terms(name, term, negative(weight) if sign == "-" else weight)
        elif isinstance(node, nodes.Name) and self._has_one_value(node.name):
            yield from self._terms(node.name, self.examined.trees[node.name], weight)
        elif isinstance(node, nodes.Product) and (found := _scaled(node)) is not None:
            yield from self._terms(name, found[0], multiply(weight, found[1]))
        else:
            yield _Term(name, node, weight)

    def _has_one_value(self, name: str) -> bool:
        found = self.examined.found.get(name)
        return found is not None and not found.months and not found.columns

    def _depends(self, node: Node) -> bool:
        """Whether anything that is given goes into it."""
        inputs = {one.name for one in self.methodology.inputs}
        return bool(inputs & reached_names(self.examined, node))

    def _loss(self, term: _Term) -> Loss:
        value = self._value(self.now, term.node)
        limit = _cap(term.node)
        most = limit if limit is not None else self._value(self.best, term.node)
        is_held = limit is not None or self.held & reached_names(self.examined, term.node)
        if term.weight <= 0 or most < value or not is_held:
            raise _Unknown
        formula = self.methodology.formula(term.name)
        label = formula.label if formula else ""
        lost = multiply(term.weight, total([most, negative(value)]))
        return Loss(term.name, label, trimmed(value), trimmed(most), trimmed(lost), term.weight)

    def _value(self, world: World, node: Node) -> Decimal:
        found = world.program.builder.run(node)(world)
        if not isinstance(found, Decimal):
            raise _Unknown
        return found


class _Unknown(Exception):
    """What a part could give is not known."""


def _world(methodology: Methodology, given: Given, period: Period) -> World:
    return World(program(methodology), given, period)


def _cap(node: Node) -> Decimal | None:
    """The least number in «мин(x; 1)»."""
    if not isinstance(node, nodes.Call) or node.function != "мин":
        return None
    return min((one.value for one in node.arguments if isinstance(one, nodes.Literal)), default=None)


def _scaled(node: nodes.Product) -> tuple[Node, Decimal] | None:
    """The one factor that is no number, and what it is multiplied by."""
    others = [(sign, factor) for sign, factor in node.factors if not isinstance(factor, nodes.Literal)]
    if len(others) != 1 or others[0][0] != "*":
        return None
    return others[0][1], _numbers(node)


def _numbers(node: nodes.Product) -> Decimal:
    """All its numbers together."""
    found = _ONE
    for sign, factor in node.factors:
        if isinstance(factor, nodes.Literal):
            found = multiply(found, factor.value) if sign == "*" else divide(found, factor.value)
    return found


def reached_names(examined: Examined, node: Node) -> set[str]:
    """Every name that the node rests on, through the formulas."""
    waiting, found = [node], set[str]()
    while waiting:
        for one in walk(waiting.pop()):
            name = (
                one.name if isinstance(one, nodes.Name) else one.over if isinstance(one, nodes.Each) else ""
            )
            if name and name not in found:
                found.add(name)
                waiting += [examined.trees[name]] if name in examined.trees else []
    return found


def _held(examined: Examined) -> Iterator[tuple[str, str]]:
    """The inputs that a guard holds to another: «Nотр ≤ Nназн»."""
    for tree, _ in examined.guards:
        if isinstance(tree, nodes.Comparison) and tree.sign == "≤":
            left, right = tree.left, tree.right
            if isinstance(left, nodes.Name) and isinstance(right, nodes.Name):
                yield left.name, right.name


def _at_their_limits(result: Result) -> Given:
    """Each of them at the other's figure."""
    given = result.given
    numbers = {one.place: one.value for one in given.values}
    for part, whole in _held(examine(result.methodology)):
        values = tuple(
            replace(one, value=numbers.get((whole, one.month, one.period), one.value))
            if one.name == part
            else one
            for one in given.values
        )
        given = replace(given, values=values)
    return given


def _needed(result: Result, goal: Decimal, *, above: bool) -> Needed | None:
    """Of «часть / целое·100»: which part it would take, everything else as it is."""
    methodology, examined = result.methodology, examine(result.methodology)
    root = examined.trees[methodology.result]
    sides = _ratio(root)
    if sides is None:
        return None
    part, whole, factor = sides
    asked = methodology.input(part)
    rests_on_it = part in reached_names(examined, nodes.Name(whole))
    if asked is None or asked.kind is not ValueKind.NUMBER or rests_on_it or factor <= 0:
        return None
    try:
        world = _world(methodology, result.given, result.period)
        now, of = world.of_period(part), world.of_period(whole)
    except Undefined:
        return None
    value = _rounded(divide(multiply(goal, of), factor), asked, up=not above)
    if value is None or of <= 0 or ((part, whole) in _held(examined) and value > of):
        return None
    return Needed(asked, value, trimmed(now), trimmed(of))


def _ratio(root: Node) -> tuple[str, str, Decimal] | None:
    """The two names and the number of «часть / целое·100»."""
    if not isinstance(root, nodes.Product):
        return None
    names = [(sign, one) for sign, one in root.factors if not isinstance(one, nodes.Literal)]
    if sorted(sign for sign, _ in names) != ["*", "/"]:
        return None
    part = next(one for sign, one in names if sign == "*")
    whole = next(one for sign, one in names if sign == "/")
    if not isinstance(part, nodes.Name) or not isinstance(whole, nodes.Name):
        return None
    return part.name, whole.name, _numbers(root)


def _rounded(value: Decimal, asked: Input, *, up: bool) -> Decimal | None:
    """What is counted is whole; anything else is said only where it has few decimals."""
    value = trimmed(value)
    if own_unit(asked.unit).kind == COUNT and not own_unit(asked.unit).power:
        whole = value.to_integral_value("ROUND_CEILING" if up else "ROUND_FLOOR")
        return whole if whole >= 0 else None
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and -exponent <= _MOST_DECIMALS else None
