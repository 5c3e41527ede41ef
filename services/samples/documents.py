"""The sample programmes, as their files are read."""

from functools import cache
from pathlib import Path

from domain.programme.document import Programme, ReadDocument
from programmes.change.compare import Compared
from programmes.change.difference import difference
from programmes.reading import read_document
from services.programme.change_programme import ProgrammeChange

_SAMPLES = Path(__file__).resolve().parents[2] / "programmes" / "samples"
REPORT, RESOLUTION = "kopeysk-2022-h1-report.docx", "mytishchi-resolution-3290.docx"
COUNTED, COMPUTED = "kopeysk.yaml", "mytishchi.yaml"
"""Figures are handed in for the one, computed from inputs for the other."""


@cache
def document(name: str) -> ReadDocument:
    return read_document((_SAMPLES / name).read_bytes(), name)


def change(before: Programme, after: Programme) -> ProgrammeChange:
    """What a newer file of a programme would change."""
    return ProgrammeChange(1, before.title, before, Compared(after, difference(before, after)))
