"""What a figure is computed from: what somebody gave for it, and what the programme knows besides."""

from dataclasses import replace

from domain.methodology.given import Given
from services.standing.assessed import Assessed, Overview


def completed(view: Overview, item: Assessed, given: Given) -> Given:
    """With the coordinator's decisions that hold for the period, and the indicators that it looks at, as they
    count now."""
    id_ = item.indicator.id
    return replace(given, decisions=view.decisions.get(id_, ()), indicators=view.related.get(id_, ()))
