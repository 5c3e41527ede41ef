"""A coordinator hands in for a unit."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.for_whom import notices, spoken, talk
from handlers.for_whom.router import NAME, ON_A_DRAFT, build_router
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="for_whom",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.SOURCE: DraftTalk(
            present=talk.present, answer=talk.answer_source, leave=drop_typed, free_words=True
        ),
        DraftKind.FOR_WHOM: DraftTalk(
            present=talk.present, answer=talk.pass_over, leave=drop_typed, leaves_names=True
        ),
    },
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    notices=notices.WORDS,
    names=spoken.names,
)
