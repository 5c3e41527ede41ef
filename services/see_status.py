"""`/status`: how a programme, a section, an executor's indicators or one indicator stands."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.programme import Part
from domain.refusals import NoOpenPeriod, NotFound
from domain.search import Found, Match, MatchKind, Named, find
from domain.standing import State
from models.repositories import programmes
from models.repositories.programmes import ExecutorFacts, HeadingFacts, PeriodFacts
from services.assessed import Assessed, Overview, overview
from services.context import Context
from services.room import Room, enter, rooms


class Scope(StrEnum):
    PROGRAMME = "programme"
    BLOCK = "block"  # what one oversees or hands in
    HEADING = "heading"
    EXECUTOR = "executor"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Status:
    """What was asked for, as it stands. ``subject_id`` is the heading's, executor's or indicator's id.

    ``all_items`` counts the whole programme's indicators that the actor may see.
    """

    scope: Scope
    subject_id: int
    title: str
    view: Overview
    items: tuple[Assessed, ...]
    all_items: int

    def counts(self) -> Counter[State]:
        return Counter(item.standing.state for item in self.items)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Several things or none are meant by ``query``; ``choices`` are the close ones, best first.

    ``only_near``: none of them was meant, they are merely the likest.
    """

    query: str
    programme_id: int
    choices: tuple[tuple[Scope, int, str], ...]
    headings: tuple[HeadingFacts, ...]
    only_near: bool = False


async def programmes_to_see(ctx: Context) -> list[programmes.ProgrammeFacts]:
    """Every programme whose status the actor may see."""
    async with ctx.read() as session:
        return [
            await programmes.facts(session, room.programme_id)
            for room in await rooms(session, ctx, Verb.SEE_STATUS)
        ]


async def search_status(ctx: Context, programme_id: int, query: str) -> Status | Unclear:
    """What `/status дорог` means; an empty query is one's own block, else the programme at a glance."""
    async with ctx.read() as session:
        room, view = await _look(session, ctx, programme_id)
        if not query.strip():
            return await _own_or_all(session, room, view)
        executors = await programmes.executors(session, programme_id)
        found = find(
            query,
            [Named(heading.id, heading.wording, heading.aliases) for heading in view.headings],
            [Named(executor.id, executor.name, ()) for executor in executors],
            [item.indicator.number for item in view.items],
        )
        return await _result(session, room, view, query, found)


async def see_status(
    ctx: Context, programme_id: int, scope: Scope, subject_id: int, period_id: int | None = None
) -> Status:
    """The same by id, for the buttons; ``NotFound`` where it is not in this programme or not theirs."""
    async with ctx.read() as session:
        room, view = await _look(session, ctx, programme_id, period_id)
        return await _scoped(session, room, view, scope, subject_id)


async def _look(
    session: AsyncSession, ctx: Context, programme_id: int, period_id: int | None = None
) -> tuple[Room, Overview]:
    room = await enter(session, ctx, Verb.SEE_STATUS, programme_id)
    view = await overview(session, programme_id, await shown_period(session, programme_id, period_id))
    if room.sees_all:
        return room, view
    return room, replace(view, items=await _visible(session, room, view))


async def shown_period(session: AsyncSession, programme_id: int, period_id: int | None = None) -> PeriodFacts:
    """The one asked for, else the one being collected, else the last there was.

    ``NotFound`` for one that is not the programme's; ``NoOpenPeriod`` where there is none at all.
    """
    known = await programmes.periods(session, programme_id)
    if not known:
        raise NoOpenPeriod((await programmes.facts(session, programme_id)).title)
    asked = [period for period in known if period.id == period_id]
    if period_id is not None and not asked:
        raise NotFound("period")
    collected = [period for period in known if period.closed_at is None]
    return (asked or collected or known)[-1]


async def _visible(session: AsyncSession, room: Room, view: Overview) -> tuple[Assessed, ...]:
    """An executor sees own indicators and their sections (storyboard 0)."""
    own = await _parts_of(session, room)
    places = {_place(item) for item in view.items if item.indicator.id in own} - {(None, None)}
    return tuple(item for item in view.items if item.indicator.id in own or _place(item) in places)


def _place(item: Assessed) -> tuple[int | None, int | None]:
    return item.indicator.task_id, item.indicator.section_id


async def _parts_of(session: AsyncSession, room: Room, *parts: Part) -> set[int]:
    return {
        assignment.indicator_id
        for assignment in await programmes.assignments(session, room.programme_id)
        if assignment.executor_id in room.executor_ids and (not parts or assignment.part in parts)
    }


async def _own_or_all(session: AsyncSession, room: Room, view: Overview) -> Status:
    own = await _parts_of(session, room, Part.HANDS_IN, Part.OVERSEES)
    if own:
        return await _scoped(session, room, view, Scope.BLOCK, 0)
    return await _scoped(session, room, view, Scope.PROGRAMME, 0)


async def _result(
    session: AsyncSession, room: Room, view: Overview, query: str, found: Found
) -> Status | Unclear:
    if found.exact is not None:
        scope, subject_id, _ = _meant(view, found.exact)
        return await _scoped(session, room, view, scope, subject_id)
    close = found.several or found.nearest
    choices = tuple(_meant(view, match) for match in close)
    return Unclear(query, room.programme_id, choices, view.headings, only_near=not found.several)


_SCOPES = {
    MatchKind.SECTION: Scope.HEADING,
    MatchKind.EXECUTOR: Scope.EXECUTOR,
    MatchKind.NUMBER: Scope.INDICATOR,
}


def _meant(view: Overview, match: Match) -> tuple[Scope, int, str]:
    """A match as what is asked for: its scope, the id, the name."""
    if match.kind is not MatchKind.NUMBER:
        return _SCOPES[match.kind], match.id, match.name
    item = next(item for item in view.items if item.indicator.number == match.name)
    return Scope.INDICATOR, item.indicator.id, f"№ {match.name}"


async def _scoped(session: AsyncSession, room: Room, view: Overview, scope: Scope, subject_id: int) -> Status:
    title, items = view.programme.title, view.items
    if scope is Scope.BLOCK:
        own = await _parts_of(session, room, Part.HANDS_IN, Part.OVERSEES)
        title, items = "", tuple(item for item in items if item.indicator.id in own)
    elif scope is Scope.HEADING:
        heading = view.heading(subject_id)
        title = heading.wording if heading else ""
        items = tuple(item for item in items if subject_id in _place(item))
    elif scope is Scope.EXECUTOR:
        title, items = await _executors_items(session, view, subject_id)
    elif scope is Scope.INDICATOR:
        items = tuple(item for item in items if item.indicator.id == subject_id)
        title = items[0].indicator.wording if items else ""
    if not items:
        raise NotFound(scope)
    return Status(scope, subject_id, title, view, items, len(view.items))


async def _executors_items(
    session: AsyncSession, view: Overview, executor_id: int
) -> tuple[str, tuple[Assessed, ...]]:
    parts = await programmes.assignments(session, view.programme.id)
    names: dict[int, ExecutorFacts] = {
        executor.id: executor for executor in await programmes.executors(session, view.programme.id)
    }
    own = {part.indicator_id for part in parts if part.executor_id == executor_id}
    title = names[executor_id].name if executor_id in names else ""
    return title, tuple(item for item in view.items if item.indicator.id in own)
