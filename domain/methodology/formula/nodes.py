"""A formula as a tree. ``at`` is the offset of a node's first character; trees are equal wherever they stood.

Sums, products and «и»/«или» hold all their members side by side, so that ten thousand terms are not deep.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Node:
    at: int = field(default=0, kw_only=True, compare=False)

    @property
    def children(self) -> tuple["Node", ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Literal(Node):
    value: Decimal


@dataclass(frozen=True, slots=True)
class Kind(Node):
    """A kind or a decision in quotation marks: «печать»."""

    name: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    name: str


@dataclass(frozen=True, slots=True)
class Negative(Node):
    operand: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.operand,)


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """Terms with their signs, «+» or «-»."""

    terms: tuple[tuple[str, Node], ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return tuple(term for _, term in self.terms)


@dataclass(frozen=True, slots=True)
class Product(Node):
    """Factors with what is done with each, «*» or «/», from left to right."""

    factors: tuple[tuple[str, Node], ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return tuple(factor for _, factor in self.factors)


@dataclass(frozen=True, slots=True)
class Power(Node):
    base: Node
    exponent: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.base, self.exponent)


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """``sign`` is one of = ≠ < > ≤ ≥."""

    sign: str
    left: Node
    right: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Not(Node):
    operand: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.operand,)


@dataclass(frozen=True, slots=True)
class Both(Node):
    """All of the conditions (и)."""

    conditions: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return self.conditions


@dataclass(frozen=True, slots=True)
class Either(Node):
    """At least one of the conditions (или)."""

    conditions: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return self.conditions


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function, or a table of kinds looked up: ``значимость(вид)``."""

    function: str
    arguments: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return self.arguments


@dataclass(frozen=True, slots=True)
class Each(Node):
    """``function`` over the months, over the rows of a list, … for which ``where`` holds.

    ``count`` are how many years, this one and those before; 0 of all else.
    """

    function: str
    over: str
    body: Node
    where: Node | None = None
    count: int = 0

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.body,) if self.where is None else (self.where, self.body)


def walk(root: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the text, without recursion."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def depth(root: Node) -> int:
    """How many levels the tree has, without recursion; a single name has one."""
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in node.children)
    return deepest


def start(node: Node) -> int:
    """The offset of the first character that belongs to the node."""
    return min(found.at for found in walk(node)) if node.children else node.at
