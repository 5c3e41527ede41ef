"""Which figure counts (domain page)."""

from dataclasses import dataclass

import pytest

from domain.figures.counting import counting


@dataclass(frozen=True)
class Version:
    version: int
    state: str


@pytest.mark.parametrize(
    ("states", "counts", "accepted"),
    [
        ("", None, None),
        ("sent", 1, None),
        ("accepted", 1, 1),
        ("accepted sent", 1, 1),
        ("accepted accepted", 2, 2),
        ("accepted returned", 1, 1),
        ("returned", None, None),
        ("returned sent", 2, None),
        ("sent sent", 2, None),
        ("sent returned", None, None),
    ],
)
def test_the_last_accepted_counts_else_the_newest_on_its_way(
    states: str, counts: int | None, accepted: int | None
) -> None:
    versions = [Version(number, state) for number, state in enumerate(states.split(), 1)]
    found, only = counting(versions), counting(versions, accepted_only=True)
    assert (found.version if found else None, only.version if only else None) == (counts, accepted)
