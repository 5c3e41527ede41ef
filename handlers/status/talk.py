"""Answering «как идут дела»: the question, the picture, the screen."""

from domain.access import Verb
from domain.figures.numbered_lines import only_numbers
from domain.refusals import NotAllowed
from handlers.conversation import Handle
from handlers.heard import Heard
from handlers.show import Show
from handlers.start.screens import home as home_screen
from handlers.status import screens
from services.context import Context
from services.drafts.afterwards import leave_questions
from services.drafts.find_draft import DraftFacts
from services.people.see_home import see_home
from services.standing.draw_status import draw_picture_of
from services.standing.search_status import Unclear, search_status
from services.standing.see_status import Extent, Status, programmes_to_see, see_status
from texts import texts


async def names(heard: Heard, _question: DraftFacts | None, _ctx: Context) -> Handle | None:
    """«№ 4», «№ 4 и 5» alone are a question."""
    return _numbers if only_numbers(heard.text) else None


async def _numbers(heard: Heard, ctx: Context, show: Show) -> None:
    await show_search(ctx, show, heard.chat_id, heard.text)
    await leave_questions(ctx)


async def asks(heard: Heard, ctx: Context, show: Show) -> None:
    """«дороги», «4», «УГХ» from whoever has a part in a programme; else home, or the way in."""
    home = await see_home(ctx)
    if home.roles:
        await show_search(ctx, show, heard.chat_id, heard.text)
    else:
        await show.send(heard.chat_id, home_screen(texts(ctx.actor.language), home, ctx.actor.name))


async def show_search(ctx: Context, show: Show, chat_id: int, query: str) -> None:
    """`/status дорог`: in the one programme there is, else after asking which."""
    seen = await programmes_to_see(ctx)
    if not seen:
        raise NotAllowed(Verb.SEE_STATUS)
    if len(seen) > 1:
        choices = [(facts.id, facts.title, facts.municipality) for facts in seen]
        await show.send(chat_id, screens.choose_programme(texts(ctx.actor.language), choices, query))
        return
    await show_search_in(ctx, show, chat_id, seen[0].id, query)


async def show_search_in(ctx: Context, show: Show, chat_id: int, programme_id: int, query: str) -> None:
    found = await search_status(ctx, programme_id, query)
    if isinstance(found, Unclear):
        await show.send(chat_id, screens.unclear(texts(ctx.actor.language), found))
        return
    await show_status(ctx, show, chat_id, found)


async def show_extent(ctx: Context, show: Show, chat_id: int, extent: Extent) -> None:
    """«Мой блок», «Вся программа» of each programme one sees."""
    seen = await programmes_to_see(ctx)
    if not seen:
        raise NotAllowed(Verb.SEE_STATUS)
    for facts in seen:
        await show_status(ctx, show, chat_id, await see_status(ctx, facts.id, extent, 0))


async def show_status(ctx: Context, show: Show, chat_id: int, status: Status) -> None:
    """The picture is drawn while the chat says «отправляет фото…»; nothing is open meanwhile."""
    t = texts(ctx.actor.language)
    await show.typing(chat_id, "upload_photo")
    image = await draw_picture_of(ctx, status, screens.title(t, status))
    await show.send(chat_id, screens.picture(t, status, image))
