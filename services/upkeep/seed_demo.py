"""The demo's beginning: the two sample programmes, the people of the playground in their roles, and what they
have done before the first morning, by the use cases that they would have used."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from domain.access import Role
from domain.refusals import AlreadyTakenIn
from models.repositories import people as people_rows
from models.repositories.programme import programmes
from models.repositories.queues import outbox
from services.context import Actor, Context, Installation
from services.figures.submit_value import submit_ready
from services.figures.take_message import take_numbered
from services.people.accept_invitation import join
from services.periods.close_period import close_period
from services.periods.open_period import open_period
from services.periods.see_periods import see_periods
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue

SAMPLES = Path(__file__).resolve().parents[2] / "programmes" / "samples"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody in the playground: ``roles`` are (the programme's file, role, executor); without one they are
    a stranger who comes in by invitation."""

    telegram_id: int
    name: str
    roles: tuple[tuple[str, Role, str], ...] = ()
    language: str = "ru"


@dataclass(frozen=True, slots=True)
class DemoStep:
    """Something that somebody did: ``lines`` handed in by number, or the queue ``accepted`` (these numbers;
    «*» for all of them), or the period ``closed`` and the next one opened."""

    at: datetime
    person: int
    lines: tuple[tuple[str, str], ...] = ()
    accepted: tuple[str, ...] = ()
    closed: bool = False
    opened: bool = False


@dataclass(frozen=True, slots=True)
class DemoProgramme:
    """A sample with its past; ``first_period`` is empty where it begins with the period that is collected."""

    file: str
    taken_in: datetime
    first_period: str = ""
    steps: tuple[DemoStep, ...] = ()


@dataclass(frozen=True, slots=True)
class _Moment:
    """A clock that stands at a moment of the past."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def seed_demo(
    installation: Installation, people: Sequence[DemoPerson], town: Sequence[DemoProgramme]
) -> bool:
    """True where it was done now; a second call changes nothing."""
    for one in town:
        try:
            await _live(installation, people, one)
        except AlreadyTakenIn:
            return False
    return True


async def _live(installation: Installation, people: Sequence[DemoPerson], one: DemoProgramme) -> None:
    owner = next(person for person in people if person.telegram_id in installation.owner_ids)
    then = replace(installation, clock=_Moment(one.taken_in))
    content = await asyncio.to_thread((SAMPLES / one.file).read_bytes)
    setup = Setup(first_period=one.first_period)
    stored = (await import_file(_as(then, owner), content, one.file, (), setup)).stored
    known = {person.telegram_id: person for person in people}
    for person in people:
        for programme, role, executor in person.roles:
            if programme == one.file:
                await _bring_in(_as(then, person), stored.programme_id, role, executor)
    for step in one.steps:
        then = replace(installation, clock=_Moment(step.at))
        await _do(await _known(_as(then, known[step.person])), stored.programme_id, step)
    # They have lived through it: the first morning begins without a heap of old news.
    async with _as(installation, owner).write() as work:
        await outbox.forget_waiting(work.session)


def _as(installation: Installation, person: DemoPerson) -> Context:
    is_owner = person.telegram_id in installation.owner_ids
    actor = Actor(person.telegram_id, person.name, language=person.language, is_owner=is_owner)
    return Context(installation, actor, chat_id=person.telegram_id)


async def _known(ctx: Context) -> Context:
    async with ctx.read() as session:
        person = await people_rows.by_telegram_id(session, ctx.actor.telegram_id)
    return ctx if person is None else ctx.as_known(person.id)


async def _bring_in(ctx: Context, programme_id: int, role: Role, executor: str) -> None:
    async with ctx.write() as work:
        executors = await programmes.executors(work.session, programme_id)
        executor_id = next((one.id for one in executors if one.name == executor), None)
        await join(work, programme_id, role, executor_id)


async def _do(ctx: Context, programme_id: int, step: DemoStep) -> None:
    if step.lines:
        await take_numbered(ctx, list(step.lines))
        await submit_ready(ctx, programme_id)
    if step.accepted:
        await _accept(ctx, programme_id, step.accepted)
    if step.closed or step.opened:
        last = (await see_periods(ctx, programme_id)).lines[0]
        change = close_period if step.closed else open_period
        await change(ctx, programme_id, last.id)


async def _accept(ctx: Context, programme_id: int, numbers: Sequence[str]) -> None:
    for one in (await see_queue(ctx, programme_id)).waiting:
        if one.item.indicator.number in numbers or "*" in numbers:
            await accept_submission(ctx, programme_id, one.submission.id)
