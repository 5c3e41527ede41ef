"""A unit's paper: given, asked about, signed, corrected since."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.examples import HALF_YEAR, Example, example
from handlers.unit_paper import screens
from services.samples.papers import LETTER, paper_seen, printed_paper, signed_paper
from services.signing.see_signed import StoredFile


def examples() -> Iterator[Example]:
    printed = printed_paper(HALF_YEAR)
    yield example("paper", screens.printed, printed)
    yield example("paper that lacks nothing", screens.printed, replace(printed, missing=(), rows=1))
    yield example("paper signed before", screens.printed, replace(printed, is_signed=True))
    seen, signed = paper_seen(HALF_YEAR), signed_paper(HALF_YEAR)
    yield example("paper: asked", screens.ask, seen)
    yield example("paper: asked again", screens.ask, replace(signed, question_id=5))
    yield example("paper: not signed", screens.paper, seen)
    yield example("paper: signed", screens.paper, signed)
    by_scan = replace(signed.paper, number="", letter_on=None, scans=signed.paper.scans[:1])
    yield example("paper: signed by a scan", screens.paper, replace(signed, paper=by_scan, corrected=()))
    yield example("paper: another letter", screens.paper, replace(signed, refused=LETTER))
    many = replace(signed, numbers=tuple(str(one) for one in range(1, 300)))
    yield example("paper: many", screens.paper, many)
    yield example("paper: take the mark off", screens.ask_unsign, signed)
    yield example("paper: no mark any more", screens.ask_unsign, seen)
    yield example("paper: scan", screens.scan, StoredFile("скан.pdf", b"%PDF"))
