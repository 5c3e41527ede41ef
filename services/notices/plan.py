"""A notice is planned together with what causes it."""

from datetime import timedelta

from models.repositories.queues import outbox
from services.context import Work
from services.notices.notice import Notice, due_of

_AT_ONCE = timedelta()


async def plan(work: Work, notice: Notice, *to: int, after: timedelta = _AT_ONCE) -> int:
    """Put it into the outbox for each of these people; gives for how many it is new.

    ``after`` which time: what comes behind another is told behind it.
    """
    due, plain = due_of(type(notice), work.now) + after, notice.to_plain()
    rows = [
        outbox.Planned(
            key=notice.KEY.format(kind=notice.KIND, to=person_id, due=due, **plain),
            kind=notice.KIND,
            person_id=person_id,
            due_at=due,
            payload=plain,
            programme_id=plain.get("programme"),
            importance=notice.IMPORTANCE,
        )
        for person_id in to
    ]
    return await outbox.plan(work.session, *rows)
