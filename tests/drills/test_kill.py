"""kill -9 of the bot, again and again, while fifty people hand in at once and three units send their sheets:
nothing is lost, no figure is stored twice, every confirmation is true, everybody is answered, every photo is
whole and there once.

``DRILL_KILLS`` says how often (make drill: more often, and most figures have two versions). The bots are
forked from a server that has the libraries imported, so that a death costs a fraction of a second.
"""

import asyncio
import json
import multiprocessing
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from hashlib import sha256
from multiprocessing.process import BaseProcess
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import Select, func, select

from domain.access import Role
from domain.drafts import DraftKind
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.draft import Draft, DraftState
from models.tables.inbox import InboxRow, InboxState
from models.tables.indicator import Indicator
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person
from models.tables.submission import Evidence, Submission
from models.unit_of_work import Database
from services.context import Installation
from services.notices.asked_for import SheetRead
from services.unit_sheet.give_sheet import give_sheet
from tests.bot_on_playground import TOKEN, Ground, as_page
from tests.doubles import FIRST_MORNING
from tests.drills import bot_process
from tests.drills.crowd import (
    ROUNDS,
    BySheet,
    Confirmed,
    Executor,
    Json,
    WithPhotos,
    confirmed,
    crowd,
    updates_of,
    with_sheets,
)
from tests.sample import member, take_in
from texts import dates

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DRILL_KILLS", "6"))
VERSIONS = 1 if KILLS < 10 else 2
FORKS = multiprocessing.get_context("forkserver")
TOWN = "Asia/Yekaterinburg"


@asynccontextmanager
async def playground_process(folder: Path, people: Sequence[Executor]) -> AsyncIterator[Ground]:
    command = [sys.executable, "-m", "playground", "--port", "0", "--data", str(folder / "playground")]
    known = [{"id": one.id, "first_name": f"Сотрудник {one.id}", "language_code": "ru"} for one in people]
    file = folder / "people.json"
    file.write_text(json.dumps(known), encoding="utf-8")
    command += ["--token", TOKEN, "--people", str(file), "--clock", FIRST_MORNING.isoformat()]
    command += ["--query-lifetime", "900", "--no-limits"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().split()[-1]
    try:
        async with as_page(url) as http:
            yield Ground(url, http)
    finally:
        process.terminate()
        await process.wait()


class Victim:
    """The bot that dies and comes again."""

    def __init__(self, ground: Ground, database_url: str, folder: Path) -> None:
        FORKS.set_forkserver_preload(["tests.drills.bot_process"])
        self._arguments = (ground.url, database_url, folder)
        self._process = self._begin()

    def _begin(self) -> BaseProcess:
        process = FORKS.Process(target=bot_process.run, args=self._arguments)
        process.start()
        return process

    async def die(self) -> None:
        await asyncio.to_thread(self._kill)

    async def come_again(self) -> None:
        self._process = await asyncio.to_thread(self._begin)

    def _kill(self) -> None:
        self._process.kill()
        self._process.join()


class Drill:
    """Rounds of fifty people; in each the bot is killed some times at moments of chance."""

    def __init__(self, ground: Ground, database: Database, victim: Victim, chance: random.Random) -> None:
        self._ground = ground
        self._database = database
        self._victim = victim
        self._chance = chance
        self.acts = 0
        self.presses: list[str] = []
        self.in_hand: list[int] = []
        """How many updates were unfinished, death by death."""
        self.swallowed = 0
        """How many effects were committed and not yet seen to be answered when the bot died."""

    async def round(self, number: int, people: Sequence[Executor], kills: int) -> None:
        before = await self.chats(people)
        acts = {one.id: one.acts(number, before[one.id]) for one in people}
        already = self.acts
        self.acts += sum(updates_of(act) for each in acts.values() for act in each)
        doing = asyncio.gather(*(self._do(one.id, acts[one.id]) for one in people))
        await asyncio.gather(doing, self._deaths(kills, already))
        await self._until(self.acts, InboxState.DONE)
        await self._until_sheets_are_shown()
        await self._check(number, people, before)

    async def _do(self, person_id: int, acts: Sequence[tuple[str, Json]]) -> None:
        for path, body in acts:
            if path == "album":
                await self._ground.send_photos(person_id, **body)
                continue
            if path == "sheet":
                await self._ground.send_file(person_id, "Сведения.xlsx", **body)
                continue
            done = await self._ground.play(f"chats/{person_id}/{path}", **body)
            if "query_id" in done:
                self.presses.append(done["query_id"])

    async def _deaths(self, kills: int, already: int) -> None:
        """After so many more effects, and a moment later: in the effect, before the answer, after it."""
        step = (self.acts - already) // (kills + 1)
        for death in range(kills):
            after = already + step * death + self._chance.randint(1, max(step, 1))
            await self._until(after, InboxState.APPLIED, InboxState.DONE)
            await asyncio.sleep(self._chance.choice((0.0, 0.005, 0.02, 0.05)))
            await self._victim.die()
            self.in_hand.append(self.acts - await self._count(InboxState.DONE))
            self.swallowed += await self._count(InboxState.APPLIED)
            await self._victim.come_again()

    async def _check(self, number: int, people: Sequence[Executor], before: dict[int, list[Json]]) -> None:
        after = await self.chats(people)
        for one in people:
            if not one.acts(number, before[one.id]):
                continue
            known = {message["message_id"]: message for message in before[one.id]}
            changed = [m for m in after[one.id] if m["from"]["is_bot"] and known.get(m["message_id"]) != m]
            assert one.is_answered(number, changed), (number, one.id, [m["text"] for m in changed])

    async def chats(self, people: Sequence[Executor]) -> dict[int, list[Json]]:
        found = await asyncio.gather(*(self._ground.messages(one.id) for one in people))
        found = json.loads(json.dumps(found, ensure_ascii=False).replace("\xa0", " "))  # read as typed
        return {one.id: messages for one, messages in zip(people, found, strict=True)}

    async def _until(self, count: int, *states: InboxState) -> None:
        async with asyncio.timeout(60):
            while await self._count(*states) < count:  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.005)

    async def _until_sheets_are_shown(self) -> None:
        """A sheet is answered by a notice; whatever else is owed may come later."""
        owed = select(func.count()).where(
            OutboxRow.kind == SheetRead.KIND, OutboxRow.state == OutboxState.WAITING
        )
        async with asyncio.timeout(60):
            while await self._ask(owed):  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.02)

    async def _count(self, *states: InboxState) -> int:
        return await self._ask(select(func.count()).where(InboxRow.state.in_(states)))

    async def _ask(self, count: Select[int]) -> int:
        async with self._database.reader() as session:
            return await session.scalar(count) or 0


