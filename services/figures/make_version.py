"""A version of a figure comes into being here, whoever makes it: the executor, the coordinator who puts
another value in its place or chooses one of several, a formula computed anew, a document that is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from domain.ahead.said import DueDecision, Outlook
from models.repositories import submissions
from models.repositories.programme import programmes
from models.tables.submission import Submission, SubmissionState
from services.context import Work
from services.periods.taking import check_taken


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What a version says and whose it is; its number is given when it is made.

    What a coordinator said about the version before stands until it is handed in again.
    ``decided_by_id`` is for an accepted one; nobody decided about what a document states. Its times are now,
    unless it was sent and decided about before, and only its words are others.
    """

    programme_id: int
    indicator_id: int
    period_id: int
    wording: str
    value: Decimal | None
    explanation: str
    no_data: bool = False
    inputs: dict[str, Any] | None = None
    working: dict[str, Any] | None = None
    computed: Decimal | None = None
    override_reason: str = ""
    author_id: int | None = None
    executor_id: int | None = None
    source: str = ""
    own_explanation: str | None = None
    worded_by_id: int | None = None
    remark: str = ""
    remarked_by_id: int | None = None
    days_late: int = 0
    refine_by: date | None = None
    parts: list[dict[str, Any]] | None = None
    draft_id: int | None = None
    state: SubmissionState = SubmissionState.SENT
    decided_by_id: int | None = None
    decided_at: datetime | None = None
    sent_at: datetime | None = None
    outlook: Outlook = Outlook.UNSAID
    outlook_needs: str = ""
    due_proposed: date | None = None
    due_reason: str = ""
    agreer_id: int | None = None
    agreed_at: datetime | None = None


_OF_ITS_OWN = {
    "override_reason",
    "draft_id",
    "state",
    "decided_by_id",
    "decided_at",
    "sent_at",
    "agreer_id",
    "agreed_at",
}
"""What a version does not take over from the one before."""
_PROPOSED = {"due_proposed", "due_reason"}
"""Neither a due date that was decided about."""


def as_before(latest: Submission, **changes: Any) -> NewVersion:
    """The next version says the same as ``latest``, but for ``changes``; it is sent unless they say more."""
    own = _OF_ITS_OWN if latest.due_decision == DueDecision.OPEN else _OF_ITS_OWN | _PROPOSED
    kept = [field.name for field in fields(NewVersion) if field.name not in own]
    return replace(NewVersion(**{name: getattr(latest, name) for name in kept}), **changes)


async def make_version(
    work: Work, new: NewVersion, action: str, *, before: tuple[int, str] | None = None
) -> Submission:
    """The next version, under the indicator's lock, with its audit entry.

    ``before`` are the number and the wording of the version that it takes the place of. ``PeriodClosed``
    where its period does not take it.
    """
    (made,) = await make_versions(work, [(new, before)], action)
    return made


async def make_versions(
    work: Work, new: Sequence[tuple[NewVersion, tuple[int, str] | None]], action: str
) -> list[Submission]:
    """The same of several figures of one programme, each with what it takes the place of."""
    indicator_ids = [one.indicator_id for one, _ in new]
    programme_id = new[0][0].programme_id
    await programmes.lock_indicators(work.session, programme_id, indicator_ids)
    for period_id in {one.period_id for one, _ in new}:
        ids = [one.indicator_id for one, _ in new if one.period_id == period_id]
        await check_taken(work.session, work.ctx, programme_id, period_id, ids)
    last = await submissions.last_versions(work.session, indicator_ids)
    numbered = [(one, last.get((one.indicator_id, one.period_id), 0) + 1) for one, _ in new]
    made = await _made(work, numbered)
    for row, (_, before) in zip(made, new, strict=True):
        old = {} if before is None else {"version": before[0], "wording": before[1]}
        work.audit(row, action, row.programme_id, old=old, new=_said(row))
    return made


async def make_first_versions(work: Work, new: Sequence[NewVersion], action: str) -> None:
    """Of figures that nobody has handed in yet, in a programme that is only being stored."""
    for made in await _made(work, [(one, 1) for one in new]):
        work.audit(made, action, made.programme_id, new=_said(made))


async def _made(work: Work, numbered: Sequence[tuple[NewVersion, int]]) -> list[Submission]:
    made = [_row(work, new, number) for new, number in numbered]
    work.writer.add(*made)
    await work.writer.flush()
    return made


def _row(work: Work, new: NewVersion, number: int) -> Submission:
    said = {field.name: getattr(new, field.name) for field in fields(new)}
    said["sent_at"] = new.sent_at or work.now
    if new.state is SubmissionState.ACCEPTED:
        said["decided_at"] = new.decided_at or work.now
    return Submission(**said, version=number)


def _said(made: Submission) -> dict[str, object]:
    """What the audit keeps of it."""
    said = {
        "version": made.version,
        "wording": made.wording,
        "value": None if made.value is None else str(made.value),
        "explanation": made.explanation,
        "reason": made.override_reason,
        "source": made.source,
        "days_late": made.days_late or None,
        "own_explanation": made.own_explanation,
        "refine_by": made.refine_by.isoformat() if made.refine_by else None,
        "outlook": made.outlook,
        "needs": made.outlook_needs,
        "due_proposed": made.due_proposed and made.due_proposed.isoformat(),
        "due_reason": made.due_reason,
        "without_parts_of": ", ".join(one["name"] for one in made.parts or () if not one["version"]),
    }
    return {name: value for name, value in said.items() if value not in (None, "")}
