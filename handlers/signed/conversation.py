"""A report that came back signed."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.signed import notices, talk
from handlers.signed.router import ACTIONS, NAME, build_router
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="signed",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.SCAN: DraftTalk(
            present=talk.present,
            answer=talk.remind,
            leave=drop_typed,
            leaves_names=True,
            files=talk.take_scan,
        )
    },
    drafts_in=dict.fromkeys(ACTIONS, 0),
    notices=notices.WORDS,
)
