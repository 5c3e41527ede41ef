"""Which programmes collect inputs month by month: for the bot's own ticks, of all programmes at once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.model import Every
from domain.methodology.versions import in_force
from domain.time.periods import Period, PeriodKind
from models.repositories.core import rows
from models.tables.indicator import Indicator, MethodologyVersion
from models.tables.programme import ProgrammeRow

_MAY_BE_MONTHLY = (
    select(Indicator.id)
    .join(MethodologyVersion, MethodologyVersion.indicator_id == Indicator.id)
    .where(cast(MethodologyVersion.document, Text).contains('"month"'))
)
"""Few are: only these are read."""
_VERSIONS = (
    select(
        MethodologyVersion.programme_id,
        MethodologyVersion.indicator_id,
        Indicator.every,
        MethodologyVersion.since,
        MethodologyVersion.document,
    )
    .join(Indicator, Indicator.id == MethodologyVersion.indicator_id)
    .join(ProgrammeRow, ProgrammeRow.id == MethodologyVersion.programme_id)
    .where(
        Indicator.ended_at.is_(None),
        ProgrammeRow.paused_at.is_(None),
        ProgrammeRow.ended_at.is_(None),
        MethodologyVersion.indicator_id.in_(_MAY_BE_MONTHLY),
    )
    .order_by(MethodologyVersion.since)
)


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """Of a methodology; whether some of its inputs are a month's."""

    since: date
    is_monthly: bool


@dataclass(frozen=True, slots=True)
class ComputedIndicator:
    """An indicator with every version of its methodology."""

    id: int
    every: PeriodKind | None
    versions: list[DatedVersion]

    def is_monthly(self, period: Period) -> bool:
        """It is due with the period, and some of its inputs are asked before that is over."""
        version = in_force(self.versions, period)
        is_longer = period.kind is not PeriodKind.MONTH
        return is_longer and period.completes(self.every) and version is not None and version.is_monthly


@dataclass(frozen=True, slots=True)
class MonthlyInputs:
    """By programme: the indicators that may have inputs of months."""

    computed: Mapping[int, Mapping[int, ComputedIndicator]]

    def indicators(self, programme_id: int, period: Period) -> frozenset[int]:
        """Those (ids) whose inputs are collected month by month in a period."""
        known = self.computed.get(programme_id, {}).values()
        return frozenset(one.id for one in known if one.is_monthly(period))


async def monthly_inputs(session: AsyncSession) -> MonthlyInputs:
    """Of the programmes that go on: one statement. What a methodology says is not read as a whole: a tick
    has no use for it."""
    found: dict[int, dict[int, ComputedIndicator]] = defaultdict(dict)
    for programme_id, indicator_id, every, since, document in await rows(session, _VERSIONS):
        kind = PeriodKind(every) if every else None
        known = found[programme_id].setdefault(indicator_id, ComputedIndicator(indicator_id, kind, []))
        known.versions.append(DatedVersion(since, _is_monthly(document)))
    return MonthlyInputs(found)


def _is_monthly(document: Mapping[str, Any]) -> bool:
    return any(one.get("every") == Every.MONTH for one in document.get("inputs", ()))
