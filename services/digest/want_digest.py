"""Asking for the weekly digest, or declining it: by one tap, for one programme or for all of one's own."""

from domain.access import Verb
from domain.refusals import NotAllowed
from domain.reminders.settings import ReminderSettings
from models.repositories.programme import programmes
from models.repositories.reminders import digests
from services.context import Context


async def want_digest(ctx: Context, programme_id: int, *, wants: bool) -> ReminderSettings:
    """As a coordinator or a deputy, of all programmes where ``programme_id`` is 0; once is as good as twice.
    Gives the settings that say on what weekday it comes; ``NotAllowed`` for whoever is neither there."""
    async with ctx.write() as work:
        roles = await digests.memberships(work.session, ctx.actor.person_id or 0)
        meant = [one for one in roles if programme_id in (0, one.programme_id)]
        if not meant:
            raise NotAllowed(Verb.SEE_PROGRESS)
        for row in meant:
            was = row.wants_digest
            if was is not wants:
                row.wants_digest = wants
                work.audit(row, "want_digest", row.programme_id, old={"wants": was}, new={"wants": wants})
        facts = await programmes.facts(work.session, meant[0].programme_id)
        return facts.reminders
