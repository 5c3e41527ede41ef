"""Words that mean a button or a command: «отмена», «список», «помощь». They are no answer to a question."""

from aiogram.types import Message

from domain.refusals import NotFound, Stale
from handlers.show import Show
from handlers.start import router as start
from handlers.submit import talk
from services.context import Context
from services.drafts.leave_questions import leave_questions
from services.drafts.typed_answer import drop_typed
from services.figures.change_draft import park_draft
from services.figures.take_message import Listening

_HOME = frozenset({"меню", "главная", "домой", "на главную", "старт", "начать", "home", "menu", "start"})
_LIST = frozenset({"список", "к списку", "задачи", "мои показатели", "list", "tasks"})
_HELP = frozenset({"помощь", "справка", "help"})
_CANCEL = frozenset({"отмена", "отменить", "стоп", "назад", "позже", "cancel", "stop", "back", "later"})


def meant(text: str) -> frozenset[str] | None:
    """The group of words that the whole text is one of."""
    word = " ".join(text.strip(" .!").casefold().split())
    return next((group for group in (_HOME, _LIST, _HELP, _CANCEL) if word in group), None)


async def follow(
    group: frozenset[str], message: Message, listening: Listening | None, ctx: Context, show: Show
) -> None:
    """Do what the word says; an open figure is kept as a draft, a question for words is dropped."""
    if listening is not None:
        await _leave(listening, ctx)
    if group is _HELP:
        await start.on_help(message, ctx, show)
    elif group is _LIST or (group is _CANCEL and listening is not None and listening.collected):
        await talk.show_tasks(ctx, show, message.chat.id)
    else:
        await start.show_home(ctx, show, message.chat.id)


async def _leave(listening: Listening, ctx: Context) -> None:
    try:
        if listening.collected is not None:
            await park_draft(ctx, listening.draft_id)
        elif listening.kind != "programme_file":
            await drop_typed(ctx, listening.draft_id)
    except (NotFound, Stale):
        pass  # it is gone, which is what was asked for
    await leave_questions(ctx)
