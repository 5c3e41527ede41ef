"""Where a programme has heads told by itself: what reached them is put down, for the coordinator to see."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.follow_up import FollowUpKind
from models.repositories import presence
from models.repositories.queues import arrived
from models.repositories.queues.arrived import Arrived
from models.repositories.reminders import whom
from models.repositories.reminders.ladders import Collecting
from models.tables.reminder import FollowUp
from services.context import Context, Work
from services.notices.plan import plan
from services.notices.silent import SilentStands, UnitSilent
from services.reminders.town import TownNow, look_around


async def note_told_heads(ctx: Context) -> int:
    """A tick: the head of which units has heard by now that it is silent; how many are new."""
    async with ctx.read() as session:
        town = await look_around(session, ctx.now())
        telling = [one for one in town.collecting if one.settings.escalates_by_itself]
        if not telling or not await _unwritten(session, town, telling):
            return 0
    async with ctx.write() as work:
        new = await _unwritten(work.session, town, telling)
        days = {one.programme_id: town.today(one) for one in telling}
        here = await presence.present_in(work.session, Role.COORDINATOR, days)
        for one in new:
            await _write(work, one, here.get(one.payload["programme"], ()))
        return len(new)


async def _unwritten(session: AsyncSession, town: TownNow, telling: Sequence[Collecting]) -> list[Arrived]:
    """The first message of each unit in a period about which nothing is written down."""
    programme_ids = {one.programme_id for one in telling}
    heads = await whom.heads(session, programme_ids)
    away = await whom.away(session, programme_ids, min(town.today(one) for one in telling))
    instead = {one.substitute_id for each in away.values() for one in each if one.substitute_id is not None}
    told = await arrived.arrived(session, {*heads.values(), *instead}, UnitSilent.KIND)
    happened = await whom.happened(session, {one.period_id for one in telling})
    known = {at for at, said in happened.items() if any(one.kind is FollowUpKind.TOLD_HEAD for one in said)}
    opened = {one.period_id for one in telling}
    own = [one for one in told if not one.payload["by"] and one.payload["period"] in opened]
    first = {_unit(one): one for one in reversed(own)}
    return [one for at, one in first.items() if at not in known]


def _unit(one: Arrived) -> tuple[int, int]:
    return one.payload["period"], one.payload["executor"]


async def _write(work: Work, one: Arrived, coordinators: Collection[int]) -> None:
    programme_id, (period_id, executor_id) = one.payload["programme"], _unit(one)
    row = FollowUp(
        programme_id=programme_id,
        period_id=period_id,
        executor_id=executor_id,
        kind=FollowUpKind.TOLD_HEAD,
        by_id=None,
        to_person_id=one.person_id,
        words="",
        at=one.at,
    )
    work.writer.add(row)
    await work.writer.flush()
    work.audit(row, str(FollowUpKind.TOLD_HEAD), programme_id, new={"executor": executor_id})
    day = date.fromisoformat(one.payload["day"])
    await plan(work, SilentStands(programme_id, day, row.id), *sorted(coordinators))
