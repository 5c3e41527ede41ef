"""The coordinator's word on a computed figure: another value, or the mark «недостоверные данные».

The computed value stays beside it, and the reason is visible ever after.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.figures.numbers import read_figure
from domain.methodology.computing import compute
from domain.methodology.given import Given
from domain.methodology.plain import from_plain, to_plain
from domain.refusals import NotAgreedYet, NotFound, Replaced, UnclearOverride
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme.periods import PeriodFacts
from models.tables.submission import Submission, SubmissionState
from services.access import enter
from services.computing.follow import follow_figures
from services.computing.given import completed
from services.context import Context, Work
from services.drafts.typed_answer import take_typed, wait_for
from services.figures.make_version import as_before, make_version
from services.periods.taking import collected
from services.review.held import held_version
from services.review.newest import Newest
from services.standing.assessed import overview


async def await_override(ctx: Context, programme_id: int, submission_id: int) -> int:
    """The question for another value and its reason, in an open period; the id of the draft that waits."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        await _newest(work, scope, submission_id)
        return (await wait_for(work, DraftKind.OVERRIDE, programme_id, str(submission_id))).id


async def override_value(ctx: Context, draft_id: int, text: str) -> tuple[int, str]:
    """«7,5» on the first line, the reason below: the next version, accepted. Gives programme and number.

    A first line «недостоверные данные» marks the data instead; ``UnclearOverride`` for anything else.
    """
    value_line, reason = _read(text)
    async with ctx.write() as work:
        programme_id, subject = await take_typed(work, draft_id, DraftKind.OVERRIDE)
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        found = await _newest(work, scope, int(subject))
        if found.submission.working is None:
            raise NotFound("submission")
        if value_line.casefold().startswith("недостоверн"):
            changes = await _unreliable(work, found.submission, found.period, reason)
        else:
            changes = _other_value(value_line, found.indicator.unit, reason)
        await _store(work, found.submission, changes)
        return programme_id, found.indicator.number


async def _newest(work: Work, scope: Scope, submission_id: int) -> Newest:
    """Also of what came back: another value may stand instead. ``NotAgreedYet`` of what its unit's head has
    not agreed to, ``Replaced`` where there is a newer version."""
    submission, indicator = await held_version(work, scope.programme_id, submission_id)
    if submission.state == SubmissionState.AGREEING:
        raise NotAgreedYet(indicator.number)
    newest = await submissions.last_version(work.session, submission.indicator_id, submission.period_id)
    if submission.version != newest:
        raise Replaced(indicator.number)
    period = await collected(work.session, scope, submission.period_id, submission.indicator_id)
    return Newest(submission, indicator, period)


def _read(text: str) -> tuple[str, str]:
    first, _, reason = text.strip().partition("\n")
    if not first.strip() or len(reason.strip()) < 3:
        raise UnclearOverride(text.strip()[:100])
    return first.strip(), reason.strip()


def _other_value(typed: str, unit: str, reason: str) -> dict[str, Any]:
    reading = read_figure(typed, unit)
    if reading.number is None or reading.trouble is not None:
        raise UnclearOverride(typed[:100])
    value: Decimal = reading.number.value
    final = {"no_data": False, "refine_by": None, "override_reason": reason}
    return {"value": value, "wording": reading.number.wording, **final}


async def _unreliable(work: Work, latest: Submission, period: PeriodFacts, reason: str) -> dict[str, Any]:
    """Computed anew with the mark: the last place, whatever the value is."""
    view = await overview(work.session, latest.programme_id, period, only=[latest.indicator_id])
    item = next((item for item in view.items if item.indicator.id == latest.indicator_id), None)
    if item is None or item.methodology is None:
        raise NotFound("indicator")
    marked = replace(completed(view, item, from_plain(Given, latest.inputs or {})), unreliable=reason)
    found = compute(item.methodology, marked, Period.from_key(period.key))
    return {
        "inputs": to_plain(found.given),
        "working": found.to_plain(),
        "computed": found.value,
        "override_reason": reason,
    }


async def _store(work: Work, latest: Submission, changes: dict[str, Any]) -> None:
    person_id = await work.person_id()
    if latest.state == SubmissionState.SENT:
        latest.state, latest.decided_at, latest.decided_by_id = SubmissionState.ACCEPTED, work.now, person_id
        replaced_by = {"replaced_by": latest.version + 1}
        work.audit(latest, "accepted_submission", latest.programme_id, new=replaced_by)
    new = as_before(latest, **changes, state=SubmissionState.ACCEPTED, decided_by_id=person_id)
    await make_version(work, new, "override_value", before=(latest.version, latest.wording))
    await follow_figures(work, latest.programme_id, latest.period_id, [latest.indicator_id])
