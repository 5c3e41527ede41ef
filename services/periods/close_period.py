"""Closing a period: nothing lands in it any more, and it keeps the programme as it was. Reopening it."""

from datetime import timedelta

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import NotFound, Stale
from domain.time.periods import Period
from models.repositories import drafts, people
from models.repositories.programme import documents, periods, programmes, question_rows, snapshots
from models.tables.period import PeriodRow, Snapshot
from programmes.plain.whole import to_plain
from services.access import enter
from services.computing.ask_undecided import ask_undecided
from services.context import Context, Work
from services.drafts.typed_answer import LONGEST_TYPED, await_typed, take_typed
from services.notices.asked_for import ReportBuilt
from services.notices.executors import CollectionClosed, PeriodReopened, PictureOfClosed
from services.notices.plan import plan
from services.periods.open_period import handing_in, tell_executors
from services.periods.see_periods import Periods, describe

BEHIND = timedelta(seconds=5)
"""The picture first, the report behind it."""


async def close_period(ctx: Context, programme_id: int, period_id: int) -> Periods:
    """Lock it and freeze its version; ``Stale`` where it is closed already."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        row = await _row(work, programme_id, period_id)
        if row.closed_at is not None:
            raise Stale
        told = await handing_in(work, row)
        row.closed_at, row.closed_by_id = work.now, await work.person_id()
        work.audit(row, "close_period", programme_id, new={"key": row.key})
        await _freeze(work, row)
        # Kept for a reopening; plain messages no longer go to them.
        for draft in await drafts.standing_in(work.session, programme_id, period_id):
            draft.message_id, draft.listens = None, False
        await work.writer.flush()
        await _tell(work, row, told)
        return await describe(work.session, ctx, scope)


async def _tell(work: Work, row: PeriodRow, handing_in: set[int]) -> None:
    """Executors in words; deputies with the picture and the report. Whoever closes it knows."""
    about = row.programme_id, row.id
    members = await people.members_of(work.session, row.programme_id, role=Role.DEPUTY)
    deputies = {member.person_id for member in members}
    others = handing_in - deputies - {await work.person_id()}
    await plan(work, CollectionClosed(*about), *sorted(others))
    await plan(work, PictureOfClosed(*about), *sorted(deputies))
    order = f"closed {work.now:%Y%m%d%H%M%S} {row.id}"
    await plan(work, ReportBuilt(*about, order), *sorted(deputies), after=BEHIND)


async def await_reopening(ctx: Context, programme_id: int, period_id: int) -> int:
    """The question why; the id of the draft that waits for the answer."""
    return await await_typed(ctx, Verb.MANAGE_PERIOD, DraftKind.REOPEN, programme_id, str(period_id))


async def reopen_period(ctx: Context, draft_id: int, reason: str) -> Periods:
    """Figures are taken again; what the period is judged by stays as it was at the first closing."""
    async with ctx.write() as work:
        programme_id, subject = await take_typed(work, draft_id, DraftKind.REOPEN)
        period_id = int(subject)
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        row = await _row(work, programme_id, period_id)
        if row.closed_at is None:
            raise Stale
        old = {"closed_at": row.closed_at.isoformat()}
        row.closed_at, row.closed_by_id = None, None
        work.audit(row, "reopen_period", programme_id, old=old, new={"reason": reason})
        told = PeriodReopened(programme_id, row.id, reason.strip()[:LONGEST_TYPED])
        await tell_executors(work, row, told)
        await work.writer.flush()
        await ask_undecided(work, programme_id, period_id)
        return await describe(work.session, ctx, scope)


async def _row(work: Work, programme_id: int, period_id: int) -> PeriodRow:
    row = await periods.period_for_change(work.session, programme_id, period_id)
    if row is None:
        raise NotFound("period")
    return row


async def _freeze(work: Work, row: PeriodRow) -> None:
    if await periods.snapshot(work.session, row.id) is not None:
        return
    end = Period.from_key(row.key).end
    document = await documents.document(work.session, row.programme_id)
    kept = Snapshot(
        period_id=row.id,
        programme_id=row.programme_id,
        taken_at=work.now,
        document=to_plain(document),
        indicators=snapshots.plain_indicators(
            await programmes.indicators(work.session, row.programme_id, end),
            await question_rows.decisions(work.session, row.programme_id),
        ),
        headings=snapshots.plain_headings(await programmes.headings(work.session, row.programme_id)),
    )
    work.writer.add(kept)
    await work.writer.flush()
    work.audit(kept, "freeze_period", row.programme_id, new={"key": row.key})
