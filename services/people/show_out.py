"""Somebody goes: shown out, everything handed over in one step, or gone on with from another account."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.access import Role, Verb
from domain.refusals import LastCoordinator, NotFound
from models.repositories import membership, people
from models.repositories.programme import programmes
from models.repositories.queues import outbox
from models.tables.person import Membership, Person
from services.access import enter, scopes
from services.asking.pass_threads import pass_threads
from services.context import Context, Work
from services.notices.executors import AccessClosed, PartGiven
from services.notices.notice import Notice
from services.notices.plan import plan
from services.people.invite_all import revoke_made_by
from services.people.pass_drafts import Heir, pass_on


@dataclass(frozen=True, slots=True)
class Gone:
    """Who has no access any more, and who has their part now, if anybody."""

    programme_id: int
    name: str
    to: str = ""


async def show_out(ctx: Context, programme_id: int, person_id: int) -> Gone:
    """«Закрыть доступ»: the history stays, what was begun passes to the unit's next person, the access ends
    at once, with the links they gave out. ``LastCoordinator`` where nobody else coordinates."""
    async with ctx.write() as work:
        person, roles = await _for_change(work, programme_id, person_id)
        members = await membership.members(work.session, programme_id)
        others = [one for one in members if one.person_id != person_id]
        if any(one.role == Role.COORDINATOR for one in roles):
            _check_others(person.name, others)
        await _leave(work, programme_id, person_id, roles, _next_person(roles, others))
        await revoke_made_by(work, programme_id, person_id)
        facts = await programmes.facts(work.session, programme_id)
        closed = AccessClosed(programme_id, facts.title, ctx.actor.name, work.now)
        await _tell(work, closed, person_id)
        return Gone(programme_id, person.name)


async def hand_over_all(ctx: Context, programme_id: int, person_id: int, to_id: int) -> Gone:
    """«Передать всё»: roles and what was begun are another member's, in one step; the access ends."""
    async with ctx.write() as work:
        person, roles = await _for_change(work, programme_id, person_id)
        to, has = await _for_change(work, programme_id, to_id)
        if to.id == person.id:
            raise NotFound("person")
        known = {(one.role, one.executor_id) for one in has}
        heads = {one.executor_id for one in roles if one.is_head}
        await _leave(work, programme_id, person_id, roles, lambda _unit: to_id, instead=to_id)
        await work.writer.flush()
        for one in roles:
            if (one.role, one.executor_id) not in known:
                await _give(work, one, to_id, is_head=one.executor_id in heads)
        facts = await programmes.facts(work.session, programme_id)
        closed = AccessClosed(programme_id, facts.title, ctx.actor.name, work.now, to_whom=to.name)
        await _tell(work, closed, person_id)
        await _tell(work, PartGiven(programme_id, person.name, work.now), to_id)
        return Gone(programme_id, person.name, to.name)


async def same_person(ctx: Context, programme_id: int, person_id: int, new_id: int) -> Gone:
    """«Это тот же сотрудник»: somebody who came in from another account goes on as who they are, in every
    programme that the actor coordinates; the account before has no access any more. The coordinator's word
    alone does it: whoever comes in can claim nothing."""
    async with ctx.write() as work:
        person, _ = await _for_change(work, programme_id, person_id)
        new, _ = await _for_change(work, programme_id, new_id)
        if new.id == person.id:
            raise NotFound("person")
        new.language = person.language
        for scope in await scopes(work.session, ctx, Verb.MANAGE_PEOPLE):
            await _go_on(work, scope.programme_id, person, new)
        return Gone(programme_id, person.name, new.name)


async def _for_change(work: Work, programme_id: int, person_id: int) -> tuple[Person, Sequence[Membership]]:
    """With their roles here; ``NotFound`` for somebody who has none."""
    await enter(work.session, work.ctx, Verb.MANAGE_PEOPLE, programme_id)
    await programmes.lock_programme(work.session, programme_id)
    roles = await membership.roles_for_change(work.session, programme_id, person_id)
    person = await people.by_id(work.session, person_id)
    if person is None or not roles:
        raise NotFound("person")
    return person, roles


