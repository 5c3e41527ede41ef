"""«Люди и доступ»: who is in, since when, who hears the bot, who was invited, for whom nobody is in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.programme.document import ExecutorKind
from domain.refusals import NotAllowed, NotFound
from models.repositories import membership
from models.repositories.membership import AbsenceRow, InvitedRow, MemberRow, RunsRow
from models.repositories.programme import programmes
from models.repositories.programme.programmes import ExecutorFacts
from services.access import enter, programme_name, scopes
from services.context import Context
from services.notices.unreachable import Missed, missed_by

__all__ = ["AbsenceRow", "InvitedRow", "RunsRow"]
_ORDER = {Role.COORDINATOR: 0, Role.DEPUTY: 1, Role.EXECUTOR: 2}


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Somebody with every role they have here, since the first of them; ``away`` is to come, too."""

    person_id: int
    name: str
    telegram_id: int
    since: datetime
    unreachable_since: datetime | None
    roles: tuple[MemberRow, ...]
    away: tuple[AbsenceRow, ...] = ()

    @property
    def coordinates(self) -> bool:
        return any(one.role is Role.COORDINATOR for one in self.roles)

    @property
    def unit_ids(self) -> frozenset[int]:
        return frozenset(one.executor_id for one in self.roles if one.executor_id is not None)


@dataclass(frozen=True, slots=True)
class People:
    """Of a programme: coordinators first, then deputies, then the units in the document's order.

    ``invited`` are links that nobody has used; ``nobody`` are units that nobody has come in for.
    """

    programme_id: int
    programme: str
    timezone: str
    now: datetime
    people: tuple[PersonSeen, ...]
    invited: tuple[InvitedRow, ...]
    nobody: tuple[ExecutorFacts, ...]
    units: int

    def person(self, person_id: int) -> PersonSeen:
        """``NotFound`` where they have no role here."""
        for one in self.people:
            if one.person_id == person_id:
                return one
        raise NotFound("person")

    @property
    def uninvited(self) -> tuple[ExecutorFacts, ...]:
        """Units that nobody is in for and no link is under way to."""
        waited_for = {one.executor_id for one in self.invited if one.until > self.now}
        return tuple(one for one in self.nobody if one.id not in waited_for)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One of them; ``missed`` has not reached them, ``own`` is the reader themselves."""

    people: People
    person: PersonSeen
    missed: tuple[Missed, ...]
    own: bool

    @property
    def others(self) -> tuple[PersonSeen, ...]:
        """Their unit's people first."""
        own = self.person.unit_ids
        left = [one for one in self.people.people if one.person_id != self.person.person_id]
        return tuple(sorted(left, key=lambda one: not own & one.unit_ids))

    @property
    def newcomers(self) -> tuple[PersonSeen, ...]:
        """Who came in later, the last first: one of them may be the same person with another account."""
        later = [one for one in self.others if one.since > self.person.since]
        return tuple(sorted(later, key=lambda one: one.since, reverse=True))


async def programmes_with_people(ctx: Context) -> list[People]:
    """Of the programmes that one coordinates."""
    async with ctx.read() as session:
        seen = await scopes(session, ctx, Verb.MANAGE_PEOPLE)
        return [await people_of(session, ctx, one) for one in seen]


async def see_people(ctx: Context, programme_id: int) -> People:
    async with ctx.read() as session:
        return await people_of(session, ctx, await enter(session, ctx, Verb.MANAGE_PEOPLE, programme_id))


async def see_person(ctx: Context, programme_id: int, person_id: int) -> PersonPage:
    """``NotFound`` for somebody who has no role in the programme."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.MANAGE_PEOPLE, programme_id)
        found = await people_of(session, ctx, scope)
        person = found.person(person_id)
        missed = await missed_by(session, programme_id, person_id, ctx.now())
        return PersonPage(found, person, missed, person_id == ctx.actor.person_id)


async def see_self(ctx: Context) -> list[PersonPage]:
    """Of whoever may name a substitute: in each programme themselves, and of the others those alone who
    answer for the same unit."""
    found = []
    async with ctx.read() as session:
        for scope in await scopes(session, ctx, Verb.NAME_SUBSTITUTE):
            people = await people_of(session, ctx, scope)
            own = [one for one in people.people if one.person_id == ctx.actor.person_id]
            if own and not scope.sees_all:
                found.append(PersonPage(_narrowed(people, own[0]), own[0], (), own=True))
    return found


async def see_coordinators(ctx: Context) -> list[RunsRow]:
    """Every programme of the installation and who coordinates it: the owner's to see, without a figure."""
    if not ctx.actor.is_owner:
        raise NotAllowed(Verb.SEE_COORDINATORS)
    async with ctx.read() as session:
        return await membership.who_runs(session)


async def people_of(session: AsyncSession, ctx: Context, scope: Scope) -> People:
    """The same in a caller's session, who has asked for access."""
    programme_id = scope.programme_id
    facts = await programmes.facts(session, programme_id)
    executors = await programmes.executors(session, programme_id)
    units = [one for one in executors if one.kind is not ExecutorKind.COLLECTIVE]
    members = await membership.members(session, programme_id)
    away = await membership.absences(session, programme_id, ctx.today(facts.timezone))
    taken = {one.executor_id for one in members}
    return People(
        programme_id=programme_id,
        programme=programme_name(scope, facts),
        timezone=facts.timezone,
        now=ctx.now(),
        people=_people(members, away, {one.id: place for place, one in enumerate(executors)}),
        invited=tuple(await membership.invited(session, programme_id)),
        nobody=tuple(one for one in units if one.id not in taken),
        units=len(units),
    )


def _people(
    members: Sequence[MemberRow], away: Sequence[AbsenceRow], places: dict[int, int]
) -> tuple[PersonSeen, ...]:
    roles: dict[int, list[MemberRow]] = {}
    for one in members:
        roles.setdefault(one.person_id, []).append(one)
    found = [_person(own, [one for one in away if one.person_id == id_]) for id_, own in roles.items()]
    return tuple(sorted(found, key=lambda one: _place(one, places)))


def _person(roles: Sequence[MemberRow], away: Iterable[AbsenceRow]) -> PersonSeen:
    first = roles[0]
    days = {(one.since, one.until): one for one in away}  # of several roles the same days are one absence
    return PersonSeen(
        first.person_id,
        first.person,
        first.telegram_id,
        min(one.since for one in roles),
        first.unreachable_since,
        tuple(roles),
        tuple(days.values()),
    )


def _place(one: PersonSeen, places: dict[int, int]) -> tuple[int, int, datetime]:
    role = min(_ORDER[row.role] for row in one.roles)
    unit = min((places.get(id_, 0) for id_ in one.unit_ids), default=-1)
    return role, unit, one.since


def _narrowed(people: People, own: PersonSeen) -> People:
    """Colleagues of the unit, and nobody else."""
    near = tuple(one for one in people.people if one is own or own.unit_ids & one.unit_ids)
    return People(
        people.programme_id, people.programme, people.timezone, people.now, near, (), (), people.units
    )
