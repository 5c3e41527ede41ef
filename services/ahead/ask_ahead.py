"""«Будет ли к концу года?», «Срок другой»: questions beside a figure that stands in somebody's draft."""

from collections.abc import Callable

from domain.ahead.asking import is_behind, with_outlook
from domain.ahead.said import Aside, Outlook
from domain.figures.finished_row import explaining
from domain.figures.form import Answers, Asked
from domain.refusals import Stale
from models.repositories import drafts
from services.context import Context
from services.drafts.keep_draft import keep
from services.figures.figure_draft import FigureDraft, describe, load
from services.figures.tasks import TaskList, desk_of
from services.for_whom.sitting import enter_own_or_for
from services.periods.taking import collected


async def ask_due(ctx: Context, draft_id: int, revision: int) -> FigureDraft:
    """A day is what is answered next; ``Stale`` where the figure is not behind any more."""
    return await _asking(ctx, draft_id, revision, Aside.DUE, lambda answers, _asked: answers)


async def say_outlook(ctx: Context, draft_id: int, revision: int, outlook: Outlook) -> FigureDraft:
    """«Риск» and «Нет» ask what is needed; ``Stale`` as above."""

    def change(answers: Answers, asked: Asked) -> Answers:
        return with_outlook(answers, asked, outlook)

    return await _asking(ctx, draft_id, revision, Aside.NEEDS if outlook.at_risk else None, change)


async def _asking(
    ctx: Context,
    draft_id: int,
    revision: int,
    aside: Aside | None,
    change: Callable[[Answers, Asked], Answers],
) -> FigureDraft:
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        answers, asked = loaded.answers, loaded.asked
        if not (answers.wording and is_behind(answers, asked)):
            raise Stale
        keep(work, loaded.draft, explaining(answers, change(answers, asked), asked))
        loaded.draft.step = aside or ""
        return await loaded.describe()


async def next_outlook(
    ctx: Context, programme_id: int, period_id: int, executor_id: int | None = None
) -> FigureDraft | TaskList:
    """The first of one's finished drafts of which nothing is said of the year's end; the list where it is
    said of all."""
    async with ctx.read() as session:
        scope = await enter_own_or_for(session, ctx, programme_id, executor_id)
        desk = await desk_of(session, ctx, scope, await collected(session, scope, period_id))
        tasks = await desk.tasks()
        draft_id = next((one.draft_id for one in tasks.asking), None) or 0
        draft = await drafts.own(session, ctx.actor.person_id, draft_id)
        return await describe(desk, draft, tasks=tasks) if draft is not None else tasks
