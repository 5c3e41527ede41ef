"""The programme as a closed period keeps it, whatever version of the bot kept it; how its figures are
computed (decision 0030)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.model import Methodology
from domain.programme.document import Measure, Programme
from domain.programme.numbering import with_printed
from models.repositories.programme import documents, periods, programmes, snapshots
from models.repositories.programme.definition import once
from models.tables.period import Snapshot
from programmes.plain.whole import from_plain


async def document_of(session: AsyncSession, programme_id: int, period_id: int) -> Programme:
    """As a closed period keeps it, else as it is now."""
    kept = await periods.snapshot(session, period_id)
    return kept_document(kept) if kept else await documents.document(session, programme_id)


Methods = Mapping[int, tuple[Methodology, ...]]
"""Every version of each indicator's methodology, by indicator id."""


@once
async def methods_by_period(session: AsyncSession, programme_id: int) -> Mapping[str, Methods]:
    """What the figures of each period that was ever closed are computed by, by the period's key."""
    kept = await snapshots.of_programme(session, programme_id)
    return {key: kept_methods(one) for key, one in kept}


async def methods_of(session: AsyncSession, programme_id: int, kept: Snapshot | None) -> Methods:
    """A period that was closed is computed as it was at its closing, reopened or not; an open one as the
    programme says now."""
    return kept_methods(kept) if kept else await programmes.methodologies(session, programme_id)


def kept_methods(kept: Snapshot) -> Methods:
    """By the ids of now: numbers may have changed since, and methodologies been taken away."""
    if not _has_methods(kept.document):
        return {}
    by_number = {one.number: one.methodology for one in kept_document(kept).indicators()}
    return {row.id: by_number.get(row.number, ()) for row in snapshots.indicators_of(kept)}


def _has_methods(plain: Any) -> bool:
    """A look at the kept data: most programmes have none, and reading a whole document takes its time."""
    if isinstance(plain, list):
        return any(map(_has_methods, plain))
    return isinstance(plain, dict) and ("methodology" in plain or any(map(_has_methods, plain.values())))


def kept_document(kept: Snapshot) -> Programme:
    """One kept before indicators had a printed number of their own prints its measures', as it did."""
    document = from_plain(kept.document)
    if any("printed" in one for one in kept.indicators):
        return document
    rows = (_as_measure(row) if isinstance(row, Measure) else row for row in document.rows)
    return replace(document, rows=tuple(rows))


def _as_measure(measure: Measure) -> Measure:
    indicators = (replace(one, printed=measure.number) for one in measure.indicators)
    return with_printed(replace(measure, indicators=tuple(indicators)))
