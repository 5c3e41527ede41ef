"""Taking in a programme from the file somebody sends."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.programme_file import notices, talk
from handlers.programme_file.parts import NAME
from handlers.programme_file.router import ACTIONS, build_router

CONVERSATION = Conversation(
    name="programme_file",
    router=build_router,
    presses=(NAME,),
    drafts={DraftKind.PROGRAMME_FILE: DraftTalk(present=talk.present, answer=talk.answer, leave=talk.keep)},
    drafts_in=dict.fromkeys(ACTIONS, 0),
    notices=notices.WORDS,
    files=talk.on_file,
)
