"""The parts that somebody gives of other people's figures, as they stand in a list of tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope
from domain.contributions.together import is_out
from domain.drafts import DraftKind
from domain.figures import form
from domain.figures.form import Answers, Asked, Step
from domain.reminders.ladder import part_due_on
from domain.time.periods import Period
from models.repositories import drafts, submissions
from models.repositories.contributions import ContributionFacts
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import IndicatorFacts
from services.context import Context
from services.contributions.asked_parts import PartAsked, is_yes_no, newest_of, own_parts
from services.standing.expected import target_of


class PartState(StrEnum):
    OPEN = "open"
    DRAFT = "draft"  # begun, something is missing
    READY = "ready"  # a draft that lacks nothing
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class PartTask:
    """A part to give; ``due_on`` is earlier than the figure's own deadline."""

    indicator: IndicatorFacts
    executor_id: int
    executor: str
    state: PartState
    due_on: date
    overdue: bool = False

    @property
    def is_owed(self) -> bool:
        return self.state is not PartState.SENT


def subject(part: PartAsked, period_id: int) -> str:
    """What a part's draft is about."""
    return f"{part.indicator.id}:{period_id}:{part.executor_id}"


def ids_in(about: str) -> tuple[int, int, int]:
    """Indicator, period and executor."""
    indicator_id, period_id, executor_id = map(int, about.split(":"))
    return indicator_id, period_id, executor_id


async def part_tasks(
    session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts, today: date
) -> tuple[PartTask, ...]:
    """In the report's order; given ones too. Of a period that is open again for some figures theirs alone."""
    own = await own_parts(session, scope, period.id)
    if not own:
        return ()
    given = await newest_of(session, scope.programme_id, period.id, {one.indicator.id for one in own})
    begun = await drafts.open_of(session, ctx.actor.person_id, DraftKind.PART, scope.programme_id)
    answers = {one.subject: Answers.from_json(one.answers) for one in begun}
    due_on = await due_of_parts(session, scope.programme_id, period)
    return tuple(
        PartTask(
            one.indicator,
            one.executor_id,
            one.executor,
            _state(one, period, given.get((one.indicator.id, one.executor_id)), answers),
            due_on,
            overdue=today > due_on,
        )
        for one in own
    )


async def sent_without(
    session: AsyncSession, programme_id: int, period_id: int, parts: Iterable[PartTask]
) -> tuple[PartTask, ...]:
    """Of these parts those that are owed, and whose figure was sent already."""
    owed = [one for one in parts if one.is_owed]
    if not owed:
        return ()
    states = await submissions.states(session, programme_id, period_id, {one.indicator.id for one in owed})
    return tuple(one for one in owed if is_out(states[one.indicator.id]))


async def due_of_parts(session: AsyncSession, programme_id: int, period: PeriodFacts) -> date:
    """The last day for parts of a period."""
    settings = (await programmes.facts(session, programme_id)).reminders
    return part_due_on(period.due_on, settings, await periods.days_off(session, programme_id))


def asked_of_part(part: PartAsked, key: str, last: ContributionFacts | None = None) -> Asked:
    """What the form has to know: the figure's unit, and no target, since the figure has it as a whole; only
    a yes or no is answered as one."""
    period = Period.from_key(key)
    target = target_of(part.indicator, period.year)
    return Asked(
        period=period,
        target=target if is_yes_no(target) else None,
        unit=part.indicator.unit,
        course=part.indicator.course,
        last=last.value if last else None,
        last_wording=last.wording if last and not last.no_data else "",
    )


def _state(
    part: PartAsked, period: PeriodFacts, given: ContributionFacts | None, begun: dict[str, Answers]
) -> PartState:
    answers = begun.get(subject(part, period.id))
    if answers is None or (given is not None and says_as(answers, given)):
        return PartState.OPEN if given is None else PartState.SENT
    ready = form.step(answers, asked_of_part(part, period.key)) is Step.ROW
    return PartState.READY if ready else PartState.DRAFT


def says_as(answers: Answers, given: ContributionFacts) -> bool:
    """A correction that would change nothing: nothing was typed in it yet."""
    same = (answers.wording, answers.value, answers.no_data) == (given.wording, given.value, given.no_data)
    return same and not answers.messages and (answers.explanation or "") == given.explanation
