"""A unit's rows on paper, and by which letter or scan they were signed."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.unit_paper import notices, talk
from handlers.unit_paper.router import NAME, ON_A_DRAFT, build_router
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="unit_paper",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.PAPER: DraftTalk(
            present=talk.present, answer=talk.take_letter, leave=drop_typed, files=talk.take_scan
        )
    },
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    notices=notices.WORDS,
    names=talk.names_letter,
    attaches=talk.attach_by_reply,
)
