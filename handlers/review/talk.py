"""Showing the coordinator's queues."""

from domain.access import Verb
from domain.refusals import NotAllowed
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.review import listed, screens, wording
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.review.accept_listed import list_unquestioned, see_listed
from services.review.answer_question import see_questions
from services.review.override_value import override_value
from services.review.remark import RemarkAsked, remark, see_remark
from services.review.return_draft import Reason, give_reason, see_reason
from services.review.see_queue import queues, see_queue
from services.review.word_anew import WordingAsked, see_wording, word_anew
from texts import texts


async def show_queues(ctx: Context, show: Show, chat_id: int) -> None:
    """One message for each programme one coordinates."""
    found = await queues(ctx)
    if not found:
        raise NotAllowed(Verb.REVIEW)
    for queue in found:
        await show.send(chat_id, screens.queue(texts(ctx.actor.language), queue))


async def show_queue(
    ctx: Context,
    show: Show,
    chat_id: int,
    message_id: int | None,
    programme_id: int,
    at: int = 0,
    of: int = 0,
) -> None:
    """The figure at a place of the queue, or ``of`` a version that waits, in the place of a message."""
    queue = await see_queue(ctx, programme_id)
    at = next((at for at, one in enumerate(queue.waiting) if one.submission.id == of), at)
    await show.edit_or_send(chat_id, message_id, screens.queue(texts(ctx.actor.language), queue, at))


async def ask_reason(ctx: Context, show: Show, reason: Reason, place: Place) -> None:
    """«Почему?», and what is typed next answers it."""
    screen = screens.ask_reason(texts(ctx.actor.language), reason)
    await place_draft(ctx, reason.draft_id, await show.edit_or_send(*place, screen))


async def ask_override(ctx: Context, show: Show, programme_id: int, draft_id: int, place: Place) -> None:
    screen = screens.ask_override(texts(ctx.actor.language), programme_id, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def ask_wording(ctx: Context, show: Show, asked: WordingAsked, place: Place) -> None:
    """What is typed next is the text of column 7."""
    screen = wording.ask_wording(texts(ctx.actor.language), asked)
    await place_draft(ctx, asked.draft_id, await show.edit_or_send(*place, screen))


async def ask_remark(ctx: Context, show: Show, asked: RemarkAsked, place: Place) -> None:
    screen = wording.ask_remark(texts(ctx.actor.language), asked)
    await place_draft(ctx, asked.draft_id, await show.edit_or_send(*place, screen))


async def word(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The text as it will stand in the report."""
    done = await word_anew(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, wording.worded(texts(ctx.actor.language), done))


async def say(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The remark."""
    done = await remark(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, wording.remarked(texts(ctx.actor.language), done))


async def give(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The message that answers «почему»."""
    decision = await give_reason(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.returned(texts(ctx.actor.language), decision))


async def override(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The other value and its reason."""
    programme_id, number = await override_value(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.overridden(texts(ctx.actor.language), programme_id, number))


async def present_reason(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the queue."""
    if draft.is_open:
        await ask_reason(ctx, show, await see_reason(ctx, draft.id), place)
    elif draft.programme_id is not None:
        await show_queue(ctx, show, *place, draft.programme_id)


async def present_wording(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The same of a text."""
    if draft.is_open:
        await ask_wording(ctx, show, await see_wording(ctx, draft.id), place)
    elif draft.programme_id is not None:
        await show_queue(ctx, show, *place, draft.programme_id)


async def present_remark(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The same of a remark."""
    if draft.is_open:
        await ask_remark(ctx, show, await see_remark(ctx, draft.id), place)
    elif draft.programme_id is not None:
        await show_queue(ctx, show, *place, draft.programme_id)


async def present_override(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the queue; whoever may not see the queue is asked nothing."""
    assert draft.programme_id is not None
    queue = await see_queue(ctx, draft.programme_id)
    if draft.is_open:
        await ask_override(ctx, show, draft.programme_id, draft.id, place)
    else:
        await show.edit_or_send(*place, screens.queue(texts(ctx.actor.language), queue))


async def present_list(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """What its button accepted; while it is only listed, the list as it is now."""
    assert draft.programme_id is not None
    t, done = texts(ctx.actor.language), await see_listed(ctx, draft.id)
    screen = (
        listed.plain(t, await list_unquestioned(ctx, draft.programme_id))
        if done is None
        else listed.accepted(t, done)
    )
    await show.edit_or_send(*place, screen)


async def pass_over(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """A list has buttons and waits for no words."""
    await present_list(draft, ctx, show, (heard.chat_id, None))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """The open questions where one was answered, else the queue, of the programme that was pressed."""
    if not press.numbers:
        await show_queues(ctx, show, place[0])
    elif press.action in ("questions", "answer", "level"):
        questions = await see_questions(ctx, press.numbers[0])
        await show.edit_or_send(*place, screens.question(texts(ctx.actor.language), questions, 0))
    else:
        await show_queue(ctx, show, *place, press.numbers[0])
