"""``python -m tests.data.typed``: how many of the rows are read as meant, and which are not."""

from collections.abc import Callable
from typing import Any

from tests.data.typed import (
    TARGETS,
    VALUES,
    Row,
    rows,
    target_fits,
    target_is_silent_error,
    target_of,
    value_fits,
    value_is_silent_error,
    value_of,
)


def _count(
    name: str, fits: Callable[[Row], bool], is_silent: Callable[[Row], bool], read: Callable[[Row], Any]
) -> None:
    every = rows(name)
    wrong = [row for row in every if not fits(row)]
    silent = sum(map(is_silent, every))
    print(f"{name}: {len(every) - len(wrong)} of {len(every)} right, silent errors {silent}")
    for row in wrong:
        print(f"  {'SILENT ' if is_silent(row) else ''}{row}; read as {read(row)}")


for _name in VALUES:
    _count(_name, value_fits, value_is_silent_error, value_of)
for _name in TARGETS:
    _count(_name, target_fits, target_is_silent_error, target_of)
