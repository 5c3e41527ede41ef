"""The consolidated report as a Word file, drawn from ``reports/templates/consolidated.docx``.

The template is a document to be edited in Word; braces name what stands where. It is filled by copying its
own paragraphs and rows, not by a template language: footnotes and merged rows need lxml anyway, and where
no text is ever parsed as a template, nothing that people type can act as one.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from domain.forms.form import FormPage
from office.package import (
    CORE,
    DOCUMENT,
    FOOTNOTES,
    core_properties,
    parse,
    read_parts,
    serialise,
    write_parts,
)
from reports.formats.word_table import TableDrawer
from reports.formats.word_text import (
    WORD,
    NoteWriter,
    TemplateBroken,
    clean,
    fill,
    strip_to_prototype,
    text_of,
    write_lines,
)
from reports.table import Piece, ReportTable, split_notes
from reports.widths import TEXT_WIDTH, text_width

TEMPLATE = Path(__file__).parents[1] / "templates" / "consolidated.docx"
_FOOTER = "word/footer.xml"
_LINES = ("{notice}", "{approval}", "{title}", "{caption}", "{below}", "{signature}")
_ROWS = ("{column}", "{number}", "{task}", "{section}", "{figure}")


def draw_word(table: ReportTable) -> bytes:
    """The report's .docx; the same table gives the same bytes.

    ``TemplateBroken`` where the template was edited and lost a prototype.
    """
    parts = dict(_template(TEMPLATE))
    document, footnotes = parse(parts[DOCUMENT]), parse(parts[FOOTNOTES])
    _Drawing(document, NoteWriter(document, footnotes, table.footnotes), table.footnotes).draw(table)
    parts[DOCUMENT], parts[FOOTNOTES] = serialise(document), serialise(footnotes)
    if table.foot:
        parts[_FOOTER] = _with_foot(parts[_FOOTER], table.foot)
    parts[CORE] = core_properties(" ".join(clean(line).replace("\n", " ") for line in table.title))
    return write_parts(parts)


@cache
def _template(path: Path) -> Mapping[str, bytes]:
    return read_parts(path)


class _Drawing:
    """One report being drawn, from top to bottom, so that footnotes are numbered as they are met.

    All prototypes are looked up before the first text is written: a text «{title}» is no prototype.
    """

    def __init__(self, document: Any, notes: NoteWriter, footnotes: Mapping[str, str]) -> None:
        self._document, self._notes, self._footnotes = document, notes, footnotes
        self._places = {name: _place(document, name) for name in (*_LINES, *_ROWS)}

    def draw(self, table: ReportTable) -> None:
        if table.page is not None:
            _set_page(self._document, table.page)
        self._lines("{notice}", ([line] for line in table.notice))
        self._lines("{approval}", (self._own(line) for line in table.approval))
        self._lines("{title}", (self._own(line) for line in table.title))
        self._lines("{caption}", [self._own(table.caption)])
        TableDrawer({name: self._places[name] for name in _ROWS}, self._notes, self._footnotes).draw(table)
        self._lines("{below}", (self._own(line) for line in table.below))
        signature = strip_to_prototype(self._places["{signature}"])
        if table.page is not None:
            _set_tab(signature, text_width(table.page))
        if table.signature_post or table.signature_name:
            write_lines(signature[-1], f"{table.signature_post}\t{table.signature_name}")

    def _own(self, wording: str) -> list[Piece]:
        return split_notes(wording, self._footnotes)

    def _lines(self, name: str, lines: Iterable[Iterable[Piece]]) -> None:
        place = self._places[name]
        prototype = strip_to_prototype(deepcopy(place))
        for line in lines:
            for paragraph in fill(prototype, line, self._notes):
                place.addprevious(paragraph)
        place.getparent().remove(place)


def _with_foot(part: bytes, foot: str) -> bytes:
    """A line above the page's number."""
    footer = parse(part)
    number = next(footer.iter(f"{WORD}p"))
    line = strip_to_prototype(deepcopy(number))
    write_lines(line[-1], foot)
    number.addprevious(line)
    return serialise(footer)


def _place(document: Any, name: str) -> Any:
    for paragraph in document.iter(f"{WORD}p"):
        if name in text_of(paragraph):
            return paragraph
    raise TemplateBroken(name)


def _set_page(document: Any, page: FormPage) -> None:
    """The document's own paper; the template's header and footer stay where they are."""
    section = next(document.iter(f"{WORD}sectPr"))
    size, margins = section.find(f"{WORD}pgSz"), section.find(f"{WORD}pgMar")
    size.set(f"{WORD}w", str(page.width))
    size.set(f"{WORD}h", str(page.height))
    if page.width <= page.height:
        size.attrib.pop(f"{WORD}orient", None)
    for side in ("top", "right", "bottom", "left"):
        margins.set(f"{WORD}{side}", str(getattr(page, side)))


def _set_tab(paragraph: Any, width: int) -> None:
    """The name stands at the right margin, wherever that is."""
    properties = paragraph.find(f"{WORD}pPr")
    tabs = properties.makeelement(f"{WORD}tabs")
    for value, position in (("clear", TEXT_WIDTH), ("right", width)):
        tab = tabs.makeelement(f"{WORD}tab")
        tab.set(f"{WORD}val", value)
        tab.set(f"{WORD}pos", str(position))
        tabs.append(tab)
    properties.find(f"{WORD}pStyle").addnext(tabs)
