"""Texts into Word paragraphs: each is a copy of a prototype paragraph of the template.

Texts only ever become the content of ``w:t``: lxml writes them, nothing parses them, so markup, template
syntax and field codes in them stay what was typed.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from reports.table import NoteMark, Piece

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Every way to end a line that Word, Excel, phones and the web have.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What XML cannot hold, and marks that turn the direction of the text around them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """The text without control characters, every line end as a line feed."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{WORD}t"))


def strip_to_prototype(paragraph: Any) -> Any:
    """Leaves the paragraph's formatting and one empty run with the formatting of its first text."""
    runs = _text_runs(paragraph)
    run = paragraph.makeelement(f"{WORD}r")
    if runs and runs[0].find(f"{WORD}rPr") is not None:
        run.append(deepcopy(runs[0].find(f"{WORD}rPr")))
    for child in list(paragraph):
        if child.tag != f"{WORD}pPr":
            paragraph.remove(child)
    paragraph.append(run)
    return paragraph


class TemplateBroken(ValueError):
    """The edited template lacks one of its prototypes; the argument is the missing ``{word}``."""


class NoteWriter:
    """Writes footnotes in the order in which their marks are drawn.

    The template holds one footnote as a prototype for the mark, its text and its formatting. A mark that
    stands twice gets its note twice: Word has no two references to one footnote, and on another page the
    reader is glad of it.
    """

    def __init__(self, document: Any, part: Any, texts: Mapping[str, str]) -> None:
        mark = next(document.iter(f"{WORD}footnoteReference"), None)
        if mark is None:
            raise TemplateBroken("{footnote}")
        self._part, self._texts = part, texts
        self._run = mark.getparent()
        self._run.getparent().remove(self._run)
        self._next_id = int(mark.get(f"{WORD}id"))
        self._note = next(note for note in part if note.get(f"{WORD}id") == str(self._next_id))
        part.remove(self._note)
        _keep_first_text(self._note)

    def refer(self, key: str) -> Any:
        """The run with the reference; the note itself goes to the footnotes part."""
        note, run = deepcopy(self._note), deepcopy(self._run)
        for element in (note, run.find(f"{WORD}footnoteReference")):
            element.set(f"{WORD}id", str(self._next_id))
        self._next_id += 1
        write_lines(_text_runs(note)[-1], self._texts[key])
        self._part.append(note)
        return run


def _text_runs(element: Any) -> list[Any]:
    return [run for run in element.iter(f"{WORD}r") if run.find(f"{WORD}t") is not None]


def _keep_first_text(note: Any) -> None:
    """Joins ``{footnote}``, which an office program may have cut in several runs, into the first of them."""
    first, *others = [run for run in _text_runs(note) if text_of(run).strip()]
    for run in others:
        run.getparent().remove(run)
    write_lines(first, "{footnote}")


def fill(prototype: Any, pieces: Iterable[Piece], notes: NoteWriter) -> list[Any]:
    """Copies of a stripped prototype paragraph, one for each line; text and references as runs."""
    paragraphs = [deepcopy(prototype)]
    for piece in pieces:
        if isinstance(piece, NoteMark):
            _run_end(paragraphs[-1]).addprevious(notes.refer(piece.key))
            continue
        for number, line in enumerate(clean(piece).split("\n")):
            if number:
                paragraphs.append(deepcopy(prototype))
            if line:
                _add_text(paragraphs[-1], line)
    for paragraph in paragraphs:
        paragraph.remove(_run_end(paragraph))
    return paragraphs


def write_lines(run: Any, text: str) -> None:
    """The text as the run's only content, its lines parted by breaks."""
    for child in list(run):
        if child.tag != f"{WORD}rPr":
            run.remove(child)
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            _add(run, "br")
        _write_line(run, line)


def _run_end(paragraph: Any) -> Any:
    """The prototype's empty run: it stays last until the paragraph is complete."""
    return paragraph[-1]


def _add_text(paragraph: Any, line: str) -> None:
    run = deepcopy(_run_end(paragraph))
    _write_line(run, line)
    _run_end(paragraph).addprevious(run)


def _write_line(run: Any, line: str) -> None:
    for number, part in enumerate(line.split("\t")):
        if number:
            _add(run, "tab")
        if part:
            text = _add(run, "t")
            text.text = part
            text.set(_SPACE, "preserve")


def _add(parent: Any, name: str) -> Any:
    child = parent.makeelement(f"{WORD}{name}")
    parent.append(child)
    return child
