"""The form of a report."""

from handlers.conversation import Conversation
from handlers.report_form.router import build_router
from handlers.report_form.screens import NAME

CONVERSATION = Conversation(name="report_form", router=build_router, presses=(NAME,))
