"""Opening, closing, moving the deadline of periods."""

from domain.access import Role
from domain.drafts import DraftKind
from handlers.conversation import Command, Conversation, DraftTalk
from handlers.period import notices, removing, reopening, talk
from handlers.period.router import build_router
from handlers.period.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="period",
    router=build_router,
    presses=(NAME,),
    commands=(Command("period", {Role.COORDINATOR: 4}),),
    drafts={
        DraftKind.REOPEN: DraftTalk(
            present=reopening.present,
            answer=reopening.answer,
            leave=drop_typed,
            back=talk.show_periods,
            free_words=True,
        ),
        DraftKind.REMOVE: DraftTalk(
            present=removing.present,
            answer=removing.answer,
            leave=drop_typed,
            back=talk.show_periods,
            free_words=True,
        ),
        DraftKind.DEADLINE: DraftTalk(present=talk.present, answer=talk.move, leave=drop_typed),
    },
    drafts_in={"keep": 1, **dict.fromkeys(("for", "unit", "number", "page", "back_again", "until"), 0)},
    overview=talk.overview,
    notices=notices.WORDS,
)
