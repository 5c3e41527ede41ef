"""The tick that closes again what was opened again, once its last day is over."""

from domain.access import Role
from models.repositories import people, submissions
from models.repositories.programme import ongoing, periods, programmes
from models.repositories.programme.ongoing import OpenAgain
from models.repositories.programme.periods import PeriodFacts
from services.context import Context, Work
from services.notices.coordinators import ClosedByItself
from services.notices.plan import plan
from services.periods.close_period import close_within
from services.standing.expected import ground_of


async def close_due(ctx: Context) -> int:
    """In every programme, also one that rests; gives how many were closed.

    Derived from the database, so it may be called any number of times, by any number of processes. Until it
    has looked, ``taking`` refuses figures all the same.
    """
    async with ctx.read() as session:
        again = await ongoing.open_again(session)
    over = [one for one in again if _is_over(ctx, one)]
    return sum([await _close(ctx, one) for one in over])


def _is_over(ctx: Context, one: OpenAgain) -> bool:
    return ctx.today(one.timezone) > one.until


async def _close(ctx: Context, one: OpenAgain) -> int:
    """Looked up anew below the lock: a coordinator may have closed it, or moved its last day."""
    async with ctx.write() as work:
        await programmes.lock_programme(work.session, one.programme_id)
        row = await periods.period_for_change(work.session, one.programme_id, one.period_id)
        if row is None or row.reopened_until is None or ctx.today(one.timezone) <= row.reopened_until:
            work.only_looked = True
            return 0
        told = await _telling(work, one.programme_id, periods.facts_of(row))
        await close_within(work, row, None)
        members = await people.members_of(work.session, one.programme_id, role=Role.COORDINATOR)
        await plan(work, told, *sorted({member.person_id for member in members}))
        return 1


async def _telling(work: Work, programme_id: int, period: PeriodFacts) -> ClosedByItself:
    """What has become of it: numbers that were accepted anew, and those nobody has decided about."""
    assert period.reopened is not None
    accepted = await submissions.accepted_since(work.session, period.id, period.reopened.since)
    sent = [
        *await submissions.waiting(work.session, programme_id),
        *await submissions.unagreed(work.session, programme_id),
    ]
    waiting = {one.indicator_id for one in sent if one.period_id == period.id}
    expected = (await ground_of(work.session, programme_id, period.id)).expected
    rows = [one.indicator for one in expected if period.asks(one.indicator.id)]
    return ClosedByItself(
        programme_id,
        period.id,
        period.reopened.until,
        ", ".join(one.number for one in rows if one.id in accepted),
        ", ".join(one.number for one in rows if one.id in waiting),
    )
