"""What a person has to hand in, and the draft of one figure as its screens need it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.figures import computed, form
from domain.figures.form import Asked, Step
from domain.progress import Progress, progress
from domain.refusals import NotAllowed
from domain.time.periods import Period
from domain.time.workdays import working_days_between
from models.repositories import drafts
from models.repositories.programme import periods
from models.tables.draft import Draft
from services.access import scopes
from services.context import Context
from services.standing.assessed import Assessed, Overview, overview


class TaskState(StrEnum):
    OPEN = "open"
    DRAFT = "draft"  # begun, something is missing
    READY = "ready"  # a draft that lacks nothing
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Task:
    item: Assessed
    state: TaskState
    draft_id: int | None


@dataclass(frozen=True, slots=True)
class TaskList:
    """Own indicators of one programme in a period that is being collected."""

    programme_id: int
    programme: str
    period_id: int
    period: Period
    due_on: date
    days_left: int
    overdue: bool
    tasks: tuple[Task, ...]

    @property
    def progress(self) -> Progress:
        """A figure is handed in also while a correction of it is begun."""
        return progress(task.item for task in self.tasks)

    @property
    def ready(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.state is TaskState.READY)

    def next_open(self, after: str = "") -> Task | None:
        """The next figure to fill in, going on from a number and round to the beginning."""
        numbers = [task.item.indicator.number for task in self.tasks]
        start = numbers.index(after) + 1 if after in numbers else 0
        ring = (*self.tasks[start:], *self.tasks[:start])
        waiting = (TaskState.OPEN, TaskState.RETURNED, TaskState.DRAFT)
        return next((t for t in ring if t.state in waiting and t.item.indicator.number != after), None)


async def check_right_to_hand_in(ctx: Context) -> None:
    """``NotAllowed`` for whoever can have nothing to hand in anywhere."""
    async with ctx.read() as session:
        if not await scopes(session, ctx, Verb.LIST_TASKS):
            raise NotAllowed(Verb.LIST_TASKS)


async def list_tasks(ctx: Context) -> list[TaskList]:
    """One list for each open period of each programme in which the actor hands in (storyboard 2)."""
    found = []
    async with ctx.read() as session:
        for scope in await scopes(session, ctx, Verb.LIST_TASKS):
            for period in await periods.open_periods(session, scope.programme_id):
                view = await overview(session, scope.programme_id, period)
                found.append(await tasks_of(session, ctx, scope, view))
    return [tasks for tasks in found if tasks.tasks]


async def tasks_of(session: AsyncSession, ctx: Context, scope: Scope, view: Overview) -> TaskList:
    own = [item for item in view.items if scope.hands_in(item.indicator)]
    begun = {
        draft.subject: draft
        for draft in await drafts.open_of(
            session, ctx.actor.person_id, DraftKind.SUBMISSION, scope.programme_id
        )
    }
    period = Period.from_key(view.period.key)
    today = ctx.today(view.programme.timezone)
    return TaskList(
        programme_id=scope.programme_id,
        programme=view.programme.title,
        period_id=view.period.id,
        period=period,
        due_on=view.period.due_on,
        days_left=working_days_between(
            today, view.period.due_on, await periods.days_off(session, scope.programme_id)
        ),
        overdue=today > view.period.due_on,
        tasks=tuple(_task(view, item, begun.get(subject(item.indicator.id, view.period.id))) for item in own),
    )


def subject(indicator_id: int, period_id: int) -> str:
    """What a submission's draft is about."""
    return f"{indicator_id}:{period_id}"


def _task(view: Overview, item: Assessed, draft: Draft | None) -> Task:
    if draft is not None:
        asked = asked_of(view, item)
        lacking = form.step(computed.restored(draft.answers, asked), asked) is not Step.ROW
        return Task(item, TaskState.DRAFT if lacking else TaskState.READY, draft.id)
    latest = item.versions[-1] if item.versions else None
    return Task(item, TaskState(latest.state) if latest else TaskState.OPEN, None)


def asked_of(view: Overview, item: Assessed) -> Asked:
    """What the form has to know of an indicator."""
    row, last, period = item.indicator, item.last, Period.from_key(view.period.key)
    return Asked(
        period=period,
        target=item.target,
        unit=row.unit,
        course=row.course,
        measured=row.measured,
        range_top_is_limit=row.range_top_is_limit,
        last=last.value if last else None,
        last_wording=last.wording if last and not last.no_data else "",
        plan=item.plan,
        due=item.due,
        methodology=item.methodology,
        decisions=view.decisions.get(row.number, ()),
        last_is_this_year=bool(view.previous) and Period.from_key(view.previous).year == period.year,
    )
