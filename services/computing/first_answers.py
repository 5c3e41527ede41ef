"""What a figure's draft begins with."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.anew import still_fitting, units_in
from domain.figures import form
from domain.figures.computed import with_known
from domain.figures.form import NOTHING_GIVEN, Answers
from domain.methodology.given import Given
from domain.methodology.plain import from_plain
from models.repositories.submissions import SubmissionFacts
from services.computing.known_inputs import known_inputs
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview


async def answers_at_first(session: AsyncSession, view: Overview, item: Assessed) -> Answers:
    """As sent before, else empty; of a computed indicator with what is known already."""
    answers = _first_answers(view, item)
    if item.methodology is None:
        return answers
    return with_known(answers, asked_of(view, item), await known_inputs(session, view, item))


def _first_answers(view: Overview, item: Assessed) -> Answers:
    if not item.versions:
        return form.first_answers(asked_of(view, item))
    before = item.versions[-1]
    return Answers(
        given=_given(before, item),
        wording=before.wording,
        value=before.value,
        words=before.value is None and not before.no_data,
        no_data=before.no_data,
        confirmed=True,
        explanation=before.explanation,
        explained=str(item.expected.standing(before).state),
    )


def _given(before: SubmissionFacts, item: Assessed) -> Given:
    """What was given for it, as far as it is asked in the same unit now."""
    if not before.inputs:
        return NOTHING_GIVEN
    given = from_plain(Given, before.inputs)
    if item.methodology is None or before.working is None:
        return given
    return still_fitting(given, units_in(before.working), item.methodology)
