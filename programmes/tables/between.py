"""Headings that stand in paragraphs between the tables of a report."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from office.document import Block
from programmes.tables.row_kinds import is_heading

MAX_HEADING = 200
_CONTINUED = re.compile(r"(?:продолжени|окончани|таблиц|приложени|\(?тыс|\(?млн)", re.IGNORECASE)
_NO_HEADING = re.compile(
    r"программ|отч[её]т|округ|район|поселени|муниципалитет|утвержд|глав[аы]\b|за \d|20\d\d|_{3,}"
    r"|сведени|информаци|показател",
    re.IGNORECASE,
)


def heading_paragraphs(blocks: Sequence[Block], places: Sequence[int]) -> set[int]:
    """Headings between tables: those that call themselves so, and a line alone over each table."""
    found = {at for at in range(places[0], places[-1]) if _is_called(blocks[at])}
    alone = {place: _line_over(blocks, place, before) for before, place in pairwise(places)}
    lines = {at for at in alone.values() if at is not None}
    first = _line_over(blocks, places[0], None)
    if lines and first is not None and len(lines) == len(alone):
        lines.add(first)
    return found | lines | (_called_over(blocks, places[0]) if found else set())


def _called_over(blocks: Sequence[Block], place: int) -> set[int]:
    """The headings right above the first table, where such stand between the others too."""
    above = [at for at in range(place) if blocks[at]]
    return set(takewhile(lambda at: _is_called(blocks[at]), reversed(above)))


def _is_called(block: Block) -> bool:
    return isinstance(block, str) and is_heading(block)


def _line_over(blocks: Sequence[Block], place: int, before: int | None) -> int | None:
    """The only line between two tables, or the last above the first one, if it may be a section's title."""
    above = [at for at in range(before + 1 if before is not None else 0, place) if blocks[at]]
    if not above or (before is not None and len(above) > 1):
        return None
    block = blocks[above[-1]]
    if not isinstance(block, str) or len(block) > MAX_HEADING or "\n" in block:
        return None
    named = _CONTINUED.match(block) or _NO_HEADING.search(block)
    return None if named or not re.search(r"[^\W\d_]{3}", block) else above[-1]
