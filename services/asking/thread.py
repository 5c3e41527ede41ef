"""A thread as somebody sees it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.asking.threads import ThreadSide
from domain.refusals import NotFound
from models.repositories import threads
from models.repositories.programme import programmes
from models.repositories.threads import MessageFacts, ThreadFacts
from services.access import enter, programme_name
from services.asking.whom import is_unit_in
from services.context import Context

__all__ = ["MessageFacts", "ThreadFacts"]


@dataclass(frozen=True, slots=True)
class ThreadSeen:
    """``side`` is the reader's; ``programme`` is named only to somebody who has several. ``unit_is_in`` says
    whether anybody of the unit that is asked can answer."""

    facts: ThreadFacts
    side: ThreadSide
    said: tuple[MessageFacts, ...]
    reader_id: int
    coordinates: bool
    timezone: str
    programme: str = ""
    unit_is_in: bool = True

    @property
    def waits(self) -> bool:
        return self.facts.waits_since is not None

    @property
    def may_take_over(self) -> bool:
        """A coordinator may say that they answer instead of the unit."""
        asked = self.facts.parties.to_unit is not None and self.facts.taken_by_id is None
        answers = self.coordinates and self.side is ThreadSide.ANSWERS
        return answers and asked and self.unit_is_in and self.waits

    def message(self, message_id: int) -> MessageFacts:
        """``NotFound`` where it is none of this thread's."""
        return self.said[self._place(message_id)]

    def asked_before(self, message_id: int) -> MessageFacts | None:
        """What a message answers: the last words of the asking side before it."""
        before = self.said[: self._place(message_id)]
        return next((one for one in reversed(before) if one.side is ThreadSide.ASKS), None)

    def answered_before(self, message_id: int) -> MessageFacts | None:
        """The answer that somebody else had given to the same question before this one."""
        own = self.message(message_id)
        for one in reversed(self.said[: self._place(message_id)]):
            if one.side is ThreadSide.ASKS or own.side is ThreadSide.ASKS:
                return None
            if one.author_id != own.author_id:
                return one
        return None

    def _place(self, message_id: int) -> int:
        for place, one in enumerate(self.said):
            if one.id == message_id:
                return place
        raise NotFound("thread")


async def look_at_thread(
    session: AsyncSession, ctx: Context, programme_id: int, thread_id: int
) -> ThreadSeen:
    """``NotFound`` where it is not there, or not theirs to see."""
    scope = await enter(session, ctx, Verb.ASK, programme_id)
    return await seen_by(session, ctx, scope, thread_id)


async def seen_by(session: AsyncSession, ctx: Context, scope: Scope, thread_id: int) -> ThreadSeen:
    """The same by somebody who has come into the programme already."""
    facts = await threads.one(session, scope.programme_id, thread_id)
    side = facts.parties.side_of(scope, ctx.actor.person_id) if facts is not None else None
    if facts is None or side is None:
        raise NotFound("thread")
    programme = await programmes.facts(session, scope.programme_id)
    unit = facts.parties.to_unit
    return ThreadSeen(
        facts=facts,
        side=side,
        said=tuple(await threads.messages(session, thread_id)),
        reader_id=ctx.actor.person_id or 0,
        coordinates=Role.COORDINATOR in scope.roles,
        timezone=programme.timezone,
        programme=programme_name(scope, programme) if scope.among_several else "",
        unit_is_in=unit is None or await is_unit_in(session, scope.programme_id, unit, ctx.now()),
    )
