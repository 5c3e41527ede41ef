"""«Все программы»: how far the collection of each is, for whoever coordinates or oversees several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.figures.standing import State
from domain.progress import progress
from domain.refusals import NotAllowed
from domain.time.periods import Period
from domain.time.workdays import working_days_between
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from services.access import scopes
from services.context import Context
from services.periods.asked_periods import latest_asked
from services.standing.assessed import Assessed, assessed_in

_BEHIND = (State.BEHIND, State.MISSED)


@dataclass(frozen=True, slots=True)
class CollectedNow:
    """What is being collected of a programme: ``handed_in`` of ``total`` that are owed, how many figures are
    ``behind`` (or missed already), how many wait for the coordinator's word."""

    period_id: int
    period: Period
    handed_in: int
    total: int
    behind: int
    waiting: int
    due_on: date
    days_left: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """``collected`` is ``None`` where nothing is collected now."""

    programme_id: int
    programme: str
    municipality: str
    coordinates: bool
    rests: bool
    collected: CollectedNow | None = None

    @property
    def order(self) -> tuple[bool, bool, date, int]:
        """What lacks something comes first, by its deadline; what is not collected last."""
        found = self.collected
        if found is None:
            return True, True, date.max, 0
        return False, found.handed_in == found.total, found.due_on, -found.behind


@dataclass(frozen=True, slots=True)
class AllProgrammes:
    """All that the reader coordinates or oversees, what needs attention first; ``today`` in the first."""

    lines: tuple[ProgrammeLine, ...]
    today: date

    @property
    def several_towns(self) -> bool:
        return len({one.municipality for one in self.lines}) > 1


async def see_all(ctx: Context) -> AllProgrammes:
    """Of each programme whose whole progress the actor sees, the period that is asked for now. The number of
    statements is the same for two programmes and for thirty. ``NotAllowed`` where there is none."""
    async with ctx.read() as session:
        seen = [one for one in await scopes(session, ctx, Verb.SEE_PROGRESS) if one.sees_all]
        if not seen:
            raise NotAllowed(Verb.SEE_PROGRESS)
        asked = {one.programme_id: await latest_asked(session, ctx, one.programme_id) for one in seen}
        collected = {programme_id: period for programme_id, period in asked.items() if period is not None}
        items = await assessed_in(session, collected)
        lines = [
            await _line(session, ctx, one, asked[one.programme_id], items.get(one.programme_id, ()))
            for one in seen
        ]
        first = await programmes.facts(session, seen[0].programme_id)
    return AllProgrammes(tuple(sorted(lines, key=lambda one: one.order)), ctx.today(first.timezone))


async def _line(
    session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts | None, items: Sequence[Assessed]
) -> ProgrammeLine:
    facts = await programmes.facts(session, scope.programme_id)
    coordinates = Role.COORDINATOR in scope.roles
    named = facts.id, facts.title, facts.municipality, coordinates, facts.rests
    if period is None:
        return ProgrammeLine(*named)
    today = ctx.today(facts.timezone)
    days_off = await periods.days_off(session, facts.id)
    done = progress(items)
    collected = CollectedNow(
        period_id=period.id,
        period=Period.from_key(period.key),
        handed_in=done.owed_and_in,
        total=len(done.owed),
        behind=sum(item.standing.state in _BEHIND for item in items),
        waiting=len(done.waiting),
        due_on=period.due_on,
        days_left=working_days_between(today, period.due_on, days_off),
        overdue=today > period.due_on,
    )
    return ProgrammeLine(*named, collected)
