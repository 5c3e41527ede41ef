"""Updates that were handled long ago are forgotten."""

from datetime import timedelta

from models.repositories.queues import inbox
from services.context import Context

KEPT_FOR = timedelta(days=14)


async def forget_updates(ctx: Context) -> int:
    """Delete what was finished and received more than 14 days ago; returns how many."""
    async with ctx.installation.database.writer() as writer:
        return await inbox.delete_old(writer.session, ctx.now() - KEPT_FOR)
