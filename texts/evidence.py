"""How the evidence beside a figure reads."""

from collections.abc import Iterator, Sequence

from domain.evidence import EvidencePiece
from texts import figures
from texts.catalogue import Html, Texts

_LONGEST = 240
_LONGEST_NAME = 40
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


def attached(t: Texts, pieces: Sequence[EvidencePiece]) -> Html:
    """«📎 Приложено: 2 файла (акт.pdf, 1 фото); основание: акт № 14 от 28.06»."""
    return t("evidence.attached", what=figures.short("; ".join(_what(t, pieces)), _LONGEST))


def counted(t: Texts, pieces: Sequence[EvidencePiece]) -> str:
    """«📎 2», as little as a line of a list has room for."""
    return t.label("evidence.counted", n=len(pieces)) if pieces else ""


def _what(t: Texts, pieces: Sequence[EvidencePiece]) -> Iterator[str]:
    files = [one for one in pieces if one.content_hash]
    photos = sum(one.is_photo for one in files)
    names = [figures.short(one.name, _LONGEST_NAME) for one in files if not one.is_photo]
    said = t.count_label("evidence.photos", photos) if photos else ""
    if names:
        yield t.count_label("evidence.files", len(files), names=", ".join([*names, said] if said else names))
    elif said:
        yield said
    yield from (one.text for one in pieces if not one.content_hash)


def named(t: Texts, piece: EvidencePiece) -> str:
    """One of them by itself: its name and size, with what was written below it."""
    if not piece.content_hash:
        return piece.text
    name = t.label("evidence.photo") if piece.is_photo else piece.name or t.label("evidence.file")
    words = f": {piece.text}" if piece.text else ""
    return f"{name} ({_size(t, piece.size)}){words}"


def _size(t: Texts, size: int) -> str:
    if size < _MEGABYTE:
        return t.label("size.kilobytes", n=max(1, round(size / _KILOBYTE)))
    return t.label("size.tenths", n=f"{size / _MEGABYTE:.1f}".replace(".", t.label("size.point")))
