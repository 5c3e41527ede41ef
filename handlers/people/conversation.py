"""«Люди и доступ»."""

from domain.access import Role
from domain.drafts import DraftKind
from handlers.conversation import Command, Conversation, DraftTalk
from handlers.people import notices, talk
from handlers.people.router import build_router
from handlers.people.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="people",
    router=build_router,
    presses=(NAME,),
    commands=(Command("people", {Role.COORDINATOR: 8}),),
    drafts={
        DraftKind.AWAY: DraftTalk(
            present=talk.present, answer=talk.answer, leave=drop_typed, back=talk.show_people
        )
    },
    drafts_in={"keep": 1},
    overview=talk.overview,
    notices=notices.WORDS,
    says={
        frozenset({"люди", "люди и доступ", "сотрудники", "доступ", "кто вошел", "people"}): talk.show_people
    },
)
