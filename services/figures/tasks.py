"""What a person has to hand in, and the draft of one figure as its screens need it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.ahead.asking import asks_outlook
from domain.contributions.together import FigureParts
from domain.evidence import EvidencePiece, changed_in, of_draft
from domain.figures import computed, form
from domain.figures.form import Answers, Asked, Step
from domain.progress import Progress, progress
from domain.refusals import NotAllowed, NotFound
from domain.time.periods import Period
from domain.time.workdays import working_days_between
from models.repositories import drafts, evidence, submissions
from models.repositories.drafts import Begun
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import IndicatorFacts
from models.repositories.submissions import VersionState
from models.tables.draft import Draft
from models.tables.submission import SubmissionState
from services.access import programme_name, scopes
from services.ahead.of_version import says_the_same
from services.context import Context
from services.contributions.asked_parts import NO_PARTS, own_parts, parts_of
from services.contributions.part_tasks import PartTask, part_tasks
from services.figures.owed_months import MonthOwed, months_owed
from services.for_whom.sitting import ForWhom, for_whom_of
from services.periods.asked_periods import asked_now, asked_periods
from services.standing.assessed import Assessed, Overview, overview
from services.standing.expected import own_of


class TaskState(StrEnum):
    OPEN = "open"
    DRAFT = "draft"  # begun, something is missing
    READY = "ready"  # a draft that lacks nothing
    WAITS = "waits"  # a draft that has what is asked now; the rest is asked once the period is over
    AGREEING = "agreeing"  # waits for the head of the unit
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Task:
    """One figure to hand in; ``versions`` are as ``progress`` counts them, ``mark`` is its draft's."""

    indicator: IndicatorFacts
    state: TaskState
    draft_id: int | None
    versions: tuple[VersionState, ...] = ()
    mark: str = ""
    asks_outlook: bool = False
    """Of its draft it is not said whether it will be reached by the year's end."""

    @property
    def refine_by(self) -> date | None:
        """What was handed in is preliminary until then."""
        newest = self.versions[-1] if self.versions else None
        is_back = newest is None or newest.state is SubmissionState.RETURNED
        return None if newest is None or is_back else newest.refine_by


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
    municipality: str = ""
    """Where whoever hands in has several programmes."""
    months: tuple[MonthOwed, ...] = ()
    """Of the inputs that are collected month by month those that are missing."""
    is_early: bool = False
    """The period is not over: nothing but those inputs is asked."""
    only_some: bool = False
    """The period is closed, and open again for these."""
    for_whom: ForWhom | None = None
    """Where it is a unit's, for which a coordinator hands in."""
    to_agree: int = 0
    """How many wait for the reader's own consent, as the head of their unit."""
    parts: tuple[PartTask, ...] = ()
    """Of figures that others hand in, or of one's own: what contributors give."""

    @property
    def parts_owed(self) -> tuple[PartTask, ...]:
        return tuple(one for one in self.parts if one.is_owed)

    @property
    def at(self) -> tuple[int, ...]:
        """What a button to it carries: programme, period, and the unit where it is not one's own."""
        own = self.programme_id, self.period_id
        return own if self.for_whom is None else (*own, self.for_whom.executor_id)

    @property
    def progress(self) -> Progress:
        """A figure is handed in also while a correction of it is begun."""
        return progress(self.tasks)

    @property
    def ready(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.state is TaskState.READY)

    @property
    def asking(self) -> tuple[Task, ...]:
        """What can be sent as it is, and better with a word on the year's end."""
        return tuple(task for task in self.ready if task.asks_outlook)

    @property
    def listed(self) -> str:
        """What «Отправить все» carries: it sends what was ready when it was drawn, or nothing."""
        return together(task.mark for task in self.ready)

    def by_unit(self) -> Mapping[int, tuple[Task, ...]]:
        """The tasks of each unit (its id) for which the reader hands in."""
        found: dict[int, tuple[Task, ...]] = {}
        for task in self.tasks:
            unit = task.indicator.hands_in_id or 0
            found[unit] = (*found.get(unit, ()), task)
        return found

    def next_open(self, after: str = "") -> Task | None:
        """The next figure to fill in, going on from a number and round to the beginning."""
        numbers = [task.indicator.number for task in self.tasks]
        start = numbers.index(after) + 1 if after in numbers else 0
        ring = (*self.tasks[start:], *self.tasks[:start])
        waiting = (TaskState.OPEN, TaskState.RETURNED, TaskState.DRAFT)
        return next((t for t in ring if t.state in waiting and t.indicator.number != after), None)


