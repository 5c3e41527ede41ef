"""`/health`, which stands in no menu: whoever is not an owner is told that there is no such command."""

from handlers.conversation import Conversation
from handlers.health.router import build_router
from handlers.health.screens import NAME

CONVERSATION = Conversation(name="health", router=build_router, presses=(NAME,))
