"""A unit's paper: printed, signed, corrected since."""

from dataclasses import replace
from datetime import date

from domain.heads.signature import SignedLetter
from domain.time.periods import Period
from models.repositories.papers import PaperFacts
from services.samples.facts import MORNING, ZONE
from services.unit_paper.print_paper import PrintedPaper
from services.unit_paper.see_paper import PaperSeen

UNIT = "управление городского хозяйства <УГХ>"
LETTER = SignedLetter("12-44", date(2022, 7, 7))


def paper_facts() -> PaperFacts:
    about = 1, 1, 1, 3
    own = (1, 2, 3), ("5", "6")
    return PaperFacts(*about, UNIT, "4829-1307", *own, MORNING, "", None, (), None, "")


def printed_paper(period: Period) -> PrintedPaper:
    return PrintedPaper(1, 1, UNIT, period, "4829-1307", 7, ("5", "6"), False, b"PK", (1, 1))


def paper_seen(period: Period) -> PaperSeen:
    """Not signed yet."""
    other = replace(paper_facts(), id=2, code="1111-2222")
    return PaperSeen(paper_facts(), period, ZONE, ("4", "7", "11"), (), (other,), (1, 1), 5)


def signed_paper(period: Period) -> PaperSeen:
    scans = tuple({"hash": "0" * 64, "name": "скан.pdf", "size": 1} for _ in range(2))
    signed = replace(
        paper_facts(),
        number=LETTER.number,
        letter_on=LETTER.day,
        scans=scans,
        signed_at=MORNING,
        signed_by="Координатор",
    )
    return replace(paper_seen(period), paper=signed, corrected=("7",), question_id=None)
