"""What a coordinator hands in for a unit is accepted at once: who would check it has just looked at it.

What the queue would point out (words that say that all is well where it is not) stands on the screen before
it is sent. Only another value in the place of an accepted one waits for a second look (decision 0036), and so
does a proposed due date.
"""

from dataclasses import replace

from models.tables.submission import SubmissionState
from services.figures.make_version import NewVersion
from services.standing.assessed import Assessed


def handed_for(new: NewVersion, item: Assessed, source: str) -> NewVersion:
    """The version with its source; as it is where it has none, which is one's own."""
    if not source:
        return new
    if new.due_proposed or any(one.state is SubmissionState.ACCEPTED for one in item.versions):
        return replace(new, source=source)
    return replace(new, source=source, state=SubmissionState.ACCEPTED, decided_by_id=new.author_id)
