"""The last contact with Telegram, which keeps for a day what it cannot deliver: afterwards it is lost."""

from datetime import timedelta

from models.repositories import people
from models.repositories.queues import contact, inbox, outbox
from services.context import Context, Work
from services.notices.executors import ContactLost
from services.notices.plan import plan

KEPT_BY_TELEGRAM = timedelta(days=1)


async def note_contact(ctx: Context, bot_id: int, *, was_lost: bool) -> None:
    """Telegram answers now: what waited for it is tried at once. Whoever hands in hears of it where it
    ``was_lost`` for longer than Telegram keeps what people send."""
    async with ctx.installation.database.writer() as writer:
        work = Work(ctx, writer)
        if was_lost:
            await inbox.hurry(work.session)
            await outbox.hurry(work.session)
        since = await contact.last(work.session, bot_id) if was_lost else None
        if since is not None and work.now - since > KEPT_BY_TELEGRAM:
            notice = ContactLost(since, work.now, work.now - KEPT_BY_TELEGRAM)
            await plan(work, notice, *await people.handing_in(work.session))
        await contact.note(work.session, bot_id, work.now)
