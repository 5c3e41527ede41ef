"""`/start` for somebody known: who I am here, what is due, what waits."""

from dataclasses import dataclass

from domain.access import Role
from models.repositories import people
from models.repositories.people import RoleFacts
from models.repositories.reminders import digests
from services.asking.see_threads import waiting_threads
from services.context import Context
from services.figures.tasks import TaskList, list_tasks
from services.review.see_queue import Queue, queues


@dataclass(frozen=True, slots=True)
class Home:
    """What the actor is and has to do."""

    is_owner: bool
    roles: tuple[RoleFacts, ...]
    tasks: tuple[TaskList, ...]
    queues: tuple[Queue, ...]
    threads: tuple[int, int] = (0, 0)
    """Questions to people: how many wait for the actor's answer, and how many there are for them to see."""
    digest_on: int | None = None
    """The weekday (Monday is 0) of a weekly digest that a deputy has not asked for yet."""

    @property
    def may_ask(self) -> bool:
        """An executor asks the coordinator of a programme that is not their own to coordinate."""
        coordinated = {one.programme_id for one in self.roles if one.role is Role.COORDINATOR}
        return any(one.role is Role.EXECUTOR and one.programme_id not in coordinated for one in self.roles)

    @property
    def is_stranger(self) -> bool:
        return not self.roles and not self.is_owner


async def see_home(ctx: Context) -> Home:
    """Everything that the actor may know without asking for a programme."""
    async with ctx.read() as session:
        known = ctx.actor.person_id
        roles = await people.roles_of(session, known, ctx.now()) if known is not None else []
        is_deputy = any(one.role is Role.DEPUTY for one in roles)
        offered = await digests.offered(session, known or 0) if is_deputy else []
    return Home(
        is_owner=ctx.actor.is_owner,
        roles=tuple(roles),
        tasks=tuple(await list_tasks(ctx)) if roles else (),
        queues=tuple(await queues(ctx, looks_for_zeros=False)) if roles else (),
        threads=await waiting_threads(ctx) if roles else (0, 0),
        digest_on=next(iter(offered), None),
    )


async def set_language(ctx: Context, language: str) -> None:
    """«/language»: from now on for everything the bot says to this person."""
    async with ctx.write() as work:
        person = await people.by_id(work.session, await work.person_id())
        if person is not None:
            person.language = language
