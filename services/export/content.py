"""What an export holds: the periods, how everything stood in each, every version."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.time.periods import Period, in_order
from models.repositories.programme import programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import IndicatorFacts
from reports.export.tables import Exported, ExportedIndicator, ExportedPeriod
from services.reports.book_content import book_of
from services.standing.assessed import Overview, overview

EVERY_PERIOD = 0
"""Instead of a period's id."""


async def exported(
    session: AsyncSession, programme_id: int, known: Sequence[PeriodFacts], scope: Scope | None
) -> Exported:
    """All of it in these periods, in their order; without a scope for the operator, who sees all."""
    places = {one.key: at for at, one in enumerate(in_order({Period.from_key(one.key) for one in known}))}
    ordered = sorted(known, key=lambda one: places[one.key])
    views = [await overview(session, programme_id, one, accepted_only=True) for one in ordered]
    facts = await programmes.facts(session, programme_id)
    return Exported(
        programme=facts.title,
        municipality=facts.municipality,
        indicators=_indicators(views, scope),
        periods=tuple(_period(view, scope, ZoneInfo(facts.timezone)) for view in views),
        with_authors=scope is None or Role.COORDINATOR in scope.roles,
    )


def _period(view: Overview, scope: Scope | None, zone: ZoneInfo) -> ExportedPeriod:
    items = [item for item in view.items if scope is None or scope.covers(item.indicator)]
    closed: datetime | None = view.period.closed_at
    closed_at = closed.astimezone(zone) if closed is not None else None
    book = book_of(view, items, scope)
    return ExportedPeriod(view.period.key, view.period.due_on, closed_at, view.period.revision, book)


def _indicators(views: Sequence[Overview], scope: Scope | None) -> tuple[ExportedIndicator, ...]:
    """Each as the latest period has it; what is not due with that one, too."""
    found: dict[str, ExportedIndicator] = {}
    for view in reversed(views):
        for one in (*(item.indicator for item in view.items), *view.not_due):
            if one.number not in found and (scope is None or scope.covers(one)):
                found[one.number] = _indicator(view, one)
    return tuple(found.values())


def _indicator(view: Overview, one: IndicatorFacts) -> ExportedIndicator:
    heading = view.heading(one.heading_id)
    return ExportedIndicator(
        number=one.number,
        short_name=one.short,
        section=heading.wording if heading else "",
        measure=one.measure,
        wording=one.wording,
        unit=one.unit,
        target=one.target,
        unit_name=one.hands_in,
        executors=one.executors,
        measured=one.measured,
    )
