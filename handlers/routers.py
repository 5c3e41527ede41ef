"""All conversations as routers. The screens beside them do without aiogram: nothing is imported for all."""

from aiogram import Router

from handlers import refused, text
from handlers.invite import router as invite
from handlers.period import router as period
from handlers.plan import router as plan
from handlers.private import one_question_at_a_time, only_private
from handlers.programme_file import router as programme_file
from handlers.report import router as report
from handlers.review import router as review
from handlers.start import router as start
from handlers.status import router as status
from handlers.submit import router as submit


def build_routers() -> list[Router]:
    """Fresh routers, in the order in which they are asked; commands before plain text."""
    root = Router(name="private")
    only_private(root)
    one_question_at_a_time(root)
    own = (start, submit, review, period, plan, status, report, invite, programme_file, text, refused)
    root.include_routers(*(module.build_router() for module in own))
    return [root]
