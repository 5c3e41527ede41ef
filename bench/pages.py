"""The report's PDF, beside bare typst in a child that sets the same table in the same pieces."""

import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.pair import Clock, Pair
from bench.reports import long_report
from reports.consolidated import compiled, print_pdf
from reports.formats.pdf.draw import typeset
from reports.formats.pdf.pieces import last_start, pieces_of
from reports.table import FigureRow, HeadingRow, Piece, ReportTable, split_notes

_BARE = """
#let data = json(bytes(sys.inputs.data))
#set page(width: 841.9pt, height: 595.3pt, margin: 42.5pt, footer: context [
  Стр. #counter(page).display() из #counter(page).final().first()
])
#set text(font: "Libertinus Serif", lang: "ru", size: 10pt)
#set block(spacing: 0pt)
#let body(parts) = parts.map(part => if type(part) == str { part } else { footnote(part.note) }).join()
#for piece in data.pieces {
  table(
    columns: data.widths.map(width => width * 1pt),
    ..data.titles.map(one => [#one]),
    ..for row in piece {
      if row.len() > 1 { row.map(body) } else { (table.cell(colspan: data.widths.len(), body(row.first())),) }
    }
  )
}
"""


def pairs() -> Iterator[Pair]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        template = Path(folder) / "bare.typ"
        template.write_text(_BARE)
        for times, rows in ((1, 27), (38, 1_000)):
            report = long_report(times, rows)
            data = json.dumps(_bare(compiled(report)), ensure_ascii=False)
            yield Pair(
                f"the report's PDF of {rows:,} rows",
                _with_child(partial(print_pdf, report)),
                _with_child(partial(typeset, template, data)),
                1.5,
                "bare typst in a child, the same table in the same pieces",
                rounds=9 if rows < 100 else 5,
                clock=Clock.TOLD,
            )


def _with_child(work: Callable[[], object]) -> Callable[[], float]:
    """The processor's time of this process and of those that it waited for."""

    def told() -> float:
        before = _used()
        work()
        return _used() - before

    return told


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _bare(table: ReportTable) -> dict[str, object]:
    parts = pieces_of(table.rows, last_start(table.rows), lambda _start, _end: False)
    return {
        "widths": [column.width / 20 for column in table.columns],
        "titles": [one.text for one in table.titles],
        "pieces": [[_row(table, at) for at in range(one.start, one.end)] for one in parts],
    }


def _row(table: ReportTable, at: int) -> list[list[object]]:
    row = table.rows[at]
    if isinstance(row, HeadingRow):
        return [_parts(table, split_notes(row.wording, table.footnotes))]
    assert isinstance(row, FigureRow)
    return [_parts(table, row.pieces(column, table.footnotes)) for column in range(len(row.cells))]


def _parts(table: ReportTable, pieces: Sequence[Piece]) -> list[object]:
    return [one if isinstance(one, str) else {"note": table.footnotes[one.key]} for one in pieces]
