"""What is known of a computed indicator's inputs before anybody is asked (storyboard 2)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.asking import Earlier, known
from domain.methodology.given import Given
from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain
from domain.methodology.versions import in_force
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme import programmes
from services.periods.kept_document import methods_by_period
from services.standing.assessed import Assessed, Overview


@dataclass(frozen=True, slots=True)
class InputsGiven:
    """With a figure's newest version; ``asked_by`` is the methodology that its period is computed by."""

    indicator_id: int
    period: Period
    given: Given
    asked_by: Methodology | None


def known_inputs(view: Overview, item: Assessed, found: list[InputsGiven]) -> Given:
    """From this indicator's earlier periods, and from others of the programme that ask for the same."""
    if item.methodology is None:
        return Given()
    period = Period.from_key(view.period.key)
    others = [one for one in found if (one.indicator_id, one.period) != (item.indicator.id, period)]
    return known(item.methodology, period, earlier(others))


async def inputs_given(session: AsyncSession, programme_id: int) -> list[InputsGiven]:
    """Of every computed figure of a programme, the oldest period first. What was given in a period that was
    closed was asked for in the words of then."""
    now = await programmes.methodologies(session, programme_id)
    then = await methods_by_period(session, programme_id)
    made = []
    for indicator_id, key, inputs in await submissions.with_inputs(session, programme_id):
        period, methods = Period.from_key(key), then.get(key, now)
        version = in_force(methods.get(indicator_id, ()), period)
        made.append(InputsGiven(indicator_id, period, from_plain(Given, inputs), version))
    return made


def earlier(found: list[InputsGiven]) -> list[Earlier]:
    """As far as it is known what was asked."""
    return [Earlier(one.asked_by, one.period, one.given) for one in found if one.asked_by is not None]
