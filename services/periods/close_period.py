"""Closing a period: nothing lands in it any more, and it keeps the programme as it was."""

from datetime import timedelta

from domain.access import Role, Verb
from domain.refusals import NotFound, Stale
from domain.time.periods import Period
from models.repositories import drafts, people, submissions
from models.repositories.programme import documents, periods, programmes, question_rows, snapshots
from models.tables.period import PeriodRow, Snapshot
from programmes.plain.whole import to_plain
from services.access import enter
from services.context import Context, Work
from services.notices.asked_for import ReportBuilt
from services.notices.executors import CollectionClosed, PictureOfClosed
from services.notices.plan import plan
from services.periods.open_period import handing_in
from services.periods.see_periods import Periods, describe

BEHIND = timedelta(seconds=5)
"""The picture first, the report behind it."""


async def close_period(ctx: Context, programme_id: int, period_id: int) -> Periods:
    """Lock it and freeze its version, also where it was open again for some; ``Stale`` where it is closed
    already."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        row = await periods.period_for_change(work.session, programme_id, period_id)
        if row is None:
            raise NotFound("period")
        if not periods.facts_of(row).is_collected:
            raise Stale
        await close_within(work, row, await work.person_id())
        return await describe(work.session, ctx, scope)


async def close_within(work: Work, row: PeriodRow, by_id: int | None) -> None:
    """The same in a caller's transaction, who holds the row; ``by_id`` is nobody where it closes by itself.

    A period that was opened again is another revision of its report where something was accepted meanwhile:
    only then the deputies hear of it.
    """
    told = await handing_in(work, row)
    is_new = await _is_new(work, row)
    row.revision += is_new
    row.closed_at, row.closed_by_id = work.now, by_id or row.closed_by_id
    row.reopened_until, row.reopened_at, row.reopened_ids = None, None, None
    work.audit(row, "close_period", row.programme_id, new={"key": row.key, "revision": row.revision})
    await _freeze(work, row)
    # Kept for a reopening; plain messages no longer go to them.
    for draft in await drafts.standing_in(work.session, row.programme_id, row.id):
        draft.message_id, draft.listens = None, False
    await work.writer.flush()
    await _tell(work, row, told - {by_id}, is_new=is_new)


async def _is_new(work: Work, row: PeriodRow) -> bool:
    if row.reopened_at is None:
        return True
    return bool(await submissions.accepted_since(work.session, row.id, row.reopened_at))


async def _tell(work: Work, row: PeriodRow, handing_in: set[int], *, is_new: bool) -> None:
    """Executors in words; deputies with the picture and the report. Whoever closes it knows."""
    about = row.programme_id, row.id
    members = await people.members_of(work.session, row.programme_id, role=Role.DEPUTY)
    deputies = {member.person_id for member in members} if is_new else set()
    await plan(work, CollectionClosed(*about), *sorted(handing_in - deputies))
    await plan(work, PictureOfClosed(*about), *sorted(deputies))
    order = f"closed {work.now:%Y%m%d%H%M%S} {row.id}"
    await plan(work, ReportBuilt(*about, order), *sorted(deputies), after=BEHIND)


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
