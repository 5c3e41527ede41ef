"""Evidence beside a figure: files, photos, links, or one line that says where the paper is (storyboard 2).

A piece belongs to the figure from the version that it was sent with; what a later version takes off stays
with those before it. What is not sent yet belongs to its author's draft alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST = 30
"""Pieces of one figure."""
LONGEST_LINE = 1_000
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:ru|рф|su|com|org|net|info)(?:/\S*)?", re.IGNORECASE
)


class EvidenceKind(StrEnum):
    FILE = "file"
    PHOTO = "photo"
    LINK = "link"
    LINE = "line"  # «основание: акт № 14 от 28.06»


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """``text`` is a line or a link, of a file what was written below it. ``known_as`` is how the messenger
    names a file that it was sent once.

    ``since`` is the version it was sent with, ``until`` the first one without it, ``draft_id`` the draft
    that it was attached in; ``dropped_in`` the draft that would take it off.
    """

    id: int
    indicator_id: int
    period_id: int
    kind: EvidenceKind
    name: str = ""
    text: str = ""
    content_hash: str = ""
    size: int = 0
    known_as: str = ""
    album: str = ""
    draft_id: int | None = None
    since: int | None = None
    until: int | None = None
    dropped_in: int | None = None

    @property
    def is_photo(self) -> bool:
        return self.kind is EvidenceKind.PHOTO

    @property
    def is_late(self) -> bool:
        """It was attached after the figure had been sent."""
        return self.since is not None and self.draft_id is None


def kind_of_line(text: str) -> EvidenceKind:
    return EvidenceKind.LINK if _LINK.search(text) else EvidenceKind.LINE


def of_version(pieces: Iterable[EvidencePiece], version: int) -> tuple[EvidencePiece, ...]:
    """What stands beside a version of the figure."""
    return tuple(
        one
        for one in pieces
        if one.since is not None and one.since <= version and (one.until is None or version < one.until)
    )


def of_draft(pieces: Iterable[EvidencePiece], draft_id: int) -> tuple[EvidencePiece, ...]:
    """What would stand beside the next version, were this draft sent now."""
    return tuple(
        one
        for one in pieces
        if (one.until is None if one.since is not None else one.draft_id == draft_id)
        and one.dropped_in != draft_id
    )


def changed_in(pieces: Iterable[EvidencePiece], draft_id: int) -> bool:
    """Whether the draft attaches or takes off anything."""
    return any(
        one.dropped_in == draft_id or (one.since is None and one.draft_id == draft_id) for one in pieces
    )
