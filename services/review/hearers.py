"""Who hears what a coordinator says about a figure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from models.repositories import people
from models.repositories.programme import programmes
from models.tables.submission import Submission
from services.context import Work
from services.people.reached import concerned_by_figures


@dataclass(frozen=True, slots=True)
class Hearer:
    """Whom something about a figure is for, and since when they cannot be told."""

    name: str
    telegram_id: int
    away_since: datetime | None
    timezone: str


async def hearer_of(work: Work, programme_id: int, person_ids: Collection[int]) -> Hearer | None:
    """The first of these who can be told, else one who cannot."""
    known = [await people.by_id(work.session, one) for one in sorted(person_ids)]
    found = sorted((one for one in known if one), key=lambda one: one.unreachable_since is not None)
    if not found:
        return None
    timezone = (await programmes.facts(work.session, programme_id)).timezone
    return Hearer(found[0].name, found[0].telegram_id, found[0].unreachable_since, timezone)


async def who_hears(work: Work, submission: Submission) -> frozenset[int]:
    """Whoever handed it in, while it is theirs, else everybody of the unit; never the one who says it."""
    me, programme_id = await work.person_id(), submission.programme_id
    rows = await programmes.indicators(work.session, programme_id, date.max)
    units = {one.hands_in_id for one in rows if one.id == submission.indicator_id and one.hands_in_id}
    _, theirs = await concerned_by_figures(work.session, programme_id, units, work.now)
    if submission.author_id in theirs and submission.author_id != me:
        return frozenset({submission.author_id})
    return theirs - {me}
