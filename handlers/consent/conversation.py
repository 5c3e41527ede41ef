"""The consent of a unit's head."""

from domain.drafts import DraftKind
from handlers.consent import notices, talk
from handlers.consent.router import NAME, ON_A_DRAFT, build_router
from handlers.conversation import Conversation, DraftTalk
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="consent",
    router=build_router,
    presses=(NAME,),
    drafts={DraftKind.DISAGREE: DraftTalk(present=talk.present, answer=talk.take_reason, leave=drop_typed)},
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    notices=notices.WORDS,
)
