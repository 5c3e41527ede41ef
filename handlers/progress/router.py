"""`/progress` and its buttons."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.refusals import Stale
from domain.reminders.follow_up import FollowUpKind
from domain.time.asked import take_period
from handlers.press import Press, Pressed, place, text_place
from handlers.progress import all_programmes, reminding, screens, talk, told, units
from handlers.screen import Screen
from handlers.show import Show
from services.context import Context
from services.follow_up.note_follow_up import note_follow_up
from services.follow_up.remind_owing import Whom, remind_owing
from services.follow_up.see_units import see_units
from services.follow_up.write_letter import invite_by_letter, see_letter
from services.standing.draw_progress import Grouping
from services.standing.see_all import see_all
from services.standing.see_collection import see_collected
from texts import texts

NAME = screens.NAME
_MUTES = {"mute": FollowUpKind.MUTED, "unmute": FollowUpKind.UNMUTED}


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_progress, Command("progress", ignore_case=True))
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=3))
    router.callback_query.register(on_page, Pressed(NAME, "page", numbers=3))
    router.callback_query.register(on_unit, Pressed(NAME, "unit", numbers=3))
    router.callback_query.register(on_told, Pressed(NAME, "told", numbers=3))
    router.callback_query.register(on_remind, Pressed(NAME, "remind", numbers=3))
    router.callback_query.register(on_mute, Pressed(NAME, *_MUTES, numbers=3))
    router.callback_query.register(on_letter, Pressed(NAME, "letter", numbers=3))
    router.callback_query.register(on_invite, Pressed(NAME, "invite", numbers=3))
    router.callback_query.register(on_all, Pressed(NAME, "all", numbers=1))
    router.callback_query.register(on_all_file, Pressed(NAME, "all_file", numbers=0))
    return router


async def on_progress(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    _, asked = take_period(command.args or "")
    await talk.show_progress(ctx, show, message.chat.id, asked)


async def on_all(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_all(ctx)
    await show.answer(callback.id)
    screen = all_programmes.programmes(texts(ctx.actor.language), found, press.numbers[0])
    await show.edit_or_send(*place(callback), screen)


async def on_all_file(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.send_all_file(ctx, show, place(callback)[0])


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, number = press.numbers
    by = _grouping(press.word)
    found = await see_collected(ctx, programme_id, period_id)
    await show.answer(callback.id)
    chat_id, message_id = place(callback)
    await talk.show_collected(ctx, show, chat_id, found, by, number, message_id)


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, number = press.numbers
    found = await see_collected(ctx, programme_id, period_id)
    t = texts(ctx.actor.language)
    if found.coordinates:
        screen = units.units(t, await see_units(ctx, programme_id, period_id), number)
    else:
        screen = screens.executors(t, found, number)
    await _put(callback, show, screen)


async def on_unit(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, executor_id = press.numbers
    found = await see_units(ctx, programme_id, period_id)
    await _put(callback, show, units.unit(texts(ctx.actor.language), found, executor_id))


async def on_told(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, number = press.numbers
    found = await see_units(ctx, programme_id, period_id)
    await _put(callback, show, told.reminded(texts(ctx.actor.language), found, number))


async def on_remind(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, executor_id = press.numbers
    done = await remind_owing(ctx, programme_id, period_id, executor_id, _whom(press.word))
    await _put(callback, show, reminding.reminding(texts(ctx.actor.language), done))


async def on_mute(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, executor_id = press.numbers
    t, done = texts(ctx.actor.language), _MUTES[press.action]
    found = await note_follow_up(ctx, programme_id, period_id, executor_id, done)
    await _put(callback, show, units.unit(t, found, executor_id), t.label(f"unit.done.{press.action}"))


async def on_letter(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """A message of its own, to be forwarded."""
    found = await see_letter(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.send(place(callback)[0], reminding.letter(texts(ctx.actor.language), found))


async def on_invite(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await invite_by_letter(ctx, *press.numbers)
    await _put(callback, show, reminding.letter(texts(ctx.actor.language), found))


async def _put(callback: CallbackQuery, show: Show, screen: Screen, toast: str = "") -> None:
    """In the place of the text pressed; a picture and a file stay, what was asked for comes below."""
    await show.answer(callback.id, toast)
    await show.edit_or_send(*text_place(callback), screen)


def _whom(word: str) -> Whom:
    try:
        return Whom(word or Whom.ASK)
    except ValueError:
        raise Stale from None


def _grouping(word: str) -> Grouping:
    """A button of a client's own making names none."""
    try:
        return Grouping(word)
    except ValueError:
        raise Stale from None
