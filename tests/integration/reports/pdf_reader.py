"""A reader of PDF reports for the tests: what stands on the pages, by a library that did not write them."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader

from reports.table import FigureRow, HeadingRow, NoteMark, Piece, ReportTable, split_notes

_INVISIBLE = re.compile("[\\s\u00a0\u00ad\u200b]+")


def opened(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in opened(content).pages]


def bare(text: str) -> str:
    """Without what lines and pages make of it."""
    return _INVISIBLE.sub("", text)


def is_tagged(content: bytes) -> bool:
    return "/StructTreeRoot" in opened(content).trailer["/Root"]  # type: ignore[operator]


def letters(content: bytes, table: ReportTable) -> Counter[str]:
    """What is printed, without titles over further pages, stamps, page numbers; hyphens do not count."""
    texts = pages(content)
    over = bare("".join([*(one.text for one in table.titles), *table.numbers]))
    found: Counter[str] = Counter()
    for number, text in enumerate(texts, start=1):
        foot = bare(f"Стр.{number}из{len(texts)}")
        page = bare(text)
        assert foot in page, page
        found += Counter(page.replace(foot, "", 1).replace(table.stamp or "\0", "", 1))
        if number > 1 and over in page:
            found -= Counter(over)
    del found["-"]
    return found


def expected(table: ReportTable) -> Counter[str]:
    """The same of the table: every text once, every footnote with its number at both places."""
    found = Counter(bare("".join(_texts(table))))
    del found["-"]
    return found


def _texts(table: ReportTable) -> Iterator[str]:
    count = 0
    yield from (*table.notice, *table.numbers, table.signature_post, table.signature_name)
    for pieces in _pieces(table):
        for piece in pieces:
            if isinstance(piece, NoteMark):
                count += 1
                yield from (str(count), str(count), table.footnotes[piece.key])
            else:
                yield piece


def _pieces(table: ReportTable) -> Iterator[list[Piece]]:
    titles = (one.text for one in table.titles)
    for line in (*table.approval, *table.title, table.caption, *titles, *table.below):
        yield split_notes(line, table.footnotes)
    for row in table.rows:
        if isinstance(row, HeadingRow):
            yield split_notes(row.wording, table.footnotes)
        elif isinstance(row, FigureRow):
            yield from (row.pieces(at, table.footnotes) for at, span in enumerate(row.spans) if span)
        else:
            yield from (split_notes(cell.text, table.footnotes) for cell in row.cells)
