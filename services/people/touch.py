"""Whom Telegram takes nothing for, from when it says so until they write again or unblock the bot."""

from domain.access import Role
from models.repositories import people
from models.repositories.queues import outbox
from services.context import Context, Work
from services.notices.coordinators import SomebodyUnreachable
from services.notices.plan import plan
from services.people.reached import reached


async def lose_touch(ctx: Context, telegram_id: int) -> bool:
    """Nothing is tried any more, what is owed waits, and their coordinators are told at once. Whether that
    is somebody the bot knows."""
    async with ctx.installation.database.writer() as writer:
        work = Work(ctx, writer)
        person = await people.by_telegram_id(work.session, telegram_id)
        if person is not None and await people.mark_unreachable(work.session, person.id, work.now):
            await _tell_coordinators(work, person.id)
    return person is not None


async def _tell_coordinators(work: Work, person_id: int) -> None:
    roles = await people.roles_of(work.session, person_id, work.now)
    for programme_id in dict.fromkeys(role.programme_id for role in roles):
        known = await reached(work.session, programme_id, Role.COORDINATOR, work.now)
        notice = SomebodyUnreachable(programme_id, person_id, work.now)
        await plan(work, notice, *sorted(known - {person_id}))


async def regain_touch(ctx: Context, person_id: int) -> None:
    """They are there again: what they have missed is said to them now, as far as it is still true."""
    async with ctx.installation.database.writer() as writer:
        await people.mark_reachable(writer.session, person_id)
        outbox.rouse(writer.session, ctx.now())
