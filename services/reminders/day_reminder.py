"""What a person owes at the moment they are reminded: looked up then, never kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.contributions.together import FigureParts
from domain.progress import Progress, progress
from domain.refusals import NotFound, NothingOwed, NotNow, Overtaken
from domain.reminders.follow_up import Followed, followed
from domain.reminders.moments import at_work
from domain.time.periods import Period
from domain.time.workdays import working_days_between
from models.repositories import people
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import ProgrammeFacts
from models.repositories.reminders import messages, whom
from models.repositories.reminders.messages import Message
from services.access import programme_name, scopes
from services.consent.see_unagreed import Unagreed, unagreed_by
from services.context import Context
from services.contributions.asked_parts import own_parts, parts_of
from services.contributions.part_tasks import PartTask, sent_without
from services.figures.tasks import TaskList, desk_of
from services.notices.reminders import DayReminder
from services.people.whom_to_ask import Contact
from services.periods.asked_periods import is_early
from services.reminders.refinements import OwedRefinement, refinements_of
from services.standing.assessed import overview
from services.standing.expected import own_of


@dataclass(frozen=True, slots=True)
class OwedList:
    """What is to be handed in of one period; ``opens``: this is the message that it is open. ``parts`` are
    those that contributors give of what is missing, by number."""

    tasks: TaskList
    opens: bool = False
    parts: Mapping[str, FigureParts] = field(default_factory=dict)

    @property
    def progress(self) -> Progress:
        return self.tasks.progress

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(task.indicator.number for task in self.tasks.tasks)

    @property
    def is_owed(self) -> bool:
        """Before the period is over inputs of its months, then figures."""
        return bool(self.tasks.months if self.tasks.is_early else self.progress.missing)


@dataclass(frozen=True, slots=True)
class OwedReport:
    """The coordinator's own: the report of a period that is due to the head on a day."""

    programme_id: int
    programme: str
    period_id: int
    period: Period
    due_on: date
    days_left: int
    overdue: bool
    progress: Progress


@dataclass(frozen=True, slots=True)
class OwedParts:
    """Parts to give of figures that others hand in; ``tasks`` is the list that they stand in. ``sent`` are
    the numbers of those figures that were sent without them."""

    tasks: TaskList
    sent: tuple[str, ...] = ()

    @property
    def owed(self) -> tuple[PartTask, ...]:
        return self.tasks.parts_owed


@dataclass(frozen=True, slots=True)
class Reminded:
    """``by`` is the coordinator who sends it besides the ladder. The earliest deadline first. ``ask`` are
    those who can open a closed period in which something was to be refined."""

    id: int
    lists: tuple[OwedList, ...]
    reports: tuple[OwedReport, ...] = ()
    by: str = ""
    parts: tuple[OwedParts, ...] = ()
    refinements: tuple[OwedRefinement, ...] = ()
    ask: tuple[Contact, ...] = ()
    unagreed: tuple[Unagreed, ...] = ()
    """What waits for their consent, as the head of its unit."""

    @property
    def is_owed(self) -> bool:
        return bool(self.owed_in)

    @property
    def periods_owed(self) -> frozenset[int]:
        lists = {one.tasks.period_id for one in self.lists if one.is_owed}
        reports = {one.period_id for one in self.reports}
        parts = {one.tasks.period_id for one in self.parts if one.owed}
        waiting = {each.submission.period_id for one in self.unagreed for each in one.waiting}
        refined = {one.period_id for one in self.refinements}
        return frozenset(lists | parts | reports | waiting | refined)

    @property
    def owed_in(self) -> frozenset[int]:
        """Ids of the programmes."""
        lists = {one.tasks.programme_id for one in self.lists if one.is_owed}
        reports = {one.programme_id for one in self.reports}
        parts = {one.tasks.programme_id for one in self.parts if one.owed}
        waiting = {one.programme_id for one in self.unagreed}
        refined = {one.programme_id for one in self.refinements}
        return frozenset(lists | parts | reports | waiting | refined)


