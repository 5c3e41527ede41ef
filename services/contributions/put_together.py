"""The parts taken into the draft of the figure: by a button, never by themselves."""

from dataclasses import replace

from domain.contributions.together import FigureParts
from domain.figures import form
from domain.figures.finished_row import explaining
from domain.figures.form import Answers
from domain.refusals import Stale
from services.context import Context
from services.drafts.keep_draft import keep
from services.figures.figure_draft import FigureDraft, indicator_of, load


async def take_parts(ctx: Context, draft_id: int, revision: int, *, words_only: bool = False) -> FigureDraft:
    """«Взять сумму»: the value as the parts give it, with their words where there is no explanation yet;
    «Пояснение из частей»: their words alone, in the place of what there was.

    ``Stale`` where nothing can be taken any more.
    """
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id, revision)
        parts = loaded.desk.parts.get(indicator_of(loaded.draft))
        if parts is None:
            raise Stale
        before = loaded.answers
        answers = with_words_of(before, parts) if words_only else with_value_of(before, parts)
        keep(work, loaded.draft, explaining(before, answers, loaded.asked))
        return await loaded.describe()


def with_value_of(answers: Answers, parts: FigureParts) -> Answers:
    """What is unusual about the value is asked as if it had been typed."""
    if (proposal := parts.proposal) is None:
        raise Stale
    taken = replace(form.without_value(answers), wording=proposal.wording, value=proposal.value)
    return taken if taken.explanation or not parts.words else form.with_explanation(taken, parts.words, None)


def with_words_of(answers: Answers, parts: FigureParts) -> Answers:
    if not parts.words:
        raise Stale
    return form.with_explanation(answers, parts.words, None)
