"""A programme is paused and taken up again, ended and taken up again: meanwhile nobody hears from it."""

from collections.abc import Callable
from datetime import datetime

from domain.access import Verb
from domain.refusals import Stale
from models.repositories.programme import programmes
from models.tables.programme import ProgrammeRow
from services.access import enter
from services.context import Context
from services.periods.see_periods import Periods, describe

_Change = Callable[[ProgrammeRow, datetime], None]


async def pause_programme(ctx: Context, programme_id: int) -> Periods:
    """Figures are still taken. ``Stale`` where it is paused or has ended already."""
    return await _change(ctx, programme_id, "pause_programme", _pause)


async def resume_programme(ctx: Context, programme_id: int) -> Periods:
    """``Stale`` where it is not paused."""
    return await _change(ctx, programme_id, "resume_programme", _resume)


async def end_programme(ctx: Context, programme_id: int) -> Periods:
    """No figure is taken any more, no period opens; what was collected stays to be read."""
    return await _change(ctx, programme_id, "end_programme", _end)


async def take_up_programme(ctx: Context, programme_id: int) -> Periods:
    """One that has ended goes on, paused if it was; ``Stale`` where it has not ended."""
    return await _change(ctx, programme_id, "take_up_programme", _take_up)


def _pause(row: ProgrammeRow, now: datetime) -> None:
    if row.paused_at is not None or row.ended_at is not None:
        raise Stale
    row.paused_at = now


def _resume(row: ProgrammeRow, _now: datetime) -> None:
    if row.paused_at is None or row.ended_at is not None:
        raise Stale
    row.paused_at = None


def _end(row: ProgrammeRow, now: datetime) -> None:
    if row.ended_at is not None:
        raise Stale
    row.ended_at = now


def _take_up(row: ProgrammeRow, _now: datetime) -> None:
    if row.ended_at is None:
        raise Stale
    row.ended_at = None


async def _change(ctx: Context, programme_id: int, action: str, change: _Change) -> Periods:
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        row = await programmes.lock_programme(work.session, programme_id)
        old = _stands(row)
        change(row, work.now)
        work.audit(row, action, programme_id, old=old, new=_stands(row))
        await work.writer.flush()
        return await describe(work.session, ctx, scope)


def _stands(row: ProgrammeRow) -> dict[str, str]:
    moments = {"paused_at": row.paused_at, "ended_at": row.ended_at}
    return {name: at.isoformat() for name, at in moments.items() if at is not None}
