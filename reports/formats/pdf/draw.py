"""The consolidated report as a PDF, typeset by ``reports/templates/consolidated.typ``.

The template gets plain data and puts it down as text; fonts with Cyrillic are typst's own, so a machine
without any makes the same pages.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from domain.forms.form import FormPage, FormTitle
from reports.formats.pdf.rows import PADDING, PdfRows
from reports.formats.pdf.words import Body, PdfNotes, in_words, lines_at_most
from reports.formats.word_text import clean
from reports.table import ReportTable, split_notes

TEMPLATE = Path(__file__).parents[2] / "templates" / "consolidated.typ"
_USUAL_PAGE = FormPage(16_838, 11_906, 850, 850, 850, 850)
_TWENTIETHS = 20
_LEAST_FOOT, _LINE = 36, 12
"""The number of a page, and the line above it, need room in the margin."""
_FEW_LINES = 12
"""So many below the table stand with its last row and the signature."""
Plain = dict[str, object]


class NotTypeset(Exception):
    """The PDF could not be made; the argument is what typst said."""


def draw_pdf(table: ReportTable, closed_at: datetime | None = None) -> bytes:
    """The report's pages; the same table gives the same bytes. Those of a closed period have its date, and
    tags: to be kept in an archive, and read aloud.
    """
    day = [closed_at.year, closed_at.month, closed_at.day] if closed_at else None
    data = json.dumps({**_Typesetting(table).data(), "date": day}, ensure_ascii=False)
    return typeset(TEMPLATE, data, tagged=closed_at is not None)


def typeset(template: Path, data: str, *, tagged: bool = False) -> bytes:
    """In a process of its own (``process``); ``NotTypeset`` where nothing comes of it."""
    script = Path(__file__).with_name("process.py")
    order = json.dumps({"template": str(template), "data": data, "tagged": tagged}).encode()
    with subprocess.Popen(  # noqa: S603 - our own script, the data goes in by its input
        [sys.executable, "-P", str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            process.stdin.write(order + b"\n")
            process.stdin.flush()
            made = process.stdout.read()
        except BrokenPipeError:
            made = b""
        if not made:
            raise NotTypeset(process.stderr.read().decode(errors="replace")[-2_000:])
    return made


class _Typesetting:
    """One report as plain data, from top to bottom, so that footnotes are numbered as they are met."""

    def __init__(self, table: ReportTable) -> None:
        self._table = table
        self._notes = PdfNotes(table.footnotes)
        self._widths = [column.width / _TWENTIETHS for column in table.columns]

    def data(self) -> Plain:
        table = self._table
        page = _page(table.page or _USUAL_PAGE, table.foot)
        height = page["height"] - page["top"] - page["bottom"]
        rows = PdfRows(table, self._notes, self._widths, height)
        return {
            "page": page,
            "title": " ".join(clean(line).replace("\n", " ") for line in table.title),
            "stamp": table.stamp,
            "foot": clean(table.foot),
            "notice": [in_words([line], self._notes) for line in table.notice],
            "approval": self._lines(table.approval),
            "title-lines": self._lines(table.title),
            "captions": self._lines([table.caption] if table.caption else []),
            "widths": self._widths,
            "lines": table.title_lines,
            "titles": [self._title(one) for one in table.titles],
            "numbers": list(table.numbers),
            "pieces": rows.pieces(),
            "below": self._lines(table.below),
            "short": sum(lines_at_most(line, sum(self._widths)) for line in table.below) <= _FEW_LINES,
            "signed": bool(table.signature_post or table.signature_name),
            "post": in_words([table.signature_post], self._notes),
            "name": in_words([table.signature_name], self._notes),
        }

    def _lines(self, given: Iterable[str]) -> list[Body]:
        return [self._words(line) for line in given]

    def _words(self, wording: str, room: float = 0) -> Body:
        return in_words(split_notes(wording, self._table.footnotes), self._notes, room)

    def _title(self, title: FormTitle) -> Plain:
        room = sum(self._widths[title.column : title.column + title.span]) - PADDING
        place = {"x": title.column, "y": title.line, "columns": title.span, "rows": title.lines}
        return {**place, "body": self._words(title.text, room)}


def _page(page: FormPage, foot: str) -> dict[str, float]:
    """In points."""
    sides = {side: getattr(page, side) / _TWENTIETHS for side in ("top", "right", "bottom", "left")}
    least = _LEAST_FOOT + (_LINE if foot else 0)
    return {
        "width": page.width / _TWENTIETHS,
        "height": page.height / _TWENTIETHS,
        **sides,
        "bottom": max(sides["bottom"], least),
    }
