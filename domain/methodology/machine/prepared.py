"""A methodology made ready to be computed, once for all periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from domain.methodology.checking import Examined, examine
from domain.methodology.formula.nodes import walk
from domain.methodology.formula.scales import read_scale
from domain.methodology.formula.times import looks_elsewhere
from domain.methodology.inputs import kinds
from domain.methodology.machine.program import Builder, Run
from domain.methodology.model import Column, Input, Methodology, ValueKind

Fits = tuple[ValueKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Program:
    """A methodology ready to be computed.

    ``guards`` are name, condition, and whether it is asked for each month. ``inputs`` tells what fits an
    input, and the input itself, ``lists`` what fits each column of a list; ``size`` counts names, numbers
    and operations. ``is_spread``: it looks at other periods too. ``own`` is the indicator's number.
    """

    examined: Examined
    builder: Builder
    runs: Mapping[str, Run]
    guards: tuple[tuple[str, Run, bool], ...]
    own: str
    inputs: Mapping[str, tuple[ValueKind, tuple[str, ...], Input]]
    lists: Mapping[str, Mapping[str, Fits]]
    decisions: Mapping[str, tuple[str, ...]]
    size: int
    is_spread: bool


@lru_cache(maxsize=1024)
def program(methodology: Methodology) -> Program:
    """Only for a methodology without errors."""
    examined = examine(methodology)
    tables = {table.name: {one.name: one.value for one in table.choices} for table in methodology.tables}
    scales = {table.name: read_scale(table) for table in methodology.tables if table.bands}
    builder = Builder(examined, tables, scales, methodology.every)
    guards = zip(methodology.guards, examined.guards, strict=True)

    def _fits(asked: Input | Column) -> Fits:
        return asked.kind, kinds(methodology, asked)

    return Program(
        examined=examined,
        builder=builder,
        runs={name: builder.run(tree) for name, tree in examined.trees.items()},
        guards=tuple((guard.name, builder.run(tree), monthly) for guard, (tree, monthly) in guards),
        own=methodology.indicator,
        inputs={one.name: (*_fits(one), one) for one in methodology.inputs if not one.columns},
        lists={
            one.name: {column.name: _fits(column) for column in one.columns} for one in methodology.inputs
        },
        decisions={one.name: tuple(option.name for option in one.options) for one in methodology.decisions},
        size=sum(1 for tree in examined.trees.values() for _ in walk(tree)),
        is_spread=any(
            looks_elsewhere(tree) for tree in (*examined.trees.values(), *(one for one, _ in examined.guards))
        ),
    )
