"""What is said of a period that the bot has opened, looked up at the moment it is told."""

from dataclasses import dataclass
from datetime import date

from domain.access import Verb
from domain.methodology.asking import collects_by_month
from domain.time.periods import Period
from models.repositories import people
from models.repositories.programme import periods
from services.access import enter, programme_name
from services.context import Context
from services.figures.owed_months import first_month_of
from services.notices.coordinators import OpenedByItself
from services.periods.asked_periods import is_early
from services.standing.expected import ground_of


@dataclass(frozen=True, slots=True)
class OpenedPeriod:
    """How many executors hand in something of it: those who are ``reminded``, and those in whose name nobody
    has come in yet."""

    programme_id: int
    programme: str
    period: Period
    due_on: date
    reminded: int
    without_people: int
    month: Period | None = None
    """It is open early, for the inputs of its months: the first of them, and until when those are due."""
    month_due_on: date | None = None


async def opened_period(ctx: Context, notice: OpenedByItself) -> OpenedPeriod | None:
    """``None`` where it is closed already, or no longer the newest."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.MANAGE_PERIOD, notice.programme_id)
        newest = (await periods.of_programme(session, notice.programme_id))[-1]
        if newest.id != notice.period_id or newest.closed_at is not None:
            return None
        ground = await ground_of(session, notice.programme_id, newest.id)
        today = ctx.today(ground.programme.timezone)
        early = await is_early(session, notice.programme_id, newest, today)
        month, month_due_on = (
            await first_month_of(session, notice.programme_id, newest) if early else (None, None)
        )
        members = await people.members_of(session, notice.programme_id)
    monthly = [one for one in ground.expected if collects_by_month(one.methodology, one.period)]
    asked = {one.indicator.hands_in_id for one in (monthly if early else ground.expected)} - {None}
    reached = asked & {one.executor_id for one in members}
    return OpenedPeriod(
        programme_id=notice.programme_id,
        programme=programme_name(scope, ground.programme),
        period=Period.from_key(newest.key),
        due_on=newest.due_on,
        reminded=len(reached),
        without_people=len(asked - reached),
        month=month,
        month_due_on=month_due_on,
    )
