"""Of which figures parts are asked for, from which units; and the parts that have come."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope
from domain.contributions.together import Contributor, FigureParts, contributors_of
from domain.figures.targets import Target, TargetKind
from domain.programme.document import PutTogether
from models.repositories import contributions
from models.repositories.contributions import ContributionFacts
from models.repositories.programme import programmes
from models.repositories.programme.definition import once
from models.repositories.programme.programmes import IndicatorFacts
from services.standing.expected import Expected, ground_of

NO_PARTS: Mapping[int, FigureParts] = {}


@dataclass(frozen=True, slots=True)
class PartAsked:
    """A part that a unit gives of an indicator's figure, and what becomes of the parts."""

    indicator: IndicatorFacts
    executor_id: int
    executor: str
    together: PutTogether = PutTogether.APART


@once
async def parts_asked(session: AsyncSession, programme_id: int, period_id: int) -> tuple[PartAsked, ...]:
    """Every part of a period, in the report's order; of one figure in the order of column 6. A computed
    figure has none, nor has what is not measured."""
    ground = await ground_of(session, programme_id, period_id)
    asking = [
        (one.indicator, way)
        for one in ground.expected
        if one.methodology is None and one.indicator.measured and (way := _way(one)) is not None
    ]
    if not asking:
        return ()
    names = {one.id: one.name for one in await programmes.executors(session, programme_id)}
    assigned = await programmes.assignments(session, programme_id)
    return tuple(
        PartAsked(one, executor_id, names[executor_id], way)
        for one, way in asking
        for executor_id in contributors_of(one, [each for each in assigned if each.indicator_id == one.id])
    )


def _way(one: Expected) -> PutTogether | None:
    """«Да» and «нет» are no figures to add up, whatever was set."""
    if one.indicator.together is not None and is_yes_no(one.target):
        return PutTogether.APART
    return one.indicator.together


def is_yes_no(target: Target | None) -> bool:
    return target is not None and target.kind is TargetKind.YES_NO


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
    for one in asked:
        part = given.get((one.indicator.id, one.executor_id))
        found[one.indicator.id].append(Contributor(one.executor_id, one.executor, part))
    ways = {one.indicator.id: one.together for one in asked}
    return {id_: FigureParts(ways[id_], tuple(own)) for id_, own in found.items()}


async def newest_of(
    session: AsyncSession, programme_id: int, period_id: int, indicator_ids: Collection[int]
) -> dict[tuple[int, int], ContributionFacts]:
    """By indicator and executor."""
    found = await contributions.newest(session, programme_id, [period_id], indicator_ids)
    return {(one.indicator_id, one.executor_id): one for one in found}
