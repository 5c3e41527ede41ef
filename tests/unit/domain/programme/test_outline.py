"""Which headings stand over a row."""

import pytest

from domain.programme.document import HeadingKind
from domain.programme.outline import paths, usual_depth

GOAL, TASK, SECTION = HeadingKind.GOAL, HeadingKind.TASK, HeadingKind.SECTION
SUBPROGRAMME = HeadingKind.SUBPROGRAMME


@pytest.mark.parametrize(
    ("depths", "expected"),
    [
        ([0, 1, 0, 1, 0], [(), (), (1,), (), (3,)]),
        ([1, 2, 3, 0, 2, 0, 1, 0], [(), (0,), (0, 1), (0, 1, 2), (0,), (0, 4), (), (6,)]),
        ([1, 2, 0, 0, 2, 0], [(), (0,), (0, 1), (0, 1), (0,), (0, 4)]),
        ([], []),
    ],
)
def test_depths_tell_what_stands_over_each_row(depths: list[int], expected: list[tuple[int, ...]]) -> None:
    assert list(paths(depths)) == expected


@pytest.mark.parametrize(
    ("kind", "over", "depth"),
    [
        (SECTION, [], 1),
        (SECTION, [SECTION], 1),
        (TASK, [SECTION], 1),
        (SECTION, [TASK], 2),
        (SECTION, [TASK, SECTION], 2),
        (TASK, [TASK, SECTION], 1),
        (TASK, [GOAL, TASK, SECTION], 2),
        (GOAL, [SUBPROGRAMME, GOAL, TASK], 2),
        (SUBPROGRAMME, [SUBPROGRAMME, GOAL, TASK], 1),
    ],
)
def test_a_workbook_without_depths_has_them_by_kind(
    kind: HeadingKind, over: list[HeadingKind], depth: int
) -> None:
    assert usual_depth(kind, over) == depth
