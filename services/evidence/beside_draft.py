"""A piece of evidence is attached to the draft of a figure, in the transaction of whoever changes that."""

from domain.evidence import of_draft
from models.tables.draft import Draft
from services.context import Work
from services.evidence.keep_piece import keep_piece
from services.evidence.new_piece import NewPiece
from services.figures.tasks import Desk, look_at_pieces


async def attach_to(work: Work, desk: Desk, draft: Draft, indicator_id: int, new: NewPiece) -> None:
    """The draft has its id after this; what is beside it on the ``desk`` is as it is now."""
    await work.writer.flush()
    beside = of_draft(desk.beside(indicator_id), draft.id)
    about = desk.scope.programme_id, indicator_id, desk.view.period.id
    await keep_piece(work, about, new, beside, draft_id=draft.id)
    desk.note(draft)
    await look_at_pieces(desk)
