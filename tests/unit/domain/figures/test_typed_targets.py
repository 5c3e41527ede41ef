"""Targets as programmes write them: each row of the cases is read as it says, or asked about."""

import pytest

from tests.data.typed import TARGETS, Row, rows, target_fits, target_is_silent_error, target_of

ROWS = rows(*TARGETS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_target_is_read_as_it_says(row: Row) -> None:
    assert target_fits(row), f"read as {target_of(row)}"


def test_no_target_is_wrong_without_a_question() -> None:
    silent = [str(row) for row in ROWS if target_is_silent_error(row)]
    print(f"{len(ROWS)} targets read, silent errors {len(silent)}")
    assert silent == []
