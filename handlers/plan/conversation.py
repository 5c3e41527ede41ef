"""What the coordinator sets for an indicator."""

from domain.access import Role
from domain.drafts import DraftKind
from handlers.conversation import Command, Conversation, DraftTalk
from handlers.plan import talk
from handlers.plan.router import build_router
from handlers.plan.screens import NAME
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="plan",
    router=build_router,
    presses=(NAME,),
    commands=(Command("plan", {Role.COORDINATOR: 5}),),
    drafts={
        DraftKind.PLAN: DraftTalk(present=talk.present, answer=talk.set_typed, leave=drop_typed),
        DraftKind.TARGET: DraftTalk(present=talk.present, answer=talk.change_typed, leave=drop_typed),
    },
    drafts_in={"back": 0},
    overview=talk.overview,
)