@pytest.mark.parametrize("seed", [1])
async def test_nothing_is_lost_nothing_is_stored_twice_confirmations_are_true_everybody_is_answered(
    database: Database, database_url: str, installation: Installation, tmp_path: Path, seed: int
) -> None:
    people = await bring_in(installation)
    chance = random.Random(seed)
    kills = Counter(number % ROUNDS for number in range(KILLS))  # the first rounds have most in hand
    async with playground_process(tmp_path, people) as ground:
        victim = Victim(ground, database_url, tmp_path)
        drill = Drill(ground, database, victim, chance)
        try:
            for number in range(ROUNDS):
                await drill.round(number, people, kills[number])
        finally:
            await victim.die()
        chats = await drill.chats(people)
        await nobody_waits_at_a_button(ground, drill.presses)
    print(f"deaths with so many updates in hand: {drill.in_hand}; effects before answers: {drill.swallowed}")
    assert len(drill.in_hand) == KILLS
    assert all(drill.in_hand)
    assert await inbox_states(database) == {InboxState.DONE: drill.acts}
    await each_figure_is_stored_once(database, people)
    await confirmations_are_true(database, people, chats)
    await evidence_is_whole_and_there_once(database, people, tmp_path / "files")


async def bring_in(installation: Installation) -> list[Executor]:
    """Fifty people for the roads' office, and those who send a sheet."""
    town = await take_in(installation)
    async with installation.database.reader() as session:
        units = {one.name: one.id for one in await programmes.executors(session, town.programme_id)}
    people = crowd(VERSIONS)
    for one in people:
        await member(installation, one.id, town.programme_id, Role.EXECUTOR, units["УГХ"])
    senders = with_sheets(VERSIONS)
    for one in senders:
        unit = units[one.unit]
        ctx = await member(installation, one.id, town.programme_id, Role.EXECUTOR, unit)
        one.blank = (await give_sheet(ctx, town.programme_id, unit, town.period_id)).content
    return [*people, *senders]


