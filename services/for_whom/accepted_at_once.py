"""What a coordinator hands in for a unit is accepted at once: who would check it has looked at it.

Only what `/review` would ask a second look for waits there (decision 0036): another value than the accepted
one, words that say that all is well where it is not.
"""

from dataclasses import replace

from domain.figures.standing import Actual, contradiction
from models.tables.submission import SubmissionState
from services.figures.make_version import NewVersion
from services.standing.assessed import Assessed


def handed_for(new: NewVersion, item: Assessed, source: str) -> NewVersion:
    """The version with its source; as it is where it has none, which is one's own."""
    if not source:
        return new
    if asks_second_look(new, item):
        return replace(new, source=source)
    return replace(new, source=source, state=SubmissionState.ACCEPTED, decided_by_id=new.author_id)


def asks_second_look(new: NewVersion, item: Assessed) -> bool:
    is_correction = any(one.state is SubmissionState.ACCEPTED for one in item.versions)
    words = new.value is None and not new.no_data
    standing = item.expected.standing_of(Actual(new.value, words=words, no_data=new.no_data))
    return is_correction or bool(contradiction(standing, new.explanation))
