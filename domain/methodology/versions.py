"""Which version of a methodology holds for a period."""

from collections.abc import Iterable

from domain.methodology.model import Methodology
from domain.time.periods import Period


def in_force(versions: Iterable[Methodology], period: Period) -> Methodology | None:
    """The version with the latest ``since`` that is not after the period's end; None before the first.

    A period is judged for its end (domain page, «How an indicator stands»), so a version that begins within
    it holds for the whole of it. Of two that begin on one day the first given counts.
    """
    holding = [version for version in versions if version.since <= period.end]
    return max(holding, key=lambda version: version.since, default=None)
