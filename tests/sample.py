"""The Kopeysk programme in a database, with people in their roles: the ground of tests of use cases."""

from dataclasses import dataclass
from pathlib import Path

from domain.access import Role
from models.repositories import people
from models.repositories.programme import periods, programmes
from services.context import Actor, Context, Installation
from services.people.accept_invitation import join
from services.programme.import_file import import_file
from services.programme.store_programme import Setup

SAMPLES = Path(__file__).resolve().parents[1] / "programmes" / "samples"
KOPEYSK = SAMPLES / "kopeysk-2022-h1-report.docx"
ANSWERS = (SAMPLES / "kopeysk.answers").read_text("utf-8").splitlines()

OWNER, COORDINATOR, ROADS, BUSES, DEPUTY, STRANGER = 1, 10, 11, 12, 13, 99


@dataclass(frozen=True, slots=True)
class Town:
    """One programme and its people; ``roads`` hands in for УГХ."""

    programme_id: int
    period_id: int
    coordinator: Context
    roads: Context
    buses: Context
    deputy: Context
    indicator_ids: dict[str, int]


async def take_in(
    installation: Installation,
    *,
    municipality: str = "",
    people_from: int = 0,
    with_figures: bool = False,
    answers: tuple[str, ...] = (),
) -> Town:
    """``people_from`` is added to the Telegram ids, so that two towns have different people."""
    ctx = as_actor(installation, OWNER)
    setup = Setup(municipality=municipality, with_figures=with_figures)
    imported = await import_file(ctx, KOPEYSK.read_bytes(), KOPEYSK.name, [*ANSWERS, *answers], setup)
    programme_id = imported.stored.programme_id
    async with ctx.read() as session:
        executors = {one.name: one.id for one in await programmes.executors(session, programme_id)}
        known = await periods.of_programme(session, programme_id)
        rows = await programmes.indicators(session, programme_id, known[0].due_on)
    head = next(name for name in executors if "жилищно-коммунальным" in name)

    async def bring(telegram_id: int, role: Role, executor: str = "") -> Context:
        return await member(
            installation, telegram_id + people_from, programme_id, role, executors.get(executor)
        )

    return Town(
        programme_id=programme_id,
        period_id=imported.stored.period_id,
        coordinator=await bring(COORDINATOR, Role.COORDINATOR),
        roads=await bring(ROADS, Role.EXECUTOR, "УГХ"),
        buses=await bring(BUSES, Role.EXECUTOR, "МУП «КПА»"),
        deputy=await bring(DEPUTY, Role.DEPUTY, head),
        indicator_ids={row.number: row.id for row in rows},
    )


async def member(
    installation: Installation, telegram_id: int, programme_id: int, role: Role, executor_id: int | None
) -> Context:
    ctx = as_actor(installation, telegram_id)
    async with ctx.write() as work:
        await join(work, programme_id, role, executor_id)
    async with ctx.read() as session:
        person = await people.by_telegram_id(session, telegram_id)
    assert person is not None
    return ctx.as_known(person.id)


def as_actor(installation: Installation, telegram_id: int) -> Context:
    """Somebody whom the bot does not know (yet)."""
    is_owner = telegram_id in installation.owner_ids
    return Context(
        installation,
        Actor(telegram_id=telegram_id, name=f"сотрудник {telegram_id}", is_owner=is_owner),
        chat_id=telegram_id,
    )
