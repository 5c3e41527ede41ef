"""Questions to people: «Спросить координатора», «Спросить», and the answers."""

from domain.drafts import DraftKind
from handlers.asking import notices, talk
from handlers.asking.router import NAME, ON_A_DRAFT, build_router
from handlers.conversation import Conversation, DraftTalk
from services.drafts.typed_answer import drop_typed

_TYPED = DraftTalk(
    present=talk.present,
    answer=talk.answer,
    leave=drop_typed,
    pressed_by=talk.pressed_by,
    files=talk.take_file,
)
CONVERSATION = Conversation(
    name="asking",
    router=build_router,
    presses=(NAME,),
    drafts={DraftKind.ASK: _TYPED, DraftKind.REPLY: _TYPED},
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    says={
        frozenset({"спросить координатора", "вопрос координатору", "ask the coordinator"}): talk.show_asking,
        frozenset({"вопросы", "вопросы и ответы", "questions"}): talk.show_threads,
    },
    notices=notices.WORDS,
    replies=talk.replies,
    edits=talk.on_edit,
)
