"""Handing in for a unit, step by step: the unit, the source of its figures, its list."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.drafts import DraftKind
from domain.refusals import NotFound, TooLong
from models.repositories import drafts
from services.context import Context, Work
from services.drafts.typed_answer import still_asked, take_typed, wait_for
from services.figures.tasks import TaskList, desk_of
from services.for_whom.keep_sitting import begin, stop, taken_up
from services.for_whom.sitting import LONGEST_SOURCE, ForWhom, enter_for, ids_in, subject_of
from services.periods.taking import collected, role_of, why_closed

_PROPOSED = 4


@dataclass(frozen=True, slots=True)
class Source:
    """One that was said before; ``id`` is the sitting that it was said for."""

    id: int
    words: str


@dataclass(frozen=True, slots=True)
class UnitDesk:
    """What a unit has to hand in. Where the source has to be said first, ``question_id`` is the draft that
    waits for it, and ``sources`` those that were said last."""

    tasks: TaskList
    question_id: int | None = None
    sources: tuple[Source, ...] = ()
    day: date = date.min

    @property
    def today(self) -> str:
        """«08.07»"""
        return f"{self.day:%d.%m}"

    @property
    def for_whom(self) -> ForWhom:
        assert self.tasks.for_whom is not None
        return self.tasks.for_whom


async def hand_in_for(
    ctx: Context, programme_id: int, executor_id: int, period_id: int, *, anew: bool = False
) -> UnitDesk:
    """The unit's list; the source is asked once a day, or ``anew``. ``NotFound`` where the unit hands in
    nothing of the period, and gives no part of it."""
    async with ctx.write() as work:
        desk = await _desk(work.session, ctx, programme_id, executor_id, period_id)
        about = subject_of(executor_id, period_id)
        if not anew and await taken_up(work, programme_id, about, desk.day):
            return desk
        question = await wait_for(work, DraftKind.SOURCE, programme_id, about)
        return replace(desk, question_id=question.id, sources=await _sources(work.session, ctx, programme_id))


async def see_unit(ctx: Context, programme_id: int, executor_id: int, period_id: int) -> UnitDesk:
    """The unit's list, nothing asked."""
    async with ctx.read() as session:
        return await _desk(session, ctx, programme_id, executor_id, period_id)


async def name_source(ctx: Context, draft_id: int, text: str) -> UnitDesk:
    """«письмо от 07.07 № 12-44»: from now on the unit's figures are from there; «👍» is asked again."""
    source = " ".join(text.split())
    if not any(map(str.isalnum, source)):
        return await see_source(ctx, draft_id)
    if len(source) > LONGEST_SOURCE:
        raise TooLong(LONGEST_SOURCE, len(source))
    async with ctx.write() as work:
        return await _sourced(work, draft_id, source)


async def take_source(ctx: Context, draft_id: int, sitting_id: int) -> UnitDesk:
    """One that was said before, for whichever unit."""
    async with ctx.write() as work:
        said = await drafts.own(work.session, ctx.actor.person_id, sitting_id)
        if said is None or said.kind != DraftKind.FOR_WHOM:
            raise NotFound("draft")
        return await _sourced(work, draft_id, str(said.answers["source"]))


async def see_source(ctx: Context, draft_id: int) -> UnitDesk:
    """The open question for a source."""
    async with ctx.read() as session:
        programme_id, about = await still_asked(session, ctx, draft_id, DraftKind.SOURCE)
        executor_id, period_id = ids_in(about)
        desk = await _desk(session, ctx, programme_id, executor_id, period_id)
        return replace(desk, question_id=draft_id, sources=await _sources(session, ctx, programme_id))


async def stop_handing_in_for(ctx: Context) -> None:
    """«/tasks» alone: what is typed by number from now on is one's own."""
    async with ctx.write() as work:
        work.only_looked = not await stop(work)


async def _sourced(work: Work, draft_id: int, source: str) -> UnitDesk:
    programme_id, about = await take_typed(work, draft_id, DraftKind.SOURCE)
    executor_id, period_id = ids_in(about)
    before = await _desk(work.session, work.ctx, programme_id, executor_id, period_id)
    await begin(work, programme_id, about, source, before.day)
    return await _desk(work.session, work.ctx, programme_id, executor_id, period_id)


async def _desk(
    session: AsyncSession, ctx: Context, programme_id: int, executor_id: int, period_id: int
) -> UnitDesk:
    scope = await enter_for(session, ctx, programme_id, executor_id)
    period = await collected(session, scope, period_id)
    desk = await desk_of(session, ctx, scope, period)
    tasks = await desk.tasks()
    if not tasks.tasks and not tasks.parts:
        raise await why_closed(session, period, role_of(scope)) if period.reopened else NotFound("executor")
    return UnitDesk(tasks, day=desk.today)


async def _sources(session: AsyncSession, ctx: Context, programme_id: int) -> tuple[Source, ...]:
    said = await drafts.latest_of(session, ctx.actor.person_id, DraftKind.FOR_WHOM, programme_id)
    known: dict[str, int] = {}
    for one in said:
        known.setdefault(str(one.answers["source"]), one.id)
    return tuple(Source(id_, words) for words, id_ in known.items())[:_PROPOSED]