def _check_others(name: str, others: Sequence[membership.MemberRow]) -> None:
    if not any(one.role is Role.COORDINATOR for one in others):
        raise LastCoordinator(name)


def _next_person(roles: Sequence[Membership], others: Sequence[membership.MemberRow]) -> Heir:
    """Of the unit its head, else whoever came first; of another's figure, which a coordinator had begun from
    a letter, another coordinator."""
    own = {one.executor_id for one in roles}
    next_of: dict[int | None, int] = {}
    for one in others:
        if one.executor_id in own and one.executor_id is not None:
            next_of.setdefault(one.executor_id, one.person_id)
    coordinator = next((one.person_id for one in others if one.role is Role.COORDINATOR), None)
    return lambda unit: next_of.get(unit) if unit in own else coordinator


async def _leave(
    work: Work,
    programme_id: int,
    person_id: int,
    roles: Sequence[Membership],
    heir: Heir,
    instead: int | None = None,
) -> None:
    """The roles end, with whoever stands in for them; where they stand in, ``instead`` does, or nobody."""
    await pass_on(work, programme_id, person_id, heir)
    await pass_threads(work, programme_id, person_id, instead)
    for absence in await membership.absences_of(work.session, programme_id, person_id):
        absence.ended_at = work.now
        work.audit(absence, "end_absence", programme_id)
    for absence in await membership.stood_in_by(work.session, programme_id, person_id):
        away = await membership.away(work.session, absence.id)
        own = away is not None and away.person_id == instead
        absence.substitute_id = None if own else instead
        work.audit(absence, "change_substitute", programme_id, new={"substitute": absence.substitute_id})
    for one in roles:
        one.ended_at = work.now
        work.audit(one, "end_membership", programme_id, new={"ended_at": work.now.isoformat()})


async def _give(work: Work, role: Membership, to_id: int, *, is_head: bool) -> None:
    row = Membership(
        person_id=to_id,
        programme_id=role.programme_id,
        role=role.role,
        executor_id=role.executor_id,
        since=work.now,
        is_head=is_head,
    )
    work.writer.add(row)
    await work.writer.flush()
    new = {"role": str(role.role), "executor": role.executor_id, "of": role.person_id}
    work.audit(row, "take_over", role.programme_id, new=new)


async def _go_on(work: Work, programme_id: int, person: Person, new: Person) -> None:
    """In one programme: the rows themselves move, so that «since», the head's mark and absences stay."""
    await programmes.lock_programme(work.session, programme_id)
    roles = await membership.roles_for_change(work.session, programme_id, person.id)
    if not roles and not await membership.stood_in_by(work.session, programme_id, person.id):
        return
    kept = {(one.role, one.executor_id) for one in roles}
    for one in await membership.roles_for_change(work.session, programme_id, new.id):
        if (one.role, one.executor_id) in kept:
            one.ended_at = work.now
            work.audit(one, "same_person", programme_id, new={"ended_at": work.now.isoformat()})
    await work.writer.flush()
    for one in roles:
        one.person_id = new.id
        work.audit(one, "same_person", programme_id, old={"person": person.id}, new={"person": new.id})
    for absence in await membership.stood_in_by(work.session, programme_id, person.id):
        absence.substitute_id = new.id
        work.audit(absence, "same_person", programme_id, old={"person": person.id}, new={"person": new.id})
    await pass_on(work, programme_id, person.id, lambda _unit: new.id, same=new.id)
    await pass_threads(work, programme_id, person.id, new.id)
    await outbox.readdress(work.session, person.id, new.id, programme_id)
    facts = await programmes.facts(work.session, programme_id)
    closed = AccessClosed(programme_id, facts.title, work.ctx.actor.name, work.now, account=new.name)
    await _tell(work, closed, person.id)
    await _tell(work, PartGiven(programme_id, person.name, work.now, same=True), new.id)


async def _tell(work: Work, notice: Notice, person_id: int) -> None:
    if person_id != await work.person_id():
        await plan(work, notice, person_id)
