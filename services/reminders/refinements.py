"""Which preliminary figures a person is to refine by now, looked up when they are reminded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.figures.refining.days import remind_on
from domain.reminders.follow_up import followed
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.repositories.programme.programmes import IndicatorFacts
from models.repositories.reminders import whom
from models.repositories.reminders.promises import Promise, promised_in
from models.repositories.reminders.whom import FollowUpFacts
from services.access import programme_name
from services.context import Context
from services.standing.expected import ground_of

_LONGEST_REST = timedelta(days=14)
"""No days off are longer: on the last working day before them it is told already."""


@dataclass(frozen=True, slots=True)
class OwedRefinement:
    """A figure that was promised to be refined until a day; ``is_over``: that has passed.

    ``closed``: its period has to be opened again first, by a coordinator, who may be the actor.
    """

    programme_id: int
    programme: str
    period_id: int
    period: Period
    indicator_id: int
    number: str
    name: str
    wording: str
    refine_by: date
    is_over: bool
    closed: bool
    coordinates: bool = False


async def refinements_of(session: AsyncSession, ctx: Context, scope: Scope) -> list[OwedRefinement]:
    """Of what the actor hands in, or has handed in for a unit, whose day has come; the earliest first."""
    facts = await programmes.facts(session, scope.programme_id)
    if facts.rests:
        return []
    today = ctx.today(facts.timezone)
    days_off = await periods.days_off(session, scope.programme_id)
    promises = await promised_in(session, [scope.programme_id], today + _LONGEST_REST)
    due = [one for one in promises if remind_on(one.refine_by, days_off) <= today]
    happened = await whom.happened(session, {one.period_id for one in due}) if due else {}
    found = []
    for promise in due:
        row = await _own(session, ctx, scope, promise, happened)
        if row is not None:
            owed = _owed(programme_name(scope, facts), scope, promise, row, today)
            ground = await ground_of(session, scope.programme_id, promise.period_id)
            taken = ground.period.takes(row.id, today)
            found.append(replace(owed, closed=not taken))
    return found


async def _own(
    session: AsyncSession,
    ctx: Context,
    scope: Scope,
    promise: Promise,
    happened: Mapping[tuple[int, int], Sequence[FollowUpFacts]],
) -> IndicatorFacts | None:
    """The indicator, where it is the actor's to refine and nobody else has taken it over."""
    ground = await ground_of(session, scope.programme_id, promise.period_id)
    rows: Mapping[int, IndicatorFacts] = {one.indicator.id: one.indicator for one in ground.expected}
    row, person_id = rows.get(promise.indicator_id), ctx.actor.person_id
    if row is None:
        return None
    if promise.brought_by == person_id and Role.COORDINATOR in scope.roles:
        return row
    now = followed(happened.get((promise.period_id, row.hands_in_id or 0), ()))
    is_asked = not now.muted and now.taken_over_by in (None, person_id)
    return row if scope.hands_in(row) and is_asked else None


def _owed(programme: str, scope: Scope, promise: Promise, row: IndicatorFacts, today: date) -> OwedRefinement:
    return OwedRefinement(
        programme_id=scope.programme_id,
        programme=programme,
        period_id=promise.period_id,
        period=Period.from_key(promise.key),
        indicator_id=row.id,
        number=row.number,
        name=row.short,
        wording=promise.wording,
        refine_by=promise.refine_by,
        is_over=promise.refine_by < today,
        closed=promise.closed_at is not None,
        coordinates=Role.COORDINATOR in scope.roles,
    )
