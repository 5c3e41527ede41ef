"""Short names, which the coordinator corrects."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.short_names import talk
from handlers.short_names.router import build_router
from handlers.short_names.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="short_names",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.SHORT_NAME: DraftTalk(present=talk.present, answer=talk.set_typed, leave=drop_typed),
    },
    drafts_in={"back": 0},
    overview=talk.overview,
)
