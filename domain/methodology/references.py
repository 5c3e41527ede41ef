"""What a methodology needs of the programme's own indicators, and in what order figures follow from figures.

An ``Outline`` is the programme: every indicator's number with the titles of the headings over it. Nothing
here raises.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.methodology.checking import examine
from domain.methodology.formula import nodes
from domain.methodology.formula.functions import (
    HEADING,
    INDICATORS,
    NUMBER,
    OF_INDICATOR,
    ROW_NAMES,
)
from domain.methodology.formula.nodes import Node
from domain.methodology.formula.times import is_elsewhen, shifted, spread
from domain.methodology.model import Methodology
from domain.time.periods import Period

Outline = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Use:
    """A name or a function and the period it is worked out for; ``over`` is the «показатели» it stands in."""

    node: nodes.Name | nodes.Call | nodes.Each
    at: Period
    over: nodes.Each | None = None

    def node_is(self, *functions: str) -> bool:
        return isinstance(self.node, nodes.Call) and self.node.function in functions


def uses(methodology: Methodology, period: Period) -> Iterator[Use]:
    """Every name, call and collection that the result and the guards come to, formulas within included."""
    examined = examine(methodology)
    waiting: list[tuple[Node, Period, nodes.Each | None]] = [
        (tree, period, None) for tree, _ in reversed(examined.guards)
    ]
    if methodology.result in examined.trees:
        waiting.append((examined.trees[methodology.result], period, None))
    met: set[tuple[int, Period, int]] = set()
    while waiting:
        node, at, over = waiting.pop()
        place = id(node), at, id(over)
        if place in met:
            continue
        met.add(place)
        if isinstance(node, nodes.Name | nodes.Call | nodes.Each):
            yield Use(node, at, over)
        below = examined.trees.get(node.name) if isinstance(node, nodes.Name) else None
        inside = node.children if below is None else (below,)
        group = node if isinstance(node, nodes.Each) and node.over == INDICATORS else over
        for when in reversed(_times(node, at, methodology)):
            waiting.extend((child, when, group) for child in reversed(inside))


def _times(node: Node, at: Period, methodology: Methodology) -> tuple[Period, ...]:
    if isinstance(node, nodes.Each):
        return spread(node, at)
    if isinstance(node, nodes.Call) and is_elsewhen(node):
        when = shifted(node, at, methodology.every)
        return () if when is None else (when,)
    return (at,)


def needs(methodology: Methodology, period: Period, outline: Outline) -> tuple[str, ...]:
    """The numbers of the indicators whose figures of this period go into it, in the order met.

    Numbers that are referred to stand here also when ``outline`` does not have them.
    """
    found = (number for number, at in _asked(methodology, period, outline) if at == period)
    return tuple(dict.fromkeys(found))


def facts_before(methodology: Methodology, period: Period, outline: Outline) -> Mapping[str, tuple[str, ...]]:
    """By an indicator's number the keys of the earlier periods whose fact is needed («2021-Q2»)."""
    found: dict[str, dict[str, None]] = {}
    for number, at in _asked(methodology, period, outline):
        if at != period:
            found.setdefault(number, {})[at.key] = None
    return {number: tuple(keys) for number, keys in found.items()}


def _asked(methodology: Methodology, period: Period, outline: Outline) -> Iterator[tuple[str, Period]]:
    for use in uses(methodology, period):
        if isinstance(use.node, nodes.Call):
            number = referred(use.node)
            if number is not None:
                yield number, use.at
        elif isinstance(use.node, nodes.Each) and use.node.over == INDICATORS:
            yield from ((number, use.at) for number in _members(use.node, methodology.indicator, outline))
        elif isinstance(use.node, nodes.Name) and use.over is not None and use.node.name in ROW_NAMES:
            members = _members(use.over, methodology.indicator, outline)
            yield from ((number, use.at) for number in members)


