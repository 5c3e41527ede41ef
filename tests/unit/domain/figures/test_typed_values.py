"""Values as people type them: each row of the cases is taken as its author meant it, or asked about."""

import pytest

from tests.data.typed import VALUES, Row, rows, value_fits, value_is_silent_error, value_of

ROWS = rows(*VALUES)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_value_is_taken_as_meant(row: Row) -> None:
    assert value_fits(row), f"read as {value_of(row)}"


def test_no_value_is_wrong_without_a_question() -> None:
    silent = [str(row) for row in ROWS if value_is_silent_error(row)]
    print(f"{len(ROWS)} values read, silent errors {len(silent)}")
    assert silent == []
