"""A piece of evidence before anybody knows which figure it stands beside."""

from dataclasses import dataclass

from domain.evidence import LONGEST_LINE, EvidenceKind, kind_of_line
from domain.file_types import file_type
from domain.refusals import NotEvidence, TooLong
from services.context import Context


@dataclass(frozen=True, slots=True)
class NewPiece:
    """``message_id`` is the message that it came in: one message is one piece. The rest is as in
    ``EvidencePiece``."""

    kind: EvidenceKind
    message_id: int
    name: str = ""
    text: str = ""
    content_hash: str = ""
    media_type: str = ""
    size: int = 0
    known_as: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What somebody sent: the bytes, and what the messenger says of them."""

    content: bytes
    name: str
    message_id: int
    is_photo: bool = False
    text: str = ""
    known_as: str = ""
    album: str = ""


async def piece_of(ctx: Context, sent: ReceivedFile) -> NewPiece:
    """The bytes are in the store, fsynced, before any row can name them; ``NotEvidence`` for what nobody can
    look at. Whoever calls has asked for the right to attach it."""
    found = file_type(sent.content)
    if found is None:
        raise NotEvidence(sent.name[:100])
    return NewPiece(
        kind=EvidenceKind.PHOTO if sent.is_photo else EvidenceKind.FILE,
        message_id=sent.message_id,
        name=sent.name[:255],
        text=sent.text[:LONGEST_LINE],
        content_hash=await ctx.files.put(sent.content),
        media_type=found,
        size=len(sent.content),
        known_as=sent.known_as[:255],
        album=sent.album[:64],
    )


def line_of(text: str, message_id: int) -> NewPiece:
    """«основание: акт № 14 от 28.06», or a link."""
    line = text.strip()
    if len(line) > LONGEST_LINE:
        raise TooLong(LONGEST_LINE, len(line))
    return NewPiece(kind_of_line(line), message_id, text=line)
