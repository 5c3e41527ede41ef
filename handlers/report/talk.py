"""Showing how far a report has come."""

from domain.access import Verb
from domain.refusals import NotAllowed
from handlers.report import screens
from handlers.show import Show
from services.context import Context
from services.reports.see_reports import PeriodUnknown, reports_to_see
from texts import texts


async def show_report(
    ctx: Context,
    show: Show,
    chat_id: int,
    period: str = "",
    programme_id: int | None = None,
    message_id: int | None = None,
) -> None:
    """One message for each programme whose report one may see; the first in place of a pressed one."""
    t = texts(ctx.actor.language)
    found = await reports_to_see(ctx, period, programme_id)
    if isinstance(found, PeriodUnknown):
        await show.edit_or_send(chat_id, message_id, screens.unknown(t, found))
        return
    if not found:
        raise NotAllowed(Verb.SEE_REPORT)
    for place, readiness in enumerate(found):
        await show.edit_or_send(chat_id, None if place else message_id, screens.ready(t, readiness))
