"""«Кто сдал», «что на проверке», «когда срок»: how far the collection of a period is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.heads.signature import Signing
from domain.programme.naming import name_of
from domain.progress import Progress, progress
from domain.refusals import NotAllowed, NotFound
from domain.time.asked import AskedPeriod
from domain.time.periods import Period
from domain.time.workdays import working_days_between
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import ProgrammeFacts
from models.tables.submission import SubmissionState
from services.access import enter, programme_name, scopes
from services.context import Context
from services.contributions.asked_parts import parts_of
from services.periods.asked_periods import asked_periods, why_nothing_is_asked, without_early
from services.refining.to_refine import Preliminary, to_refine
from services.standing.asked_period import period_asked
from services.standing.assessed import Assessed, Overview, overview
from services.standing.shares import Share, by_executor, by_section, signed_of


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What waits for the coordinator, since when, and by how many days it was late."""

    number: str
    name: str
    executor: str
    since: datetime
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """One programme in one period, as far as its reader sees it: all of it, or their ``own``.

    What is one's own is counted as in one's list, all of it as in the report: what is owed. ``executors`` are
    the coordinator's to see, and of what they oversee a deputy's; to everybody else only ``silent`` says how
    many of them owe something: a rating of colleagues is nobody else's. ``waiting`` begins with what has
    waited longest; ``municipality`` is named to whoever has several programmes.
    """

    programme_id: int
    programme: str
    timezone: str
    period_id: int
    period: Period
    due_on: date
    days_left: int
    overdue: bool
    closed: bool
    whole: Progress
    executors: tuple[Share, ...]
    sections: tuple[Share, ...]
    silent: int
    waiting: tuple[Unchecked, ...]
    own: bool
    coordinates: bool
    municipality: str = ""
    signed: tuple[str, ...] = ()
    signed_before: tuple[str, ...] = ()
    """Corrected after they were signed."""
    preliminary: tuple[Preliminary, ...] = ()
    parts_missing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """To the coordinator: of which numbers whose part has not come, while figures are taken."""

    @property
    def handed_in(self) -> int:
        return len(self.whole.handed_in) if self.own else self.whole.owed_and_in

    @property
    def total(self) -> int:
        return len(self.whole.every if self.own else self.whole.owed)


async def see_collection(ctx: Context, spoken: AskedPeriod | None = None) -> list[Collection]:
    """Of each programme whose progress the actor may see: the periods being collected, or the one asked for.

    A period that nobody has opened gives nothing; ``NoOpenPeriod`` where nothing is collected at all.
    """
    async with ctx.read() as session:
        seen = await scopes(session, ctx, Verb.SEE_PROGRESS)
        found = [
            await collection_of(session, ctx, scope, period)
            for scope in seen
            for period in await _periods(session, ctx, scope, spoken)
        ]
        if not seen:
            raise NotAllowed(Verb.SEE_PROGRESS)
        if not found and spoken is None:
            raise await why_nothing_is_asked(session, seen[0])
    return found


async def see_collected(ctx: Context, programme_id: int, period_id: int) -> Collection:
    """The same of one programme's period by id, for the buttons; ``NotFound`` where it is not there."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_PROGRESS, programme_id)
        return await collection_of(session, ctx, scope, await period_of(session, programme_id, period_id))


async def period_of(session: AsyncSession, programme_id: int, period_id: int) -> PeriodFacts:
    for period in await periods.of_programme(session, programme_id):
        if period.id == period_id:
            return period
    raise NotFound("period")


async def _periods(
    session: AsyncSession, ctx: Context, scope: Scope, spoken: AskedPeriod | None
) -> Sequence[PeriodFacts]:
    today = ctx.today((await programmes.facts(session, scope.programme_id)).timezone)
    known = await periods.of_programme(session, scope.programme_id)
    if spoken is None:
        asked = await asked_periods(session, scope.programme_id)
        over = await without_early(session, scope.programme_id, known, today)
        return [one for one in asked if one in over] or (over[-1:] if asked else [])
    found, _ = period_asked(spoken, known, today)
    return [found] if found else []


async def collection_of(session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts) -> Collection:
    return await collection_from(session, ctx, scope, await overview(session, scope.programme_id, period))


async def collection_from(session: AsyncSession, ctx: Context, scope: Scope, view: Overview) -> Collection:
    """Of the whole of a period, read already; of one that is open again for some indicators these alone."""
    items = [item for item in view.items if scope.covers(item.indicator)]
    asked = [item for item in items if view.period.asks(item.indicator.id)]
    collected = view.period.closed_at is None or (view.period.is_partly_open and bool(asked))
    items = asked if collected else items
    facts, period, own = view.programme, view.period, not scope.sees_all
    executors = by_executor(items)
    return Collection(
        programme_id=facts.id,
        programme=programme_name(scope, facts),
        timezone=facts.timezone,
        period_id=period.id,
        period=Period.from_key(period.key),
        due_on=period.due_on,
        days_left=await _days_left(session, ctx, facts, period),
        overdue=ctx.today(facts.timezone) > period.due_on,
        closed=not collected,
        whole=progress(items),
        executors=() if own else await _named(session, scope, items, executors),
        sections=by_section(view, items),
        silent=sum(bool(one.name and one.progress.missing) for one in executors),
        waiting=_waiting(items),
        own=own,
        coordinates=Role.COORDINATOR in scope.roles,
        municipality=facts.municipality if scope.among_several else "",
        signed=signed_of(items),
        signed_before=signed_of(items, Signing.CHANGED),
        preliminary=to_refine(items, ctx.today(facts.timezone)),
        parts_missing=await _parts_missing(session, scope, view),
    )


async def _parts_missing(
    session: AsyncSession, scope: Scope, view: Overview
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if Role.COORDINATOR not in scope.roles or view.period.closed_at is not None:
        return ()
    asking = {item.indicator.id: item.indicator.number for item in view.items if item.indicator.together}
    found = await parts_of(session, scope.programme_id, view.period.id, asking)
    return tuple((asking[id_], parts.missing) for id_, parts in found.items() if parts.missing)


async def _days_left(session: AsyncSession, ctx: Context, facts: ProgrammeFacts, period: PeriodFacts) -> int:
    days_off = await periods.days_off(session, facts.id)
    return working_days_between(ctx.today(facts.timezone), period.due_on, days_off)


async def _named(
    session: AsyncSession, scope: Scope, items: Sequence[Assessed], executors: tuple[Share, ...]
) -> tuple[Share, ...]:
    """All of them to the coordinator; to a deputy those of what they oversee, with that alone."""
    if Role.COORDINATOR in scope.roles:
        return executors
    rows = [item.indicator for item in items]
    knowing = scope.knowing(await programmes.assignments(session, scope.programme_id), rows)
    return by_executor(item for item in items if knowing.oversees_or_hands_in(item.indicator))


def _waiting(items: Sequence[Assessed]) -> tuple[Unchecked, ...]:
    sent = [
        (item, item.versions[-1])
        for item in items
        if item.versions and item.versions[-1].state is SubmissionState.SENT
    ]
    return tuple(
        Unchecked(
            item.indicator.number,
            name_of(item.indicator),
            version.executor,
            version.sent_at,
            version.days_late,
        )
        for item, version in sorted(sent, key=lambda one: one[1].sent_at)
    )
