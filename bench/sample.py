"""The Kopeysk programme with its figures, read once for all subjects."""

from functools import cache
from pathlib import Path

from domain.figures.numbers import read_figure
from domain.figures.standing import Actual
from domain.figures.targets import is_yes_no
from domain.programme.document import Fact, Indicator, ReadDocument
from programmes.answers.lines import apply_answers
from programmes.reading import read_document

SAMPLES = Path(__file__).resolve().parents[1] / "programmes" / "samples"
KOPEYSK = SAMPLES / "kopeysk-2022-h1-report.docx"
ANSWERS = SAMPLES / "kopeysk.answers"


@cache
def kopeysk() -> ReadDocument:
    answers = ANSWERS.read_text("utf-8").splitlines()
    return apply_answers(read_document(KOPEYSK.read_bytes(), KOPEYSK.name), answers).document


def facts() -> dict[str, Fact]:
    """Columns 5 and 7 by indicator number."""
    return {fact.number: fact for fact in kopeysk().facts}


def actual(indicator: Indicator, wording: str) -> Actual:
    """What the document itself handed in for an indicator."""
    reading = read_figure(wording, indicator.unit, yes_no=is_yes_no(indicator.wording))
    plain = reading.number is not None and reading.trouble is None
    return Actual(reading.number.value) if plain and reading.number else Actual(words=True)
