"""`/start`, with and without an invitation; home's buttons; `/help`; `/language`."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from domain.access import Role
from handlers.invite import talk as invite_talk
from handlers.press import Press, Pressed, place
from handlers.progress import talk as progress_talk
from handlers.report import talk as report_talk
from handlers.review import talk as review_talk
from handlers.show import Show
from handlers.start import screens, talk
from handlers.status import talk as status_talk
from handlers.submit import filling
from handlers.submit import talk as submit_talk
from services.context import Context
from services.people.accept_invitation import accept_invitation
from services.people.see_home import set_language
from services.people.touch import lose_touch, regain_touch
from services.standing.see_status import Extent
from texts import texts
from texts.catalogue import LANGUAGES

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name="start")
    router.message.register(on_invitation, CommandStart(deep_link=True, ignore_case=True))
    router.message.register(on_start, CommandStart(ignore_case=True))
    router.message.register(on_help, Command("help", ignore_case=True))
    router.my_chat_member.register(on_blocked_or_not)
    router.message.register(on_language, Command("language", ignore_case=True))
    router.callback_query.register(on_accept, Pressed(screens.INVITATION, "accept"))
    router.callback_query.register(on_decline, Pressed(screens.INVITATION, "decline"))
    router.callback_query.register(on_set_language, Pressed(NAME, "language"))
    router.callback_query.register(on_home, Pressed(NAME, "show"))
    router.callback_query.register(on_fill, Pressed(NAME, "fill"))
    router.callback_query.register(on_tasks, Pressed(NAME, "tasks"))
    router.callback_query.register(on_status, Pressed(NAME, "block", "programme"))
    router.callback_query.register(on_review, Pressed(NAME, "review"))
    router.callback_query.register(on_progress, Pressed(NAME, "progress"))
    router.callback_query.register(on_report, Pressed(NAME, "report"))
    router.callback_query.register(on_invite, Pressed(NAME, "invite"))
    return router


async def on_blocked_or_not(event: ChatMemberUpdated, ctx: Context) -> None:
    """In a private chat «kicked» is blocked, and «member» is unblocked or begun."""
    if event.chat.type != "private":
        return
    if event.new_chat_member.status == ChatMemberStatus.KICKED:
        await lose_touch(ctx, ctx.actor.telegram_id)
    elif ctx.actor.person_id is not None:
        await regain_touch(ctx, ctx.actor.person_id)


async def on_invitation(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    await talk.show_offer(ctx, show, message.chat.id, command.args or "")


async def on_start(message: Message, ctx: Context, show: Show) -> None:
    await talk.show_home(ctx, show, message.chat.id)


async def on_help(message: Message, ctx: Context, show: Show) -> None:
    await talk.show_help(ctx, show, message.chat.id)


async def on_language(message: Message, ctx: Context, show: Show) -> None:
    await show.send(message.chat.id, screens.language(texts(ctx.actor.language)))


async def on_set_language(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    language = press.word if press.word in LANGUAGES else LANGUAGES[0]
    await set_language(ctx, language)
    await show.answer(callback.id, texts(language).label("language.set"))
    await talk.show_home(ctx.speaking(language), show, place(callback)[0])


async def on_accept(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    joined = await accept_invitation(ctx, press.word)
    await show.answer(callback.id, screens.joined(texts(ctx.actor.language), joined))
    known = ctx.as_known(joined.person_id)
    asks = joined.role is Role.COORDINATOR
    await talk.show_home(known, show, *place(callback), asking=joined.programme_id if asks else None)


async def on_decline(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id, texts(ctx.actor.language).label("invitation.declined"))
    await talk.show_home(ctx, show, *place(callback))


async def on_home(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_home(ctx, show, *place(callback))


async def on_fill(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await filling.show_next(ctx, show, place(callback)[0])


async def on_tasks(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await submit_talk.show_tasks(ctx, show, place(callback)[0])


async def on_status(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    extent = Extent.PROGRAMME if press.action == "programme" else Extent.BLOCK
    await status_talk.show_extent(ctx, show, place(callback)[0], extent)


async def on_review(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await review_talk.show_queues(ctx, show, place(callback)[0])


async def on_progress(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await progress_talk.show_progress(ctx, show, place(callback)[0])


async def on_report(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await report_talk.show_report(ctx, show, place(callback)[0])


async def on_invite(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await invite_talk.show_inviting(ctx, show, place(callback)[0])
