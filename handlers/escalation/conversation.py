"""Units that owe and are silent: proposed to the coordinator, told to their heads and overseers."""

from handlers.conversation import Conversation
from handlers.escalation import notices, talk
from handlers.escalation.router import build_router
from handlers.escalation.screens import NAME

CONVERSATION = Conversation(
    name="escalation",
    router=build_router,
    presses=(NAME,),
    overview=talk.overview,
    notices=notices.WORDS,
)