async def nobody_waits_at_a_button(ground: Ground, presses: Sequence[str]) -> None:
    async with aiohttp.ClientSession() as http:
        for query_id in presses:
            async with http.get(f"{ground.url}/play/queries/{query_id}") as answer:
                assert (await answer.json())["answered"], query_id


async def inbox_states(database: Database) -> dict[str, int]:
    async with database.reader() as session:
        return Counter((await session.scalars(select(InboxRow.state))).all())


async def each_figure_is_stored_once(database: Database, people: Sequence[Executor]) -> None:
    async with database.reader() as session:
        every = (await session.execute(select(Draft.id, Draft.state, Draft.kind))).all()
        kept = (await session.scalars(select(Submission).order_by(Submission.id))).all()
        known = await session.execute(select(Indicator.id, Indicator.number))
        numbers = {row.id: row.number for row in known}
        met = await session.execute(select(Person.id, Person.telegram_id))
        authors = {row.id: row.telegram_id for row in met}
        written = select(AuditEntry.subject).where(AuditEntry.action == "submit_value")
        audited = (await session.scalars(written)).all()
    assert {state for _, state, _ in every} == {DraftState.DONE}
    figures = Counter(draft_id for draft_id, _, kind in every if kind != DraftKind.SHEET)
    assert len(every) - figures.total() == sum(one.versions for one in people if isinstance(one, BySheet))
    assert Counter(one.draft_id for one in kept) == figures
    assert Counter(audited) == Counter(f"submission:{one.id}" for one in kept)
    versions: dict[int, list[int]] = {}
    for one in kept:
        versions.setdefault(one.indicator_id, []).append(one.version)
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in versions.values())
    stored = {one.id: Counter[tuple[str, object, str]]() for one in people}
    for row in kept:
        stored[authors[row.author_id or 0]][numbers[row.indicator_id], row.value, row.explanation] += 1
    for person in people:
        said = Counter((figure.number, figure.value, figure.explanation) for figure in person.stored)
        assert stored[person.id] == said, person.id


async def confirmations_are_true(
    database: Database, people: Sequence[Executor], chats: dict[int, list[Json]]
) -> None:
    """Each speaks of what stands in the database, and each figure that stands there was confirmed."""
    async with database.reader() as session:
        query = select(Submission, Indicator.number, Person.telegram_id)
        query = query.join(Indicator, Indicator.id == Submission.indicator_id)
        rows = (await session.execute(query.join(Person, Person.id == Submission.author_id))).all()
    stored: dict[int, set[Confirmed]] = {one.id: set() for one in people}
    for row, number, telegram_id in rows:
        moment = dates.moment(row.sent_at, TOWN)
        stored[telegram_id].add(Confirmed(number, moment, row.wording, row.explanation, row.version))
    for one in people:
        said = {found for message in chats[one.id] for found in confirmed(message)}
        whole = {found for found in said if found.version}
        assert whole <= stored[one.id], one.id
        brief = {(found.number, found.moment) for found in said}
        assert brief == {(found.number, found.moment) for found in stored[one.id]}, one.id


async def evidence_is_whole_and_there_once(
    database: Database, people: Sequence[Executor], folder: Path
) -> None:
    """Each photo is one row, beside the version that it came with; each file is whole, or is none."""
    async with database.reader() as session:
        query = select(Evidence, Submission.version, Person.telegram_id)
        query = query.join(Submission, Submission.draft_id == Evidence.draft_id)
        rows = (await session.execute(query.join(Person, Person.id == Evidence.author_id))).all()
        every = await session.scalar(select(func.count()).select_from(Evidence))
    assert every == len(rows)
    assert all(row.since_version == version for row, version, _ in rows)
    for one in people:
        own = Counter(row.content_hash for row, _, telegram_id in rows if telegram_id == one.id)
        assert own == Counter(hashes_of(one)), one.id
    assert kept_under(folder) >= {row.content_hash for row, _, _ in rows}


def hashes_of(person: Executor) -> list[str]:
    if not isinstance(person, WithPhotos):
        return []
    photos = [person.photos(1 + version).values() for version in range(person.versions)]
    return [sha256(content).hexdigest() for each in photos for content in each]


def kept_under(folder: Path) -> set[str]:
    """What stands there by its hash is that; a death may have left half a file, by another name."""
    files = [path for path in folder.rglob("*") if path.is_file() and len(path.name) == 64]
    assert all(sha256(path.read_bytes()).hexdigest() == path.name for path in files)
    return {path.name for path in files}
