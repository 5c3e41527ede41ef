"""A press of a button on a part's draft: changed, parked, cancelled."""

from domain.drafts import DraftKind
from domain.figures import form
from domain.figures.form import Step
from domain.refusals import PeriodClosed
from models.tables.draft import DraftState
from services.context import Context
from services.contributions.part_draft import PartDraft, load_part
from services.contributions.part_tasks import ids_in
from services.drafts.keep_draft import keep, touch
from services.drafts.own_draft import open_draft, own_draft
from services.figures.change_draft import Change
from services.figures.figure_draft import WORDS


async def change_part(ctx: Context, draft_id: int, revision: int, change: Change) -> PartDraft:
    """Apply one press of a button; ``Stale`` where the draft has moved on since it was drawn."""
    async with ctx.write() as work:
        loaded = await load_part(work.session, ctx, draft_id, revision)
        keep(work, loaded.draft, change(loaded.answers, loaded.part.asked))
        return loaded.describe()


async def ask_part_again(ctx: Context, draft_id: int, revision: int, what: Step) -> PartDraft:
    """«Изменить значение», «Изменить пояснение»: the old answer stands until another comes."""
    async with ctx.write() as work:
        loaded = await load_part(work.session, ctx, draft_id, revision)
        answers = loaded.answers
        if form.step(answers, loaded.part.asked) is Step.ROW:
            loaded.draft.step = what
            touch(work, loaded.draft)
        elif what is Step.VALUE:
            keep(work, loaded.draft, form.without_value(answers))
        else:
            keep(work, loaded.draft, form.without_explanation(answers))
        return loaded.describe()


async def await_part_in_words(ctx: Context, draft_id: int, revision: int) -> PartDraft:
    """«Записать словами»: the next message is kept as it is, and counts in no sum."""
    async with ctx.write() as work:
        loaded = await load_part(work.session, ctx, draft_id, revision)
        loaded.draft.step = WORDS
        touch(work, loaded.draft)
        return loaded.describe()


async def park_part(ctx: Context, draft_id: int) -> tuple[int, int]:
    """«Позже», «К списку»: the draft stays, plain messages no longer go to it. Programme and period."""
    async with ctx.write() as work:
        draft, programme_id = await own_draft(work.session, ctx, draft_id, DraftKind.PART)
        draft.message_id, draft.listens = None, False
        return programme_id, ids_in(draft.subject)[1]


async def cancel_part(ctx: Context, draft_id: int, revision: int) -> tuple[int, int]:
    """The draft is gone, also of a closed period; what was given before stays. Programme and period."""
    async with ctx.write() as work:
        draft, programme_id = await open_draft(work.session, ctx, draft_id, DraftKind.PART, revision)
        draft.state, draft.message_id = DraftState.CANCELLED, None
        touch(work, draft)
        return programme_id, ids_in(draft.subject)[1]


async def part_words_to_lose(ctx: Context, draft_id: int, revision: int) -> PartDraft | None:
    """An open draft in which somebody has typed something: «Отмена» asks before that is gone."""
    async with ctx.read() as session:
        try:
            loaded = await load_part(session, ctx, draft_id, revision)
        except PeriodClosed:
            return None
        return loaded.describe() if loaded.answers.messages else None
