"""Threads that somebody may see: a list, one, those about a figure, how many wait for their answer."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.refusals import NotAllowed
from models.repositories import drafts, people, threads
from models.repositories.programme import programmes
from models.repositories.threads import Sees, ThreadFacts
from services.access import enter, programme_name, scopes
from services.asking.notices import ThreadAnswered, ThreadAsked
from services.asking.thread import ThreadSeen, look_at_thread
from services.asking.typed_words import KINDS, thread_in
from services.context import Context

PAGE = 8


@dataclass(frozen=True, slots=True)
class ThreadList:
    """A page of somebody's threads; ``waiting`` for their answer. ``programmes`` are names by id, where they
    have several; ``about`` is the figure that all of them are about, if it is one."""

    reader_id: int
    threads: tuple[ThreadFacts, ...]
    programmes: dict[int, str]
    timezones: dict[int, str]
    page: int = 0
    pages: int = 1
    waiting: int = 0
    about: tuple[int, int] | None = None


async def see_thread(ctx: Context, programme_id: int, thread_id: int) -> ThreadSeen:
    async with ctx.read() as session:
        return await look_at_thread(session, ctx, programme_id, thread_id)


async def see_threads(ctx: Context, page: int) -> ThreadList:
    """Of every programme, what waits for an answer first."""
    async with ctx.read() as session:
        granted = await _granted(session, ctx)
        sees = _sees(ctx, granted)
        pages = max(-(-await threads.counted(session, sees) // PAGE), 1)
        page = min(max(page, 0), pages - 1)
        found = await threads.listed(session, sees, PAGE, page * PAGE)
        waiting = await threads.waiting(session, sees)
        shown = await _list(session, granted, sees.person_id, found)
        return replace(shown, page=page, pages=pages, waiting=waiting)


async def threads_about(ctx: Context, programme_id: int, indicator_id: int) -> ThreadList:
    """Those about an indicator that the actor may see, what was said last first."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.ASK, programme_id)
        every = await threads.about(session, programme_id, indicator_id)
        found = [one for one in every if one.parties.side_of(scope, ctx.actor.person_id)][:PAGE]
        shown = await _list(session, [scope], ctx.actor.person_id or 0, found)
        return replace(shown, about=(programme_id, indicator_id))


async def waiting_threads(ctx: Context) -> tuple[int, int]:
    """How many wait for the actor's answer, and how many there are that they may see."""
    async with ctx.read() as session:
        sees = _sees(ctx, await scopes(session, ctx, Verb.ASK))
        return await threads.waiting(session, sees), await threads.counted(session, sees)


async def thread_on(ctx: Context, message_id: int) -> tuple[int, int] | None:
    """Programme and thread of what stands on a message of the actor's chat: what they were told of it, or
    the receipt of what they have sent."""
    person_id = ctx.actor.person_id
    if person_id is None:
        return None
    async with ctx.read() as session:
        kinds = (ThreadAsked.KIND, ThreadAnswered.KIND)
        if (told := await threads.told_on(session, person_id, message_id, kinds)) is not None:
            return told
        done = await drafts.done_on(session, person_id, ctx.chat_id, message_id)
    for one in done:
        if one.kind in KINDS and one.programme_id is not None:
            return one.programme_id, thread_in(one) or 0
    return None


async def where_to_ask(ctx: Context) -> list[tuple[int, str]]:
    """Programmes (id, name) in which the actor asks a coordinator, and is none. ``NotAllowed`` for somebody
    who has no part in any."""
    async with ctx.read() as session:
        await _granted(session, ctx)
        roles = await people.roles_of(session, ctx.actor.person_id or 0, ctx.now())
    coordinated = {one.programme_id for one in roles if one.role is Role.COORDINATOR}
    several = len({one.programme_id for one in roles}) > 1
    return list(
        {
            one.programme_id: f"{one.municipality}: {one.programme}" if several else one.programme
            for one in roles
            if one.programme_id not in coordinated
        }.items()
    )


async def _granted(session: AsyncSession, ctx: Context) -> list[Scope]:
    """``NotAllowed`` for somebody who has no part in any programme."""
    granted = await scopes(session, ctx, Verb.ASK)
    if not granted:
        raise NotAllowed(Verb.ASK)
    return granted


def _sees(ctx: Context, granted: list[Scope]) -> Sees:
    return Sees(
        person_id=ctx.actor.person_id or 0,
        programme_ids=[one.programme_id for one in granted],
        coordinated=[one.programme_id for one in granted if Role.COORDINATOR in one.roles],
        units=sorted({unit for one in granted for unit in one.executor_ids}),
    )


async def _list(
    session: AsyncSession, granted: list[Scope], reader_id: int, found: list[ThreadFacts]
) -> ThreadList:
    """With the names and zones of the programmes that are in it."""
    shown = {one.programme_id for one in found}
    known = {
        scope.programme_id: (scope, await programmes.facts(session, scope.programme_id))
        for scope in granted
        if scope.programme_id in shown
    }
    names = {id_: programme_name(*one) for id_, one in known.items() if one[0].among_several}
    return ThreadList(
        reader_id, tuple(found), names, {id_: facts.timezone for id_, (_, facts) in known.items()}
    )
