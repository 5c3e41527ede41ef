"""The programme's own indicators that a methodology refers to, as they count everywhere (decision 0030)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain.figures.counting import counting
from domain.figures.numbers import read_figure
from domain.figures.targets import Target, TargetKind
from domain.methodology.indicators import EarlierFact, OfIndicator
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import IndicatorFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.standing.expected import Ground, target_of
from services.standing.references import same_end

Versions = Mapping[int, Sequence[SubmissionFacts]]


def earlier_periods(keys: Collection[str], known: Iterable[PeriodFacts]) -> dict[str, PeriodFacts]:
    """The periods in which figures of these keys were collected, by key; of the same length where there is
    one."""
    found: dict[str, PeriodFacts] = {}
    for one in known:
        for key in keys:
            if same_end(one.key, key) and (key not in found or one.key == key):
                found[key] = one
    return found


@dataclass(frozen=True, slots=True)
class Figures:
    """Of this period by indicator, and of earlier ones by the key that is looked for."""

    now: Versions
    before: Mapping[str, Versions]


def of_indicator(ground: Ground, row: IndicatorFacts, keys: Iterable[str], figures: Figures) -> OfIndicator:
    """As it counts; of one that is not collected with the period only what is planned is known."""
    one = ground.by_id.get(row.id)
    if one is None:
        target = target_of(row, ground.references.period.year)
        return OfIndicator(due=False, **_planned(row, target, (), keys, figures))
    figure = counting(figures.now.get(row.id, ()))
    return OfIndicator(
        fact=figure.value if figure else None,
        wording=figure.wording if figure else "",
        period_plan=one.plan,
        state=str(one.standing(figure).state),
        accepted=figure is None or figure.state is SubmissionState.ACCEPTED,
        **_planned(row, one.target, ground.references.outline[row.number], keys, figures),
    )


def _planned(
    row: IndicatorFacts,
    target: Target | None,
    headings: tuple[str, ...],
    keys: Iterable[str],
    figures: Figures,
) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.short,
        "unit": row.unit,
        "target": target.kind if target else TargetKind.NONE,
        "low": target.low if target else None,
        "high": target.high if target else None,
        "range_top_is_limit": row.range_top_is_limit,
        "base": _base(row),
        "headings": headings,
        "earlier": tuple(_earlier(row.id, key, figures) for key in keys),
    }


def _base(row: IndicatorFacts) -> Decimal | None:
    """The number that stands in the document, if it is one."""
    reading = read_figure(row.base, row.unit)
    return reading.number.value if reading.number is not None and reading.trouble is None else None


def _earlier(indicator_id: int, key: str, figures: Figures) -> EarlierFact:
    figure = counting(figures.before.get(key, {}).get(indicator_id, ()))
    accepted = figure is None or figure.state is SubmissionState.ACCEPTED
    return EarlierFact(key, figure.value if figure else None, accepted)
