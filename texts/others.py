"""What a working says of the programme's own indicators, and of the rows of scales that applied."""

from decimal import Decimal

from domain.figures.numbers import show
from domain.figures.targets import TargetKind
from domain.methodology.indicators import OfIndicator
from domain.methodology.showing import show_value
from domain.methodology.trace import Trace
from domain.time.periods import Period
from texts import figures, periods
from texts.catalogue import Html, Texts


def indicators(t: Texts, trace: Trace) -> list[Html]:
    """A line for each: its figure and target, how it stands, whether it is accepted."""
    if not trace.indicators:
        return []
    symbols = " ".join(step.symbols for step in trace.steps)
    return [
        Html(f"\n{t('working.indicators')}"),
        *(_indicator(t, one, symbols) for one in trace.indicators),
    ]


def _indicator(t: Texts, one: OfIndicator, symbols: str) -> Html:
    """Plan for the period and base value only where a formula speaks of them."""
    further = _planned(t, one)
    if "план_периода" in symbols and one.period_plan is not None:
        further.append(t.label("working.indicator.period_plan", value=show(one.period_plan)))
    if "база" in symbols and one.base is not None:
        further.append(t.label("working.indicator.base", value=show(one.base)))
    further += [
        t.label("working.indicator.earlier", when=_period(t, earlier.period), value=_shown(earlier.fact))
        for earlier in one.earlier
    ]
    facts = {
        "number": one.number,
        "name": f" {figures.short(one.name, 40)}" if one.name else "",
        "known": f": {', '.join(known)}" if (known := [*_fact(t, one), *further]) else "",
        "state": t.label(f"state.{one.state}"),
        "mark": "" if one.accepted else t.label("working.indicator.unchecked"),
    }
    return t("working.indicator", **facts)


def _planned(t: Texts, one: OfIndicator) -> list[str]:
    if not one.is_compared or one.plan is None:
        return []
    if one.target is TargetKind.YES_NO:
        return [t.label("working.indicator.yes" if one.plan else "working.indicator.no")]
    name = "at_most" if one.target is TargetKind.AT_MOST else "plan"
    if one.target is TargetKind.RANGE:
        name = "range"
    low, high = _shown(one.low), _shown(one.high)
    return [t.label(f"working.indicator.{name}", plan=show(one.plan), low=low, high=high)]


def _fact(t: Texts, one: OfIndicator) -> list[str]:
    """As its author wrote it; with its unit where that is a number alone."""
    if one.fact is None:
        return [figures.short(one.wording, 60)] if one.wording else []
    if one.target is TargetKind.YES_NO:
        return [t.label("figure.yes" if one.fact else "figure.no")]
    shown = figures.short(one.wording, 60) or show(one.fact)
    says_unit = any(sign.isalpha() or sign == "%" for sign in shown)
    return [shown if says_unit or not one.unit else f"{shown} {one.unit}"]


def _shown(value: Decimal | None) -> str:
    return "—" if value is None else show(value)


def _period(t: Texts, key: str) -> str:
    return periods.name(t, Period.from_key(key))


def bands(t: Texts, trace: Trace) -> list[Html]:
    """The rows of scales that gave points or the verdict."""
    met = [*dict.fromkeys(trace.bands), *((trace.judged,) if trace.judged else ())]
    if not met:
        return []
    lines = [Html(f"\n{t('working.bands')}")]
    for one in met:
        points = "" if one is trace.judged or one.points is None else show(one.points)
        facts = {
            "scale": one.scale,
            "value": show_value(one.value, 4, fixed=False),
            "interval": one.interval,
            "gives": points or f"«{one.word}»",
        }
        lines.append(t("working.band", **facts))
    return lines
