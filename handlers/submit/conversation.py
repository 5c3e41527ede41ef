"""Handing in: `/tasks`, the card, the receipt."""

from domain.access import Role
from domain.drafts import DraftKind
from handlers.conversation import Command, Conversation, DraftTalk
from handlers.submit import named, notices, talk
from handlers.submit.router import ON_A_DRAFT, build_router
from handlers.submit.task_list import NAME
from handlers.submit.typed_buttons import pressed_by
from services.figures.change_draft import park_draft

CONVERSATION = Conversation(
    name="submit",
    router=build_router,
    presses=(NAME,),
    commands=(Command("tasks", {Role.EXECUTOR: 1, Role.DEPUTY: 2}),),
    drafts={
        DraftKind.SUBMISSION: DraftTalk(
            present=talk.present,
            several=talk.present_several,
            answer=talk.answer,
            leaves_names=True,
            pressed_by=pressed_by,
            leave=park_draft,
            back=talk.show_tasks,
            files=talk.take_file,
        )
    },
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    notices=notices.WORDS,
    says={
        frozenset({"список", "к списку", "задачи", "мои показатели", "list", "tasks"}): talk.show_tasks,
    },
    names=named.names,
    edits=talk.on_edit,
)