async def check_right_to_hand_in(ctx: Context) -> None:
    """``NotAllowed`` for whoever can have nothing to hand in anywhere."""
    async with ctx.read() as session:
        if not await scopes(session, ctx, Verb.LIST_TASKS):
            raise NotAllowed(Verb.LIST_TASKS)


async def list_tasks(ctx: Context) -> list[TaskList]:
    """One list for each open period of each programme in which the actor hands in (storyboard 2)."""
    async with ctx.read() as session:
        found = [
            await (await desk_of(session, ctx, scope, period)).tasks()
            for scope in await scopes(session, ctx, Verb.LIST_TASKS)
            for period in await asked_periods(session, scope.programme_id)
            if await own_of(session, scope.programme_id, period.id, scope)
            or await own_parts(session, scope, period.id)
        ]
    return [one for one in found if one.tasks or one.parts]


_STATES = {Step.ROW: TaskState.READY, Step.WAITS: TaskState.WAITS}


@dataclass(slots=True)
class Desk:
    """What somebody works on in a period: of the programme's figures only those begun, and those in question.

    ``begun`` are their open drafts in the programme, by subject; ``pieces`` are what stands beside these
    figures, and in those drafts.
    """

    session: AsyncSession
    ctx: Context
    scope: Scope
    view: Overview
    begun: dict[str, Begun]
    pieces: list[EvidencePiece] = field(default_factory=list)
    parts: Mapping[int, FigureParts] = field(default_factory=lambda: NO_PARTS)
    """What contributors have given of these figures, by indicator id."""

    async def tasks(self) -> TaskList:
        """The list as it is now, with what has been written in this transaction."""
        view, programme_id = self.view, self.scope.programme_id
        asked = await asked_now(self.session, self.scope, view.period, self.today)
        own = asked.own
        ids = [one.indicator.id for one in own]
        states = await submissions.states(self.session, programme_id, view.period.id, ids)
        today = self.today
        days_off = await periods.days_off(self.session, programme_id)
        tasks = tuple(self._task(one.indicator, states.get(one.indicator.id, ())) for one in own)
        return TaskList(
            programme_id=programme_id,
            programme=programme_name(self.scope, view.programme),
            period_id=view.period.id,
            period=Period.from_key(view.period.key),
            due_on=view.period.due_on,
            days_left=working_days_between(today, view.period.due_on, days_off),
            overdue=today > view.period.due_on,
            municipality=view.programme.municipality if self.scope.among_several else "",
            tasks=tasks,
            months=await months_owed(self.session, programme_id, view.period, own, today)
            if asked.is_early
            else (),
            is_early=asked.is_early,
            only_some=view.period.is_partly_open,
            for_whom=await for_whom_of(self.session, self.ctx, self.scope, view.period.id),
            to_agree=sum(
                one.state is TaskState.AGREEING and self.scope.agrees(one.indicator) for one in tasks
            ),
            parts=()
            if asked.is_early
            else await part_tasks(self.session, self.ctx, self.scope, view.period, today),
        )

    @property
    def today(self) -> date:
        return self.ctx.today(self.view.programme.timezone)

    def _task(self, row: IndicatorFacts, versions: Sequence[VersionState]) -> Task:
        draft, known = self.begun.get(subject(row.id, self.view.period.id)), tuple(versions)
        if draft is None:
            return Task(row, TaskState(known[-1].state) if known else TaskState.OPEN, None, known)
        item = self.item(row.id)
        if self.changes_nothing(draft, item):
            return Task(row, TaskState(known[-1].state) if known else TaskState.OPEN, draft.id, known)
        asked = asked_of(self.view, item)
        answers = computed.restored(draft.answers, asked)
        step = form.step(answers, asked)
        state = _STATES.get(step, TaskState.DRAFT)
        if state is TaskState.READY and self.lacks_evidence(draft.id, item):
            state = TaskState.DRAFT
        return Task(row, state, draft.id, known, self.mark(draft, row.id), asks_outlook(answers, asked))

    def mark(self, draft: Begun | Draft, indicator_id: int) -> str:
        """Tells one state of a draft from another, with the parts that have come."""
        parts = self.parts.get(indicator_id)
        return mark_of(draft.id, draft.answers) + (f":{parts.seen}" if parts else "")

    def changes_nothing(self, draft: Begun | Draft, item: Assessed) -> bool:
        """A correction that says what was sent, and attaches nothing."""
        here = self.beside(item.indicator.id)
        return is_as_sent(draft.answers, item) and not changed_in(here, draft.id)

    def lacks_evidence(self, draft_id: int, item: Assessed) -> bool:
        """The coordinator asks for evidence, and there is none beside the draft."""
        return item.indicator.needs_evidence and not of_draft(self.beside(item.indicator.id), draft_id)

    def beside(self, indicator_id: int) -> tuple[EvidencePiece, ...]:
        """Everything that stands, or stood, beside a figure, and in the drafts of it."""
        return tuple(one for one in self.pieces if one.indicator_id == indicator_id)

    def note(self, draft: Draft) -> None:
        """A draft that was begun since."""
        self.begun[draft.subject] = Begun(draft.id, draft.answers)

    def item(self, indicator_id: int) -> Assessed:
        """One of the figures in question, whether or not it is one's own."""
        return next(item for item in self.view.items if item.indicator.id == indicator_id)

    def own_item(self, indicator_id: int) -> Assessed:
        """``NotFound`` where it is not theirs to hand in, or not collected in this period.

        A coordinator stands in for whose it is from then on.
        """
        for item in self.view.items:
            if item.indicator.id == indicator_id and self.scope.covers(item.indicator):
                self.scope = self.scope.for_whom(item.indicator)
                return item
        raise NotFound("indicator")


