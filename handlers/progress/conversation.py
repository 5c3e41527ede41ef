"""Who has handed in, and what is done about those who have not."""

from domain.access import Role
from handlers.conversation import Command, Conversation
from handlers.progress import talk
from handlers.progress.router import build_router
from handlers.progress.screens import NAME

CONVERSATION = Conversation(
    name="progress",
    router=build_router,
    presses=(NAME,),
    commands=(Command("progress", {Role.EXECUTOR: 3, Role.DEPUTY: 3, Role.COORDINATOR: 3}),),
    says={
        frozenset(
            {"все программы", "программы", "все программы района", "все программы округа", "all programmes"}
        ): talk.show_all
    },
)
