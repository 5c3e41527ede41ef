"""What a version says of what lies ahead, and what a correction of it begins with."""

from typing import Any

from domain.ahead.asking import to_send
from domain.ahead.said import Ahead
from domain.figures.form import Answers, Asked
from models.repositories.submissions import SubmissionFacts


def ahead_of(version: SubmissionFacts) -> Ahead:
    """As it was said; a due date that was decided about is proposed no second time."""
    waits = version.proposed if version.proposed and version.proposed.waits else None
    return Ahead(
        outlook=version.outlook,
        needs=version.outlook_needs,
        of="" if version.value is None else f"{version.value.normalize():f}",
        due=waits.due if waits else None,
        due_reason=waits.reason if waits else "",
    )


def version_fields(answers: Answers, asked: Asked) -> dict[str, Any]:
    """The same of a draft, as its version keeps it."""
    said = to_send(answers, asked)
    return {
        "outlook": said.outlook,
        "outlook_needs": said.needs,
        "due_proposed": said.due,
        "due_reason": said.due_reason,
    }


def says_the_same(said: Ahead, version: SubmissionFacts) -> bool:
    before = ahead_of(version)
    return (said.outlook, said.needs, said.due, said.due_reason) == (
        before.outlook,
        before.needs,
        before.due,
        before.due_reason,
    )
