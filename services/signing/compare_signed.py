"""A document of a known programme and a known period, beside what is accepted there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from domain.access import Verb
from domain.programme.document import ReadDocument
from domain.programme.signing import PrintedFigure, SignedRow, SignedRows
from domain.time.periods import Period
from models.repositories.programme import periods
from models.repositories.programme.programmes import IndicatorFacts
from models.repositories.submissions import DOCUMENT
from models.tables.submission import SubmissionState
from programmes.change.signing import compare_signed_rows
from programmes.own_notices import nothing_came
from services.access import enter, programme_name
from services.context import Context
from services.periods.kept_document import document_of
from services.standing.assessed import Assessed, overview


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """``found`` is where it says something else than what is accepted; ``closed_at`` is the period's.

    ``versions`` are the last ones that it was compared beside, ``waiting`` what is in the queue, both by
    number, as the ``indicators`` are; ``own`` are the figures that the programme's own document stated
    and nobody has touched since.
    """

    programme_id: int
    programme: str
    period_id: int
    period: Period
    found: SignedRows
    closed_at: datetime | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    waiting: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorFacts] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[SignedRow, ...]:
        return self.found.rows

    @property
    def taken(self) -> tuple[SignedRow, ...]:
        """Those of which something would become a new version."""
        return tuple(row for row in self.rows if row.is_taken)

    @property
    def mended(self) -> tuple[SignedRow, ...]:
        """What the same document says of its own figures, read with other answers; nobody's but its own."""
        if self.closed_at is not None or not self.own:
            return ()
        return tuple(row for row in self.taken if row.number in self.own or row.number not in self.versions)

    @property
    def fingerprint(self) -> str:
        """Tells what was shown from what would be done now."""
        return sha256(repr((self.rows, sorted(self.versions.items()))).encode()).hexdigest()[:12]


async def compare_signed(ctx: Context, document: ReadDocument, programme_id: int) -> SignedDocument | None:
    """``None`` where the document has no figures, or names no period that was opened.

    Compared in the worker, no transaction open.
    """
    if not document.names_its_period or document.period is None or not document.facts:
        return None
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.REVIEW, programme_id)
        known = await periods.of_programme(session, programme_id)
        period = next((one for one in known if one.key == document.period.key), None)
        if period is None:
            return None
        view = await overview(session, programme_id, period, accepted_only=True)
        programme = await document_of(session, programme_id, period.id)
    accepted = {one.indicator.number: _printed(one) for one in view.items if one.figure is not None}
    found = await ctx.worker.run(compare_signed_rows, programme, accepted, document)
    return SignedDocument(
        programme_id=programme_id,
        programme=programme_name(scope, view.programme),
        period_id=period.id,
        period=document.period,
        found=found,
        closed_at=period.closed_at,
        versions={one.indicator.number: one.versions[-1].version for one in view.items if one.versions},
        waiting={one.indicator.number: waits for one in view.items if (waits := _waiting(one))},
        indicators={one.indicator.number: one.indicator for one in view.items},
        own=frozenset(one.indicator.number for one in view.items if _is_own(one)),
    )


def _is_own(item: Assessed) -> bool:
    last = item.versions[-1] if item.versions else None
    return last is not None and last.source == DOCUMENT and last.state is SubmissionState.ACCEPTED


def _printed(item: Assessed) -> PrintedFigure:
    assert item.figure is not None
    wording = item.figure.wording
    return PrintedFigure("" if nothing_came(wording) else wording, item.figure.explanation)


def _waiting(item: Assessed) -> str:
    """A newer version that nobody has decided about."""
    last = item.versions[-1] if item.versions else None
    return last.wording if last is not None and last.state is SubmissionState.SENT else ""
