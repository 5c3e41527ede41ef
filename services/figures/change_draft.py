"""A press of a button on a figure's draft: changed, parked, cancelled."""

from collections.abc import Callable

from domain.drafts import DraftKind
from domain.figures import computed, form
from domain.figures.finished_row import explaining
from domain.figures.form import Answers, Asked, Step
from domain.figures.refining.marking import can_be_marked
from domain.refusals import PeriodClosed, Stale
from models.tables.draft import DraftState
from services.context import Context
from services.drafts.keep_draft import keep, touch
from services.drafts.own_draft import open_draft, own_draft
from services.figures.figure_draft import WORDS, FigureDraft, load, period_of

Change = Callable[[Answers, Asked], Answers]


async def change_draft(ctx: Context, draft_id: int, revision: int, change: Change) -> FigureDraft:
    """Apply one press of a button; ``Stale`` where the draft has moved on since it was drawn."""
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        answers = change(loaded.answers, loaded.asked)
        keep(work, loaded.draft, explaining(loaded.answers, answers, loaded.asked))
        return await loaded.describe()


async def ask_again(ctx: Context, draft_id: int, revision: int, what: Step) -> FigureDraft:
    """«Изменить значение», «Изменить пояснение»: a finished row keeps the old answer until another comes.

    «Предварительно, уточню к …» asks for the day, and changes nothing either.
    """
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        answers, asked = loaded.answers, loaded.asked
        if what is Step.REFINE and not can_be_marked(answers, asked):
            raise Stale
        is_row = form.step(answers, asked) in (Step.ROW, Step.HOLDS) and asked.methodology is None
        if is_row or what is Step.REFINE:
            loaded.draft.step = what
            touch(work, loaded.draft)
        elif what is Step.VALUE:
            keep(work, loaded.draft, computed.settled(form.without_value(answers), asked))
        else:
            keep(work, loaded.draft, form.without_explanation(answers))
        return await loaded.describe()


async def park_draft(ctx: Context, draft_id: int) -> tuple[int, int]:
    """«Позже», «К списку»: the draft stays, plain messages no longer go to it. Gives programme and period."""
    async with ctx.write() as work:
        draft, programme_id = await own_draft(work.session, ctx, draft_id, DraftKind.SUBMISSION)
        draft.message_id, draft.listens = None, False
        return programme_id, period_of(draft)


async def cancel_draft(ctx: Context, draft_id: int, revision: int) -> tuple[int, int]:
    """The draft is gone, also of a closed period; what was sent before stays. Gives programme and period."""
    async with ctx.write() as work:
        draft, programme_id = await open_draft(work.session, ctx, draft_id, DraftKind.SUBMISSION, revision)
        draft.state, draft.message_id = DraftState.CANCELLED, None
        touch(work, draft)
        return programme_id, period_of(draft)


async def words_to_lose(ctx: Context, draft_id: int, revision: int) -> FigureDraft | None:
    """An open draft in which somebody has typed something: «Отмена» asks before that is gone."""
    async with ctx.read() as session:
        try:
            loaded = await load(session, ctx, draft_id, revision)
        except PeriodClosed:
            return None
        return await loaded.describe() if loaded.answers.messages else None


async def await_words(ctx: Context, draft_id: int, revision: int) -> FigureDraft:
    """«Записать словами»: the next message is kept for the report as it is."""
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        loaded.draft.step = WORDS
        touch(work, loaded.draft)
        return await loaded.describe()
