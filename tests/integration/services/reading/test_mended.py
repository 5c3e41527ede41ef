"""Which figures a second reading of the same document mends: its own, and nobody's else."""

from dataclasses import replace

from domain.programme.signing import PrintedFigure, SignedRow, SignedRows
from domain.time.periods import Period
from services.signing.compare_signed import SignedDocument
from tests.doubles import FIRST_MORNING

ROWS = tuple(SignedRow(number, PrintedFigure("5"), PrintedFigure("6")) for number in ("1", "2", "3"))
SEEN = SignedDocument(
    programme_id=1,
    programme="Дороги",
    period_id=1,
    period=Period.from_key("2022-H1"),
    found=SignedRows(ROWS),
    versions={"1": 1, "2": 2},
    own=frozenset({"1"}),
)


def numbers(seen: SignedDocument) -> list[str]:
    return [row.number for row in seen.mended]


def test_what_the_document_stated_and_what_it_left_out_is_mended() -> None:
    assert numbers(SEEN) == ["1", "3"], "of No. 2 somebody has handed in another version"


def test_a_programme_that_took_no_figures_from_it_is_left_alone() -> None:
    assert numbers(replace(SEEN, own=frozenset())) == []


def test_nothing_is_mended_in_a_closed_period() -> None:
    assert numbers(replace(SEEN, closed_at=FIRST_MORNING)) == []
