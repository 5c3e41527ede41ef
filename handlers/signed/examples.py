"""A signed report that differs, what was kept of it, and what executors are told."""

from collections.abc import Iterator
from dataclasses import replace

from domain.programme.document import ReadDocument
from domain.programme.signing import PrintedFigure, SignedRow, SignedRows
from handlers.examples import HALF_YEAR, Example, example
from handlers.programme_file import changes
from handlers.signed import notices, screens
from services.programme.file_step import FileStep
from services.reading.file_draft import FileDraft
from services.samples.documents import REPORT, change, document
from services.samples.facts import MORNING, ZONE
from services.signing.compare_signed import SignedDocument
from services.signing.see_signed import SignedKept, StoredFile
from services.signing.tell_signed import SignedFigure, SignedFigures

TITLE = "Программа по повышению результативности деятельности"
WORDS = "Работы ведутся в соответствии с графиком"


def examples() -> Iterator[Example]:
    figure = SignedRow("14", PrintedFigure("15,6 %", WORDS), PrintedFigure("16,1 %", WORDS))
    words = SignedRow("8", PrintedFigure("0", WORDS), PrintedFigure("0", "Торги состоялись"))
    new = SignedRow("5", PrintedFigure(), PrintedFigure("1 %", WORDS))
    lost = SignedRow("7", PrintedFigure("100 %", ""), PrintedFigure("100 %", ""), is_lost=True)
    few = SignedRows((figure, words), questions=())
    many = SignedRows(tuple(replace(words, number=str(at)) for at in range(1, 100)), ("28",), ("6",))
    for name, found in (
        ("two rows", few),
        ("new and lost", SignedRows((new, lost))),
        ("lost only", SignedRows((lost,))),
        ("many", many),
    ):
        yield example(f"signed: {name}", screens.differs, _draft(found))
    yield example("signed: closed", screens.differs, _draft(few, closed=True))
    for name, found in (("same", SignedRows()), ("differs", few)):
        yield example(f"signed and changed: {name}", changes.change, _draft(found, newer=True))
        yield example(f"signed, nothing changed: {name}", changes.change, _draft(found))
    yield example("signed: left", screens.left)
    kept = SignedKept(1, 1, TITLE, HALF_YEAR, 2, ("14", "8"), 3)
    yield example("signed: kept", screens.kept, kept)
    yield example("signed: kept as it was", screens.kept, replace(kept, numbers=(), scans=0))
    yield example("signed: scan", screens.ask_scan, kept, 1)
    yield example("signed: first scan", screens.ask_scan, replace(kept, scans=0), 1)
    yield example("signed: file", screens.file, StoredFile("Сводный отчёт.docx", b"word"))
    told = tuple(SignedFigure(str(at), ("15,6 %", "16,1 %"), (WORDS, "")) for at in range(1, 60))
    yield example("notice: signed", notices.signed, SignedFigures(HALF_YEAR, told, TITLE))


def _draft(found: SignedRows, *, closed: bool = False, newer: bool = False) -> FileDraft:
    read: ReadDocument = document(REPORT)
    programme = read.programme
    after = replace(programme, title=f"{programme.title} (новая)") if newer else programme
    return FileDraft(
        1,
        2,
        FileStep.READ,
        "отчёт.docx",
        read,
        programme.municipality,
        ZONE,
        "10-го числа",
        change=change(programme, after),
        signed=SignedDocument(
            1, TITLE, 1, HALF_YEAR, found, MORNING if closed else None, waiting={"14": "16 %"}
        ),
    )
