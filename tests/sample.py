"""The Kopeysk programme in a database, with people in their roles: the ground of tests of use cases."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.access import Role
from domain.programme.document import Question
from models.repositories import people
from models.repositories.programme import periods, programmes, question_rows
from services.context import Actor, Context, Installation
from services.people.accept_invitation import join
from services.programme.file_step import Stored
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.review.accept_listed import AcceptedList, accept_listed, list_unquestioned
from tests.databases.copies import made

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


@dataclass(frozen=True, slots=True)
class Taken:
    """What the database gave a town; ``people`` are ids by Telegram ids."""

    programme_id: int
    period_id: int
    people: dict[int, int]
    indicator_ids: dict[str, int]

    def contexts(self, installation: Installation) -> list[Context]:
        return [as_actor(installation, one).as_known(known) for one, known in self.people.items()]


async def take_in(
    installation: Installation,
    *,
    municipality: str = "",
    people_from: int = 0,
    with_figures: bool = False,
    answers: tuple[str, ...] = (),
    truly: bool = False,
    bare: bool = False,
) -> Town:
    """``bare`` leaves the sample's own answers out.

    ``people_from`` is added to the Telegram ids, so that two towns have different people.

    Into an empty database it is copied once it was taken in, unless ``truly`` asks for the real way.
    """
    all_answers = answers if bare else (*ANSWERS, *answers)
    setup = Setup(municipality=municipality, with_figures=with_figures)

    async def take() -> Taken:
        return await _take(installation, all_answers, setup, people_from)

    key = (municipality, people_from, with_figures, all_answers, *circumstances(installation))
    taken = await take() if truly else await made(installation.database, key, take)
    await installation.files.put(KOPEYSK.read_bytes())
    return town_of(taken, installation)


def town_of(taken: Taken, installation: Installation) -> Town:
    coordinator, roads, buses, deputy = taken.contexts(installation)
    return Town(
        programme_id=taken.programme_id,
        period_id=taken.period_id,
        coordinator=coordinator,
        roads=roads,
        buses=buses,
        deputy=deputy,
        indicator_ids=dict(taken.indicator_ids),
    )


def circumstances(installation: Installation) -> tuple[Hashable, ...]:
    """What else the rows depend on."""
    return installation.clock.now(), installation.owner_ids, installation.timezone


async def _take(installation: Installation, answers: Sequence[str], setup: Setup, people_from: int) -> Taken:
    ctx = as_actor(installation, OWNER)
    imported = await import_file(ctx, KOPEYSK.read_bytes(), KOPEYSK.name, answers, setup)
    return await settled(installation, imported.stored, people_from)


async def settled(installation: Installation, stored: Stored, people_from: int = 0) -> Taken:
    """Four people come into a programme with the Kopeysk executors."""
    programme_id = stored.programme_id
    async with as_actor(installation, OWNER).read() as session:
        executors = {one.name: one.id for one in await programmes.executors(session, programme_id)}
        known = await periods.of_programme(session, programme_id)
        rows = await programmes.indicators(session, programme_id, known[0].due_on)
    head = next(name for name in executors if "жилищно-коммунальным" in name)
    roles = (
        (COORDINATOR, Role.COORDINATOR, ""),
        (ROADS, Role.EXECUTOR, "УГХ"),
        (BUSES, Role.EXECUTOR, "МУП «КПА»"),
        (DEPUTY, Role.DEPUTY, head),
    )
    joined = [
        await member(installation, people_from + one, programme_id, role, executors.get(executor))
        for one, role, executor in roles
    ]
    return Taken(
        programme_id=programme_id,
        period_id=stored.period_id,
        people=ids_of(joined),
        indicator_ids={row.number: row.id for row in rows},
    )


def ids_of(people: Sequence[Context]) -> dict[int, int]:
    return {one.actor.telegram_id: one.actor.person_id or 0 for one in people}


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


async def accept_plain(ctx: Context, programme_id: int) -> AcceptedList | None:
    """«Принять все без вопросов» and «Принять»; ``None`` where there is nothing to accept."""
    listed = await list_unquestioned(ctx, programme_id)
    return await accept_listed(ctx, listed.draft_id, listed.revision) if listed.draft_id else None


async def leave_open(town: Town, question: Question) -> int:
    """A question that the sample's own answers have settled waits again, as if it had this to ask; its id."""
    async with town.coordinator.write() as work:
        rows = {row.key: row for row in await question_rows.every(work.session, town.programme_id)}
        row = rows[question.key]
        row.options, row.proposal = list(question.options), question.proposal
        row.answer, row.answered_at = None, None
        work.audit(row, "ask_question", town.programme_id)
        return row.id
