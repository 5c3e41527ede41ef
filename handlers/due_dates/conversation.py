"""Due dates that came with figures."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.due_dates import notices, talk
from handlers.due_dates.router import build_router
from handlers.due_dates.screens import NAME
from handlers.review import talk as review
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="due_dates",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.REFUSE_DUE: DraftTalk(
            present=talk.present,
            answer=talk.give,
            leave=drop_typed,
            back=review.show_queues,
            free_words=True,
        )
    },
    drafts_in={"keep": 0},
    overview=talk.overview,
    notices=notices.WORDS,
)
