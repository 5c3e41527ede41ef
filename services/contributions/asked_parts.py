"""Of which figures parts are asked for, from which units; and the parts that have come."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope
from domain.contributions.together import Contributor, FigureParts, contributors_of
from models.repositories import contributions
from models.repositories.contributions import ContributionFacts
from models.repositories.programme import programmes
from models.repositories.programme.definition import once
from models.repositories.programme.programmes import IndicatorFacts
from services.standing.expected import ground_of

NO_PARTS: Mapping[int, FigureParts] = {}


@dataclass(frozen=True, slots=True)
class PartAsked:
    """A part that a unit gives of an indicator's figure."""

    indicator: IndicatorFacts
    executor_id: int
    executor: str


@once
async def parts_asked(session: AsyncSession, programme_id: int, period_id: int) -> tuple[PartAsked, ...]:
    """Every part of a period, in the report's order; of one figure in the order of column 6. A computed
    figure has none, nor has what is not measured."""
    ground = await ground_of(session, programme_id, period_id)
    asking = [one.indicator for one in ground.expected if one.methodology is None and one.indicator.measured]
    asking = [one for one in asking if one.together is not None]
    if not asking:
        return ()
    names = {one.id: one.name for one in await programmes.executors(session, programme_id)}
    assigned = await programmes.assignments(session, programme_id)
    return tuple(
        PartAsked(one, executor_id, names[executor_id])
        for one in asking
        for executor_id in contributors_of(one, [each for each in assigned if each.indicator_id == one.id])
    )


async def own_parts(session: AsyncSession, scope: Scope, period_id: int) -> tuple[PartAsked, ...]:
    """Those that somebody gives; of a period that is open again for some indicators, of those."""
    asked = await parts_asked(session, scope.programme_id, period_id)
    period = (await ground_of(session, scope.programme_id, period_id)).period
    own = (one for one in asked if scope.answers_for(one.executor_id))
    return tuple(one for one in own if period.asks(one.indicator.id))


async def parts_of(
    session: AsyncSession, programme_id: int, period_id: int, only: Collection[int]
) -> Mapping[int, FigureParts]:
    """By indicator id what has come of these figures, for whoever sees them; without those of which no part
    is asked for."""
    asked = [one for one in await parts_asked(session, programme_id, period_id) if one.indicator.id in only]
    if not asked:
        return NO_PARTS
    given = await newest_of(session, programme_id, period_id, {one.indicator.id for one in asked})
    found: dict[int, list[Contributor]] = defaultdict(list)
    rows = {one.indicator.id: one.indicator for one in asked}
    for one in asked:
        part = given.get((one.indicator.id, one.executor_id))
        found[one.indicator.id].append(Contributor(one.executor_id, one.executor, part))
    return {id_: FigureParts(how, tuple(own)) for id_, own in found.items() if (how := rows[id_].together)}


async def newest_of(
    session: AsyncSession, programme_id: int, period_id: int, indicator_ids: Collection[int]
) -> dict[tuple[int, int], ContributionFacts]:
    """By indicator and executor."""
    found = await contributions.newest(session, programme_id, [period_id], indicator_ids)
    return {(one.indicator_id, one.executor_id): one for one in found}
