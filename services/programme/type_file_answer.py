"""What is typed while a programme is taken in: a name, a deadline, «да» to what is proposed."""

from domain.figures.consent import agrees
from domain.programme.reading_doubts import DoubtKind
from domain.time.periods import last_over
from services.context import Context
from services.programme.file_step import FileStep
from services.programme.take_file import answer_file, known_deadline, see_file
from services.reading.answer_doubt import say_period
from services.reading.file_draft import FileDraft

_ASKED = (FileStep.MUNICIPALITY, FileStep.TIMEZONE, FileStep.DEADLINE)


async def type_file_answer(ctx: Context, draft_id: int, text: str) -> FileDraft:
    """The draft with the next question, or with the same one where the words do not answer it."""
    draft, typed = await see_file(ctx, draft_id), " ".join(text.split())
    if draft.doubt is not None and draft.doubt.kind is DoubtKind.PERIOD:
        return await say_period(ctx, draft_id, draft.revision, typed)
    said = agrees(typed)
    if draft.step not in _ASKED or said is False:
        return draft
    if said:
        return await _agreed(ctx, draft)
    if draft.step is FileStep.MUNICIPALITY:
        return await answer_file(ctx, draft_id, draft.revision, municipality=typed[:300])
    return await _propose_deadline(ctx, draft, typed) if draft.step is FileStep.DEADLINE else draft


async def _agreed(ctx: Context, draft: FileDraft) -> FileDraft:
    """«Да, верно»; a name that the document does not give is no proposal."""
    if draft.step is FileStep.MUNICIPALITY and not draft.municipality:
        return draft
    return await answer_file(ctx, draft.id, draft.revision)


async def _propose_deadline(ctx: Context, draft: FileDraft, typed: str) -> FileDraft:
    """Kept, and asked about with the day that it gives for the first period."""
    known_deadline(typed)
    document, today = draft.document, ctx.today(draft.timezone)
    period = document.period or last_over(document.programme.period_kind, today)
    kept = {"deadline": typed, "period": period.key}
    return await answer_file(ctx, draft.id, draft.revision, stay=True, **kept)
