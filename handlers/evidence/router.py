"""Evidence, pressed."""

from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.evidence import EvidencePiece
from handlers.evidence import screens, talk
from handlers.press import Press, Pressed, place
from handlers.screen import KnownFile
from handlers.show import Show
from services.context import Context
from services.evidence.attach import await_evidence, drop_piece, finish_evidence, see_asked
from services.evidence.see_evidence import Beside, evidence_content, see_evidence
from texts import texts

NAME = screens.NAME
ON_A_DRAFT = ("done", "take_off", "drop", "back")
"""Actions whose first number is a draft."""


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_ask, Pressed(NAME, "ask", numbers=3))
    router.callback_query.register(on_done, Pressed(NAME, "done", numbers=1))
    router.callback_query.register(on_take_off, Pressed(NAME, "take_off", "back", numbers=1))
    router.callback_query.register(on_drop, Pressed(NAME, "drop", numbers=2))
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=4))
    return router


async def on_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    asked = await await_evidence(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask(ctx, show, asked, place(callback))


async def on_done(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await finish_evidence(ctx, press.numbers[0])
    await show.answer(callback.id)
    await talk.show_figure(ctx, show, found, place(callback))


async def on_take_off(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """What may be taken off, and back."""
    asked, t = await see_asked(ctx, press.numbers[0]), texts(ctx.actor.language)
    await show.answer(callback.id)
    screen = screens.take_off(t, asked) if press.action == "take_off" else screens.ask(t, asked)
    await show.edit_or_send(*place(callback), screen)


async def on_drop(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    asked = await drop_piece(ctx, *press.numbers)
    await show.answer(callback.id, texts(ctx.actor.language).label("evidence.dropped"))
    await talk.ask(ctx, show, asked, place(callback))


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The files themselves, and below them what they are."""
    found = await see_evidence(ctx, *press.numbers)
    await show.answer(callback.id)
    chat_id, _ = place(callback)
    files = [_known(ctx, found, one) for one in found.files]
    if files:
        await show.typing(chat_id, "upload_document")
    await show.send_stored(chat_id, files)
    await show.send(chat_id, screens.beside(texts(ctx.actor.language), found))


def _known(ctx: Context, found: Beside, piece: EvidencePiece) -> KnownFile:
    """The right is asked for again where its bytes are needed."""
    about = found.programme_id, found.indicator.id, found.period_id, found.version
    load = partial(evidence_content, ctx, *about, piece.id)
    return KnownFile(piece.name, piece.known_as, piece.is_photo, load)
