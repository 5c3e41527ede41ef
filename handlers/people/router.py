"""`/people`, pressed and typed."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.refusals import NotAllowed
from handlers.people import away, invited, screens, talk
from handlers.press import Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.people.away import agree_to_away, end_absence
from services.people.invite_all import revoke_invitation
from services.people.see_people import PersonPage, see_coordinators, see_people, see_person, see_self
from services.people.set_head import toggle_head
from services.people.show_out import hand_over_all, same_person, show_out
from texts import texts

NAME = screens.NAME
_DOES = {"all": hand_over_all, "account": same_person}


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_people, Command("people", ignore_case=True))
    router.callback_query.register(on_runs, Pressed(NAME, "runs", numbers=1))
    router.callback_query.register(on_page, Pressed(NAME, "page", numbers=2))
    router.callback_query.register(on_person, Pressed(NAME, "person", numbers=2))
    router.callback_query.register(on_invited, Pressed(NAME, "invited", numbers=2))
    router.callback_query.register(on_revoke, Pressed(NAME, "revoke", numbers=2))
    router.callback_query.register(on_nobody, Pressed(NAME, "nobody", numbers=1))
    router.callback_query.register(on_invite_all, Pressed(NAME, "invite_all", "invite_anew", numbers=1))
    router.callback_query.register(on_head, Pressed(NAME, "head", numbers=2))
    router.callback_query.register(on_out, Pressed(NAME, "out", numbers=2))
    router.callback_query.register(on_out_yes, Pressed(NAME, "out_yes", numbers=2))
    router.callback_query.register(on_choose, Pressed(NAME, "all", "account", "away", numbers=2))
    chosen = Pressed(NAME, "all_page", "account_page", "away_page", numbers=3)
    router.callback_query.register(on_choose, chosen)
    router.callback_query.register(on_confirm, Pressed(NAME, "all_to", "account_to", numbers=3))
    router.callback_query.register(on_yes, Pressed(NAME, "all_yes", "account_yes", numbers=3))
    router.callback_query.register(on_away, Pressed(NAME, "away_to", numbers=3))
    router.callback_query.register(on_end_away, Pressed(NAME, "end_away", numbers=2))
    router.callback_query.register(on_agree, Pressed(NAME, "agree", "refuse", numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=2))
    return router


async def on_people(message: Message, ctx: Context, show: Show) -> None:
    await talk.show_people(ctx, show, message.chat.id)


async def on_runs(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_coordinators(ctx)
    await show.answer(callback.id)
    screen = screens.runs(texts(ctx.actor.language), found, press.numbers[0])
    await show.edit_or_send(*place(callback), screen)


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, number = press.numbers
    await talk.show_list(ctx, show, programme_id, place(callback), number)
    await show.answer(callback.id)


async def on_person(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show_person(callback, press, ctx, show)


async def _show_person(
    callback: CallbackQuery, press: Press, ctx: Context, show: Show, toast: str = ""
) -> None:
    programme_id, person_id = press.numbers
    page = await see_person(ctx, programme_id, person_id)
    await show.answer(callback.id, toast)
    await show.edit_or_send(*place(callback), screens.person(texts(ctx.actor.language), page))


async def on_invited(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_people(ctx, press.numbers[0])
    await show.answer(callback.id)
    screen = invited.invited(texts(ctx.actor.language), found, press.numbers[1])
    await show.edit_or_send(*place(callback), screen)


async def on_revoke(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    t = texts(ctx.actor.language)
    done = await revoke_invitation(ctx, *press.numbers)
    await show.answer(callback.id, invited.revoked(t, done))
    found = await see_people(ctx, press.numbers[0])
    await show.edit_or_send(*place(callback), invited.invited(t, found))


async def on_nobody(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_people(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), invited.nobody(texts(ctx.actor.language), found))


async def on_invite_all(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The screen that was pressed then says what is under way, so that a second press does no harm."""
    await show.answer(callback.id)
    anew = press.action == "invite_anew"
    await talk.send_all(ctx, show, press.numbers[0], place(callback), anew=anew)
    found = await see_people(ctx, press.numbers[0])
    await show.edit_or_send(*place(callback), invited.nobody(texts(ctx.actor.language), found))


async def on_head(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    is_head = await toggle_head(ctx, *press.numbers)
    toast = texts(ctx.actor.language).label("people.head.done" if is_head else "people.no_head.done")
    await _show_person(callback, press, ctx, show, toast)


async def on_out(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    page = await see_person(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.confirm_out(texts(ctx.actor.language), page))


async def on_out_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await show_out(ctx, *press.numbers)
    await show.answer(callback.id, screens.gone(texts(ctx.actor.language), done, "out"))
    await _after(callback, ctx, show, done.programme_id)


async def _after(callback: CallbackQuery, ctx: Context, show: Show, programme_id: int) -> None:
    """People as they are; whoever has gone themselves sees what is still theirs."""
    try:
        await talk.show_list(ctx, show, programme_id, place(callback))
    except NotAllowed:
        t = texts(ctx.actor.language)
        await show.edit_or_send(*place(callback), screens.no_more(t))


async def on_choose(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    what = screens.PersonChoice(press.action.removesuffix("_page"))
    programme_id, person_id, *number = press.numbers
    t = texts(ctx.actor.language)
    own = await _own(ctx, programme_id, person_id) if what is screens.PersonChoice.AWAY else None
    if own is not None:
        screen = away.choose_own(t, own)
    else:
        screen = screens.choose(t, await see_person(ctx, programme_id, person_id), what, *number)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)


async def _own(ctx: Context, programme_id: int, person_id: int) -> PersonPage | None:
    """Of whoever speaks for themselves and coordinates nothing there."""
    pages = await see_self(ctx)
    ids = (programme_id, person_id)
    return next((one for one in pages if (one.people.programme_id, one.person.person_id) == ids), None)


async def on_confirm(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, person_id, other_id = press.numbers
    page = await see_person(ctx, programme_id, person_id)
    what, other = screens.PersonChoice(press.action.removesuffix("_to")), page.people.person(other_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.confirm(texts(ctx.actor.language), page, what, other))


async def on_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    what = press.action.removesuffix("_yes")
    done = await _DOES[what](ctx, *press.numbers)
    await show.answer(callback.id, screens.gone(texts(ctx.actor.language), done, what))
    await _after(callback, ctx, show, done.programme_id)


async def on_away(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await talk.begin(ctx, show, press, place(callback))
    await show.answer(callback.id)


async def on_end_away(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await end_absence(ctx, *press.numbers)
    toast = texts(ctx.actor.language).label("away.ended")
    await _show_person(callback, replace(press, numbers=(press.numbers[0], done.person_id)), ctx, show, toast)


async def on_agree(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await agree_to_away(ctx, *press.numbers, agrees=press.action == "agree")
    t = texts(ctx.actor.language)
    await show.answer(callback.id, away.decided(t, done))
    chat_id, message_id = place(callback)
    await show.edit_or_send(chat_id, message_id, away.request(t, done))
    await talk.send_link(show, done, chat_id)


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Назад» from the question for the days."""
    await drop_typed(ctx, press.numbers[1])
    await show.answer(callback.id)
    await talk.show_people(ctx, show, place(callback)[0])
