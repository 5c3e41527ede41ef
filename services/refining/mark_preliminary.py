"""«Предварительно, уточню к …»: the day is tapped."""

from datetime import date

from domain.figures.finished_row import explaining
from domain.figures.refining.marking import marked
from services.context import Context
from services.drafts.keep_draft import keep
from services.figures.figure_draft import FigureDraft, load
from services.refining.days_offered import check_day


async def mark_preliminary(ctx: Context, draft_id: int, revision: int, day: date) -> FigureDraft:
    """The figure of the draft is preliminary until that day; ``Stale`` where the draft has moved on.

    ``RefineDayOver`` or ``RefinedTooLate`` where the day cannot be kept any more.
    """
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        await check_day(loaded.desk, day)
        answers = marked(loaded.answers, loaded.asked, day)
        keep(work, loaded.draft, explaining(loaded.answers, answers, loaded.asked))
        return await loaded.describe()
