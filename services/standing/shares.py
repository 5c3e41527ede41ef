"""Who has handed in how much of a period: by executor, by section."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.heads.signature import Signing, signing
from domain.progress import Progress, progress
from services.standing.assessed import Assessed, Overview


@dataclass(frozen=True, slots=True)
class Share:
    """An executor's or a section's figures; ``name`` is empty, ``subject_id`` 0 for what is nobody's yet."""

    subject_id: int
    name: str
    progress: Progress
    signed: int = 0
    """Of how many the newest version is signed."""


def by_executor(items: Iterable[Assessed]) -> tuple[Share, ...]:
    """Of those who hand in, whoever owes most first."""
    return _shares(items, lambda item: (item.indicator.hands_in_id or 0, item.indicator.hands_in))


def by_section(view: Overview, items: Iterable[Assessed]) -> tuple[Share, ...]:
    """The section in which most is missing first; what stands under no heading is the programme's own."""

    def section(item: Assessed) -> tuple[int, str]:
        heading = view.heading(item.indicator.heading_id)
        return (heading.id, heading.wording) if heading else (0, view.programme.title)

    return _shares(items, section)


def _shares(items: Iterable[Assessed], of: Callable[[Assessed], tuple[int, str]]) -> tuple[Share, ...]:
    """Without those in which nothing is owed."""
    found: dict[tuple[int, str], list[Assessed]] = {}
    for item in items:
        found.setdefault(of(item), []).append(item)
    shares = (Share(*key, progress(own), len(signed_of(own))) for key, own in found.items())
    return tuple(sorted((one for one in shares if one.progress.owed), key=_most_owed))


def signed_of(items: Iterable[Assessed], stands: Signing = Signing.SIGNED) -> tuple[str, ...]:
    """The numbers of those whose newest version is signed (or was, before it was corrected)."""
    return tuple(item.indicator.number for item in items if signing(item.versions) is stands)


def _most_owed(share: Share) -> tuple[int, int]:
    return -len(share.progress.missing), -len(share.progress.owed)
