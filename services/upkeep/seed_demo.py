"""The demo's beginning: the two sample programmes, and the people of the playground in their roles."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.access import Role
from domain.refusals import AlreadyTakenIn
from models.repositories.programme import programmes
from services.context import Actor, Context, Installation
from services.people.accept_invitation import join
from services.programme.import_file import import_file
from services.programme.store_programme import Setup

SAMPLES = Path(__file__).resolve().parents[2] / "programmes" / "samples"
PROGRAMMES = ("kopeysk.yaml", "mytishchi.yaml")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody in the playground: ``roles`` are (the programme's file, role, executor); without one they are
    a stranger who comes in by invitation."""

    telegram_id: int
    name: str
    roles: tuple[tuple[str, Role, str], ...] = ()


async def seed_demo(installation: Installation, people: Sequence[DemoPerson]) -> bool:
    """True where it was done now; a second call changes nothing."""
    owner = next(person for person in people if person.telegram_id in installation.owner_ids)
    for name in PROGRAMMES:
        try:
            content = await asyncio.to_thread((SAMPLES / name).read_bytes)
            imported = await import_file(_as(installation, owner), content, name, (), Setup())
        except AlreadyTakenIn:
            return False
        for person in people:
            ctx = _as(installation, person)
            for programme, role, executor in person.roles:
                if programme == name:
                    await _bring_in(ctx, imported.stored.programme_id, role, executor)
    return True


def _as(installation: Installation, person: DemoPerson) -> Context:
    is_owner = person.telegram_id in installation.owner_ids
    actor = Actor(telegram_id=person.telegram_id, name=person.name, is_owner=is_owner)
    return Context(installation, actor, chat_id=person.telegram_id)


async def _bring_in(ctx: Context, programme_id: int, role: Role, executor: str) -> None:
    async with ctx.write() as work:
        executors = await programmes.executors(work.session, programme_id)
        executor_id = next((one.id for one in executors if one.name == executor), None)
        await join(work, programme_id, role, executor_id)