async def day_reminder(ctx: Context, notice: DayReminder) -> Reminded:
    """Of the actor; ``NothingOwed`` where nothing is owed of what its steps are about, ``Overtaken`` where a
    later one says it."""
    async with ctx.read() as session:
        found = await _message(session, ctx, notice.reminder_id)
        reminded = await _reminded(session, ctx, found)
        if not reminded.is_owed or (found.about and not found.about & reminded.periods_owed):
            raise NothingOwed
        await _check_moment(session, ctx, found, reminded)
    lists = tuple(one for one in reminded.lists if one.is_owed)
    return replace(reminded, lists=lists, parts=tuple(one for one in reminded.parts if one.owed))


async def _check_moment(session: AsyncSession, ctx: Context, found: Message, reminded: Reminded) -> None:
    """One that comes late (the bot was away) is overtaken once the day of a later one that says something of
    it has begun in one of the towns, and waits until people are at work again in one of them."""
    towns = [await programmes.facts(session, one) for one in sorted(reminded.owed_in)]
    overtaken_on = found.overtaken_on(reminded.periods_owed)
    if overtaken_on is not None and overtaken_on <= max(ctx.today(one.timezone) for one in towns):
        raise Overtaken
    told = min([await _at_work(session, ctx, one) for one in towns])
    if told > ctx.now() and not found.by:
        raise NotNow(told)


async def _at_work(session: AsyncSession, ctx: Context, facts: ProgrammeFacts) -> datetime:
    days_off = await periods.days_off(session, facts.id)
    return at_work(ctx.now(), facts.reminders, facts.timezone, days_off)


async def where_reminder_stands(ctx: Context, reminder_id: int) -> Reminded:
    """The same as it is now, with what is done: for its edits, and where it is pressed later."""
    async with ctx.read() as session:
        return await stands_in(session, ctx, reminder_id)


async def newest_reminder(ctx: Context) -> tuple[Reminded, int] | None:
    """The actor's newest one that was delivered, as it stands now, with the message it is on."""
    async with ctx.read() as session:
        person_id = ctx.actor.person_id or 0
        told = await messages.newest_told(session, person_id)
        if told is None:
            return None
        reminder_id, message_id = told
        return await stands_in(session, ctx, reminder_id), message_id


async def stands_in(session: AsyncSession, ctx: Context, reminder_id: int) -> Reminded:
    """The same in a caller's session."""
    return await _reminded(session, ctx, await _message(session, ctx, reminder_id))


async def _message(session: AsyncSession, ctx: Context, reminder_id: int) -> Message:
    found = await messages.message(session, reminder_id)
    if found is None or found.person_id != ctx.actor.person_id:
        raise NotFound("reminder")
    return found


async def _reminded(session: AsyncSession, ctx: Context, found: Message) -> Reminded:
    lists: list[OwedList] = []
    reports: list[OwedReport] = []
    parts: list[OwedParts] = []
    refinements: list[OwedRefinement] = []
    for scope in await scopes(session, ctx, Verb.LIST_TASKS):
        for period in await _asked_now(session, ctx, scope):
            tasks = await _own(session, ctx, scope, period)
            if tasks is not None and tasks.tasks:
                coming = await _coming(session, tasks)
                lists.append(OwedList(tasks, period.id in found.openings, coming))
            if tasks is not None and tasks.parts:
                sent = await sent_without(session, tasks.programme_id, tasks.period_id, tasks.parts)
                parts.append(OwedParts(tasks, tuple(dict.fromkeys(one.indicator.number for one in sent))))
            if Role.COORDINATOR in scope.roles and (report := await _report(session, ctx, scope, period)):
                reports.append(report)
        refinements += await refinements_of(session, ctx, scope)
    lists.sort(key=lambda one: one.tasks.due_on)
    parts.sort(key=lambda one: one.tasks.due_on)
    return Reminded(
        id=found.id,
        lists=tuple(lists),
        reports=tuple(reports),
        by=found.by,
        parts=tuple(parts),
        refinements=tuple(refinements),
        ask=await _coordinators(session, ctx, refinements),
        unagreed=await _unagreed(session, ctx),
    )


