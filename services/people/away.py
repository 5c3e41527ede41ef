"""Somebody is away between two days, and who stands in: the coordinator's word, or agreed to by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import DaysOver, NotAllowed, NotFound, UnclearDays
from domain.time.spans import Span, read_span
from models.repositories import drafts, membership
from models.repositories.membership import AwayFacts
from models.repositories.programme import programmes
from models.tables.draft import Draft
from models.tables.person import Absence, Membership
from services.access import enter
from services.context import Context, Work
from services.drafts.own_draft import open_draft
from services.drafts.typed_answer import mark_answered, wait_for
from services.notices.coordinators import SubstituteAsked
from services.notices.executors import SubstituteRefused, Substitution
from services.notices.plan import plan
from services.people.invite import Link, make_invitation
from services.people.reached import reached

__all__ = ["AwayFacts"]
NOBODY, NEWCOMER = 0, -1
"""Instead of a person's id: nobody stands in; somebody who has no part in the programme yet."""


@dataclass(frozen=True, slots=True)
class AwayAsked:
    """Who is away, who stands in (empty where nobody does), between which days once they are typed.

    ``agreed`` is not ``None`` where the coordinator has decided; ``link`` brings in a ``newcomer``.
    """

    programme_id: int
    draft_id: int
    person_id: int
    person: str
    substitute: str
    newcomer: bool
    span: Span | None = None
    asked: bool = False
    agreed: bool | None = None
    link: Link | None = None


async def await_days(ctx: Context, programme_id: int, person_id: int, substitute_id: int) -> AwayAsked:
    """The question for the days: of anybody to a coordinator, of themselves to whoever hands in.

    ``NotFound`` for somebody who has no role here, or who cannot stand in.
    """
    async with ctx.write() as work:
        coordinates = await _check(work.session, ctx, programme_id, person_id)
        subject = f"{person_id}:{substitute_id}"
        await _names(work.session, programme_id, subject)
        if not coordinates and substitute_id > 0:
            await _check_colleagues(work.session, programme_id, person_id, substitute_id)
        draft = await wait_for(work, DraftKind.AWAY, programme_id, subject)
        return await _asked(work.session, programme_id, draft)


async def see_away_question(ctx: Context, draft_id: int) -> AwayAsked:
    """The question of a draft of one's own; ``Stale`` once it is answered."""
    async with ctx.read() as session:
        draft, programme_id = await open_draft(session, ctx, draft_id, DraftKind.AWAY)
        person_id, _ = _ids(draft.subject)
        await _check(session, ctx, programme_id, person_id)
        return await _asked(session, programme_id, draft)


async def say_days(ctx: Context, draft_id: int, text: str) -> AwayAsked:
    """The days as typed. A coordinator's word is done at once; anybody else's waits for one to agree.

    ``UnclearDays`` or ``DaysOver`` for what cannot be meant, and the question stays.
    """
    async with ctx.write() as work:
        draft, programme_id = await open_draft(work.session, ctx, draft_id, DraftKind.AWAY)
        mark_answered(work, draft)
        person_id, _ = _ids(draft.subject)
        coordinates = await _check(work.session, ctx, programme_id, person_id)
        facts = await programmes.facts(work.session, programme_id)
        span = _span(text, ctx.today(facts.timezone))
        draft.answers = {"since": span.since.isoformat(), "until": span.until.isoformat()}
        if coordinates:
            return await _agree(work, programme_id, draft)
        draft.answers = draft.answers | {"asked": True}
        await work.writer.flush()
        told = await reached(work.session, programme_id, Role.COORDINATOR, work.now)
        await plan(work, SubstituteAsked(programme_id, draft_id), *sorted(told))
        return await _asked(work.session, programme_id, draft)


async def see_asked_away(ctx: Context, programme_id: int, request_id: int) -> AwayAsked:
    """What somebody asked of the coordinators, as it stands."""
    async with ctx.read() as session:
        await enter(session, ctx, Verb.MANAGE_PEOPLE, programme_id)
        return await _asked(session, programme_id, await _request(session, programme_id, request_id))


async def see_refused_away(ctx: Context, programme_id: int, request_id: int) -> AwayAsked:
    """The same to whoever had asked; ``NotFound`` for anybody else."""
    async with ctx.read() as session:
        await enter(session, ctx, Verb.NAME_SUBSTITUTE, programme_id)
        draft = await _request(session, programme_id, request_id)
        if draft.person_id != ctx.actor.person_id:
            raise NotFound("draft")
        return await _asked(session, programme_id, draft)


async def agree_to_away(ctx: Context, programme_id: int, request_id: int, *, agrees: bool) -> AwayAsked:
    """«Согласен» or «Не согласен»: the first coordinator's word holds, the second gets it as it stands."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.MANAGE_PEOPLE, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        draft = await _request(work.session, programme_id, request_id)
        if "agreed" in draft.answers:
            work.only_looked = True
            return await _asked(work.session, programme_id, draft)
        if agrees:
            return await _agree(work, programme_id, draft)
        draft.answers = draft.answers | {"agreed": False}
        await plan(work, SubstituteRefused(programme_id, request_id), draft.person_id)
        return await _asked(work.session, programme_id, draft)


async def end_absence(ctx: Context, programme_id: int, absence_id: int) -> AwayFacts:
    """«Отменить замещение»: they are there again, with all that was written down for the same days."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.MANAGE_PEOPLE, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        row = await membership.absence_for_change(work.session, programme_id, absence_id)
        if row is None or row.ended_at is not None:
            raise NotFound("absence")
        away = await membership.away(work.session, absence_id)
        assert away is not None
        for one in await membership.absences_of(work.session, programme_id, away.person_id):
            if (one.since, one.until) == (row.since, row.until):
                one.ended_at = work.now
                work.audit(one, "end_absence", programme_id)
        await _tell(work, away, away.substitute_id or NOBODY, ended=True)
        return away


