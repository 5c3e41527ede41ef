"""Figures by number: «№ 4 50% работы идут», line by line, or in reply to a message that names them."""

import re
from functools import partial

from domain.figures.consent import figure_like
from domain.figures.numbered_lines import may_name, numbered_lines, numbers_in, only_numbers
from handlers.conversation import Handle
from handlers.heard import Heard
from handlers.show import Show
from handlers.submit import receipts, talk
from services.context import Context
from services.drafts.find_draft import DraftFacts, is_going_on, wants_words
from services.figures.returned_on_screen import Returned, returned_on_screen
from services.figures.take_message import (
    collected_now,
    names_indicator,
    names_own,
    owed_numbers,
)
from texts import periods as period_texts
from texts import texts


async def names(heard: Heard, question: DraftFacts | None, ctx: Context) -> Handle | None:
    """Who takes a message that names figures; «№ 4» alone asks, and answers nothing."""
    if only_numbers(heard.text):
        return None
    lines, named = await _lines(heard.text, question, ctx), numbers_in(heard.quoted)
    if lines and question is not None and await is_going_on(ctx, question.id):
        return partial(_answering_draft, question)
    is_figure = any(character.isdigit() for character in heard.text)
    if not lines and is_figure and len(named) == 1 and await names_own(ctx, named[0]):
        lines = [(named[0], heard.text)]
    if not lines and is_figure and len(named) > 1:
        return partial(_ask_number, named)
    if not lines and not named and question is None and figure_like(heard.text):
        return _answering(await returned_on_screen(ctx, heard.below), heard.text)
    if lines and (heard.quoted or question is None or await names_indicator(ctx, lines)):
        meant = await _quoted_period(ctx, heard.quoted) or (question.collected if question else None)
        return partial(talk.take_named, lines, meant)
    return None


async def _answering_draft(question: DraftFacts, heard: Heard, ctx: Context, show: Show) -> bool:
    """«5. https://…» is the next piece of a long text, and no figure."""
    return await talk.answer(heard, question, ctx, show)


def _answering(returned: list[Returned], text: str) -> Handle | None:
    """The one figure that has just come back; of several the number has to be named."""
    if not returned:
        return None
    if len(returned) > 1:
        return partial(_ask_number, tuple(number for _, _, number in returned))
    [(programme_id, period_id, number)] = returned
    return partial(talk.take_named, [(number, text)], (programme_id, period_id))


async def _lines(text: str, question: DraftFacts | None, ctx: Context) -> list[tuple[str, str]]:
    """«4. 50 %» and «4⇥50» name what is owed, unless free words are asked for: a list may stand in those."""
    if not may_name(text) or (question is not None and await wants_words(ctx, question.id)):
        return numbered_lines(text)
    return numbered_lines(text, await owed_numbers(ctx), alone=question is None)


async def _quoted_period(ctx: Context, quoted: str) -> tuple[int, int] | None:
    """The one open period that a quoted message names."""
    t = texts(ctx.actor.language)
    collected = await collected_now(ctx) if quoted else []
    named = [
        (programme_id, period_id)
        for programme_id, period_id, one in collected
        if re.search(rf"{re.escape(period_texts.name(t, one))}(?!\w)", quoted)
    ]
    return named[0] if len(named) == 1 else None


async def _ask_number(named: tuple[str, ...], heard: Heard, ctx: Context, show: Show) -> None:
    await show.send(heard.chat_id, receipts.which_number(texts(ctx.actor.language), named))
