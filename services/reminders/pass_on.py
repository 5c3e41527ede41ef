"""«Передать»: a colleague of the unit takes it over. «Жду цифру от…»: the coordinator hears from whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import NotFound, Stale
from domain.reminders.follow_up import FollowUpKind
from models.repositories import people
from models.repositories.programme import programmes
from services.access import enter
from services.context import Context
from services.drafts.typed_answer import LONGEST_TYPED, take_typed, wait_for
from services.figures.tasks import TaskList
from services.follow_up.put_down import put_down
from services.notices.coordinators import FigureAwaited
from services.notices.plan import plan
from services.people.reached import reached
from services.reminders.day_reminder import Reminded, stands_in
from services.reminders.remind_besides import remind_now


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else of the unit that owes."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Who has it now, and which numbers."""

    to: str
    numbers: tuple[str, ...]


async def see_colleagues(ctx: Context, reminder_id: int) -> tuple[Colleague, ...]:
    """Everybody else who answers for what the actor owes; nobody where they are alone."""
    async with ctx.read() as session:
        found = await stands_in(session, ctx, reminder_id)
        units = [one for tasks in _owed(found) for one in await _colleagues(session, ctx, tasks)]
    return tuple(sorted({colleague for _, colleague in units}, key=lambda one: one.name))


async def hand_over(ctx: Context, reminder_id: int, person_id: int) -> HandedOver:
    """The colleague alone is reminded from now on, and hears at once. ``NotFound`` for anybody else."""
    async with ctx.write() as work:
        found = await stands_in(work.session, ctx, reminder_id)
        numbers: list[str] = []
        name = ""
        for tasks in _owed(found):
            for executor_id, colleague in await _colleagues(work.session, ctx, tasks):
                if colleague.person_id == person_id:
                    name = colleague.name
                    numbers += _of_unit(tasks, executor_id)
                    await put_down(
                        work, *_about(tasks, executor_id), FollowUpKind.HANDED_OVER, to_person_id=person_id
                    )
        if not numbers:
            raise NotFound("colleague")
        facts = await programmes.facts(work.session, _owed(found)[0].programme_id)
        await remind_now(work, [person_id], facts.timezone)
        return HandedOver(name, tuple(dict.fromkeys(numbers)))


async def ask_from_whom(ctx: Context, reminder_id: int) -> int:
    """The question whom the figure is waited for; the id of the draft that waits for the answer."""
    async with ctx.write() as work:
        owed = _owed(await stands_in(work.session, ctx, reminder_id))
        await enter(work.session, ctx, Verb.HAND_IN, owed[0].programme_id)
        return (await wait_for(work, DraftKind.AWAITED, owed[0].programme_id, str(reminder_id))).id


async def say_from_whom(ctx: Context, draft_id: int, words: str) -> str:
    """The answer as typed: kept, and told to the coordinators. Gives it as it is kept."""
    said = " ".join(words.split())[:LONGEST_TYPED]
    async with ctx.write() as work:
        _, reminder_id = await take_typed(work, draft_id, DraftKind.AWAITED)
        for tasks in _owed(await stands_in(work.session, ctx, int(reminder_id))):
            for executor_id in tasks.by_unit():
                row = await put_down(work, *_about(tasks, executor_id), FollowUpKind.AWAITS, words=said)
                told = await reached(work.session, tasks.programme_id, Role.COORDINATOR, work.now)
                await plan(work, FigureAwaited(tasks.programme_id, tasks.period_id, row.id), *sorted(told))
    return said


def _about(tasks: TaskList, executor_id: int) -> tuple[int, int, int]:
    return tasks.programme_id, tasks.period_id, executor_id


def _owed(found: Reminded) -> list[TaskList]:
    owed = [one.tasks for one in found.lists if one.is_owed]
    if not owed:
        raise Stale
    return owed


async def _colleagues(
    session: AsyncSession, ctx: Context, tasks: TaskList
) -> Iterable[tuple[int, Colleague]]:
    await enter(session, ctx, Verb.HAND_IN, tasks.programme_id)
    members = await people.members_of(session, tasks.programme_id)
    units = tasks.by_unit()
    return [
        (one.executor_id, Colleague(one.person_id, one.person))
        for one in members
        if one.executor_id in units and one.executor_id is not None and one.person_id != ctx.actor.person_id
    ]


def _of_unit(tasks: TaskList, executor_id: int) -> list[str]:
    missing = set(tasks.progress.missing)
    numbers = [task.indicator.number for task in tasks.by_unit()[executor_id]]
    return [number for number in numbers if number in missing]
