"""Showing a reminder as things stand, and taking what is typed about one or in reply to it."""

from functools import partial

from domain.figures.numbered_lines import numbered_lines, only_numbers
from handlers.contribute import talk as parts_talk
from handlers.conversation import Handle
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.reminders import screens
from handlers.show import Show
from handlers.submit import talk as submit_talk
from services.context import Context
from services.contributions.open_part import open_part
from services.drafts.afterwards import leave_questions, place_draft
from services.drafts.find_draft import DraftFacts
from services.figures.open_draft import open_draft
from services.reminders.day_reminder import OwedParts, Reminded, missing_numbers, where_reminder_stands
from services.reminders.pass_on import say_from_whom
from services.reminders.remind_besides import reminder_on
from texts import texts


async def show_again(ctx: Context, show: Show, reminder_id: int, place: Place) -> None:
    found = await where_reminder_stands(ctx, reminder_id)
    await show.edit_or_send(*place, screens.reminder(texts(ctx.actor.language), found))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """An old button: where things stand now."""
    if press.numbers:
        await show_again(ctx, show, press.numbers[0], place)
    else:
        await submit_talk.show_tasks(ctx, show, *place)


async def show_next(ctx: Context, show: Show, reminder_id: int, chat_id: int) -> bool:
    """The card of the first figure that is owed, else of the first part; whether there is one."""
    found = await where_reminder_stands(ctx, reminder_id)
    for one in found.lists:
        following = one.tasks.next_open() if one.is_owed else None
        if following is not None:
            period = one.tasks.programme_id, following.indicator.id, one.tasks.period_id
            await submit_talk.show_draft(ctx, show, await open_draft(ctx, *period), chat_id)
            return True
    for owing in found.parts:
        if owing.owed:
            about = part_at(owing)
            await parts_talk.show_part(ctx, show, await open_part(ctx, *about), (chat_id, None))
            return True
    return False


def part_at(owing: OwedParts) -> tuple[int, int, int, int]:
    """Of the first part that is owed: programme, indicator, period, executor."""
    tasks, part = owing.tasks, owing.owed[0]
    return tasks.programme_id, part.indicator.id, tasks.period_id, part.executor_id


async def ask(ctx: Context, show: Show, draft_id: int, reminder_id: int, place: Place) -> None:
    """What is typed next says whom the figure is waited for."""
    screen = screens.ask_from_whom(texts(ctx.actor.language), draft_id, reminder_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the reminder as things stand."""
    if draft.is_open:
        await ask(ctx, show, draft.id, int(draft.subject), place)
    else:
        await show_again(ctx, show, int(draft.subject), place)


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    said = await say_from_whom(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.noted(texts(ctx.actor.language), said))
    await leave_questions(ctx)


async def names(heard: Heard, _question: DraftFacts | None, ctx: Context) -> Handle | None:
    """A reply to a reminder, of any age, that gives figures: for what is owed now."""
    is_figure = any(character.isdigit() for character in heard.text) and not only_numbers(heard.text)
    if heard.reply_to is None or not is_figure:
        return None
    reminder_id = await reminder_on(ctx, heard.reply_to)
    if reminder_id is None:
        return None
    return _replying(heard.text, await where_reminder_stands(ctx, reminder_id))


def _replying(text: str, found: Reminded) -> Handle | None:
    """Lines by number; a bare figure where one is owed, else the number is asked for. Where nothing is owed
    any more that is said: the figure is kept nowhere."""
    if not found.lists and not found.parts:
        return None if found.reports else _not_collected
    own = {task.indicator.number for one in found.lists for task in one.tasks.tasks}
    if own and (lines := numbered_lines(text, own, alone=True)):
        meant = max(found.lists, key=lambda one: len(one.numbers & {number for number, _ in lines}))
        return partial(submit_talk.take_named, lines, (meant.tasks.programme_id, meant.tasks.period_id))
    owed = [(one.programme_id, one.period_id, number) for one, number in missing_numbers(found.lists)]
    owed += [(one.programme_id, one.period_id, one.number) for one in found.refinements if not one.closed]
    to_give = [(one, part) for one in found.parts for part in one.owed]
    if not owed and len(to_give) == 1:
        return partial(parts_talk.take_named, part_at(to_give[0][0]), text)
    if len(owed) == 1 and not to_give:
        [(programme_id, period_id, number)] = owed
        return partial(submit_talk.take_named, [(number, text)], (programme_id, period_id))
    return partial(_which if owed or to_give else _nothing_owed, found)


async def _not_collected(heard: Heard, ctx: Context, show: Show) -> None:
    await submit_talk.show_tasks(ctx, show, heard.chat_id)


async def _nothing_owed(found: Reminded, heard: Heard, ctx: Context, show: Show) -> None:
    await show.send(heard.chat_id, screens.nothing_owed(texts(ctx.actor.language), found))


async def _which(found: Reminded, heard: Heard, ctx: Context, show: Show) -> None:
    await show.send(heard.chat_id, screens.name_the_number(texts(ctx.actor.language), found))
