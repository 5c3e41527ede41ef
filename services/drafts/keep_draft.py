"""A draft's row changed: every change makes the buttons that were drawn before it stale."""

from domain.figures.form import Answers
from models.tables.draft import Draft
from services.context import Work


def touch(work: Work, draft: Draft) -> None:
    draft.revision = (draft.revision or 0) + 1
    draft.touched_at = work.now
    draft.touched_by_update = work.ctx.claim.id if work.ctx.claim else None
    draft.chat_id = work.ctx.chat_id or draft.chat_id


def keep(work: Work, draft: Draft, answers: Answers) -> None:
    """The answers of a figure's draft."""
    draft.answers = answers.to_json()
    draft.step = ""
    touch(work, draft)
