"""The programme as a closed period keeps it, whatever version of the bot kept it."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.programme.document import Measure, Programme
from domain.programme.numbering import with_printed
from models.repositories.programme import documents, periods
from models.tables.period import Snapshot
from programmes.plain.whole import from_plain


async def document_of(session: AsyncSession, programme_id: int, period_id: int) -> Programme:
    """As a closed period keeps it, else as it is now."""
    kept = await periods.snapshot(session, period_id)
    return kept_document(kept) if kept else await documents.document(session, programme_id)


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
