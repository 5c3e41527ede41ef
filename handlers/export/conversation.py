"""All of a programme's data. The command stands in no menu: below the report there is a button."""

from handlers.conversation import Conversation
from handlers.export import notices
from handlers.export.router import build_router
from handlers.export.screens import NAME

CONVERSATION = Conversation(name="export", router=build_router, presses=(NAME,), notices=notices.WORDS)
