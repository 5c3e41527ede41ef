"""Words by which people ask for headings that a sample programme has too: «roads» for «Качество дорог».

A document does not bring them along; they stand in the ``.answers`` file beside the sample.
"""

from functools import cache
from pathlib import Path

from domain.programme.document import Heading, Programme

_SAMPLES = Path(__file__).with_name("samples")
_ALIAS = "alias:"


def known_words(programme: Programme) -> list[str]:
    """The lines of ``programmes.answers.lines`` that fit this programme's headings."""
    headings = [row.wording for row in programme.rows if isinstance(row, Heading)]
    return [line for beginning, line in _lines() if any(one.startswith(beginning) for one in headings)]


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    """Each alias line with the beginning of the heading it is for."""
    lines = [
        line
        for file in sorted(_SAMPLES.glob("*.answers"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(_ALIAS)
    ]
    return tuple((line.removeprefix(_ALIAS).split("=")[0].strip(), line) for line in lines)
