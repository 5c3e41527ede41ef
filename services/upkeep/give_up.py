"""Giving up is one transaction: what failed is marked, and whoever must hear of it is in the outbox."""

from models.repositories.queues import inbox, sending
from models.repositories.queues.inbox import Claim
from models.repositories.queues.sending import Owed
from services.context import Context, Work
from services.notices.failures import Alarm, UpdateFailed
from services.notices.plan import plan_for

_LONGEST_CAUSE = 100


async def give_up_on_update(ctx: Context, held: Claim, failed: UpdateFailed, number: int, cause: str) -> bool:
    """Its sender gets an apology, in their private chat; ``False`` where the row is in other hands."""
    async with ctx.installation.database.writer() as writer:
        work = Work(ctx, writer)
        if not await inbox.mark_failed(work.session, held):
            return False
        if ctx.chat_id == ctx.actor.telegram_id:
            await plan_for(work, failed, ctx.actor.telegram_id)
        await _alarm(work, cause, number)
    return True


async def give_up_on_notice(ctx: Context, row: Owed, error: str, cause: str) -> None:
    """Nobody is told that an alarm could not be sent."""
    async with ctx.installation.database.writer() as writer:
        work = Work(ctx, writer)
        if await sending.mark_failed(work.session, row, error) and row.kind != Alarm.KIND:
            await _alarm(work, cause, row.id, of_notice=True)


async def _alarm(work: Work, cause: str, number: int, *, of_notice: bool = False) -> None:
    installation = work.ctx.installation
    day = work.ctx.today(installation.timezone)
    alarm = Alarm(cause[:_LONGEST_CAUSE], day, number, of_notice)
    await plan_for(work, alarm, *sorted(installation.owner_ids))
