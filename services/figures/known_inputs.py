"""What is known of a computed indicator's inputs before anybody is asked (storyboard 2)."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.figures import form
from domain.figures.computed import with_known
from domain.figures.form import NOTHING_GIVEN, Answers
from domain.methodology.asking import Earlier, known
from domain.methodology.given import Given
from domain.methodology.plain import from_plain
from domain.methodology.versions import in_force
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme import programmes
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview


async def known_inputs(session: AsyncSession, view: Overview, item: Assessed) -> Given:
    """From this indicator's earlier periods, and from others of the programme that ask for the same."""
    if item.methodology is None:
        return Given()
    methods = await programmes.methodologies(session, view.programme.id)
    earlier = []
    for indicator_id, key, inputs in await submissions.with_inputs(session, view.programme.id):
        period = Period.from_key(key)
        version = in_force(methods.get(indicator_id, ()), period)
        if version is not None and (indicator_id, key) != (item.indicator.id, view.period.key):
            earlier.append(Earlier(version, period, from_plain(Given, inputs)))
    return known(item.methodology, Period.from_key(view.period.key), earlier)


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
        given=from_plain(Given, before.inputs) if before.inputs else NOTHING_GIVEN,
        wording=before.wording,
        value=before.value,
        words=before.value is None and not before.no_data,
        no_data=before.no_data,
        confirmed=True,
        explanation=before.explanation,
        explained=str(item.expected.standing(before).state),
    )
