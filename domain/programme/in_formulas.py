"""A programme's indicators as its formulas see them, from the document and from figures given beside it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from domain.figures.numbers import read_figure
from domain.figures.standing import Actual, assess
from domain.figures.targets import Target, TargetKind, read_targets
from domain.methodology.indicators import EarlierFact, OfIndicator
from domain.programme.document import Indicator, Measure, Programme
from domain.programme.outline import headings_over
from domain.time.periods import Period

Facts = Mapping[str, Mapping[str, Decimal | None]]
"""By an indicator's number the facts by the key of their period; None: words were handed in."""


def indicators_in(programme: Programme, period: Period, facts: Facts) -> tuple[OfIndicator, ...]:
    """Every indicator of the document, in its order; one without a fact of the period has no data."""
    return tuple(_indicators(programme, period, facts))


def _indicators(programme: Programme, period: Period, facts: Facts) -> Iterator[OfIndicator]:
    for row, over in headings_over(programme.rows):
        if isinstance(row, Measure):
            titles = tuple(heading.wording for heading in over)
            for one in row.indicators:
                yield _indicator(one, titles, period, facts.get(one.number, {}))


def _indicator(
    one: Indicator, headings: tuple[str, ...], period: Period, facts: Mapping[str, Decimal | None]
) -> OfIndicator:
    targets = read_targets(one.target, one.wording, one.unit)
    read = (targets.less_is_better() if one.less_is_better else targets).for_year(period.year)
    target = read or Target(TargetKind.NONE, "")
    value = facts.get(period.key)
    actual = Actual(value, words=value is None) if period.key in facts else None
    plan = next((plan for plan in one.plans if plan.period == period.key), None)
    standing = assess(
        target,
        actual,
        period,
        one.course,
        range_top_is_limit=one.range_top_is_limit,
        plan=plan.value if plan else None,
        due=plan.due if plan else None,
    )
    return OfIndicator(
        one.number,
        one.short or one.wording,
        one.unit,
        fact=value,
        target=target.kind,
        low=target.low,
        high=target.high,
        range_top_is_limit=one.range_top_is_limit,
        period_plan=plan.value if plan else None,
        base=_number(one.base, one.unit),
        state=standing.state.value,
        headings=headings,
        due=period.completes(one.every),
        earlier=tuple(EarlierFact(key, fact) for key, fact in facts.items() if key != period.key),
    )


def _number(text: str, unit: str) -> Decimal | None:
    reading = read_figure(text, unit)
    return reading.number.value if reading.number is not None and reading.trouble is None else None
