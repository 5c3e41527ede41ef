"""The tick of the weekly digests: a programme's week is told to all its readers at once, or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.digest import latest_digest
from domain.reminders.moments import at_work
from domain.reminders.reminded import Away, present
from domain.time.periods import Period
from models.repositories.queues import outbox
from models.repositories.reminders import digests, whom
from models.repositories.reminders.digests import DigestReader
from models.repositories.reminders.ladders import Collecting
from services.context import Context
from services.notices.digest import WeeklyDigest
from services.notices.plan import Telling, plan_all
from services.reminders.town import TownNow, look_around


@dataclass(frozen=True, slots=True)
class _Week:
    """A programme in which a period is collected, and its digest whose moment has come."""

    about: Collecting
    notice: WeeklyDigest
    moment: datetime
    due: datetime
    today: date


async def plan_digests(ctx: Context) -> int:
    """Of all programmes; how many are new. A week of which somebody was told is over: whoever asks for the
    digest afterwards gets the next."""
    async with ctx.read() as session:
        town = await look_around(session, ctx.now())
        weeks = [one for one in _weeks(town) if one.about.opened_at <= one.moment]
        tellings = await _tellings(session, weeks) if weeks else []
    if not tellings:
        return 0
    async with ctx.write() as work:
        return await plan_all(work, tellings)


def _weeks(town: TownNow) -> Iterable[_Week]:
    """Of several periods that are collected of a programme it is one digest; nothing is told of a period
    that is not over yet."""
    over = [one for one in town.collecting if Period.from_key(one.key).end < town.today(one)]
    for one in {each.programme_id: each for each in over}.values():
        week, moment = latest_digest(town.now, one.settings, one.timezone, town.off(one))
        due = at_work(town.now, one.settings, one.timezone, town.off(one))
        yield _Week(one, WeeklyDigest(one.programme_id, week), moment, due, town.today(one))


async def _tellings(session: AsyncSession, weeks: Sequence[_Week]) -> list[Telling]:
    programme_ids = [one.about.programme_id for one in weeks]
    readers = await digests.readers(session, programme_ids)
    keys = {
        one.notice.key_to(reader.person_id)
        for one in weeks
        for reader in readers
        if reader.programme_id == one.about.programme_id
    }
    known = {key.rpartition(":")[0] for key in await outbox.known_keys(session, keys)}
    new = [one for one in weeks if one.notice.key_to(0).rpartition(":")[0] not in known]
    if not new:
        return []
    away = await whom.away(session, programme_ids, min(one.today for one in new))
    return [
        Telling(one.notice, tuple(sorted(to)), one.due) for one in new if (to := _hearing(one, readers, away))
    ]


def _hearing(
    week: _Week, readers: Sequence[DigestReader], away: Mapping[tuple[int, int | None], list[Away]]
) -> frozenset[int]:
    """Whoever wants it and is present, the substitute instead of the absent one."""
    gone = [one for at, each in away.items() if at[0] == week.about.programme_id for one in each]
    wanting = [
        one
        for one in readers
        if one.programme_id == week.about.programme_id and one.wants and one.since <= week.moment
    ]
    roles = [{one.person_id for one in wanting if one.role is role} for role in Role]
    return frozenset().union(*(present(people, gone, week.today) for people in roles))
