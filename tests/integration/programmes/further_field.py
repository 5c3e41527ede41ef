"""What ``test_further_field`` runs in a copy of the product that has one field more: ``source``."""

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.files import LocalFiles
from domain.programme.document import Programme
from models.repositories.programme import documents, periods, snapshots
from models.tables import Base
from models.unit_of_work import Database
from programmes.change.carry_over import carry_over
from programmes.change.difference import difference
from programmes.change.edits import change_indicators
from programmes.excel.file import read_excel, write_excel
from programmes.plain.schema import schema_text
from programmes.yaml.file import read_yaml, write_yaml
from services.context import Installation
from services.periods.close_period import close_period
from services.programme.write_document import write_document
from tests.doubles import FakeClock, InlineWorker
from tests.sample import SAMPLES, Town, take_in

SAID = "Росстат"


def first(programme: Programme) -> object:
    return getattr(next(programme.indicators()), "source", None)


def with_source(programme: Programme) -> Programme:
    more: dict[str, Any] = {"source": SAID}
    return change_indicators(programme, {"1"}, lambda one: replace(one, **more))


async def in_rows(folder: Path) -> dict[str, object]:
    database = Database(f"sqlite+aiosqlite:///{folder}/bot.sqlite3")
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    files = LocalFiles(folder / "files")
    ground = Installation(database, FakeClock(), InlineWorker(), files, owner_ids=frozenset({1}))
    town = await take_in(ground)
    found = await written_and_closed(town)
    await database.close()
    return found


async def written_and_closed(town: Town) -> dict[str, object]:
    ctx = town.coordinator
    async with ctx.write() as work:
        kept = await documents.document(work.session, town.programme_id)
        await write_document(work, town.programme_id, with_source(kept))
    await close_period(ctx, town.programme_id, town.period_id)
    async with ctx.read() as session:
        document = await documents.document(session, town.programme_id)
        snapshot = await periods.snapshot(session, town.period_id)
    assert snapshot is not None
    frozen = [getattr(row, "source", None) for row in snapshots.indicators_of(snapshot) if row.number == "1"]
    return {"rows": first(document), "snapshot": frozen[0]}


def everywhere(folder: Path) -> dict[str, object]:
    """What each place says of the field."""
    old = read_yaml((SAMPLES / "kopeysk.yaml").read_bytes()).programme
    new = with_source(old)
    yaml = read_yaml(write_yaml(new)).programme
    excel = read_excel(write_excel(yaml)).programme
    schema = json.loads(schema_text())["$defs"]["IndicatorPlain"]["properties"]["source"]
    (changed,) = difference(old, excel).changed
    return {
        "yaml": first(yaml),
        "excel": first(excel),
        "schema": schema["description"],
        "difference": [(one.field, one.old, one.new) for one in changed.changes],
        "word": first(carry_over(excel, old)),
        **asyncio.run(in_rows(folder)),
    }


if __name__ == "__main__":
    print(json.dumps(everywhere(Path(sys.argv[1]))))
