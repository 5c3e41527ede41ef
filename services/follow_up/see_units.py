"""One executor as the coordinator deals with it, and all of a period: «Кому напоминали»."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.programme.naming import name_of
from domain.refusals import NotFound
from domain.reminders.follow_up import Followed, followed
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from models.repositories.reminders import told
from models.repositories.reminders.told import FollowUpRow, ToldRow, UnitPerson
from services.access import enter
from services.context import Context
from services.follow_up.delivery import ToldDay, days_of
from services.standing.assessed import Assessed, overview
from services.standing.see_collection import Collection, collection_from, period_of
from services.standing.shares import Share

__all__ = ["FollowUpRow", "UnitPerson", "UnitSeen", "Units", "see_units", "units_of"]


@dataclass(frozen=True, slots=True)
class UnitSeen:
    """An executor's share of a period with its people, what they were told, and what was done about it.

    ``missing`` are (number, name) of what it owes; ``told`` begins with the latest day, ``said`` with the
    first thing done.
    """

    share: Share
    missing: tuple[tuple[str, str], ...]
    people: tuple[UnitPerson, ...]
    told: tuple[ToldDay, ...]
    said: tuple[FollowUpRow, ...]

    @property
    def now(self) -> Followed:
        return followed(self.said)

    @property
    def unreachable(self) -> bool:
        """Nobody of it can be told anything: nobody came in, or all have blocked the bot."""
        return all(one.unreachable_since for one in self.people)


@dataclass(frozen=True, slots=True)
class Units:
    """Every executor that owes something in a period, whoever owes most first."""

    collection: Collection
    units: tuple[UnitSeen, ...]

    def unit(self, executor_id: int) -> UnitSeen:
        """``NotFound`` where it hands in nothing of the programme."""
        for one in self.units:
            if one.share.subject_id == executor_id:
                return one
        raise NotFound("executor")


async def see_units(ctx: Context, programme_id: int, period_id: int) -> Units:
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.FOLLOW_UP, programme_id)
        return await units_of(session, ctx, scope, await period_of(session, programme_id, period_id))


async def units_of(session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts) -> Units:
    """The same in a caller's session, who has asked for access."""
    view = await overview(session, scope.programme_id, period)
    collection = await collection_from(session, ctx, scope, view)
    known = await _known(session, ctx, collection)
    own: dict[int, list[Assessed]] = {}
    for item in view.items:
        if period.is_partly_open and not period.asks(item.indicator.id):
            continue
        own.setdefault(item.indicator.hands_in_id or 0, []).append(item)
    shares = [one for one in collection.executors if one.subject_id]
    return Units(collection, tuple(_unit(one, own[one.subject_id], known) for one in shares))


@dataclass(frozen=True, slots=True)
class _Known:
    people: Mapping[int, tuple[UnitPerson, ...]]
    told: Mapping[int, tuple[ToldRow, ...]]
    said: Mapping[int, tuple[FollowUpRow, ...]]


async def _known(session: AsyncSession, ctx: Context, found: Collection) -> _Known:
    programme_id, period_id = found.programme_id, found.period_id
    opened, closed = await periods.collected_between(session, programme_id, period_id)
    until: datetime = closed if closed is not None and found.closed else ctx.now()
    return _Known(
        await told.people_of_units(session, programme_id, ctx.today(found.timezone)),
        await told.told(session, programme_id, period_id, opened, until),
        await told.follow_ups(session, programme_id, period_id),
    )


def _unit(share: Share, items: list[Assessed], known: _Known) -> UnitSeen:
    missing = set(share.progress.missing)
    rows = (item.indicator for item in items if item.indicator.number in missing)
    return UnitSeen(
        share=share,
        missing=tuple((row.number, name_of(row)) for row in rows),
        people=known.people.get(share.subject_id, ()),
        told=days_of(known.told.get(share.subject_id, ()), items),
        said=known.said.get(share.subject_id, ()),
    )
