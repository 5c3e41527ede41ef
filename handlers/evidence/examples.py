"""Evidence beside a figure: asked for, taken off, shown."""

from collections.abc import Iterator
from dataclasses import replace

from domain.evidence import EvidencePiece
from handlers.evidence import screens
from handlers.examples import HALF_YEAR, Example, collected, example
from services.evidence.attach import EvidenceAsked
from services.evidence.see_evidence import Beside
from services.samples.evidence import pieces


def examples() -> Iterator[Example]:
    """With nothing yet, with some pieces, with as many as there may be."""
    row = next(one.indicator for one in collected().items if one.indicator.number == "4")
    asked = EvidenceAsked(7, 1, row, 1, HALF_YEAR, ())
    yield example("evidence: asked for", screens.ask, asked)
    needed = replace(row, needs_evidence=True)
    yield example("evidence: required", screens.ask, replace(asked, indicator=needed))
    for name, some in _sets():
        yield example(f"evidence: {name}", screens.ask, replace(asked, pieces=some))
        yield example(f"evidence: {name}, sent", screens.ask, replace(asked, pieces=some, version=2))
        yield example(f"evidence: {name}, to take off", screens.take_off, replace(asked, pieces=some))
        yield example(f"evidence: {name}, shown", screens.beside, Beside(1, row, 1, HALF_YEAR, 2, some))
    yield example("evidence: nothing", screens.beside, Beside(1, row, 1, HALF_YEAR, 2, ()))
    yield example("evidence: not taken", screens.not_taken)
    yield example("evidence: to what", screens.to_what)


def _sets() -> Iterator[tuple[str, tuple[EvidencePiece, ...]]]:
    yield "three", pieces()
    yield "thirty", pieces() * 10
