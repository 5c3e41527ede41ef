"""How things stand; also the questions in plain words."""

from domain.access import Role
from handlers.conversation import Command, Conversation
from handlers.status import talk
from handlers.status.router import build_router
from handlers.status.screens import NAME

CONVERSATION = Conversation(
    name="status",
    router=build_router,
    presses=(NAME,),
    commands=(Command("status", {Role.EXECUTOR: 2, Role.DEPUTY: 1, Role.COORDINATOR: 2}),),
    names=talk.names,
    asks=talk.asks,
)