def referred(node: Node) -> str | None:
    """The number of the indicator that ``факт(«4»)`` and its like refer to."""
    if not isinstance(node, nodes.Call) or node.function not in OF_INDICATOR or len(node.arguments) != 1:
        return None
    (argument,) = node.arguments
    return argument.name if isinstance(argument, nodes.Kind) else None


def _members(each: nodes.Each, own: str, outline: Outline) -> Iterator[str]:
    for number, headings in outline.items():
        if number != own and may_hold(each.where, number, headings):
            yield number


def may_hold(where: Node | None, number: str, headings: tuple[str, ...]) -> bool:
    """Whether a condition within «показатели» can hold of an indicator, by its number and headings alone.

    What it leaves out is never looked at, so that two indicators may each judge the rest of a programme.
    """
    return where is None or _holds(where, number, headings) is not False


def _holds(node: Node, number: str, headings: tuple[str, ...]) -> bool | None:
    """None where it depends on more."""
    if isinstance(node, nodes.Comparison):
        return _compared(node, number, headings)
    if isinstance(node, nodes.Not):
        held = _holds(node.operand, number, headings)
        return None if held is None else not held
    if isinstance(node, nodes.Both | nodes.Either):
        ends = not isinstance(node, nodes.Both)
        held_each = [_holds(one, number, headings) for one in node.conditions]
        if ends in held_each:
            return ends
        return None if None in held_each else not ends
    return None


def _compared(node: nodes.Comparison, number: str, headings: tuple[str, ...]) -> bool | None:
    sides = (node.left, node.right)
    kinds = [side.name for side in sides if isinstance(side, nodes.Kind)]
    names = [ROW_NAMES.get(side.name) for side in sides if isinstance(side, nodes.Name)]
    if len(kinds) != 1 or len(names) != 1 or names[0] not in (NUMBER, HEADING):
        return None
    same = kinds[0] == number if names[0] == NUMBER else is_under(kinds[0], headings)
    return same is (node.sign == "=")


def is_under(title: str, headings: Iterable[str]) -> bool:
    """Whether a heading has this title, however it is spaced and capitalised."""
    return title_key(title) in {title_key(heading) for heading in headings}


def title_key(title: str) -> str:
    return " ".join(title.split()).casefold()


def in_order(methodologies: Mapping[str, Methodology], period: Period, outline: Outline) -> tuple[str, ...]:
    """The numbers of ``methodologies``, each after those it needs; what goes in a circle comes last."""
    needed = {number: set(needs(one, period, outline)) for number, one in methodologies.items()}
    order: list[str] = []
    waiting = list(methodologies)
    while waiting:
        ready = [one for one in waiting if not needed[one] & set(waiting) - {one}]
        if not ready:
            return (*order, *waiting)
        order.extend(ready)
        waiting = [one for one in waiting if one not in ready]
    return tuple(order)


def affected(
    methodologies: Mapping[str, Methodology], period: Period, outline: Outline, changed: Iterable[str]
) -> tuple[str, ...]:
    """What follows from figures that changed, directly or by way of others, in the order of computing."""
    moved, found = set(changed), []
    for number in in_order(methodologies, period, outline):
        if moved & set(needs(methodologies[number], period, outline)):
            moved.add(number)
            found.append(number)
    return tuple(found)


def circle(
    methodologies: Mapping[str, Methodology], period: Period, outline: Outline
) -> tuple[str, ...] | None:
    """Indicators that need each other, each leading to the next: («4», «7», «4»)."""
    needed = {
        number: [one for one in needs(methodology, period, outline) if one in methodologies]
        for number, methodology in methodologies.items()
    }
    for first in methodologies:
        way = _way_back(first, needed)
        if way is not None:
            return way
    return None


def _way_back(first: str, needed: Mapping[str, list[str]]) -> tuple[str, ...] | None:
    """The shortest way from an indicator to itself."""
    ways: list[tuple[str, ...]] = [(first,)]
    met: set[str] = set()
    while ways:
        way = ways.pop(0)
        for number in needed[way[-1]]:
            if number == first:
                return (*way, first)
            if number not in met:
                met.add(number)
                ways.append((*way, number))
    return None
