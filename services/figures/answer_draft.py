"""A plain message answers a figure's draft: the value, the explanation, or both in one."""

from dataclasses import replace
from datetime import date
from functools import partial

from domain.drafts import DraftKind
from domain.figures import computed, form
from domain.figures.computed import NotInput
from domain.figures.consent import agrees
from domain.figures.form import Answers, Asked, Step
from domain.figures.numbered_lines import numbered_lines
from domain.figures.numbers import Reading
from domain.figures.said import was_said, with_said
from domain.refusals import NotFound, Refusal, TooLong
from models.repositories import drafts
from models.repositories.programme import programmes
from models.tables.draft import Draft
from services.context import Context
from services.drafts.keep_draft import keep
from services.figures.figure_draft import WORDS, FigureDraft, Loaded, indicator_of, load, open_step, period_of
from services.figures.take_message import read_line


async def answer_draft(ctx: Context, draft_id: int, text: str, message_id: int | None) -> FigureDraft:
    """A plain message while the draft listens: the value, the explanation, or both in one."""
    if len(text) > form.LONGEST_ANSWER:
        raise TooLong(form.LONGEST_ANSWER, len(text))
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id)
        today = ctx.today(loaded.view.programme.timezone)
        answers, misread = answered(loaded.draft, loaded.answers, loaded.asked, text, message_id, today)
        keep(work, loaded.draft, with_said(answers, loaded.answers, message_id, text))
        return await loaded.describe(misread, text)


def answered(
    draft: Draft, answers: Answers, asked: Asked, text: str, message_id: int | None, today: date
) -> tuple[Answers, Reading | NotInput | None]:
    """The answers now, and the reading of a message that is no usable figure."""
    if draft.step == WORDS:
        return form.with_words(answers, text, message_id), None
    step = open_step(draft, answers, asked)
    if step is Step.INPUT and numbered_lines(text):
        raise NotFound("indicator")
    if step is Step.INPUT:
        return computed.with_input_text(answers, asked, text, today)
    if step is Step.NO_VALUE:
        return answers, None
    if step is Step.EXPLANATION:
        return form.with_explanation(answers, text, message_id), None
    if step is Step.ROW:
        change = form.with_explanation if numbered_lines(text) else partial(form.with_correction, asked=asked)
        return change(answers, text=text, message=message_id), None
    if step is Step.CONFIRM and (said := agrees(text)) is not None:
        return (form.with_confirmation(answers) if said else form.without_value(answers)), None
    return _valued(answers, asked, text, message_id)


def _valued(
    answers: Answers, asked: Asked, text: str, message_id: int | None
) -> tuple[Answers, Reading | None]:
    """«№ 24 5» is no value of № 4, whoever № 24 belongs to."""
    if numbered_lines(text):
        raise NotFound("indicator")
    blank = form.without_value(answers)
    changed, reading = form.with_message(blank, asked, text, message_id)
    if changed is not blank:
        return changed, None
    return replace(answers, value_message=message_id), reading


async def edit_answer(ctx: Context, text: str, message_id: int) -> list[FigureDraft]:
    """A message edited in Telegram before sending counts: the answers that came in it are given anew.

    Where its words are the same (a reaction, the preview of a link) nothing changes.
    """
    async with ctx.write() as work:
        edited, refused = [], None
        for draft in await drafts.open_of(work.session, ctx.actor.person_id, DraftKind.SUBMISSION):
            kept = Answers.from_json(draft.answers)
            if message_id not in (kept.value_message, kept.explanation_message):
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
                keep(work, draft, with_said(found[0], loaded.answers, message_id, text))
                edited.append(await loaded.describe(found[1], text))
        if refused is not None and not edited:
            raise refused
    return edited


def _edited(loaded: Loaded, text: str, message_id: int) -> tuple[Answers, Reading | NotInput | None] | None:
    answers, asked = loaded.answers, loaded.asked
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
    changed, reading = form.with_message(answers, asked, text, message_id)
    return changed, (reading if changed is answers else None)


async def sent_in(ctx: Context, message_id: int, text: str) -> tuple[int, int, str, int] | None:
    """The figure that was sent from what stood in a message: programme, indicator, its number, period.

    Nothing where the message still says the same.
    """
    async with ctx.read() as session:
        for draft in await drafts.done_of(session, ctx.actor.person_id, DraftKind.SUBMISSION):
            answers = Answers.from_json(draft.answers)
            if message_id not in (answers.value_message, answers.explanation_message):
                continue
            if draft.programme_id and not was_said(answers, message_id, text):
                indicator_id = indicator_of(draft)
                row = await programmes.indicator_row(session, draft.programme_id, indicator_id)
                return draft.programme_id, indicator_id, row.number if row else "", period_of(draft)
    return None
