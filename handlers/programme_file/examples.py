"""A programme taken in from a file, and what a newer file would change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.programme.document import Measure, Programme, ReadDocument, Row
from domain.programme.ledger import WhyLeft
from domain.programme.reading_doubts import DoubtKind, ReadingDoubt, Sample, TableOffered, Way
from domain.programme.signing import PrintedFigure, SignedRow, SignedRows
from handlers.examples import HALF_YEAR, Example, example
from handlers.programme_file import changes, columns, doubts, same, screens, taking_back, what_was_read
from services.programme.change_programme import LikelyProgramme
from services.programme.file_step import FileStep, Stored
from services.reading.file_draft import FileDraft
from services.removal.take_back import TakenIn
from services.samples.documents import COMPUTED, REPORT, RESOLUTION, change, document
from services.samples.facts import ZONE
from services.signing.compare_signed import SignedDocument

STORED = Stored(1, 1, 8, HALF_YEAR, date(2022, 7, 11))


def examples() -> Iterator[Example]:
    for name in (REPORT, RESOLUTION):
        view = _draft(document(name))
        yield example(f"questions of {name}", screens.questions, view)
        yield example(f"understood {name}", screens.understood, view, b"\x89PNG")
        for step in FileStep:
            yield example(f"file {step} of {name}", screens.file, replace(view, step=step))
    view = _draft(document(REPORT))
    typed = replace(view, step=FileStep.DEADLINE, first_due=(HALF_YEAR, STORED.due_on))
    yield example(
        "file without a name", screens.file, replace(view, step=FileStep.MUNICIPALITY, municipality="")
    )
    yield example("deadline typed", screens.file, typed)
    yield example("other deadline", screens.other_days, view)
    yield example("created", screens.created, 1, "Развитие города", STORED)
    yield example("coordinator", screens.coordinator, 1, 1)
    for needed in (True, False):
        yield example(f"coordinator, consent {needed}", screens.coordinator, 1, 1, needed)
    yield example("cancelled", screens.cancelled)
    taken_in = TakenIn(1, 1, "Развитие города")
    yield example("take back", taking_back.confirm, taken_in)
    yield example("taken back", taking_back.taken_back, taken_in)
    yield from _what_was_read(view)
    yield from _doubts(view)
    yield from _as_before(view)
    yield from _changes()
    known = [LikelyProgramme(at, f"Развитие, {at}-я редакция", "Копейский городской округ") for at in (1, 2)]
    yield example("same programme", same.same, replace(view, likely=tuple(known[:1])))
    yield example("one of the same programmes", screens.file, replace(view, likely=tuple(known)))


def _what_was_read(view: FileDraft) -> Iterator[Example]:
    for number in (0, 1, 99):
        yield example(f"what was read: {number}", what_was_read.page, view, number, bound=True)
    yield example("what was read, a file", what_was_read.as_file, view, bound=True)
    yield example("columns", columns.columns, view, bound=True)
    for number in (5, 99):
        yield example(f"column {number}", columns.parts, view, number, bound=True)


def _doubts(view: FileDraft) -> Iterator[Example]:
    """A period that is half said, a column that may be two things, two programmes in one document."""
    period = Way("2022-H1", ("period=2022-H1",)), Way("2022-Q2", ("period=2022-Q2",)), Way("")
    parts = Way("fact", ("column Исполнено=fact",)), Way("other", ("column Исполнено=other",))
    samples = tuple(Sample(str(at), "Отремонтировано дворов", f"{at} ед.") for at in (1, 2, 3))
    tables = tuple(
        TableOffered(at, 8, "1; Отремонтировано дворов; ед.; 4", at == 1, why)
        for at, why in ((1, WhyLeft.NONE), (3, WhyLeft.OTHER_PROGRAMME))
    )
    ways = Way("1", ("table=1",)), Way("3", ("table=3",))
    one = ReadingDoubt(DoubtKind.COLUMN, "column Исполнено", parts, "Исполнено", 5, samples)
    for name, asked in (
        ("period", [ReadingDoubt(DoubtKind.PERIOD, "period", period, "9 месяцев 2022 года"), one]),
        ("no period", [ReadingDoubt(DoubtKind.PERIOD, "period", period)]),
        ("column", [one]),
        ("tables", [ReadingDoubt(DoubtKind.TABLES, "tables", ways, tables=tables)]),
        ("tables together", [_together(tables[0])]),
    ):
        yield example(f"doubt: {name}", doubts.doubt, replace(view, doubts=tuple(asked)), bound=True)


def _as_before(view: FileDraft) -> Iterator[Example]:
    ways = Way("fact", ("column Исполнено=fact",)), Way("other", ("column Исполнено=other",))
    asked = [
        ReadingDoubt(DoubtKind.COLUMN, f"column {title}", ways, title, at)
        for at, title in enumerate(("Исполнено", "Выполнение"), start=5)
    ]
    before = {one.about: ways[at] for at, one in enumerate(asked)}
    draft = replace(view, doubts=tuple(asked), before=before)
    yield example("doubt: as before", doubts.doubt, draft, bound=True)


def _together(table: TableOffered) -> ReadingDoubt:
    both = table, replace(table, number=2, is_taken=False, why=WhyLeft.OTHER_TABLE)
    ways = Way("1", ("table=1",)), Way("2", ("table=2",)), Way("1+2", ("table=1", "table=2"))
    return ReadingDoubt(DoubtKind.TABLES, "tables", ways, tables=both)


def _draft(read: ReadDocument) -> FileDraft:
    municipality = read.programme.municipality
    return FileDraft(
        1, 2, FileStep.READ, "программа.docx", read, municipality, ZONE, "10-го числа", stored=STORED
    )


def _changes() -> Iterator[Example]:
    read = document(REPORT)
    view = _draft(read)
    newer = replace(view, change=change(read.programme, _newer(read.programme)))
    formulas = document(COMPUTED)
    others = replace(view, change=change(formulas.programme, _newer(formulas.programme)))
    yield example("change", changes.change, newer)
    yield example("file changed", screens.file, newer)
    yield example("computed change", changes.change, others, bound=True)
    yield example(
        "nothing changed", changes.change, replace(view, change=change(read.programme, read.programme))
    )
    turned = replace(read.programme, rows=tuple(reversed(read.programme.rows[1:4])) + read.programme.rows[4:])
    yield example("rows moved", changes.change, replace(view, change=change(read.programme, turned)))
    yield example("change applied", changes.applied, 1, "Развитие города")
    yield from _mended(view, read.programme)
    without = replace(read, facts=())
    same = replace(change(read.programme, read.programme), source_hash="1")
    lost = replace(view, document=without, content_hash="1", change=same)
    yield example("no figures any more", changes.change, lost)


def _mended(view: FileDraft, programme: Programme) -> Iterator[Example]:
    """The same file read with another answer: its figures change, alone or with the programme."""
    rows = tuple(
        SignedRow(str(at), PrintedFigure(f"{at} %", "торги"), PrintedFigure(f"{at} ед.", "торги"))
        for at in range(1, 27)
    )
    numbers = frozenset(row.number for row in rows[:20])
    for name, shown, own in (("all", rows[:20], numbers), ("some", rows, numbers)):
        versions = {row.number: 1 for row in shown}
        found = SignedDocument(1, "", 1, HALF_YEAR, SignedRows(shown), versions=versions, own=own)
        for after in (programme, _newer(programme)):
            other = replace(change(programme, after), source_hash="1")
            draft = replace(view, content_hash="1", change=other, signed=found)
            yield example(f"figures read otherwise: {name}", changes.change, draft, bound=True)


def _newer(programme: Programme) -> Programme:
    """Every third row is gone; half of the others have another target, and no formula any more."""
    rows = [row for place, row in enumerate(programme.rows) if place % 3 or not isinstance(row, Measure)]
    return replace(
        programme, rows=tuple(_changed(row) if place % 2 else row for place, row in enumerate(rows))
    )


def _changed(row: Row) -> Row:
    if not isinstance(row, Measure):
        return row
    indicators = tuple(replace(one, target="не менее 14", methodology=()) for one in row.indicators)
    return replace(row, indicators=indicators)
