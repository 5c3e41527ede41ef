"""A piece of evidence is kept beside a figure, and goes with its draft when that is sent."""

from collections.abc import Mapping, Sequence

from domain.evidence import MOST, EvidencePiece
from domain.refusals import TooManyPieces
from models.repositories import evidence
from models.tables.submission import Evidence, Submission
from services.context import Work
from services.evidence.new_piece import NewPiece


async def keep_piece(
    work: Work,
    about: tuple[int, int, int],
    new: NewPiece,
    beside: Sequence[EvidencePiece],
    *,
    draft_id: int | None = None,
    version: int | None = None,
) -> bool:
    """``about`` are programme, indicator and period; ``beside`` is what the figure has already.

    It stands in a draft, or beside a ``version`` that was sent. Nothing is kept twice: whether it is new.
    ``TooManyPieces`` where there are as many as one may have.
    """
    chat_id = work.ctx.chat_id or work.ctx.actor.telegram_id
    if await evidence.by_message(work.session, chat_id, new.message_id) is not None:
        return False
    if new.content_hash and any(one.content_hash == new.content_hash for one in beside):
        return False
    if len(beside) >= MOST:
        raise TooManyPieces(new.name or new.text[:100], MOST)
    programme_id, indicator_id, period_id = about
    row = Evidence(
        programme_id=programme_id,
        indicator_id=indicator_id,
        period_id=period_id,
        author_id=await work.person_id(),
        kind=new.kind,
        name=new.name,
        text=new.text,
        content_hash=new.content_hash,
        media_type=new.media_type,
        size=new.size,
        known_as=new.known_as,
        album=new.album,
        chat_id=chat_id,
        message_id=new.message_id,
        draft_id=draft_id,
        since_version=version,
        added_at=work.now,
    )
    work.writer.add(row)
    await work.writer.flush()
    if version is not None:
        work.audit(row, "attach_evidence", programme_id, new=_said(row) | {"version": version})
    return True


async def send_pieces(work: Work, made: Mapping[int, Submission]) -> None:
    """What drafts attach or take off, by their ids, goes with the versions that they have become."""
    for row in await evidence.touched_in(work.session, made):
        dropped = made.get(row.dropped_draft_id or 0)
        if dropped is not None:
            row.until_version = dropped.version
            work.audit(
                row, "drop_evidence", row.programme_id, old=_said(row), new={"version": dropped.version}
            )
        elif row.since_version is None and row.draft_id is not None:
            row.since_version = made[row.draft_id].version
            new = _said(row) | {"version": row.since_version}
            work.audit(row, "send_evidence", row.programme_id, new=new)


def _said(row: Evidence) -> dict[str, object]:
    said = {"name": row.name, "text": row.text, "file": row.content_hash}
    return {name: one for name, one in said.items() if one}
