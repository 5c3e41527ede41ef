"""The coordinator's queue, the open questions, another value, other words, a remark."""

from domain.access import Role
from domain.drafts import DraftKind
from handlers.conversation import Command, Conversation, DraftTalk
from handlers.review import notices, talk, told
from handlers.review.router import build_router
from handlers.review.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="review",
    router=build_router,
    presses=(NAME,),
    commands=(Command("review", {Role.COORDINATOR: 1}),),
    drafts={
        DraftKind.RETURN: DraftTalk(
            present=talk.present_reason,
            answer=talk.give,
            leave=drop_typed,
            back=talk.show_queues,
            free_words=True,
        ),
        DraftKind.REMARK: DraftTalk(
            present=talk.present_remark,
            answer=talk.say,
            leave=drop_typed,
            back=talk.show_queues,
            free_words=True,
        ),
        DraftKind.WORDING: DraftTalk(
            present=talk.present_wording,
            answer=talk.word,
            leave=drop_typed,
            back=talk.show_queues,
            free_words=True,
        ),
        DraftKind.ACCEPT: DraftTalk(present=talk.present_list, answer=talk.pass_over, leave=drop_typed),
        DraftKind.OVERRIDE: DraftTalk(present=talk.present_override, answer=talk.override, leave=drop_typed),
    },
    drafts_in=dict.fromkeys(("keep", "ready", "ready_remark", "listed", "take_back"), 0),
    overview=talk.overview,
    notices=notices.WORDS | told.WORDS,
)
