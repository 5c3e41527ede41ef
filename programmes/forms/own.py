"""The document itself made ready to be printed in: cleaned, the period's mentions marked, its rows known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from domain.forms.form import (
    TABLE_KEY,
    Form,
    FormColumn,
    FormRole,
    Leftover,
    OwnDocument,
    OwnRow,
    OwnRowKind,
    line_key,
    row_key,
)
from domain.programme.document import ReadDocument
from domain.time.periods import Period
from office.cleaning.parts import NotCleanable, cleaned
from office.document import read_word
from office.editing import Edit, edit, pieces, run_of, text_in, text_without_fields
from office.numbering import read_numbering
from office.package import DOCUMENT, parse, serialise, write_parts
from office.unreadable import BadFile
from office.xml_names import number, w
from programmes.forms.leftovers import is_old, is_prose, without_old
from programmes.forms.mentions import mentions
from programmes.forms.rows import KINDS
from programmes.tables.columns.column import ReportColumn
from programmes.tables.decided import NOTHING_DECIDED, ReadingChoices
from programmes.tables.header import Header
from programmes.tables.row_kinds import KnownRow, RowKind
from programmes.tables.rows import RawMeasure, ReadRows, read_rows
from programmes.unreadable import UnreadableFile
from programmes.word.layout import WordReport, find_report

MOST_LEFTOVERS = 60
_HEAD = (RowKind.TITLE, RowKind.NUMBERS, RowKind.BLANK, RowKind.REPEATED)
_OTHER_PARTS = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class OwnPrepared:
    """The cleaned file, and the form with what is said of it; its package's hash is still to be set."""

    package: bytes
    form: Form


def prepare_own(
    content: bytes, read: ReadDocument, decided: ReadingChoices = NOTHING_DECIDED
) -> OwnPrepared | None:
    """The document's own look, where it can be kept: one table with a column for the reported fact.

    ``None`` for any other document: its reports are drawn from the form's data alone.
    """
    form = read.form
    if form is None or not any(_is_of_this_year(column) for column in form.columns):
        return None
    try:
        return _Making(cleaned(content), form, read, decided).made()
    except (NotCleanable, BadFile, UnreadableFile, KeyError):
        return None


