"""Figures whose return their author has just been told: what is typed next answers them (storyboard 2)."""

from domain.refusals import Refusal
from models.repositories.queues import outbox
from services.context import Context
from services.notices.executors import FigureReturned
from services.notices.look_up import returned_figure

Returned = tuple[int, int, str]
"""Programme, period, number."""


async def returned_on_screen(ctx: Context, below: int | None = None) -> list[Returned]:
    """Told since anything else was done in the chat, and still returned.

    ``below`` is the message with the last screen, where it is known: it has to be such a notice.
    """
    if ctx.claim is None or ctx.actor.person_id is None or ctx.chat_id is None:
        return []
    person_id, kind = ctx.actor.person_id, FigureReturned.KIND
    async with ctx.read() as session:
        told = await outbox.told_since(session, person_id, kind, ctx.chat_id, ctx.claim.id)
    if not told or below not in (None, told[-1][1]):
        return []
    notices = [FigureReturned.from_plain(payload) for payload, _ in told]
    return [one for notice in notices if (one := await _still_returned(ctx, notice)) is not None]


async def _still_returned(ctx: Context, notice: FigureReturned) -> Returned | None:
    try:
        found = await returned_figure(ctx, notice)
    except Refusal:  # it was sent again, or the right has ended
        return None
    return notice.programme_id, notice.period_id, found.number
