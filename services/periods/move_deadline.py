"""A period's deadline moved: a day or a rule as typed; whoever hands in is told."""

from dataclasses import dataclass
from datetime import date

from domain.access import Verb
from domain.drafts import DraftKind
from domain.refusals import DeadlinePassed, NotFound, UnclearDeadline
from domain.time.days import read_day
from domain.time.deadlines import read_deadline
from domain.time.periods import Period
from domain.time.workdays import next_working_day
from models.repositories.programme import periods, programmes
from models.tables.period import PeriodRow
from services.access import enter
from services.context import Context, Work
from services.drafts.typed_answer import take_typed, wait_for
from services.notices.executors import DeadlineMoved
from services.periods.open_period import tell_executors
from services.periods.see_periods import Periods, describe
from services.periods.taking import collected


@dataclass(frozen=True, slots=True)
class Moved:
    """The deadline as it is now; ``told`` people will hear of it, nobody where it is the same day."""

    period: Period
    due_on: date
    told: int
    periods: Periods


async def await_deadline(ctx: Context, programme_id: int, period_id: int) -> int:
    """The question for another day, of a period that takes figures; the id of the draft that waits."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await collected(work.session, scope, period_id)
        return (await wait_for(work, DraftKind.DEADLINE, programme_id, str(period_id))).id


async def move_deadline(ctx: Context, draft_id: int, text: str) -> Moved:
    """«25.07.2022», «15-го числа»; ``UnclearDeadline`` or ``DeadlinePassed`` for what cannot be met."""
    async with ctx.write() as work:
        programme_id, period_id = await take_typed(work, draft_id, DraftKind.DEADLINE)
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        row = await periods.period_for_change(work.session, programme_id, int(period_id))
        if row is None:
            raise NotFound("period")
        await collected(work.session, scope, row.id)
        due = await due_from(work, programme_id, row.key, text)
        told = await _move(work, row, due) if due != (row.reopened_until or row.due_on) else 0
        await work.writer.flush()
        return Moved(Period.from_key(row.key), due, told, await describe(work.session, ctx, scope))


async def due_from(work: Work, programme_id: int, key: str, text: str) -> date:
    """What was typed as the last day of a period, by its key. A day off moves to the next working day,
    whether a rule gave it or somebody chose it."""
    days_off = await periods.days_off(work.session, programme_id)
    rule, day = read_deadline(text), read_day(text)
    if rule is None:
        raise UnclearDeadline(text.strip()[:100])
    due = rule.due(Period.from_key(key), days_off) if day is None else next_working_day(day, days_off)
    facts = await programmes.facts(work.session, programme_id)
    if due < work.ctx.today(facts.timezone):
        raise DeadlinePassed(due)
    return due


async def _move(work: Work, row: PeriodRow, due: date) -> int:
    """Of a period that was opened again it is the day until which it takes figures; the first deadline
    stays."""
    was = row.reopened_until or row.due_on
    if row.reopened_until is None:
        row.due_on, row.due_set_at = due, work.now
    else:
        row.reopened_until = due
    old, new = {"due_on": was.isoformat()}, {"due_on": due.isoformat()}
    work.audit(row, "move_deadline", row.programme_id, old=old, new=new)
    return await tell_executors(work, row, DeadlineMoved(row.programme_id, row.id, was))
