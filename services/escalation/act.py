"""What a coordinator presses about a silent unit: written down, told to whom it concerns, shown to all."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.programme.document import Part
from domain.refusals import Stale
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.reminded import present
from domain.reminders.silence import ACTS
from models.repositories import people
from models.repositories.programme import periods, programmes
from models.repositories.reminders import whom
from services.access import enter
from services.context import Context, Work
from services.escalation.silent import Silent, SilentUnit, silent_of
from services.follow_up.put_down import put_down
from services.notices.plan import plan
from services.notices.silent import SilentStands, UnitSilent
from services.people.reached import reached
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class ActedOn:
    """The unit as it stands now. Where ``nobody`` could be told, nothing was written down, and ``contacts``
    are (name, Telegram id) of whoever came in for it."""

    silent: Silent
    unit: SilentUnit
    nobody: bool = False
    contacts: tuple[tuple[str, int], ...] = ()


async def act_on_silent(
    ctx: Context, programme_id: int, period_id: int, executor_id: int, act: FollowUpKind
) -> ActedOn:
    """«Позвонил», «Сообщить руководителю» or «куратору», «Не трогать»: whoever presses first, for the day.

    ``Stale`` where the unit is not silent any more.
    """
    if act not in ACTS:
        raise Stale
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.FOLLOW_UP, programme_id)
        await programmes.lock_programme(work.session, programme_id)  # two presses come one after another
        silent = await silent_of(work.session, ctx, scope)
        unit = silent.unit(period_id, executor_id)
        told = await _told(work.session, ctx, scope, unit, act)
        if unit.done is not None or told == frozenset():
            work.only_looked = True
            contacts = await _contacts(work.session, scope, unit) if unit.done is None else ()
            return ActedOn(silent, unit, unit.done is None, contacts)
        await _act(work, scope, unit, act, told)
        silent = await silent_of(work.session, ctx, scope)
        return ActedOn(silent, silent.unit(period_id, executor_id))


async def _told(
    session: AsyncSession, ctx: Context, scope: Scope, unit: SilentUnit, act: FollowUpKind
) -> frozenset[int] | None:
    """Who hears it (people's ids), if it is told to anybody."""
    if act is FollowUpKind.TOLD_HEAD:
        heads = await whom.heads(session, [scope.programme_id])
        head = heads.get((scope.programme_id, unit.executor_id))
        return await _present(session, ctx, scope, {unit.executor_id: {head} if head else set()})
    if act is FollowUpKind.TOLD_OVERSEER:
        return await _overseers(session, ctx, scope, unit)
    return None


async def _overseers(session: AsyncSession, ctx: Context, scope: Scope, unit: SilentUnit) -> frozenset[int]:
    """Whoever answers for an executor that oversees something of what is missing."""
    known = await periods.of_programme(session, scope.programme_id)
    period = next(one for one in known if one.id == unit.period_id)
    items = (await overview(session, scope.programme_id, period)).items
    owed = {item.indicator.id for item in items if item.indicator.number in unit.numbers}
    overseeing = {
        one.executor_id
        for one in await programmes.assignments(session, scope.programme_id)
        if one.part is Part.OVERSEES and one.indicator_id in owed
    }
    members = await people.members_of(session, scope.programme_id)
    return await _present(
        session,
        ctx,
        scope,
        {
            executor_id: {one.person_id for one in members if one.executor_id == executor_id}
            for executor_id in overseeing
        },
    )


async def _present(
    session: AsyncSession, ctx: Context, scope: Scope, by_executor: dict[int, set[int]]
) -> frozenset[int]:
    facts = await programmes.facts(session, scope.programme_id)
    today = ctx.today(facts.timezone)
    away = await whom.away(session, [scope.programme_id], today)
    found = [
        present(members, away.get((scope.programme_id, executor_id), ()), today)
        for executor_id, members in by_executor.items()
    ]
    return frozenset().union(*found)


async def _contacts(session: AsyncSession, scope: Scope, unit: SilentUnit) -> tuple[tuple[str, int], ...]:
    known = await people.contacts(session, scope.programme_id)
    return tuple((name, id_) for executor_id, name, id_ in known if executor_id == unit.executor_id)


async def _act(
    work: Work, scope: Scope, unit: SilentUnit, act: FollowUpKind, told: frozenset[int] | None
) -> None:
    facts = await programmes.facts(work.session, scope.programme_id)
    today = work.ctx.today(facts.timezone)
    about = scope.programme_id, unit.period_id, unit.executor_id
    to = sorted(told or ())
    row = await put_down(work, *about, act, to_person_id=to[0] if to else None)
    by_id = await work.person_id()
    await plan(work, UnitSilent(*about, today, by_id, act is FollowUpKind.TOLD_HEAD), *to)
    others = await reached(work.session, scope.programme_id, Role.COORDINATOR, work.now) - {by_id}
    await plan(work, SilentStands(scope.programme_id, today, row.id), *sorted(others))