async def _coordinators(
    session: AsyncSession, ctx: Context, refinements: Iterable[OwedRefinement]
) -> tuple[Contact, ...]:
    closed = sorted({one.programme_id for one in refinements if one.closed and not one.coordinates})
    found = await people.coordinators(session, closed, but=ctx.actor.person_id or 0) if closed else []
    return tuple(Contact(*one) for one in found)


async def _unagreed(session: AsyncSession, ctx: Context) -> tuple[Unagreed, ...]:
    """Of programmes that do not rest."""
    found = await unagreed_by(session, ctx)
    rests = {one.programme_id: (await programmes.facts(session, one.programme_id)).rests for one in found}
    return tuple(one for one in found if not rests[one.programme_id])


async def _coming(session: AsyncSession, tasks: TaskList) -> dict[str, FigureParts]:
    """What contributors have given of those figures that are missing."""
    missing = set(tasks.progress.missing)
    ids = {one.indicator.id: one.indicator.number for one in tasks.tasks if one.indicator.number in missing}
    found = await parts_of(session, tasks.programme_id, tasks.period_id, ids)
    return {ids[id_]: parts for id_, parts in found.items()}


async def _asked_now(session: AsyncSession, ctx: Context, scope: Scope) -> list[PeriodFacts]:
    """Open periods that are over, and those that are open early for inputs of their months: nothing is asked
    before, nor of a programme that rests."""
    facts = await programmes.facts(session, scope.programme_id)
    if facts.rests:
        return []
    today = ctx.today(facts.timezone)
    opened = await periods.collected_periods(session, scope.programme_id)
    return [
        one
        for one in opened
        if Period.from_key(one.key).end < today or await is_early(session, facts.id, one, today)
    ]


async def _own(session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts) -> TaskList | None:
    has_parts = bool(await own_parts(session, scope, period.id))
    if not has_parts and not await own_of(session, scope.programme_id, period.id, scope):
        return None
    tasks = await (await desk_of(session, ctx, scope, period)).tasks()
    now = await _followed(session, period.id)
    person_id = ctx.actor.person_id
    asked = [one for one in tasks.tasks if _is_asked(now.get(one.indicator.hands_in_id or 0), person_id)]
    parts = tuple(one for one in tasks.parts if _is_asked(now.get(one.executor_id), person_id))
    return replace(tasks, tasks=tuple(asked), parts=parts) if asked or parts else None


async def _followed(session: AsyncSession, period_id: int) -> Mapping[int, Followed]:
    found = await whom.happened(session, [period_id])
    return {executor_id: followed(happened) for (_, executor_id), happened in found.items()}


def _is_asked(now: Followed | None, person_id: int | None) -> bool:
    """Not of a unit that is muted, nor of one whose figures a colleague has taken over."""
    return now is None or (not now.muted and now.taken_over_by in (None, person_id))


async def _report(
    session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts
) -> OwedReport | None:
    """Once the executors' deadline is over; the report is given by closing the period."""
    head_due_on = await periods.head_due_on(session, scope.programme_id, period.id)
    facts = await programmes.facts(session, scope.programme_id)
    today = ctx.today(facts.timezone)
    if head_due_on is None or today <= period.due_on or period.is_partly_open:
        return None
    view = await overview(session, scope.programme_id, period)
    days_off = await periods.days_off(session, scope.programme_id)
    return OwedReport(
        programme_id=scope.programme_id,
        programme=programme_name(scope, facts),
        period_id=period.id,
        period=Period.from_key(period.key),
        due_on=head_due_on,
        days_left=working_days_between(today, head_due_on, days_off),
        overdue=today > head_due_on,
        progress=progress(view.items, view.not_due),
    )


def missing_numbers(lists: Iterable[OwedList]) -> Sequence[tuple[TaskList, str]]:
    """Every figure that is owed, with its list; inputs are asked one by one, not by number."""
    figures = [one for one in lists if not one.tasks.is_early]
    return [(one.tasks, number) for one in figures for number in one.progress.missing]