class _Making:
    def __init__(
        self, parts: dict[str, bytes], form: Form, read: ReadDocument, decided: ReadingChoices
    ) -> None:
        self.parts, self.form, self.read = parts, form, read
        self.document = parse(parts[DOCUMENT])
        self.body = self.document.find(w("body"))
        _type_numbers(self.document, parts)
        parts[DOCUMENT] = serialise(self.document)
        text = read_word(write_parts(parts))
        self.report: WordReport = find_report(text.blocks, decided)
        self.rows: ReadRows = read_rows(self.report.chosen.parts)
        self.period: Period | None = self.report.period

    def made(self) -> OwnPrepared:
        table, trs = self._table()
        own = self._own(table)
        _let_rows_grow(trs)
        self._mark_titles(trs[: own.head])
        leftovers = {one.key: one for one in self.form.leftovers}
        for one in self._mark_lines(table):
            leftovers.setdefault(one.key, one)
        if len(leftovers) > MOST_LEFTOVERS:
            raise NotCleanable("too many words of its own")
        self.parts[DOCUMENT] = serialise(self.document)
        form = replace(self.form, own=own, leftovers=tuple(leftovers.values()))
        return OwnPrepared(write_parts(self.parts), form)

    def _table(self) -> tuple[Any, list[Any]]:
        """The report's only table, on the page itself."""
        chosen = self.report.chosen
        if len(chosen.parts) != 1 or isinstance(chosen.parts[0], str) or chosen.main.is_nested:
            raise NotCleanable("several tables")
        if any(next(box.iter(w("tbl")), None) is not None for box in self.body.iter(w("txbxContent"))):
            raise NotCleanable("a table in a text box")
        table = list(self.body.iter(w("tbl")))[chosen.main.number - 1]
        rows = list(table.iterchildren(w("tr")))
        if table.getparent() is not self.body or len(rows) != len(chosen.main.table.rows):
            raise NotCleanable("rows")
        return table, rows

    def _own(self, table: Any) -> OwnDocument:
        known = self.rows.known
        head = _head(known)
        rows = tuple(self._rows(known))
        if sum(row.kind is OwnRowKind.OTHER for row in rows) != len(self.form.rows):
            raise NotCleanable("other rows")
        header = self.report.header
        if len(header.columns) != len(self.form.columns):
            raise NotCleanable("columns")
        edges = (*(column.place.start for column in header.columns), header.columns[-1].place.stop)
        trs = list(table.iterchildren(w("tr")))
        if not any(row.kind is OwnRowKind.FIGURE and _edges(trs[row.row]) == edges for row in rows):
            raise NotCleanable("no row to print by")
        at = list(self.body.iter(w("tbl"))).index(table)
        return OwnDocument("", at, head, edges, rows)

    def _rows(self, known: Sequence[KnownRow]) -> Iterator[OwnRow]:
        by_id = {
            id(row.known): (raw, row)
            for raw in self.rows.raw
            if isinstance(raw, RawMeasure)
            for row in raw.rows
        }
        others = 0
        for row in known:
            at = row.number - 1
            if id(row) in by_id:
                measure, raw = by_id[id(row)]
                key = row_key(measure.wording, raw.text(ReportColumn.INDICATOR))
                yield OwnRow(at, OwnRowKind.FIGURE, key, raw.number)
            elif row.kind is RowKind.HEADING:
                yield OwnRow(at, OwnRowKind.HEADING, row.wording)
            elif row.kind in KINDS and row.wording:
                yield OwnRow(at, OwnRowKind.OTHER, str(others))
                others += 1
            elif row.kind is RowKind.SIGNATURE:
                yield OwnRow(at, OwnRowKind.TAIL)
            elif row.kind is RowKind.BLANK and not by_id and at >= _head(known):
                yield OwnRow(at, OwnRowKind.HEADING if len(row.row) == 1 else OwnRowKind.FIGURE)

    def _mark_titles(self, rows: Sequence[Any]) -> None:
        """As the form's titles have them, which know what each column is of."""
        header = self.report.header
        for row in rows:
            grid = number(row, "trPr/gridBefore", 0)
            for cell in row.iterchildren(w("tc")):
                span = max(1, number(cell, "tcPr/gridSpan", 1))
                columns = _covered(self.form.columns, header, grid, grid + span)
                grid += span
                if columns and not any(column.has_own_time for column in columns):
                    is_target = all(column.role is FormRole.TARGET for column in columns)
                    for paragraph in cell.iter(w("p")):
                        self._mark(paragraph, years=True, is_target=is_target)

    def _mark(self, paragraph: Any, *, years: bool = False, is_target: bool = False) -> None:
        found = mentions(text_in(paragraph), self.period, years=years, is_target=is_target)
        edit(paragraph, [Edit(*one) for one in found])

    def _mark_lines(self, table: Any) -> Iterator[Leftover]:
        """All that stands around the table, on every page; other tables are asked about as a whole."""
        known = {line_key(line) for line in self._layout_lines()}
        tables = list(self.body.iter(w("tbl")))
        for at, other in enumerate(tables, start=1):
            if other is not table:
                for paragraph in other.iter(w("p")):
                    self._mark(paragraph)
                texts = [text for paragraph in other.iter(w("p")) if (text := text_in(paragraph).strip())]
                if any(is_old(text, self.period) for text in texts):
                    sample = [text for text in texts if is_old(text, self.period)][:3]
                    yield Leftover(f"{TABLE_KEY}{at}", "; ".join(sample))
        for paragraph in self.body.iter(w("p")):
            if next(paragraph.iterancestors(w("tbl")), None) is None:
                self._mark(paragraph)
                yield from self._old(paragraph, known)
        yield from self._in_other_parts()

    def _layout_lines(self) -> Iterator[str]:
        layout = self.read.programme.layout
        yield from (*layout.approval, *layout.title, layout.caption, layout.signature_name, *self.form.below)
        yield from layout.signature_post.split("\n")

    def _old(self, paragraph: Any, known: set[str]) -> Iterator[Leftover]:
        """With a date, a period or a figure; and prose, which tells of the old period without any."""
        text = text_in(paragraph).strip()
        if is_old(text_without_fields(paragraph), self.period):
            yield Leftover(line_key(text), text, without_old(text, self.period))
        elif is_prose(text) and line_key(text) not in known and not self._signs(text):
            yield Leftover(line_key(text), text)

    def _signs(self, text: str) -> bool:
        """Post and name in one line."""
        name = self.read.programme.layout.signature_name
        return bool(name) and name in text

    def _in_other_parts(self) -> Iterator[Leftover]:
        for name in sorted(self.parts):
            if name.startswith(tuple(f"word/{one}" for one in _OTHER_PARTS)) and name.endswith(".xml"):
                root = parse(self.parts[name])
                is_note = "notes" in name
                for paragraph in root.iter(w("p")):
                    if not is_note:
                        self._mark(paragraph)
                        yield from self._old(paragraph, set())
                self.parts[name] = serialise(root)


