"""What methodologies say of other indicators of the programme: numbers, headings, no circles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.methodology.checking import examine
from domain.methodology.formula import nodes
from domain.methodology.formula.functions import HEADING, NUMBER, ROW_NAMES
from domain.methodology.formula.lookalikes import lookalike, similar
from domain.methodology.formula.nodes import Kind, Node, walk
from domain.methodology.formula.parsing import place
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.model import Methodology
from domain.methodology.references import circle, referred, title_key
from domain.time.periods import Period, PeriodKind

_SAYS = {NUMBER: ProblemKind.NO_INDICATOR, HEADING: ProblemKind.NO_HEADING}
_FEW = 6
_ANY_YEAR = 2100
"""No circle depends on the year; only earlier years lead out of one."""


def unknown_references(methodology: Methodology, outline: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Numbers and headings that the programme does not have, with what may be meant.

    ``outline`` are the programme's numbers with the titles over them.
    """
    titles = {title_key(title): title for over in outline.values() for title in over}
    texts = {one.name: one.text for one in methodology.formulas}
    texts.update({one.name: one.text for one in methodology.guards})
    mistyped = {one.where for one in examine(methodology).errors if one.reasons}
    for where, tree in _trees(methodology):
        for kind, written in _named(tree):
            known = list(outline) if kind is ProblemKind.NO_INDICATOR else list(titles.values())
            found = written.name if kind is ProblemKind.NO_INDICATOR else title_key(written.name)
            if found not in (outline if kind is ProblemKind.NO_INDICATOR else titles):
                line, column = (0, 0) if where in mistyped else place(texts[where], written.at)
                meant = lookalike(written.name, known)
                options = (meant,) if meant else similar(written.name, known) or tuple(known[:_FEW])
                yield Problem(kind, where, "", line, column, found=written.name, options=options)


def _trees(methodology: Methodology) -> Iterator[tuple[str, Node]]:
    examined = examine(methodology)
    yield from examined.trees.items()
    for guard, (tree, _) in zip(methodology.guards, examined.guards, strict=False):
        yield guard.name, tree


def _named(tree: Node) -> Iterator[tuple[ProblemKind, Kind]]:
    """What stands in quotation marks and is meant as a number or as a heading of the programme."""
    for node in walk(tree):
        if isinstance(node, nodes.Call) and referred(node) is not None:
            yield from ((ProblemKind.NO_INDICATOR, one) for one in node.arguments if isinstance(one, Kind))
        elif isinstance(node, nodes.Comparison):
            names = [ROW_NAMES.get(side.name) for side in node.children if isinstance(side, nodes.Name)]
            for kind in (_SAYS[name] for name in names if name in _SAYS):
                yield from ((kind, side) for side in node.children if isinstance(side, Kind))


def circles(
    versions: Mapping[str, Sequence[Methodology]], outline: Mapping[str, tuple[str, ...]], every: PeriodKind
) -> Iterator[tuple[Methodology, Problem]]:
    """Indicators that are computed from each other by versions that hold at the same time, each way once."""
    period = Period(every, _ANY_YEAR, 12 // every.months)
    told: set[frozenset[str]] = set()
    for day in sorted({one.since for several in versions.values() for one in several}):
        holding = {
            number: max((one for one in several if one.since <= day), key=lambda one: one.since, default=None)
            for number, several in versions.items()
        }
        in_force = {number: replace(one, indicator=number) for number, one in holding.items() if one}
        way = circle(in_force, period, outline)
        if way is not None and frozenset(way) not in told:
            told.add(frozenset(way))
            first = in_force[way[0]]
            yield first, Problem(ProblemKind.INDICATOR_CIRCLE, first.result, way[0], options=way)
