"""A unit's sheet."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.unit_sheet import notices, talk
from handlers.unit_sheet.router import NAME, ON_A_DRAFT, build_router

CONVERSATION = Conversation(
    name="unit_sheet",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.SHEET: DraftTalk(
            present=talk.present, answer=talk.remind, leave=talk.keep, leaves_names=True
        )
    },
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    notices=notices.WORDS,
)
