"""A database that an older version left is brought to this one: nothing is lost, all of it is understood."""

import asyncio
import json
from datetime import datetime
from pathlib import Path

import pytest

from alembic import command
from tests.data.databases.dump import Kept, facts_beside, kept, migrations, restore
from tests.data.databases.facts import Facts, facts_of
from tests.doubles import FakeClock
from tests.plain_difference import difference


@pytest.mark.parametrize("file", kept(), ids=lambda file: file.name)
def test_everything_is_there_after_the_upgrade(file: Path, empty_url: str, tmp_path: Path) -> None:
    rows, expected = Kept.read(file), json.loads(facts_beside(file).read_text("utf-8"))
    command.upgrade(migrations(empty_url), rows.revision)
    restore(rows, empty_url)
    command.upgrade(migrations(empty_url), "head")
    clock = FakeClock(datetime.fromisoformat(expected.pop("now")))
    found = asyncio.run(facts_of(empty_url, tmp_path, clock))
    different = difference(expected, _of_known_tables(found, expected))
    assert not different, different


def _of_known_tables(found: Facts, expected: Facts) -> Facts:
    """Tables that came later are nobody's loss."""
    rows = {table: count for table, count in found["rows"].items() if table in expected["rows"]}
    return found | {"rows": rows}


def test_there_is_one_from_before_the_rooms_were_grouped() -> None:
    assert [file.name for file in kept()][:1] == ["2026-11-28-first.sql.gz"]
