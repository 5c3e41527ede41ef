"""The consolidated report."""

from domain.access import Role
from handlers.conversation import Command, Conversation
from handlers.report import notices
from handlers.report.router import build_router
from handlers.report.screens import NAME

CONVERSATION = Conversation(
    name="report",
    router=build_router,
    presses=(NAME,),
    commands=(Command("report", {Role.EXECUTOR: 4, Role.DEPUTY: 4, Role.COORDINATOR: 6}),),
    notices=notices.WORDS,
)
