"""What a document says otherwise than what is accepted becomes a new, accepted version of each figure."""

from collections.abc import Sequence
from typing import Any

from domain.programme.document import Fact
from domain.programme.signing import SignedRow
from domain.refusals import Stale
from models.repositories import submission_rows, submissions
from models.repositories.programme import programmes
from models.tables.submission import Submission, SubmissionState
from services.computing.follow import follow_figures
from services.context import Work
from services.figures.make_version import NewVersion, as_before, make_versions
from services.programme.store_programme import read_fact
from services.signing.compare_signed import SignedDocument


async def take_rows(
    work: Work, seen: SignedDocument, rows: Sequence[SignedRow], source: str, action: str
) -> None:
    """Under the indicators' locks; ``Stale`` where one has a newer version than was compared."""
    ids = [seen.indicators[row.number].id for row in rows]
    await programmes.lock_indicators(work.session, seen.programme_id, ids)
    last = await submissions.last_versions(work.session, ids)
    compared = {seen.indicators[row.number].id: seen.versions.get(row.number, 0) for row in rows}
    if any(last.get((one, seen.period_id), 0) != version for one, version in compared.items()):
        raise Stale
    known = await submission_rows.accepted_of(work.session, seen.programme_id, seen.period_id, ids)
    person_id = await work.person_id()
    new = []
    for row, indicator_id in zip(rows, ids, strict=True):
        before = known.get(indicator_id)
        old = (before.version, before.wording) if before is not None else None
        new.append((_version(seen, row, before, person_id, source), old))
    await make_versions(work, new, action)
    await follow_figures(work, seen.programme_id, seen.period_id, ids)


def _version(
    seen: SignedDocument, row: SignedRow, before: Submission | None, person_id: int, source: str
) -> NewVersion:
    indicator = seen.indicators[row.number]
    changes: dict[str, Any] = {
        "explanation": row.signed.explanation,
        "own_explanation": None,
        "worded_by_id": None,
        "refine_by": None,
        "source": source,
    }
    if row.changes_figure:
        value, no_data = read_fact(Fact(row.number, row.signed.wording, ""), indicator, {})
        changes |= {"wording": row.signed.wording, "value": value, "no_data": no_data}
        if before is not None and before.working is not None:
            changes["override_reason"] = source
    changes |= {"state": SubmissionState.ACCEPTED, "decided_by_id": person_id}
    if before is not None:
        return as_before(before, **changes)
    about = seen.programme_id, indicator.id, seen.period_id
    return NewVersion(*about, **{"wording": "", "value": None, **changes})
