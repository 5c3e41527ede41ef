"""The picture of who has handed in; drawn in the worker, no transaction open."""

from collections.abc import Sequence
from enum import StrEnum

from domain.progress import Progress
from reports.charts.data import MOST_BARS
from reports.charts.progress_picture import ProgressItem, ProgressPart, draw_progress_picture
from services.context import Context
from services.standing.see_collection import Collection
from services.standing.shares import Share


class Grouping(StrEnum):
    EXECUTORS = "executors"
    SECTIONS = "sections"


def grouped_by(found: Collection, by: Grouping) -> tuple[Share, ...]:
    return found.executors if by is Grouping.EXECUTORS else found.sections


def pictures_of(found: Collection, by: Grouping) -> tuple[tuple[Share, ...], ...]:
    """What each picture shows, whoever owes most first: bars, as many as a phone shows well."""
    shares = grouped_by(found, by)
    pictures = max(-(-len(shares) // MOST_BARS), 1)
    size = max(-(-len(shares) // pictures), 1)
    return tuple(shares[start : start + size] for start in range(0, max(len(shares), 1), size))


async def draw_progress_of(ctx: Context, found: Collection, by: Grouping, number: int = 0) -> bytes:
    """PNG bytes in the actor's language; what was drawn lately is given again."""
    pictures = pictures_of(found, by)
    number %= len(pictures)
    part = ProgressPart(
        items=tuple(_item(one.name, one.progress) for one in pictures[number]),
        whole=_item("", found.whole),
        first=_count(pictures[:number]) + 1,
        of=_count(pictures),
        municipality=found.municipality,
        longest=max((len(one.progress.owed) for each in pictures for one in each), default=0),
    )
    given = found.period, part, ctx.actor.language

    async def draw() -> bytes:
        return await ctx.worker.run(draw_progress_picture, *given)

    return await ctx.installation.recent.get(("progress", *given), draw)


def _count(pictures: Sequence[Sequence[Share]]) -> int:
    return sum(map(len, pictures))


def _item(name: str, progress: Progress) -> ProgressItem:
    accepted, missing = progress.owed_and_accepted, len(progress.absent)
    return ProgressItem(name, accepted, progress.owed_and_in - accepted, missing)
