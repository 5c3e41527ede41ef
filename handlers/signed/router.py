"""A signed report, pressed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, place
from handlers.screen import Screen
from handlers.show import Show
from handlers.signed import screens, talk
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.programme.take_file import cancel_file, see_file
from services.signing.keep_scan import await_scan
from services.signing.see_signed import see_signed, signed_files
from services.signing.take_signed import keep_signed, take_signed
from texts import texts

NAME = screens.NAME
ACTIONS = ("take", "keep", "leave", "show", "change", "scanned")
"""Of each the first number is the draft."""


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_take, Pressed(NAME, "take", numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=2))
    router.callback_query.register(on_leave, Pressed(NAME, "leave", numbers=2))
    router.callback_query.register(on_show, Pressed(NAME, "show", "change", numbers=2))
    router.callback_query.register(on_scan, Pressed(NAME, "scan", numbers=2))
    router.callback_query.register(on_scanned, Pressed(NAME, "scanned", numbers=1))
    router.callback_query.register(on_files, Pressed(NAME, "files", numbers=2))
    return router


async def on_take(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    kept = await take_signed(ctx, *press.numbers, shown=press.word)
    await _put(callback, show, screens.kept(texts(ctx.actor.language), kept))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    kept = await keep_signed(ctx, *press.numbers)
    await _put(callback, show, screens.kept(texts(ctx.actor.language), kept))


async def on_leave(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await cancel_file(ctx, *press.numbers)
    await _put(callback, show, screens.left(texts(ctx.actor.language)))


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The figures, or what the document changes in the programme itself."""
    draft = await see_file(ctx, press.numbers[0])
    await show.answer(callback.id)
    await talk.show_compared(ctx, show, draft, place(callback), figures=press.action == "show")


async def on_scan(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id = await await_scan(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask_scan(ctx, show, await see_signed(ctx, *press.numbers), draft_id, place(callback))


async def on_scanned(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, signed_id = await drop_typed(ctx, press.numbers[0])
    kept = await see_signed(ctx, programme_id, int(signed_id))
    await _put(callback, show, screens.kept(texts(ctx.actor.language), kept))


async def on_files(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    files = await signed_files(ctx, *press.numbers)
    await show.answer(callback.id)
    for one in files:
        await show.send(place(callback)[0], screens.file(texts(ctx.actor.language), one))


async def _put(callback: CallbackQuery, show: Show, screen: Screen) -> None:
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)
