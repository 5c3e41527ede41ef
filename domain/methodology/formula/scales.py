"""A scale: a table whose rows are intervals, with points or a word each; looked up, and checked for holes."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from domain.methodology.formula.arithmetic import is_small
from domain.methodology.formula.intervals import Interval, read_interval
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.model import Band, Methodology, Table

Scale = tuple[tuple[Band, Interval], ...]


def read_scale(table: Table) -> Scale:
    """Its rows with their intervals, as written; those that are none are left out."""
    placed = ((band, read_interval(band.interval)) for band in table.bands)
    return tuple((band, interval) for band, interval in placed if interval is not None)


def band_of(scale: Scale, value: Decimal) -> Band | None:
    """The row that a value falls into."""
    return next((band for band, interval in scale if interval.holds(value)), None)


def written(value: Decimal) -> str:
    """As a formula has it: with a decimal comma."""
    return f"{value:f}".replace(".", ",")


def verdict_of(methodology: Methodology, value: Decimal | None) -> Band | None:
    """The row that is said of a value; None where no verdict is asked for, or the scale has none for it."""
    table = methodology.table(methodology.verdict)
    return None if table is None or value is None else band_of(read_scale(table), value)


def scale_problems(methodology: Methodology) -> Iterator[Problem]:
    """Rows that are no interval, overlap or leave something out; a verdict without words."""
    for table in methodology.tables:
        if table.bands and table.choices:
            yield Problem(ProblemKind.TWO_MEANINGS, where=table.name, name=table.name)
        for band in table.bands:
            if read_interval(band.interval) is None:
                yield Problem(
                    ProblemKind.NOT_AN_INTERVAL, where=table.name, name=table.name, found=band.interval
                )
            elif band.value is not None and not is_small(band.value):
                yield Problem(ProblemKind.BAD_VALUE, where=table.name, name=band.interval)
        yield from _neighbours(table)
    yield from _verdict(methodology)


def _neighbours(table: Table) -> Iterator[Problem]:
    ordered = sorted(read_scale(table), key=lambda placed: _from(placed[1]))
    for (band, interval), (other, following) in pairwise(ordered):
        kind = _between(interval, following)
        if kind is not None:
            end = interval.high if interval.high is not None else following.low
            found = "" if end is None else written(end)
            rows = (band.interval, other.interval)
            yield Problem(kind, table.name, table.name, found=found, options=rows)


def _from(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Those without a lower end come first, those that take it in before those that do not."""
    return interval.low is not None, interval.low or Decimal(), not interval.has_low


def _between(lower: Interval, upper: Interval) -> ProblemKind | None:
    """What is wrong between two neighbours, the lower of which begins first.

    Whole numbers that follow each other leave nothing between them: «0–5» and «6–10» of something counted.
    """
    if lower.high is None or upper.low is None or upper.low < lower.high:
        return ProblemKind.INTERVALS_OVERLAP
    if upper.low > lower.high:
        return None if _follow(lower, upper) else ProblemKind.INTERVALS_GAP
    if lower.has_high and upper.has_low:
        return ProblemKind.END_TWICE
    return None if lower.has_high or upper.has_low else ProblemKind.END_NOWHERE


def _follow(lower: Interval, upper: Interval) -> bool:
    last, first = lower.high, upper.low
    if last is None or first is None or not (lower.has_high and upper.has_low):
        return False
    return last == last.to_integral_value() and first == last + 1


def _verdict(methodology: Methodology) -> Iterator[Problem]:
    """It names a scale whose every row has a word."""
    name = methodology.verdict
    if not name:
        return
    table = methodology.table(name)
    if table is None or not table.bands:
        scales = tuple(one.name for one in methodology.tables if one.bands)
        yield Problem(ProblemKind.UNKNOWN_VERDICT, where=name, name=name, options=scales)
        return
    yield from (
        Problem(ProblemKind.NO_WORD, where=name, name=name, found=band.interval)
        for band in table.bands
        if not band.word
    )