async def absence_told(ctx: Context, programme_id: int, absence_id: int) -> AwayFacts:
    """For whom it concerns: whoever is away or stands in, and the coordinators; ``NotFound`` for others."""
    async with ctx.read() as session:
        away = await membership.away(session, absence_id)
        if away is None or away.programme_id != programme_id or ctx.actor.person_id is None:
            raise NotFound("absence")
        if ctx.actor.person_id not in (away.person_id, away.substitute_id):
            await enter(session, ctx, Verb.MANAGE_PEOPLE, programme_id)
        return away


async def _check(session: AsyncSession, ctx: Context, programme_id: int, person_id: int) -> bool:
    """Whether the actor coordinates; ``NotAllowed`` for whoever may not speak for this person."""
    scope = await enter(session, ctx, Verb.NAME_SUBSTITUTE, programme_id)
    if not scope.sees_all and person_id != ctx.actor.person_id:
        raise NotAllowed(Verb.NAME_SUBSTITUTE)
    return scope.sees_all


async def _check_colleagues(
    session: AsyncSession, programme_id: int, person_id: int, substitute_id: int
) -> None:
    """Whoever names one for themselves sees their unit's people alone."""
    units: dict[int, set[int | None]] = {person_id: set(), substitute_id: set()}
    for one in await membership.members(session, programme_id):
        units.get(one.person_id, set()).add(one.executor_id)
    if not (units[person_id] & units[substitute_id]) - {None}:
        raise NotFound("person")


def _span(text: str, today: date) -> Span:
    span = read_span(text, today)
    if span is None:
        raise UnclearDays(text.strip()[:100])
    if span.until < today:
        raise DaysOver(span.until)
    return span


def _ids(subject: str) -> tuple[int, int]:
    person_id, substitute_id = subject.split(":")
    return int(person_id), int(substitute_id)


async def _names(session: AsyncSession, programme_id: int, subject: str) -> tuple[str, str]:
    """Of whoever is away and whoever stands in: both have a role here, and are not one person."""
    person_id, substitute_id = _ids(subject)
    names = {one.person_id: one.person for one in await membership.members(session, programme_id)}
    known = {NOBODY: "", NEWCOMER: ""} | names
    if person_id not in names or substitute_id not in known or person_id == substitute_id:
        raise NotFound("person")
    return names[person_id], known[substitute_id]


async def _request(session: AsyncSession, programme_id: int, draft_id: int) -> Draft:
    draft = await drafts.of_programme(session, programme_id, draft_id)
    if draft is None or draft.kind != DraftKind.AWAY or not draft.answers.get("asked"):
        raise NotFound("draft")
    return draft


async def _asked(
    session: AsyncSession, programme_id: int, draft: Draft, link: Link | None = None
) -> AwayAsked:
    person_id, substitute_id = _ids(draft.subject)
    person, substitute = await _names(session, programme_id, draft.subject)
    said = draft.answers
    return AwayAsked(
        programme_id=programme_id,
        draft_id=draft.id,
        person_id=person_id,
        person=person,
        substitute=substitute,
        newcomer=substitute_id == NEWCOMER,
        span=_said(said),
        asked=bool(said.get("asked")),
        agreed=said.get("agreed"),
        link=link,
    )


def _said(answers: dict[str, Any]) -> Span | None:
    if "since" not in answers:
        return None
    return Span(date.fromisoformat(answers["since"]), date.fromisoformat(answers["until"]))


async def _agree(work: Work, programme_id: int, draft: Draft) -> AwayAsked:
    """Written down for each of their roles; what was said of days among these before holds no more."""
    person_id, substitute_id = _ids(draft.subject)
    await _names(work.session, programme_id, draft.subject)
    span = _said(draft.answers)
    assert span is not None
    for one in await membership.absences_of(work.session, programme_id, person_id):
        if one.since <= span.until and span.since <= one.until:
            one.ended_at = work.now
            work.audit(one, "end_absence", programme_id)
    roles = await membership.roles_for_change(work.session, programme_id, person_id)
    substitute = substitute_id if substitute_id > 0 else None
    rows = [await _write(work, one, span, substitute) for one in roles]
    draft.answers = draft.answers | {"agreed": True}
    await work.writer.flush()
    link = await _link(work, roles, rows[0]) if substitute_id == NEWCOMER else None
    await _tell(work, await membership.away(work.session, rows[0].id), substitute_id)
    return await _asked(work.session, programme_id, draft, link)


async def _write(work: Work, role: Membership, span: Span, substitute_id: int | None) -> Absence:
    row = Absence(membership_id=role.id, substitute_id=substitute_id, since=span.since, until=span.until)
    work.writer.add(row)
    await work.writer.flush()
    new = {"since": span.since.isoformat(), "until": span.until.isoformat(), "substitute": substitute_id}
    work.audit(row, "away", role.programme_id, new=new)
    return row


async def _link(work: Work, roles: Sequence[Membership], absence: Absence) -> Link:
    role = roles[0]
    return await make_invitation(
        work, role.programme_id, Role(role.role), role.executor_id, absence_id=absence.id
    )


async def _tell(work: Work, away: AwayFacts | None, substitute_id: int, *, ended: bool = False) -> None:
    """Whoever is away and whoever stands in, but for whoever says it."""
    assert away is not None, "it was just written"
    known = {one for one in (away.person_id, away.substitute_id) if one is not None}
    told = known - {await work.person_id()}
    await plan(work, Substitution(away.programme_id, away.id, work.now, substitute_id, ended), *sorted(told))
