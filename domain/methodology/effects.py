"""What took effect in a formula: limits that cut a value, rows of a scale that gave points."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import order, trimmed
from domain.methodology.formula.functions import OF_INDICATOR
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.formula.scales import Scale, band_of
from domain.methodology.formula.times import is_elsewhen
from domain.methodology.trace import BandMet, Cap

Worth = Callable[[Node], Any]
"""What a node gives where the formula is worked out; anything but a number where it gives none."""


def caps(tree: Node, worth: Worth) -> Iterator[Cap]:
    """Each ``мин`` and ``макс`` whose limit took effect."""
    for node in _live(tree, worth):
        if isinstance(node, nodes.Call) and node.function in ("мин", "макс"):
            cap = _cap(node, worth)
            if cap is not None:
                yield cap


def bands(tree: Node, worth: Worth, scales: Mapping[str, Scale]) -> Iterator[BandMet]:
    """Each row of a scale that a number was looked up in."""
    for node in _live(tree, worth):
        if isinstance(node, nodes.Call) and node.function in scales:
            value = worth(node.arguments[0])
            band = band_of(scales[node.function], value) if isinstance(value, Decimal) else None
            if band is not None:
                yield BandMet(node.function, band.interval, trimmed(value), band.value, band.word)


def _live(node: Node, worth: Worth) -> Iterator[Node]:
    """What took part: of «если» the branch that was taken; what is counted over tells its own parts."""
    yield node
    below: tuple[Node, ...] = () if _is_apart(node) else node.children
    if isinstance(node, nodes.Call) and node.function == "если":
        condition, yes, no = node.arguments
        below = (condition, yes if worth(condition) is True else no)
    for child in below:
        yield from _live(child, worth)


def _is_apart(node: Node) -> bool:
    return isinstance(node, nodes.Each) or (isinstance(node, nodes.Call) and is_elsewhen(node))


def _cap(node: nodes.Call, worth: Worth) -> Cap | None:
    """A limit is an argument with nothing in it that could be another number."""
    values = [(argument, worth(argument)) for argument in node.arguments]
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
    return not any(
        isinstance(found, nodes.Name | nodes.Each)
        or (isinstance(found, nodes.Call) and found.function in OF_INDICATOR)
        for found in walk(node)
    )
