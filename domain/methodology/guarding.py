"""Conditions that must hold of what is given: which do not, as soon as it is given.

Source: the domain page, «The Mytishchi methodology»: З2 > З1 is asked about, never computed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import InvalidOperation, Overflow

from domain.methodology.asking import Wanted, wanted
from domain.methodology.checking import examine
from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import MAX_PLACES
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.times import looks_elsewhere
from domain.methodology.given import Given
from domain.methodology.machine.prepared import program
from domain.methodology.machine.program import Run, Undefined
from domain.methodology.machine.world import MAX_STEPS, World
from domain.methodology.model import Every, Guard, Methodology
from domain.methodology.references import uses
from domain.time.periods import Period


@dataclass(frozen=True, slots=True)
class Clash:
    """A guard that does not hold of figures that are all there.

    ``inputs`` are those it speaks of and the period asks for, in its order, for ``month`` (0: of the period).
    ``sign`` is what should stand between the two (≤ for «З2 ≤ З1»), where it just compares two; else empty.
    """

    guard: Guard
    inputs: tuple[Wanted, ...]
    month: int = 0
    sign: str = ""


def clashes(methodology: Methodology, given: Given, period: Period) -> tuple[Clash, ...]:
    """Every guard that is broken already; one that lacks a figure is not."""
    if not methodology.guards or not given.values or examine(methodology).errors:
        return ()
    ready = program(methodology)
    if too_many_steps(methodology, given, period):
        return ()
    trees = dict(zip((one.name for one in methodology.guards), examine(methodology).guards, strict=True))
    guards = {one.name: one for one in methodology.guards}
    asked = wanted(methodology, period)
    return tuple(
        _clash(methodology, asked, guards[problem.name], trees[problem.name][0], problem.month)
        for problem in failed_guards(World(ready, given, period))
        if problem.kind is ProblemKind.GUARD
    )


def _clash(
    methodology: Methodology, asked: tuple[Wanted, ...], guard: Guard, tree: Node, month: int
) -> Clash:
    names = dict.fromkeys(node.name for node in walk(tree) if isinstance(node, nodes.Name))
    elsewhen = looks_elsewhere(tree)
    inputs = [found for name in names if not elsewhen and (found := methodology.input(name)) is not None]
    known = [one for one in inputs if not one.columns and (one.every is not Every.MONTH or month)]
    plain = isinstance(tree, nodes.Comparison) and len(known) == len(tree.children) == len(names)
    plain = plain and all(isinstance(side, nodes.Name) for side in tree.children)
    spoken_of = [Wanted(one, month if one.every is Every.MONTH else 0) for one in known]
    inputs_asked = tuple(one for one in spoken_of if one in asked)
    sign = (
        tree.sign if plain and isinstance(tree, nodes.Comparison) and len(inputs_asked) == len(names) else ""
    )
    return Clash(guard, inputs_asked, month, sign)


def too_many_steps(methodology: Methodology, given: Given, period: Period) -> bool:
    """Whether a computation would take longer than anybody waits."""
    ready = program(methodology)
    rows = sum(len(listed.rows) for listed in given.rows) + len(given.indicators)
    periods = len({use.at for use in uses(methodology, period)}) if ready.is_spread else 1
    return ready.size * max(period.last_month, rows) * periods > MAX_STEPS


def failed_guards(world: World) -> Iterator[Problem]:
    """Also what a guard lacks: it holds of figures that are there."""
    for name, run, monthly in world.program.guards:
        months = range(1, world.last_month + 1) if monthly else (0,)
        for world.month in months:
            problem = _guard(world, name, run)
            if problem is not None:
                yield problem
        world.month = 0


def _guard(world: World, name: str, run: Run) -> Problem | None:
    try:
        holds = run(world)
    except Undefined as undefined:
        return replace(undefined.problem, where=undefined.problem.where or name)
    except (Overflow, InvalidOperation):
        return Problem(ProblemKind.NUMBER_TOO_BIG, name, limit=MAX_PLACES)
    return None if holds else Problem(ProblemKind.GUARD, name, name, month=world.month)
