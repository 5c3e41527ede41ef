"""Inviting people, and hearing who came in."""

from domain.access import Role
from handlers.conversation import Command, Conversation
from handlers.invite import notices
from handlers.invite.router import build_router
from handlers.invite.screens import NAME

CONVERSATION = Conversation(
    name="invite",
    router=build_router,
    presses=(NAME,),
    commands=(Command("invite", {Role.COORDINATOR: 7}),),
    notices=notices.WORDS,
)
