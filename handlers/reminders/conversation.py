"""Reminders: the message of a day, what can be done with it, replies to it."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.reminders import notices, talk
from handlers.reminders.router import build_router
from handlers.reminders.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="reminders",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.AWAITED: DraftTalk(
            present=talk.present, answer=talk.answer, leave=drop_typed, free_words=True
        )
    },
    drafts_in={"keep": 1},
    overview=talk.overview,
    notices=notices.WORDS,
    names=talk.names,
)
