"""A plain message answers a figure's draft: the value, the explanation, or both in one."""

from dataclasses import replace

from domain.ahead import asking
from domain.drafts import DraftKind
from domain.figures import finished_row, form, past
from domain.figures.consent import agrees
from domain.figures.finished_row import Typed
from domain.figures.form import Answers, Asked, Step
from domain.figures.inputs import answering
from domain.figures.inputs.trouble import NotInput
from domain.figures.numbered_lines import numbered_lines
from domain.figures.numbers import Reading, Trouble
from domain.figures.pasting.pieces import goes_on, with_edited_piece, with_piece
from domain.figures.reading.reasons import gives_reason
from domain.figures.refining.marking import marked
from domain.figures.said import was_said, with_said
from domain.refusals import NotFound, Refusal, TooLong
from models.repositories import drafts
from models.repositories.programme import programmes
from models.tables.draft import Draft
from services.context import Context
from services.drafts.keep_draft import keep
from services.evidence.beside_draft import attach_to
from services.evidence.edit_line import edited_line
from services.evidence.new_piece import NewPiece
from services.figures.figure_draft import (
    AGAIN,
    WORDS,
    FigureDraft,
    Loaded,
    aside_of,
    indicator_of,
    load,
    open_step,
    period_of,
)
from services.figures.take_message import not_taken, read_line
from services.refining.days_offered import day_said

_OF_INPUTS = (Step.INPUT, Step.WAITS, Step.READINGS, Step.CLASH)


async def answer_draft(
    ctx: Context, draft_id: int, text: str, message_id: int | None, piece: NewPiece | None = None
) -> FigureDraft:
    """A plain message while the draft listens: the value, the explanation, or both in one; the ``piece``
    is the file whose caption it was."""
    if len(text) > form.LONGEST_ANSWER:
        raise TooLong(form.LONGEST_ANSWER, len(text))
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id)
        mark, touched_at = loaded.draft.step, loaded.draft.touched_at
        if not mark and message_id is not None and goes_on(loaded.answers, work.now - touched_at):
            answers, misread = with_piece(loaded.answers, text, message_id), None
        elif open_step(loaded.draft, loaded.answers, loaded.asked) is Step.REFINE:
            day = await day_said(loaded.desk, text)
            answers, misread = marked(loaded.answers, loaded.asked, day), None
        else:
            answers, misread = answered(loaded.draft, loaded.answers, loaded.asked, text, message_id)
        answers = with_said(answers, loaded.answers, message_id, text)
        keep(work, loaded.draft, finished_row.explaining(loaded.answers, answers, loaded.asked))
        if misread is not None and mark in AGAIN:  # the old answer stands until another comes
            loaded.draft.step = mark
        if piece is not None:
            await attach_to(work, loaded.desk, loaded.draft, loaded.item.indicator.id, piece)
        return await loaded.describe(misread, text)


def answered(
    draft: Draft, answers: Answers, asked: Asked, text: str, message_id: int | None
) -> tuple[Answers, Reading | NotInput | None]:
    """The answers now, and the reading of a message that is no usable figure."""
    if draft.step == WORDS:
        return form.with_words(answers, text, message_id), None
    step = open_step(draft, answers, asked)
    if (ahead := _of_ahead(draft, step, answers, asked, text, message_id)) is not None:
        return ahead, None
    if step in _OF_INPUTS:
        if numbered_lines(text):
            raise NotFound("indicator")
        return answering.with_text(answers, asked, text, message_id)
    if step in (Step.VALUE, Step.CHOOSE, Step.CONFIRM):
        return _of_value(step, answers, asked, text, message_id)
    if step is Step.EXPLANATION:
        return _explained(answers, asked, text, message_id)
    return _of_words(step, answers, asked, text, message_id), None


def _of_ahead(
    draft: Draft, step: Step, answers: Answers, asked: Asked, text: str, message_id: int | None
) -> Answers | None:
    """The answer to a question beside the figure; a row asks for the outlook by itself."""
    if (aside := aside_of(draft, answers, asked)) is not None:
        return asking.with_text(aside, answers, asked, text, message_id)
    asks = step is Step.ROW and asking.asks_outlook(answers, asked)
    return asking.with_typed_outlook(answers, asked, text, message_id) if asks else None


def _of_value(
    step: Step, answers: Answers, asked: Asked, text: str, message_id: int | None
) -> tuple[Answers, Reading | None]:
    """«24» below several numbers chooses; «да» below an unusual one confirms it."""
    if step is Step.CHOOSE and (index := form.choice_named(answers, text)) is not None:
        return form.with_choice(answers, index), None
    if step is Step.CONFIRM and (said := agrees(text)) is not None:
        return (form.with_confirmation(answers) if said else form.without_value(answers)), None
    return _valued(answers, asked, text, message_id)


def _of_words(step: Step, answers: Answers, asked: Asked, text: str, message_id: int | None) -> Answers:
    """Where the figure stands, or cannot be computed."""
    if step is Step.NO_VALUE:
        return answers
    if step in (Step.ROW, Step.TYPED):
        return _typed(answers, asked, text, message_id)
    if step is Step.HOLDS and (said := agrees(text)) is not None:
        held = finished_row.with_held_explanation(answers, asked)
        return held if said else form.without_explanation(answers)
    return form.with_explanation(answers, text, message_id)


