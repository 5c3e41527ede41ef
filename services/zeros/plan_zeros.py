"""«Нули по графику»: ticked, given a due date or counted as on pace; nothing counts before the press."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from domain.access import Verb
from domain.ahead.due_dates import check_due, read_due
from domain.drafts import DraftKind
from domain.refusals import NotFound, Stale, TooLateToTakeBack
from domain.time.periods import Period
from models.repositories.programme import document_rows, programmes
from models.repositories.queues import outbox
from models.tables.draft import Draft, DraftState
from services.access import enter
from services.computing.follow import follow_plans
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.typed_answer import wait_for
from services.notices.executors import ZerosPlanned
from services.notices.plan import plan
from services.people.reached import concerned_by_figures
from services.plan.plan_indicator import write_plan
from services.zeros.find_zeros import Zero
from services.zeros.restore_plan import restore_plan
from services.zeros.zero_list import (
    ZeroList,
    any_zeros,
    describe_zeros,
    is_untold,
    own_zeros,
    period_of_zeros,
    planned_period,
    zeros_now,
)


class ZerosWay(StrEnum):
    """What the ticked figures get: the day that each one's explanation names, one day for all of them, or
    their own value as the plan for the period."""

    OWN = "own"
    ALL = "all"
    PACE = "pace"


async def list_zeros(ctx: Context, programme_id: int) -> ZeroList:
    """All of them ticked at first; what was ticked before stays so. ``NoOpenPeriod`` where nothing is
    collected."""
    async with ctx.write() as work:
        period = await period_of_zeros(work.session, ctx, programme_id)
        draft = await wait_for(work, DraftKind.ZEROS, programme_id, str(period.id))
        return await _shown(work, draft)


async def see_zeros(ctx: Context, draft_id: int) -> ZeroList:
    """As it is now, or what was set by it."""
    async with ctx.read() as session:
        return await describe_zeros(session, ctx, await any_zeros(session, ctx, draft_id))


async def tick_zero(ctx: Context, draft_id: int, revision: int, indicator_id: int) -> ZeroList:
    """On or off; ``Stale`` where it is no longer on the list."""
    async with ctx.write() as work:
        draft = await own_zeros(work.session, ctx, draft_id, revision)
        if str(indicator_id) not in draft.answers["shown"]:
            raise Stale
        ticked = {*draft.answers["ticked"]} ^ {indicator_id}
        draft.answers = {**draft.answers, "ticked": sorted(ticked)}
        return await _shown(work, draft)


async def say_zeros_day(ctx: Context, draft_id: int, text: str) -> ZeroList:
    """One day for all of the ticked, as typed; it counts with its button. ``UnclearDue``, ``DueOutside``."""
    async with ctx.write() as work:
        draft = await own_zeros(work.session, ctx, draft_id)
        period, _ = await zeros_now(work.session, ctx, draft)
        due, _ = read_due(text, Period.from_key(period.key))
        draft.answers = {**draft.answers, "due": due.isoformat()}
        return await _shown(work, draft)


async def plan_zeros(
    ctx: Context, draft_id: int, revision: int, way: ZerosWay, due: date | None = None
) -> ZeroList:
    """Of the ticked figures that are as they were shown; their executors are told two minutes later.

    ``Stale`` where none is left, or the list has moved on; ``PeriodClosed`` where it was closed meanwhile.
    """
    async with ctx.write() as work:
        draft = await own_zeros(work.session, ctx, draft_id, revision)
        programme_id = draft.programme_id or 0
        await enter(work.session, ctx, Verb.PLAN, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        await programmes.lock_indicators(work.session, programme_id, draft.answers["ticked"])
        facts, zeros = await zeros_now(work.session, ctx, draft)
        if way is ZerosWay.ALL:
            if due is None:
                raise Stale
            check_due(due, Period.from_key(facts.key))
        chosen = [one for one in zeros if _is_meant(one, draft, way)]
        if not chosen:
            raise Stale
        planned = [await _plan(work, programme_id, facts.key, one, way, due) for one in chosen]
        await _tell(work, draft, chosen)
        draft.answers = {"planned": planned, "at": work.now.isoformat()}
        draft.state, draft.message_id = DraftState.DONE, None
        touch(work, draft)
        await follow_plans(work, programme_id)
        await work.writer.flush()
        return await describe_zeros(work.session, ctx, draft)


def _is_meant(zero: Zero, draft: Draft, way: ZerosWay) -> bool:
    """It is ticked, and the same version that was shown."""
    shown, figure = draft.answers["shown"].get(str(zero.id)), zero.item.figure
    same = figure is not None and figure.id == shown and zero.id in draft.answers["ticked"]
    return same and (way is not ZerosWay.OWN or zero.later.due is not None)


async def _plan(
    work: Work, programme_id: int, key: str, zero: Zero, way: ZerosWay, due: date | None
) -> dict[str, Any]:
    indicator = await programmes.lock_indicator(work.session, programme_id, zero.id)
    if indicator is None:
        raise NotFound("indicator")
    row = await document_rows.plan_row(work.session, zero.id, key)
    was = [None, None] if row is None else [_plain(row.value), _plain(row.due_on)]
    day = {ZerosWay.OWN: zero.later.due, ZerosWay.ALL: due, ZerosWay.PACE: None}[way]
    value = zero.item.value if way is ZerosWay.PACE else None
    said = f"{_plain(day) or _plain(value)} («{zero.later.words}»)"[:100]
    await write_plan(work, indicator, key, value, day, said)
    set_to = {"due": _plain(day), "value": _plain(value)}
    return {"id": zero.id, "number": zero.number, "was": was, **set_to}


def _plain(value: Decimal | date | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


async def _tell(work: Work, draft: Draft, zeros: Sequence[Zero]) -> None:
    """The people of the units whose figures they are, but whoever has set it."""
    programme_id = draft.programme_id or 0
    units = [one.item.indicator.hands_in_id for one in zeros]
    concerned = {one for one in units if one is not None}
    _, people = await concerned_by_figures(work.session, programme_id, concerned, work.now)
    told = people - {await work.person_id()}
    await plan(work, ZerosPlanned(programme_id, int(draft.subject), draft.id), *sorted(told))


async def take_back_zeros(ctx: Context, draft_id: int, revision: int) -> ZeroList:
    """«Отменить»: the plans are what they were; one that was changed since stays. ``TooLateToTakeBack`` once
    the executors are told."""
    async with ctx.write() as work:
        draft = await any_zeros(work.session, ctx, draft_id)
        if draft.state != DraftState.DONE or draft.revision != revision:
            raise Stale
        programme_id = draft.programme_id or 0
        scope = await enter(work.session, ctx, Verb.PLAN, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        period = await planned_period(work.session, scope, draft)
        prefix = ZerosPlanned.prefix(draft.id)
        if not is_untold(work.now, draft.answers) or not await outbox.cancel(work.session, prefix):
            raise TooLateToTakeBack
        for one in draft.answers["planned"]:
            await _take_back(work, (programme_id, one["id"], period.key), one)
        draft.state = DraftState.CANCELLED
        touch(work, draft)
        await follow_plans(work, programme_id)
        await work.writer.flush()
        return await describe_zeros(work.session, ctx, draft)


async def _take_back(work: Work, about: tuple[int, int, str], one: dict[str, Any]) -> None:
    row = await document_rows.plan_row(work.session, about[1], about[2])
    if row is None:
        return
    now = {"value": _plain(row.value), "due": _plain(row.due_on)}
    if any(one[name] is not None and now[name] != one[name] for name in now):
        return
    value, due = one["was"]
    await restore_plan(
        work,
        about,
        None if value is None else Decimal(value),
        None if due is None else date.fromisoformat(due),
    )


async def _shown(work: Work, draft: Draft) -> ZeroList:
    """With the versions as they are shown from now on."""
    _, zeros = await zeros_now(work.session, work.ctx, draft)
    shown = {str(one.id): one.item.figure.id for one in zeros if one.item.figure is not None}
    before = draft.answers
    ticked = before.get("ticked", [one.id for one in zeros])
    new = [one.id for one in zeros if str(one.id) not in before.get("shown", shown)]
    kept = [one for one in ticked if str(one) in shown]
    draft.answers = {**before, "shown": shown, "ticked": sorted({*kept, *new})}
    touch(work, draft)
    await work.writer.flush()
    return await describe_zeros(work.session, work.ctx, draft)
