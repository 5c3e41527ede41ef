"""Figures that are behind because their work comes later."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.zeros import notices, talk
from handlers.zeros.router import build_router
from handlers.zeros.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="zeros",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.ZEROS: DraftTalk(
            present=talk.present, answer=talk.answer, leave=drop_typed, leaves_names=True
        ),
    },
    drafts_in=dict.fromkeys(("tick", "page", "own", "pace", "due", "undo"), 0),
    overview=talk.overview,
    notices=notices.WORDS,
)
