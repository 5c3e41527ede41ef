"""All conversations as routers, for private chats. The screens beside them do without aiogram."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers import incoming, refused
from handlers.heard import heard_in
from handlers.registry import CONVERSATIONS
from services.drafts.afterwards import leave_questions


def build_routers() -> list[Router]:
    """Fresh routers, in the order in which they are asked; commands before plain text."""
    root = Router(name="private")
    only_private(root)
    one_question_at_a_time(root)
    own = (*(one.router for one in CONVERSATIONS), incoming.build_router, refused.build_router)
    root.include_routers(*(build_router() for build_router in own))
    return [root]


class InPrivate(Filter):
    """Groups are opened by a coordinator, which the bot cannot do yet."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event if isinstance(event, Message) else event.message
        return message is None or message.chat.type == "private"


def only_private(router: Router) -> None:
    """Nothing of this router is heard anywhere else."""
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.filter(InPrivate())


def one_question_at_a_time(router: Router) -> None:
    """A command or a press leaves the question on the screen, unless it leads to one itself."""

    async def leave(
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        try:
            return await handler(event, data)
        finally:
            is_words = isinstance(event, Message) and not heard_in(event).is_command
            if not is_words:
                await leave_questions(data["ctx"])

    router.message.outer_middleware(leave)
    router.callback_query.outer_middleware(leave)
