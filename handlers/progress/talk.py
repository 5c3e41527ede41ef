"""Answering «кто сдал»: of each programme, with the picture."""

from domain.time.asked import AskedPeriod
from handlers.progress import all_programmes, screens
from handlers.show import Show
from handlers.status import answers
from services.context import Context
from services.reports.draw_list import draw_list_of
from services.standing.draw_progress import Grouping, draw_progress_of
from services.standing.see_all import see_all
from services.standing.see_collection import Collection, see_collection
from texts import texts


async def show_progress(ctx: Context, show: Show, chat_id: int, asked: AskedPeriod | None = None) -> None:
    """Of the periods being collected, or the one asked for."""
    found = await see_collection(ctx, asked)
    if not found and asked is not None:
        await show.send(chat_id, answers.no_collection(texts(ctx.actor.language), asked.words))
    for one in found:
        await show_collected(ctx, show, chat_id, one)


async def show_all(ctx: Context, show: Show, chat_id: int, message_id: int | None = None) -> None:
    """A line for each; where there is one programme only, that."""
    found = await see_all(ctx)
    if len(found.lines) < 2:
        await show_progress(ctx, show, chat_id)
        return
    await show.edit_or_send(chat_id, message_id, all_programmes.programmes(texts(ctx.actor.language), found))


async def send_all_file(ctx: Context, show: Show, chat_id: int) -> None:
    t, found = texts(ctx.actor.language), await see_all(ctx)
    await show.typing(chat_id, "upload_document")
    book = await draw_list_of(ctx, *all_programmes.listed(t, found))
    await show.send(chat_id, all_programmes.file(t, found, book))


async def show_collected(
    ctx: Context,
    show: Show,
    chat_id: int,
    found: Collection,
    by: Grouping | None = None,
    number: int = 0,
    message_id: int | None = None,
) -> None:
    """The picture is drawn while the chat says «отправляет фото…»; nothing is open meanwhile. Without saying
    ``by`` what, it is by executors for whoever sees them."""
    t = texts(ctx.actor.language)
    if found.own:
        await show.edit_or_send(chat_id, message_id, screens.own(t, found))
        return
    if by is None or not found.executors:
        by = Grouping.EXECUTORS if found.executors else Grouping.SECTIONS
    await show.typing(chat_id, "upload_photo")
    image = await draw_progress_of(ctx, found, by, number)
    await show.edit_or_send(chat_id, message_id, screens.picture(t, found, image, by, number))
