"""What a figure's draft begins with."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from domain.anew import still_fitting, units_in
from domain.figures import form
from domain.figures.computed import with_known
from domain.figures.form import NOTHING_GIVEN, Answers
from domain.methodology.given import Given
from domain.methodology.plain import from_plain
from models.repositories.submissions import SubmissionFacts
from services.ahead.of_version import ahead_of
from services.computing.known_inputs import InputsGiven, inputs_given, known_inputs
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview


async def answers_at_first(
    session: AsyncSession, view: Overview, items: Sequence[Assessed]
) -> dict[int, Answers]:
    """By the indicator's id: as sent before, else empty; of a computed one with what is known already, which
    is read once for all of them."""
    is_computed = any(item.methodology is not None for item in items)
    found = await inputs_given(session, view.programme.id) if is_computed else []
    return {item.indicator.id: _at_first(view, item, found) for item in items}


def _at_first(view: Overview, item: Assessed, found: list[InputsGiven]) -> Answers:
    answers = _first_answers(view, item)
    if item.methodology is None:
        return answers
    return with_known(answers, asked_of(view, item), known_inputs(view, item, found))


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
        refine_by=before.refine_by,
        ahead=ahead_of(before),
    )


def _given(before: SubmissionFacts, item: Assessed) -> Given:
    """What was given for it, as far as it is asked in the same unit now."""
    if not before.inputs:
        return NOTHING_GIVEN
    given = from_plain(Given, before.inputs)
    if item.methodology is None or before.working is None:
        return given
    return still_fitting(given, units_in(before.working), item.methodology)
