"""A sitting: a coordinator hands in for one unit and has said from where its figures are.

It is a draft, so it outlives a restart. While it ``goes on``, figures that are typed by number are the
unit's; what was begun in it is sent with its source also when it goes on no more.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.refusals import NotAllowed, SourceNeeded
from models.repositories import drafts
from models.repositories.programme import programmes
from models.tables.draft import Draft
from services.access import enter
from services.context import Context

GOES_ON, STANDS_BY = "on", "off"
"""Steps of a sitting."""
LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True)
class ForWhom:
    """The unit that somebody hands in for, and from where its figures are."""

    executor_id: int
    executor: str
    source: str = ""
    sitting_id: int | None = None


def subject_of(executor_id: int, period_id: int) -> str:
    return f"{executor_id}:{period_id}"


def ids_in(subject: str) -> tuple[int, int]:
    """The executor and the period that a sitting, or the question for its source, is about."""
    executor_id, _, period_id = subject.partition(":")
    return int(executor_id), int(period_id)


async def enter_for(session: AsyncSession, ctx: Context, programme_id: int, executor_id: int) -> Scope:
    """The scope of a coordinator who stands in for a unit; ``NotAllowed`` for everybody else."""
    scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
    if not scope.sees_all:
        raise NotAllowed(Verb.HAND_IN)
    return scope.standing_in(executor_id)


async def enter_own_or_for(
    session: AsyncSession, ctx: Context, programme_id: int, executor_id: int | None
) -> Scope:
    """Of one's own figures, or of a unit's for which one stands in."""
    if executor_id is None:
        return await enter(session, ctx, Verb.HAND_IN, programme_id)
    return await enter_for(session, ctx, programme_id, executor_id)


async def for_whom_of(session: AsyncSession, ctx: Context, scope: Scope, period_id: int) -> ForWhom | None:
    """For whom a scope stands in; ``None`` for whoever hands in their own."""
    if scope.for_unit is None:
        return None
    known = await programmes.executors(session, scope.programme_id)
    name = next((one.name for one in known if one.id == scope.for_unit), "")
    sitting = await open_sitting(session, ctx, scope.programme_id, subject_of(scope.for_unit, period_id))
    source = str(sitting.answers["source"]) if sitting is not None else ""
    return ForWhom(scope.for_unit, name, source, sitting.id if sitting is not None else None)


async def needed_source(session: AsyncSession, ctx: Context, scope: Scope, period_id: int) -> str:
    """From where a unit's figures are; empty for one's own. ``SourceNeeded`` where it was not said."""
    found = await for_whom_of(session, ctx, scope, period_id)
    if found is None:
        return ""
    if not found.source:
        raise SourceNeeded(found.executor)
    return found.source


async def going_on(session: AsyncSession, ctx: Context, scope: Scope) -> tuple[int, int] | None:
    """The executor and the period of the sitting that goes on in a programme."""
    found = await drafts.open_of(session, ctx.actor.person_id, DraftKind.FOR_WHOM, scope.programme_id)
    return next((ids_in(one.subject) for one in found if one.step == GOES_ON), None)


async def open_sitting(session: AsyncSession, ctx: Context, programme_id: int, subject: str) -> Draft | None:
    found = await drafts.open_of(session, ctx.actor.person_id, DraftKind.FOR_WHOM, programme_id)
    return next((one for one in found if one.subject == subject), None)
