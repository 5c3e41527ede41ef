"""What the next version of a figure says, computed anew; nothing where it says what it said before."""

from dataclasses import dataclass
from typing import Any

from domain.anew import (
    Anew,
    Because,
    mark_of,
    marked,
    same_working,
    still_fitting,
    units_in,
    unmarked,
)
from domain.figures import computed
from domain.methodology.computing import Result, compute
from domain.methodology.given import Given
from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.showing import digits_shown, show_value
from domain.methodology.trace import Trace
from domain.time.periods import Period
from models.tables.submission import Submission, SubmissionState
from services.computing.given import completed
from services.figures.make_version import NewVersion, as_before
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview


@dataclass(frozen=True, slots=True)
class Recomputing:
    """A figure that was handed in: its ``newest`` version, and the last accepted one where there is one."""

    view: Overview
    item: Assessed
    newest: Submission
    accepted: Submission | None
    because: Because


def next_version(of: Recomputing) -> NewVersion | None:
    """What was returned is its author's; what a document states is nobody's to compute."""
    newest, methodology = of.newest, of.item.methodology
    if newest.state == SubmissionState.RETURNED:
        return None
    if methodology is None:
        return _gone(of)
    if newest.inputs is None or newest.working is None:
        return _without_inputs(of, methodology)
    found = compute_anew(of, methodology)
    if found.value is None:
        return _standing_still(of, found)
    if of.item.versions[-1].replaced:
        return _beside(of, found)
    return _valued(of, found)


def compute_anew(of: Recomputing, methodology: Methodology) -> Result:
    """What the inputs of its newest version give now."""
    assert of.newest.inputs is not None
    assert of.newest.working is not None
    given = from_plain(Given, of.newest.inputs)
    fitting = still_fitting(given, units_in(of.newest.working), methodology)
    return compute(methodology, completed(of.view, of.item, fitting), Period.from_key(of.view.period.key))


def _trace(version: Submission) -> Trace:
    assert version.working is not None
    return from_plain(Trace, version.working["trace"])


def _gone(of: Recomputing) -> NewVersion | None:
    """It was computed, and no methodology holds any more."""
    mark = mark_of(of.newest.working)
    if of.newest.working is None or (mark is not None and mark.gone):
        return None
    return _as_it_was(of, of.newest.working, Anew(of.because, of.newest.wording, gone=True))


def _without_inputs(of: Recomputing, methodology: Methodology) -> NewVersion | None:
    """A number that somebody typed before there was a formula."""
    if of.newest.value is None or of.newest.source:
        return None
    given = completed(of.view, of.item, Given())
    found = compute(methodology, given, Period.from_key(of.view.period.key))
    mark = Anew(of.because, of.newest.wording, problems=found.problems)
    return _as_it_was(of, found.to_plain(), mark, inputs=to_plain(given))


def _standing_still(of: Recomputing, found: Result) -> NewVersion | None:
    """It had a computed value, and nothing can be computed now."""
    mark = mark_of(of.newest.working)
    is_told = mark is not None and mark.problems == found.problems
    if of.newest.value is None or of.newest.computed is None or is_told:
        return None
    assert of.newest.working is not None
    return _as_it_was(
        of, unmarked(of.newest.working), Anew(of.because, of.newest.wording, problems=found.problems)
    )


def _beside(of: Recomputing, found: Result) -> NewVersion | None:
    """The coordinator's value stays; the computed one beside it is another."""
    if found.value == of.newest.computed and not _says_otherwise(of, found):
        return None
    before, digits = of.newest.computed, found.methodology.digits
    then = "" if before is None else show_value(before, digits_shown(before, None, "", digits))
    mark = Anew(of.because, of.newest.wording, computed=then, now=_worded(of, found))
    return _as_it_was(of, found.to_plain(), mark, inputs=to_plain(found.given), computed=found.value)


def _valued(of: Recomputing, found: Result) -> NewVersion | None:
    """What waits for a decision, or could not be computed, gets its value; whoever stated «Нет данных» where
    it could be computed meant it."""
    newest = of.newest
    if newest.value is None and newest.computed is not None:
        return None
    wording = _worded(of, found)
    if (newest.value, newest.wording) == (found.value, wording) and not _says_otherwise(of, found):
        return None
    agreed = of.accepted if _says_the_same(of.accepted, newest, found) else None
    return as_before(
        newest,
        wording=wording,
        value=found.value,
        no_data=False,
        inputs=to_plain(found.given),
        working=marked(found.to_plain(), Anew(of.because, newest.wording)),
        computed=found.value,
        override_reason=newest.override_reason,
        state=SubmissionState.ACCEPTED if agreed else _on_its_way(newest),
        decided_by_id=agreed.decided_by_id if agreed else None,
        agreer_id=newest.agreer_id,
        agreed_at=newest.agreed_at,
    )


def _on_its_way(newest: Submission) -> SubmissionState:
    """What waits for its unit's head waits for them as it is now."""
    waits = newest.state == SubmissionState.AGREEING
    return SubmissionState.AGREEING if waits else SubmissionState.SENT


def _says_the_same(accepted: Submission | None, newest: Submission, found: Result) -> bool:
    """What was accepted is what it is now: there is nothing to decide about."""
    if accepted is None:
        return False
    return (accepted.value, accepted.explanation) == (found.value, newest.explanation)


def _says_otherwise(of: Recomputing, found: Result) -> bool:
    """The working is another, or the figure stands marked although it can be computed."""
    mark = mark_of(of.newest.working)
    stands_still = mark is not None and mark.stands_still
    return stands_still or not same_working(_trace(of.newest), found.trace)


def _worded(of: Recomputing, found: Result) -> str:
    return computed.wording_of(found, asked_of(of.view, of.item))


def _as_it_was(of: Recomputing, working: dict[str, Any], mark: Anew, **changes: Any) -> NewVersion:
    """The same figure, in the same state, by the same word of the coordinator."""
    newest = of.newest
    return as_before(
        newest,
        working=marked(working, mark),
        override_reason=newest.override_reason,
        state=SubmissionState(newest.state),
        decided_by_id=newest.decided_by_id,
        agreer_id=newest.agreer_id,
        agreed_at=newest.agreed_at,
        **changes,
    )
