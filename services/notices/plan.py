"""A notice is planned together with what causes it."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.repositories import audit, people
from models.repositories.queues import outbox
from services.context import Work
from services.notices.asked_for import OrderedFile
from services.notices.notice import GATHERED, Notice, due_of

_AT_ONCE = timedelta()


@dataclass(frozen=True, slots=True)
class Telling:
    """A notice for some people (ids), and when it is told."""

    notice: Notice
    to: tuple[int, ...]
    due: datetime

    def but(self, known: Container[str]) -> "Telling":
        """Without those to whom it was told already, by the keys."""
        to = (one for one in self.to if key_of(self.notice, one, self.due) not in known)
        return replace(self, to=tuple(to))

    def rows(self) -> Iterable[outbox.Planned]:
        plain = self.notice.to_plain()
        for person_id in self.to:
            yield outbox.Planned(
                key=key_of(self.notice, person_id, self.due),
                kind=self.notice.KIND,
                person_id=person_id,
                due_at=self.due,
                payload=plain,
                programme_id=plain.get("programme"),
                importance=self.notice.IMPORTANCE,
            )


async def plan(work: Work, notice: Notice, *to: int, after: timedelta = _AT_ONCE) -> int:
    """Put it into the outbox for each of these people; gives for how many it is new.

    ``after`` which time: what comes behind another is told behind it.
    """
    return await plan_all(work, [Telling(notice, to, due_of(type(notice), work.now) + after)])


async def plan_several(work: Work, *told: tuple[Notice, Collection[int]]) -> int:
    """Several notices at once, each with its people."""
    due = ((notice, tuple(sorted(to)), due_of(type(notice), work.now)) for notice, to in told)
    return await plan_all(work, (Telling(*one) for one in due))


async def plan_once(work: Work, notice: Notice, to: int, prefix: str) -> bool:
    """``False`` where the same is on its way already, or came within two minutes: their keys begin with
    ``prefix``."""
    if await outbox.told_lately(work.session, prefix, work.now - GATHERED):
        return False
    await plan(work, notice, to)
    return True


async def order_file(work: Work, notice: OrderedFile) -> bool:
    """The file is built and sent from the outbox, so a crash builds it again (rule 9).

    ``False`` where the actor's is being made already, or came within two minutes and nothing of its programme
    has changed since.
    """
    person_id, state = await work.person_id(), await audit.entries_of(work.session, notice.programme_id)
    ordered = replace(notice, order=f"{state} {work.now.isoformat()}")
    return await plan_once(work, ordered, person_id, notice.prefix(person_id, state))


async def plan_all(work: Work, tellings: Iterable[Telling]) -> int:
    """The same of many notices, each at its own moment, in one statement."""
    return await outbox.plan(work.session, *(row for one in tellings for row in one.rows()))


def key_of(notice: Notice, person_id: int, due: datetime) -> str:
    """What is told once has one key."""
    return notice.KEY.format(kind=notice.KIND, to=person_id, due=due, **notice.to_plain())


async def plan_for(work: Work, notice: Notice, *telegram_ids: int) -> int:
    """The same for people whom the bot may not have met: they are written to all the same."""
    known = await people.by_telegram_ids(work.session, telegram_ids) if telegram_ids else {}
    told = Telling(notice, telegram_ids, due_of(type(notice), work.now))
    rows = [
        replace(row, person_id=None, chat_id=row.person_id)
        if (person := known.get(row.person_id or 0)) is None
        else replace(row, person_id=person.id)
        for row in told.rows()
    ]
    return await outbox.plan(work.session, *rows)
