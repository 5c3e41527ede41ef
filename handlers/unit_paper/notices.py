"""The finished paper, to whoever asked for it."""

from handlers.screen import Screen
from handlers.unit_paper import screens
from services.context import Context
from services.notices.asked_for import PaperBuilt
from services.unit_paper.print_paper import print_paper
from texts import texts


async def _paper(ctx: Context, notice: PaperBuilt) -> Screen:
    printed = await print_paper(ctx, notice.programme_id, notice.paper_id)
    return screens.printed(texts(ctx.actor.language), printed)


WORDS = {PaperBuilt: _paper}
