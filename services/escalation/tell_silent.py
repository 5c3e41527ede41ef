"""What a unit's head or overseer is told about it: looked up when it is told, and kept from whoever it is
no business of."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.progress import progress
from domain.refusals import NotFound, NothingOwed
from domain.time.periods import Period
from models.repositories import people
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.reminders import whom
from services.access import enter, programme_name
from services.context import Context
from services.escalation.silent import by_unit, day_of, last_heard
from services.notices.silent import UnitSilent
from services.standing.assessed import Assessed, overview


@dataclass(frozen=True, slots=True)
class SilentToldOf:
    """``numbers`` are missing, ``days`` working days after the deadline; ``by`` are (name, Telegram id) of
    whoever asks: the coordinator who pressed, else all of them."""

    programme_id: int
    programme: str
    period_id: int
    period: Period
    due_on: date
    executor_id: int
    executor: str
    numbers: tuple[str, ...]
    days: int
    by: tuple[tuple[str, int], ...]
    to_head: bool


async def unit_silent(ctx: Context, notice: UnitSilent) -> SilentToldOf:
    """``NothingOwed`` where all of it has come; where it is told by itself, also if the unit is not silent
    any more, or something else was done about it today."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_STATUS, notice.programme_id)
        period = await _open(session, notice)
        own = await _own(session, scope, notice, period)
        facts = await programmes.facts(session, notice.programme_id)
        day = await day_of(session, ctx, facts)
        said = await whom.happened(session, [period.id])
        now = day.unit(period.due_on, last_heard(own), said.get((period.id, notice.executor_id), []))
        found = SilentToldOf(
            programme_id=facts.id,
            programme=programme_name(scope, facts),
            period_id=period.id,
            period=Period.from_key(period.key),
            due_on=period.due_on,
            executor_id=notice.executor_id,
            executor=own[0].indicator.hands_in,
            numbers=progress(own).missing,
            days=day.unit(period.due_on, None, ()).days,
            by=await _asking(session, notice),
            to_head=notice.to_head,
        )
    if not found.numbers or not (notice.by_id or now.proposed):
        raise NothingOwed
    return found


async def _open(session: AsyncSession, notice: UnitSilent) -> PeriodFacts:
    for period in await periods.open_periods(session, notice.programme_id):
        if period.id == notice.period_id:
            return period
    raise NothingOwed


async def _own(
    session: AsyncSession, scope: Scope, notice: UnitSilent, period: PeriodFacts
) -> list[Assessed]:
    """What the unit hands in, as far as it is the actor's too; ``NotFound`` where none of it is."""
    items = (await overview(session, notice.programme_id, period)).items
    assignments = await programmes.assignments(session, notice.programme_id)
    knowing = scope.knowing(assignments, [item.indicator for item in items])
    unit = by_unit(items).get(notice.executor_id, [])
    own = [item for item in unit if knowing.oversees_or_hands_in(item.indicator)]
    if not own:
        raise NotFound("unit")
    return own


async def _asking(session: AsyncSession, notice: UnitSilent) -> tuple[tuple[str, int], ...]:
    if not notice.by_id:
        return tuple(await people.coordinators(session, [notice.programme_id], but=0))
    person = await people.by_id(session, notice.by_id)
    return ((person.name, person.telegram_id),) if person else ()
