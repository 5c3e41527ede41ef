"""The weekly digest, to be read and forwarded; asked for and declined by one tap."""

from handlers.conversation import Conversation
from handlers.digest import notices
from handlers.digest.router import build_router
from handlers.digest.screens import NAME

CONVERSATION = Conversation(name="digest", router=build_router, presses=(NAME,), notices=notices.WORDS)
