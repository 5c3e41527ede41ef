"""What the present version reads in a database: the same when it was kept and after each upgrade."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from models.repositories import people
from models.unit_of_work import Database
from services.context import Context, Installation
from services.figures.tasks import list_tasks
from services.periods.see_periods import periods_to_manage
from services.reports.compile_report import compile_report
from services.review.see_queue import see_queue
from services.standing.assessed import Assessed
from services.standing.see_status import Extent, see_status
from services.upkeep.seal_audit import verify_audit
from tests.data.databases.life import HEADS, PEOPLE, installation_on
from tests.doubles import FakeClock
from tests.sample import OWNER, as_actor
from tests.word_reader import read, tidied

Facts = dict[str, Any]


async def facts_of(database_url: str, folder: Path, clock: FakeClock) -> Facts:
    """Plain, as JSON keeps it; ``folder`` is where evidence and uploads would be."""
    database = Database(database_url)
    installation = installation_on(database, folder, clock)
    found = {
        "rows": await _rows(database),
        "audit": asdict(await verify_audit(as_actor(installation, OWNER))),
        "programmes": {PEOPLE[head]: await _programmes(await _as(installation, head)) for head in HEADS},
        "tasks": {PEOPLE[one]: await _tasks(await _as(installation, one)) for one in PEOPLE if one != OWNER},
    }
    await database.close()
    return found


async def _as(installation: Installation, telegram_id: int) -> Context:
    """Somebody whom the bot knows."""
    ctx = as_actor(installation, telegram_id)
    async with ctx.read() as session:
        person = await people.by_telegram_id(session, telegram_id)
    assert person is not None
    return ctx.as_known(person.id)


async def _rows(database: Database) -> dict[str, int]:
    """How many each table has."""

    def count(connection: Connection) -> dict[str, int]:
        names = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
        return {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names
        }

    async with database.engine.connect() as connection:
        return await connection.run_sync(count)


async def _programmes(head: Context) -> list[Facts]:
    """Of each programme that they coordinate: its periods, and what waits for a decision."""
    found = []
    for one in await periods_to_manage(head):
        queue = await see_queue(head, one.programme_id)
        periods = {line.period.key: await _period(head, one.programme_id, line.id) for line in one.lines}
        waiting = [f"№ {waits.item.indicator.number}: {waits.submission.wording}" for waits in queue.waiting]
        found.append(
            {"title": one.programme, "periods": periods, "waiting": waiting, "questions": queue.questions}
        )
    return found


async def _period(head: Context, programme_id: int, period_id: int) -> Facts:
    status = await see_status(head, programme_id, Extent.PROGRAMME, 0, period_id)
    period = status.view.period
    compiled = read((await compile_report(head, programme_id, period_id)).content)
    return {
        "due": period.due_on.isoformat(),
        "closed": period.closed_at.isoformat() if period.closed_at else None,
        "figures": [_line(item) for item in sorted(status.items, key=lambda item: item.expected.place)],
        "report": [" | ".join(row) for row in tidied(compiled.rows)],
    }


def _line(item: Assessed) -> str:
    """«№ 4: 50% → 50, accepted, version 1; target 100%; on_pace»."""
    figure, row = item.figure, item.indicator
    stands = f"target {item.target.wording if item.target else None}; plan {item.plan}, due {item.due}"
    given = (
        f"{figure.wording} → {figure.value}, {figure.state}, version {figure.version}, «{figure.explanation}»"
        if figure
        else "nothing"
    )
    return f"№ {row.number}: {given}; {stands}; {item.standing.state}"


async def _tasks(ctx: Context) -> dict[str, list[str]]:
    return {
        f"{tasks.period.key}": [f"№ {task.indicator.number} {task.state}" for task in tasks.tasks]
        for tasks in await list_tasks(ctx)
    }
