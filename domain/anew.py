"""A figure that is computed anew: what of its inputs still holds, whether its working is another, its mark.

Source: the domain page, «deadlines and periods»: figures already handed in are recomputed and marked, and
nothing changes unsaid. The mark is kept with the working of the version that it made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given, Rows, Value
from domain.methodology.inputs import check_given
from domain.methodology.model import Input, Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.trace import Trace, TraceStep

_KEY = "anew"


class Because(StrEnum):
    """What has changed."""

    METHODOLOGY = "methodology"  # another version of it, or the same one corrected
    DECISION = "decision"  # the coordinator's, on what the methodology leaves open
    FIGURE = "figure"  # another indicator that it is computed from


@dataclass(frozen=True, slots=True)
class Anew:
    """The mark of a version. ``was`` is the wording before; of a value that the coordinator put in place of
    the computed one, the ``computed`` one before and ``now``.

    ``problems`` say why nothing can be computed; the figure stays as it was then. ``gone``: no methodology
    holds any more.
    """

    because: Because
    was: str = ""
    computed: str = ""
    now: str = ""
    problems: tuple[Problem, ...] = ()
    gone: bool = False

    @property
    def stands_still(self) -> bool:
        """The figure is what it was before, and not what its methodology would give."""
        return bool(self.problems) or self.gone


def marked(working: Mapping[str, Any], mark: Anew) -> dict[str, Any]:
    """The working of a version with its mark, as JSON-able data."""
    return {**working, _KEY: to_plain(mark)}


def mark_of(working: Mapping[str, Any] | None) -> Anew | None:
    """``None`` where the version was made by hand."""
    return from_plain(Anew, working[_KEY]) if working and _KEY in working else None


def unmarked(working: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in working.items() if name != _KEY}


def still_fitting(given: Given, units: Mapping[str, str], methodology: Methodology) -> Given:
    """Without what was asked for in another unit (``units``: by input, as it was asked) or in another form
    than now: a thousand citizens are not one. What is asked no more stays; nothing looks at it."""
    wrong = {
        (one.name, one.month)
        for one in check_given(methodology, given)
        if one.kind is ProblemKind.BAD_VALUE and not one.where
    }
    wrong_rows = {one.where for one in check_given(methodology, given) if one.where}
    return replace(
        given,
        values=tuple(
            one
            for one in given.values
            if (one.name, one.month) not in wrong and _same_unit(one, units, methodology)
        ),
        rows=tuple(
            one for one in given.rows if one.name not in wrong_rows and _same_columns(one, units, methodology)
        ),
    )


def units_of(methodology: Methodology) -> dict[str, str]:
    """In what each input is asked; a list's columns together."""
    return {one.name: _unit(one) for one in methodology.inputs}


def units_in(working: Mapping[str, Any]) -> dict[str, str]:
    """In what each input was asked that a kept working shows; it does not say so of a list's columns."""
    return {one.name: one.unit for one in from_plain(Trace, working["trace"]).figures}


def _unit(one: Input) -> str:
    return "; ".join(f"{column.name}, {column.unit}" for column in one.columns) if one.columns else one.unit


def _same_unit(value: Value, units: Mapping[str, str], methodology: Methodology) -> bool:
    asked = methodology.input(value.name)
    return asked is None or units.get(value.name, asked.unit) == asked.unit


def _same_columns(rows: Rows, units: Mapping[str, str], methodology: Methodology) -> bool:
    asked = methodology.input(rows.name)
    return asked is None or units.get(rows.name, _unit(asked)) == _unit(asked)


def same_working(one: Trace, other: Trace) -> bool:
    """By the same version, and step by step the same formulas with the same numbers; words beside them do
    not count."""
    return _bare(one) == _bare(other)


def _bare(trace: Trace) -> tuple[str, str, str, tuple[TraceStep, ...]]:
    return trace.since, trace.unit, trace.result, tuple(map(_bare_step, trace.steps))


def _bare_step(step: TraceStep) -> TraceStep:
    parts = tuple(map(_bare_step, step.parts))
    return replace(step, label="", reconstructed="", document="", parts=parts)
