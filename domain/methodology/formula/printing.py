"""A formula's tree as text, with names as they are or with something put in for them.

What is printed parses to the same tree again: ``parse(text_of(parse(text))) == parse(text)``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.methodology.formula import nodes
from domain.methodology.formula.nodes import Node

_LEVELS: dict[type[Node], int] = {
    nodes.Either: 1,
    nodes.Both: 2,
    nodes.Not: 3,
    nodes.Comparison: 4,
    nodes.Sum: 5,
    nodes.Product: 6,
    nodes.Negative: 7,
    nodes.Power: 8,
}
_ATOM = 9
_SIGNS = {"+": " + ", "-": " − ", "*": "·", "/": " / "}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a formula: symbols, or a number that was put in.

    ``name`` is what the number stands for; ``computed`` numbers may be rounded for display, others are shown
    as given. ``inside``: beside an operator, where a negative number needs its brackets.
    """

    text: str = ""
    value: Decimal | None = None
    name: str = ""
    computed: bool = False
    inside: bool = False


Put = Callable[[Node], tuple[Piece, ...] | None]
"""What stands for a node instead of its symbols; None: its symbols."""


def text_of(node: Node) -> str:
    """The formula in one spelling: Russian words, ``·`` for products, a decimal comma."""
    return "".join(piece.text for piece in pieces_of(node))


def pieces_of(node: Node, put: Put = lambda _: None) -> tuple[Piece, ...]:
    """The formula as pieces, neighbouring symbols joined."""
    joined: list[Piece] = []
    for piece in _Printer(put).pieces(node, 0):
        if joined and piece.value is None and joined[-1].value is None:
            joined[-1] = Piece(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)


class _Printer:
    def __init__(self, put: Put) -> None:
        self.put = put

    def pieces(self, node: Node, level: int) -> Iterator[Piece]:
        """The node's pieces, in brackets where it binds less than its place (``level``) demands."""
        instead = self.put(node)
        own = _ATOM if instead is not None else _LEVELS.get(type(node), _ATOM)
        if own < level:
            yield Piece("(")
        yield from self._bare(node) if instead is None else _placed(instead, level)
        if own < level:
            yield Piece(")")

    def _bare(self, node: Node) -> Iterator[Piece]:
        if isinstance(node, nodes.Literal):
            yield Piece(f"{node.value:f}".replace(".", ","))
        elif isinstance(node, nodes.Name):
            yield Piece(node.name)
        elif isinstance(node, nodes.Kind):
            yield Piece(f"«{node.name}»")
        elif isinstance(node, nodes.Call | nodes.Each):
            yield from self._function(node)
        else:
            yield from self._operation(node)

    def _operation(self, node: Node) -> Iterator[Piece]:
        if isinstance(node, nodes.Sum):
            yield from self._chain(node.terms, 6)
        elif isinstance(node, nodes.Product):
            yield from self._chain(node.factors, 8)
        elif isinstance(node, nodes.Both | nodes.Either):
            both = isinstance(node, nodes.Both)
            yield from self._listed(node.conditions, " и " if both else " или ", 3 if both else 2)
        elif isinstance(node, nodes.Comparison):
            yield from self.pieces(node.left, 5)
            yield Piece(f" {node.sign} ")
            yield from self.pieces(node.right, 5)
        else:
            yield from self._prefixed(node)

    def _prefixed(self, node: Node) -> Iterator[Piece]:
        if isinstance(node, nodes.Negative):
            yield Piece("−")
            yield from self.pieces(node.operand, 8)
        elif isinstance(node, nodes.Not):
            yield Piece("не ")
            yield from self.pieces(node.operand, 3)
        elif isinstance(node, nodes.Power):
            yield from self.pieces(node.base, _ATOM)
            yield Piece("^")
            yield from self.pieces(node.exponent, 7)

    def _chain(self, members: tuple[tuple[str, Node], ...], level: int) -> Iterator[Piece]:
        """The first member's sign is never written."""
        for number, (sign, member) in enumerate(members):
            if number:
                yield Piece(_SIGNS[sign])
            yield from self.pieces(member, level)

    def _listed(self, members: tuple[Node, ...], between: str, level: int) -> Iterator[Piece]:
        for number, member in enumerate(members):
            if number:
                yield Piece(between)
            yield from self.pieces(member, level)

    def _function(self, node: nodes.Call | nodes.Each) -> Iterator[Piece]:
        yield Piece(f"{node.function}(")
        if isinstance(node, nodes.Call):
            yield from self._listed(node.arguments, "; ", 0)
        else:
            yield Piece(_years(node.count) if node.count else node.over)
            if node.where is not None:
                yield Piece(" где ")
                yield from self.pieces(node.where, 0)
            yield Piece(": ")
            yield from self.pieces(node.body, 0)
        yield Piece(")")


def _years(count: int) -> str:
    """«3 года», «5 лет»: two to ten."""
    return f"{count} {'года' if count < 5 else 'лет'}"


def _placed(instead: tuple[Piece, ...], level: int) -> Iterator[Piece]:
    for piece in instead:
        bracketed = piece.value is not None and len(instead) == 1 and level > 0
        yield Piece(piece.text, piece.value, piece.name, piece.computed, inside=bracketed)