def _typed(answers: Answers, asked: Asked, text: str, message_id: int | None) -> Answers:
    """Words on a finished row are asked about; «да» to «Новое значение?» takes it, «нет» leaves the row."""
    said = agrees(text) if answers.typed else None
    if said is False:
        return finished_row.without_typed(answers)
    if said and finished_row.meant(answers, asked) is Typed.VALUE:
        return finished_row.with_typed_value(answers, asked)
    typed = finished_row.with_typed(answers, text, message_id)
    if finished_row.says_the_same(typed, asked):
        return finished_row.without_typed(answers)
    return finished_row.with_typed_value(typed, asked) if finished_row.says_all(typed, asked) else typed


def _explained(
    answers: Answers, asked: Asked, text: str, message_id: int | None
) -> tuple[Answers, Reading | None]:
    """«-» is no reason; one that was given before stays. «только за II квартал» is about the figure."""
    if (part := past.explained_as_part(answers, asked, text)) is not None:
        return (form.without_value(answers), part) if part.trouble else (past.with_sum(answers, asked), None)
    explained = form.with_explanation(answers, text, message_id)
    if not form.lacks_reason(explained, asked):
        return explained, None
    kept = answers if gives_reason(answers.explanation) else form.with_explanation(answers, "", message_id)
    return kept, Reading(trouble=Trouble.NO_REASON)


def _valued(
    answers: Answers, asked: Asked, text: str, message_id: int | None
) -> tuple[Answers, Reading | None]:
    """«№ 24 5» is no value of № 4, whoever № 24 belongs to."""
    if numbered_lines(text):
        raise NotFound("indicator")
    blank = form.without_value(answers)
    changed, reading = past.with_message(blank, asked, text, message_id)
    if changed is not blank:
        return changed, None
    return not_taken(answers, reading, text, message_id)


async def edit_answer(ctx: Context, text: str, message_id: int) -> list[FigureDraft]:
    """A message edited in Telegram before sending counts: the answers that came in it are given anew.

    Where its words are the same (a reaction, the preview of a link) nothing changes.
    """
    async with ctx.write() as work:
        if (line_in := await edited_line(work, text, message_id)) is not None:
            return [await (await load(work.session, ctx, line_in)).describe()]
        edited, refused = [], None
        for draft in await drafts.open_of(work.session, ctx.actor.person_id, DraftKind.SUBMISSION):
            kept = Answers.from_json(draft.answers)
            if message_id not in kept.messages:
                continue
            if was_said(kept, message_id, text):
                continue
            try:
                loaded = await load(work.session, ctx, draft.id)
            except Refusal as refusal:  # its period is closed, or it is no longer one's own
                refused = refusal
                continue
            found = _edited(loaded, text, message_id)
            if found is not None:
                answers = with_said(found[0], loaded.answers, message_id, text)
                keep(work, draft, finished_row.explaining(loaded.answers, answers, loaded.asked))
                edited.append(await loaded.describe(found[1], text))
        if refused is not None and not edited:
            raise refused
    return edited


def _edited(loaded: Loaded, text: str, message_id: int) -> tuple[Answers, Reading | NotInput | None] | None:
    answers, asked = loaded.answers, loaded.asked
    if (own := _edited_apart(answers, asked, text, message_id)) is not None:
        return own
    if answers.value_message != message_id:
        told = answers.explanation_message == message_id
        return (form.with_explanation(answers, text, message_id), None) if told else None
    if answers.explanation_message == message_id:
        answers = form.without_explanation(answers)
    lines = dict(numbered_lines(text))
    if lines:
        line = lines.get(loaded.item.indicator.number)
        return read_line(answers, asked, line, message_id) if line else None
    if answers.words and asked.measured:
        return form.with_words(answers, text, message_id), None
    changed, reading = past.with_message(answers, asked, text, message_id)
    return changed, (reading if changed is answers else None)


def _edited_apart(
    answers: Answers, asked: Asked, text: str, message_id: int
) -> tuple[Answers, Reading | NotInput | None] | None:
    """What is neither the value's message nor that of a whole explanation."""
    if answers.typed_message == message_id:
        return finished_row.with_typed(answers, text, message_id), None
    if message_id in answers.ahead.messages:
        return asking.edited(answers, asked, text, message_id), None
    if message_id in answers.heard.ids:
        return answering.edited(answers, asked, text, message_id)
    is_piece = message_id in dict(answers.pieces)
    return _edited_piece(answers, asked, text, message_id) if is_piece else None


def _edited_piece(
    answers: Answers, asked: Asked, text: str, message_id: int
) -> tuple[Answers, Reading | NotInput | None]:
    """One message of a long explanation; in the first there may be the figure, too."""
    if answers.value_message != message_id:
        return with_edited_piece(answers, text, message_id), None
    alone = form.without_explanation(answers)
    changed, reading = past.with_message(alone, asked, text, message_id)
    if changed is alone:
        return answers, reading
    whole = replace(
        changed,
        explanation=answers.explanation,
        explanation_message=answers.explanation_message,
        pieces=answers.pieces,
    )
    return with_edited_piece(whole, changed.explanation or "", message_id), None


async def sent_in(ctx: Context, message_id: int, text: str) -> tuple[int, int, str, int] | None:
    """The figure that was sent from what stood in a message: programme, indicator, its number, period.

    Nothing where the message still says the same.
    """
    async with ctx.read() as session:
        for draft in await drafts.done_of(session, ctx.actor.person_id, DraftKind.SUBMISSION):
            answers = Answers.from_json(draft.answers)
            if message_id not in answers.messages:
                continue
            if draft.programme_id and not was_said(answers, message_id, text):
                indicator_id = indicator_of(draft)
                row = await programmes.indicator_row(session, draft.programme_id, indicator_id)
                return draft.programme_id, indicator_id, row.number if row else "", period_of(draft)
    return None
