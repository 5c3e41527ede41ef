"""«31» where «З1» was meant: a number that looks like a name which nothing else uses."""

from collections.abc import Iterable, Iterator, Mapping

from domain.methodology.formula import nodes
from domain.methodology.formula.lookalikes import skeleton
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.formula.parsing import place
from domain.methodology.formula.problems import Problem, ProblemKind


def digits_for_names(where: str, text: str, tree: Node, unused: Iterable[str]) -> Iterator[Problem]:
    """Numbers in a formula that look like one of the ``unused`` names; one that is used may stand beside."""
    looks: Mapping[str, str] = {skeleton(name): name for name in unused}
    for node in walk(tree):
        written = f"{node.value:f}" if isinstance(node, nodes.Literal) else ""
        if written in looks:
            line, column = place(text, node.at)
            meant = looks[written]
            yield Problem(ProblemKind.LOOKALIKE, where, written, line, column, options=(meant,))
