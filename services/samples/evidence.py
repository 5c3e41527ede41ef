"""What may stand beside a figure."""

from domain.evidence import EvidenceKind, EvidencePiece


def pieces() -> tuple[EvidencePiece, ...]:
    """A document, a photo and a line, sent with the first version."""
    file = EvidencePiece(1, 4, 1, EvidenceKind.FILE, "акт.pdf", "", "0" * 64, 240_000, since=1, draft_id=7)
    photo = EvidencePiece(2, 4, 1, EvidenceKind.PHOTO, "12.jpg", "двор", "1" * 64, 2_400_000, since=1)
    line = EvidencePiece(3, 4, 1, EvidenceKind.LINE, "", "основание: акт № 14 от 28.06", since=1, draft_id=7)
    return file, photo, line
