"""What waits for a head, pressed; the setting in `/period` and when a programme is created."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.consent import screens, talk
from handlers.press import Press, Pressed, place
from handlers.programme_file import screens as file_screens
from handlers.screen import Screen
from handlers.show import Show
from services.consent.agree import agree_to_all, agree_to_figure, ask_why_back, drop_why_back
from services.consent.see_unagreed import see_unagreed
from services.consent.set_consent import see_consent, set_consent
from services.context import Context
from texts import texts

NAME = screens.NAME
ON_A_DRAFT = ("keep",)
"""Actions whose first number is a draft."""


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=1))
    router.callback_query.register(on_figure, Pressed(NAME, "figure", numbers=2))
    router.callback_query.register(on_agree, Pressed(NAME, "agree", numbers=2))
    router.callback_query.register(on_all, Pressed(NAME, "all", numbers=1))
    router.callback_query.register(on_return, Pressed(NAME, "return", numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=1))
    router.callback_query.register(on_setting, Pressed(NAME, "setting", numbers=1))
    router.callback_query.register(on_set, Pressed(NAME, "set", numbers=2))
    router.callback_query.register(on_first, Pressed(NAME, "first", numbers=3))
    return router


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_unagreed(ctx, press.numbers[0])
    await _put(callback, show, screens.unagreed(texts(ctx.actor.language), found))


async def on_figure(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, submission_id = press.numbers
    found = await see_unagreed(ctx, programme_id)
    await _put(callback, show, screens.figure(texts(ctx.actor.language), found, submission_id))


async def on_agree(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The next ones stand in its place."""
    done, t = await agree_to_figure(ctx, *press.numbers), texts(ctx.actor.language)
    if done.left.waiting:
        await show.answer(callback.id, screens.agreed_toast(t, done))
        await show.edit_or_send(*place(callback), screens.unagreed(t, done.left))
    else:
        await _put(callback, show, screens.agreed(t, done))


async def on_all(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await agree_to_all(ctx, press.numbers[0], listed=press.word)
    await _put(callback, show, screens.agreed(texts(ctx.actor.language), done))


async def on_return(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, number = await ask_why_back(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask_reason(ctx, show, draft_id, number, place(callback))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Назад»: it waits as before."""
    found = await see_unagreed(ctx, await drop_why_back(ctx, press.numbers[0]))
    await _put(callback, show, screens.unagreed(texts(ctx.actor.language), found))


async def on_setting(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_consent(ctx, press.numbers[0])
    await _put(callback, show, screens.setting(texts(ctx.actor.language), found))


async def on_set(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, needed = press.numbers
    found = await set_consent(ctx, programme_id, needed=needed == 1)
    await _put(callback, show, screens.setting(texts(ctx.actor.language), found))


async def on_first(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The answer when the programme was created: the screen goes on without the question."""
    programme_id, draft_id, needed = press.numbers
    found = await set_consent(ctx, programme_id, needed=needed == 1)
    screen = file_screens.coordinator(texts(ctx.actor.language), programme_id, draft_id, found.needed)
    await _put(callback, show, screen)


async def _put(callback: CallbackQuery, show: Show, screen: Screen) -> None:
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)