def _is_of_this_year(column: FormColumn) -> bool:
    return column.is_reported or (column.role is FormRole.FACT and bool(column.months) and not column.years)


def _edges(row: Any) -> tuple[int, ...]:
    """Where its cells begin, and where the last one ends."""
    spans = (max(1, number(cell, "tcPr/gridSpan", 1)) for cell in row.iterchildren(w("tc")))
    return tuple(accumulate(spans, initial=number(row, "trPr/gridBefore", 0)))


def _covered(columns: Sequence[FormColumn], header: Header, start: int, stop: int) -> list[FormColumn]:
    return [
        column
        for column, own in zip(columns, header.columns, strict=True)
        if min(stop, own.place.stop) - max(start, own.place.start) > len(own.place) / 2
    ]


def _head(known: Sequence[KnownRow]) -> int:
    """Titles and their repetition; a blank row below them is a pattern, or nothing."""
    titles = [at for at, row in enumerate(known) if row.kind in (RowKind.TITLE, RowKind.NUMBERS)]
    head = next((at for at, row in enumerate(known) if row.kind not in _HEAD), len(known))
    return max((at for at in titles if at < head), default=-1) + 1 or head


def _let_rows_grow(rows: Sequence[Any]) -> None:
    """A height that must not be exceeded cuts longer texts."""
    for row in rows:
        for height in row.iter(w("trHeight")):
            if height.get(w("hRule")) == "exact":
                height.set(w("hRule"), "atLeast")


def _type_numbers(document: Any, parts: Mapping[str, bytes]) -> None:
    """Numbers that Word counts become text: a list's counters are shared, and rows come and go."""
    roots = (
        parse(parts[name]) if name in parts else None for name in ("word/numbering.xml", "word/styles.xml")
    )
    numbering = read_numbering(*roots)
    for paragraph in document.iter(w("p")):
        label = numbering.label(paragraph)
        properties = paragraph.find(w("pPr"))
        if not label or next(paragraph.iterancestors(w("tbl")), None) is None:
            continue
        own = None if properties is None else properties.find(w("numPr"))
        if own is None:
            raise NotCleanable("numbers by style")
        properties.remove(own)
        run = next((node.getparent() for node, _ in pieces(paragraph)), None)
        look = None if run is None else run.find(w("rPr"))
        text = run_of(paragraph, f"{label} " if run is not None else label, look)
        properties.addnext(text)
