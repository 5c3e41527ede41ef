"""Somebody whom nothing reaches, and what has not reached them, looked up at the moment it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.refusals import NotFound
from models.repositories import people
from models.repositories.queues import outbox
from services.access import enter
from services.context import Context
from services.notices.coordinators import SomebodyUnreachable
from services.notices.executors import ExplanationWorded, FigureRemarked, FigureReturned
from services.notices.kinds import notice_of
from services.review.numbered import numbered_version


@dataclass(frozen=True, slots=True)
class Missed:
    """A kind of notice that waits, with the number that it is about, where it is about one."""

    kind: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Unreached:
    """``executors`` are the names of those for whom they answer here."""

    person: str
    telegram_id: int
    executors: tuple[str, ...]
    since: datetime
    timezone: str
    missed: tuple[Missed, ...]


async def who_is_unreachable(ctx: Context, notice: SomebodyUnreachable) -> Unreached | None:
    """``None`` where they are back already; ``NotFound`` where they have left the programme."""
    async with ctx.read() as session:
        await enter(session, ctx, Verb.REVIEW, notice.programme_id)
        members = await people.members_of(session, notice.programme_id)
        own = [one for one in members if one.person_id == notice.person_id]
        person = await people.by_id(session, notice.person_id)
        if person is None or not own:
            raise NotFound("person")
        if person.unreachable_since is None:
            return None
        missed = await missed_by(session, notice.programme_id, person.id, ctx.now())
    executors = tuple(dict.fromkeys(one.executor for one in own if one.executor))
    facts = person.name, person.telegram_id, executors, person.unreachable_since, own[0].timezone
    return Unreached(*facts, missed)


async def missed_by(
    session: AsyncSession, programme_id: int, person_id: int, now: datetime
) -> tuple[Missed, ...]:
    """What was due and has not reached them, each once, the oldest first."""
    waiting = await outbox.undelivered(session, person_id, programme_id, now)
    found = [Missed(kind, await _number(session, programme_id, kind, facts)) for kind, facts in waiting]
    return tuple(dict.fromkeys(found))


async def _number(session: AsyncSession, programme_id: int, kind: str, facts: Mapping[str, Any]) -> str:
    if kind not in {one.KIND for one in (FigureReturned, FigureRemarked, ExplanationWorded)}:
        return ""
    notice = notice_of(kind, facts)
    assert isinstance(notice, FigureReturned | FigureRemarked | ExplanationWorded)
    found = await numbered_version(session, programme_id, notice.submission_id)
    return found[1] if found else ""
