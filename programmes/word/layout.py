"""Where in a Word file the report is: its tables, the lines above and below them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from office.document import Block, WordTable, WordText
from office.unreadable import Unreadable
from programmes.unreadable import UnreadableFile
from programmes.word.columns import Header, find_header
from programmes.word.rows import has_own_titles, is_heading

MIN_CONTINUED_WIDTH = 4  # a narrower table without titles lays out a signature

ReportPart = tuple[WordTable, Header] | str


@dataclass(frozen=True, slots=True)
class WordReport:
    """``parts`` are the tables with their headers, and headings that stand between tables."""

    above: tuple[str, ...]
    parts: tuple[ReportPart, ...]
    below: tuple[str, ...]
    header: Header


def find_report(word: WordText) -> WordReport:
    """The report of a document; ``UnreadableFile`` (no table) where no table has indicators and targets.

    A report may be split into several tables; those after the first may lack the titles, but have no others.
    """
    blocks = [_inner(block) for block in word.blocks]
    first = next((at for at, block in enumerate(blocks) if _header(block) is not None), None)
    header = _header(blocks[first]) if first is not None else None
    if first is None or header is None:
        raise UnreadableFile(Unreadable.NO_TABLE)
    belongs = [at for at in range(first, len(blocks)) if _part(blocks[at], header) is not None]
    tables = [at for at in belongs if isinstance(blocks[at], WordTable)]
    last = tables[-1]
    parts = (_part(blocks[at], header) for at in belongs if at <= last)
    return WordReport(
        above=tuple(_lines(word.blocks[:first])),
        parts=tuple(part for part in parts if part is not None),
        below=tuple(_lines(word.blocks[last + 1 :])),
        header=header,
    )


def _inner(block: Block) -> Block:
    """A table laid inside another one's cell, where that is the table of indicators."""
    if isinstance(block, str) or find_header(block) is not None:
        return block
    return next((table for table in _nested(block) if find_header(table) is not None), block)


def _nested(table: WordTable) -> Iterator[WordTable]:
    for row in table.rows:
        for cell in row:
            for inner in cell.tables:
                yield inner
                yield from _nested(inner)


def _header(block: Block) -> Header | None:
    return None if isinstance(block, str) else find_header(block)


def _part(block: Block, header: Header) -> ReportPart | None:
    if isinstance(block, str):
        return block if is_heading(block) else None
    own = find_header(block)
    if own is not None:
        return block, own
    continued = block.width == len(header.titles) >= MIN_CONTINUED_WIDTH
    return (block, replace(header, height=0)) if continued and not has_own_titles(block, header) else None


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield from block.split("\n")
        else:
            cells = (cell.text for row in block.rows for cell in row if cell.text)
            yield from (line for text in cells for line in text.split("\n"))
