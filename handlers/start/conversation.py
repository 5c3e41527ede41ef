"""Coming in, home, help and the language."""

from handlers.conversation import Command, Conversation, Fallback
from handlers.start import notices, screens, talk
from handlers.start.router import build_router

CONVERSATION = Conversation(
    name="start",
    router=build_router,
    presses=(screens.NAME, screens.INVITATION),
    commands=(Command("start"), Command("help"), Command("language")),
    notices=notices.WORDS,
    names=talk.names,
    says={
        frozenset({"меню", "главная", "домой", "на главную", "старт", "начать", "home", "menu", "start"}): (
            talk.show_home
        ),
        frozenset({"помощь", "справка", "help"}): talk.show_help,
    },
)

HOME = Fallback(
    screen=talk.home_screen,
    way_in=talk.way_in,
    show=talk.show_home,
    unknown_command=screens.unknown_command,
    not_understood=screens.not_understood,
    only_words=screens.only_words,
)