async def desk_of(
    session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts, about: Collection[int] = ()
) -> Desk:
    """With the figures of the indicators it is ``about``."""
    begun = await drafts.begun(session, ctx.actor.person_id, scope.programme_id)
    here = {int(one.partition(":")[0]) for one in begun if one.endswith(f":{period.id}")}
    view = await overview(session, scope.programme_id, period, only={*here, *about})
    today = ctx.today(view.programme.timezone)
    desk = Desk(session, ctx, scope, replace(view, today=today), begun)
    await look_at_pieces(desk)
    await look_at_parts(desk)
    return desk


async def look_at_parts(desk: Desk) -> None:
    """What contributors have given of the figures of the desk, as it is now."""
    ids = [item.indicator.id for item in desk.view.items]
    desk.parts = await parts_of(desk.session, desk.scope.programme_id, desk.view.period.id, ids)


async def look_at_pieces(desk: Desk) -> None:
    """What stands beside the figures of the desk, as it is now."""
    ids = [item.indicator.id for item in desk.view.items]
    drafts_ = [one.id for one in desk.begun.values()]
    programme_id, period_id = desk.scope.programme_id, desk.view.period.id
    found = evidence.of_figures(desk.session, programme_id, [period_id], ids, drafts_) if ids else None
    desk.pieces = await found if found is not None else []


def is_as_sent(plain: Mapping[str, Any], item: Assessed) -> bool:
    """Whether a draft says what is on its way already, and nothing was typed: it would change nothing."""
    newest = item.versions[-1] if item.versions else None
    if newest is None or newest.state is SubmissionState.RETURNED or item.methodology is not None:
        return False
    said = Answers.from_json(plain)
    same = (said.wording, said.value, said.no_data) == (newest.wording, newest.value, newest.no_data)
    same = same and said.refine_by == newest.refine_by
    typed = said.value_message or said.explanation_message or said.typed_message
    unchanged = newest.has_words(said.explanation) and says_the_same(said.ahead, newest)
    return same and not typed and not said.trouble and unchanged


def mark_of(draft_id: int, answers: Mapping[str, Any]) -> str:
    """Tells one state of a draft from another."""
    return f"{draft_id}:{json.dumps(answers, sort_keys=True)}"


def together(marks: Iterable[str]) -> str:
    return blake2b("\n".join(sorted(marks)).encode(), digest_size=4).hexdigest()


def subject(indicator_id: int, period_id: int) -> str:
    """What a submission's draft is about."""
    return f"{indicator_id}:{period_id}"


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
        decisions=view.decisions.get(row.id, ()),
        indicators=view.related.get(row.id, ()),
        today=view.today,
        last_is_this_year=bool(view.previous) and Period.from_key(view.previous).year == period.year,
    )
