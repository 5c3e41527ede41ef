"""Contributors give parts of figures that somebody else hands in."""

from domain.drafts import DraftKind
from handlers.contribute import notices, talk
from handlers.contribute.beside import NAME
from handlers.contribute.router import ON_A_DRAFT, build_router
from handlers.conversation import Conversation, DraftTalk
from handlers.submit import talk as submit_talk
from services.contributions.change_part import park_part

CONVERSATION = Conversation(
    name="contribute",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.PART: DraftTalk(
            present=talk.present,
            answer=talk.answer,
            leaves_names=True,
            pressed_by=talk.pressed_by,
            leave=park_part,
            back=submit_talk.show_tasks,
        )
    },
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    overview=talk.overview,
    notices=notices.WORDS,
    names=talk.names,
)
