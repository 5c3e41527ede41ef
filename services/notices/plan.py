"""A notice is planned together with what causes it."""

from collections.abc import Collection
from datetime import timedelta

from models.repositories.queues import outbox
from services.context import Work
from services.notices.notice import Notice, due_of

_AT_ONCE = timedelta()


async def plan(work: Work, notice: Notice, *to: int, after: timedelta = _AT_ONCE) -> int:
    """Put it into the outbox for each of these people; gives for how many it is new.

    ``after`` which time: what comes behind another is told behind it.
    """
    return await outbox.plan(work.session, *_rows(work, notice, to, after))


async def plan_several(work: Work, *told: tuple[Notice, Collection[int]]) -> int:
    """The same of several notices at once, each with its people."""
    rows = [row for notice, to in told for row in _rows(work, notice, to, _AT_ONCE)]
    return await outbox.plan(work.session, *rows)


def _rows(work: Work, notice: Notice, to: Collection[int], after: timedelta) -> list[outbox.Planned]:
    due, plain = due_of(type(notice), work.now) + after, notice.to_plain()
    return [
        outbox.Planned(
            key=notice.KEY.format(kind=notice.KIND, to=person_id, due=due, **plain),
            kind=notice.KIND,
            person_id=person_id,
            due_at=due,
            payload=plain,
            programme_id=plain.get("programme"),
            importance=notice.IMPORTANCE,
        )
        for person_id in sorted(to)
    ]
