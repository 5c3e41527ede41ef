"""What is known of a computed indicator's inputs before anybody is asked (storyboard 2)."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.asking import Earlier, known
from domain.methodology.given import Given
from domain.methodology.plain import from_plain
from domain.methodology.versions import in_force
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme import programmes
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
