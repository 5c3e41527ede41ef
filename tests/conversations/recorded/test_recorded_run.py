"""The recorded run, played again: see the package's own words on what to do when it differs."""

from pathlib import Path

from tests.conversations.recorded.run import record, recorded
from tests.plain_difference import difference


async def test_everybody_sees_what_was_recorded(sqlite_url: str, tmp_path: Path) -> None:
    different = difference(recorded(), await record(sqlite_url, tmp_path))
    assert not different, different
