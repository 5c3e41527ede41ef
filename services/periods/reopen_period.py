"""A closed period takes figures again: of everybody, of one executor, of one indicator; until a day."""

from datetime import date

from domain.access import Verb
from domain.programme.addressed import Addressed
from domain.refusals import DeadlinePassed, Incomplete, NotFound
from models.repositories.programme import periods, programmes
from models.tables.draft import DraftState
from models.tables.period import PeriodRow
from services.access import enter
from services.computing.ask_undecided import ask_undecided
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.notices.executors import PeriodReopened
from services.notices.plan import plan
from services.periods.asked_periods import check_goes_on
from services.periods.open_period import handing_in
from services.periods.reopening import Reopening, ReopeningStep, own_reopening, reopening_of
from services.periods.see_periods import Periods, describe


async def reopen_period(ctx: Context, draft_id: int, revision: int, until: date) -> Periods:
    """What the period is judged by stays as it was at the first closing; whoever hands in what is open now is
    told. ``until`` is the day that was shown.

    What was open for others stays open, until the same day. ``Stale`` where the question has moved on, or the
    period takes everybody's figures already; ``DeadlinePassed`` where the day is over.
    """
    async with ctx.write() as work:
        draft = await own_reopening(work.session, ctx, draft_id, revision)
        programme_id = draft.programme_id or 0
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        row = await periods.period_for_change(work.session, programme_id, int(draft.subject))
        if row is None:
            raise NotFound("period")
        await check_goes_on(work.session, scope)
        said = await reopening_of(work.session, ctx, draft)
        if said.asks is not ReopeningStep.UNTIL:
            raise Incomplete(said.asks)
        if until < ctx.today((await programmes.facts(work.session, programme_id)).timezone):
            raise DeadlinePassed(until)
        await _open(work, row, said, until)
        draft.state, draft.message_id = DraftState.DONE, None
        touch(work, draft)
        await work.writer.flush()
        await ask_undecided(work, programme_id, row.id)
        return await describe(work.session, ctx, scope)


async def _open(work: Work, row: PeriodRow, said: Reopening, until: date) -> None:
    was = periods.facts_of(row)
    old = {"closed_at": row.closed_at.isoformat() if row.closed_at else ""}
    new = {"reason": said.reason, "until": until.isoformat()}
    before = await handing_in(work, row) if was.is_partly_open else set()
    row.reopened_until = until
    row.reopened_at = row.reopened_at if was.is_partly_open else work.now
    if said.whom is Addressed.ALL:
        row.closed_at, row.reopened_ids = None, None
    else:
        row.reopened_ids = sorted({*said.ids, *(row.reopened_ids or ())})
        new["numbers"] = ", ".join(one.indicator.number for one in said.rows)
    work.audit(row, "reopen_period", row.programme_id, old=old, new=new)
    await work.writer.flush()
    told = await handing_in(work, row)
    if was.is_partly_open and was.due_on == until and said.whom is not Addressed.ALL:
        told -= before - await handing_in(work, row, said.ids)
    await plan(work, PeriodReopened(row.programme_id, row.id, said.reason), *sorted(told))
