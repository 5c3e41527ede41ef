"""Evidence beside a figure: «Приложить файл», a reply with a file, «Показать файлы»."""

from domain.drafts import DraftKind
from handlers.conversation import Conversation, DraftTalk
from handlers.evidence import talk
from handlers.evidence.router import NAME, ON_A_DRAFT, build_router
from services.drafts.typed_answer import drop_typed

CONVERSATION = Conversation(
    name="evidence",
    router=build_router,
    presses=(NAME,),
    drafts={
        DraftKind.EVIDENCE: DraftTalk(
            present=talk.present,
            answer=talk.take_line,
            leave=drop_typed,
            pressed_by=talk.pressed_by,
            files=talk.take_file,
        )
    },
    drafts_in=dict.fromkeys(ON_A_DRAFT, 0),
    attaches=talk.attach_by_reply,
)
