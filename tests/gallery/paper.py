"""The consolidated report's pages: Word as LibreOffice shows it, and the PDF."""

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from domain.programme.document import ReadDocument
from reports.consolidated import Report, draw_report, print_pdf
from reports.table import ReportFigure
from tests.gallery.album import RUSSIAN, Album
from tests.gallery.charts import HALF, seed

GROUP = "The report's pages"
NEEDS = ("soffice", "pdftoppm")
_PATIENCE = 120


def missing() -> list[str]:
    return [name for name in NEEDS if shutil.which(name) is None]


def draw_pages(album: Album) -> None:
    """The seed's own figures, and a draft with rows missing and unchecked."""
    document = seed()
    full = Report(document.programme, HALF, _figures(document))
    kept = {number: figure for number, figure in full.figures.items() if int(number) % 4}
    draft = replace(full, figures=kept, missing=("4", "8", "12"), unchecked=("16", "20", "24"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for report, kind in ((full, "report"), (draft, "draft")):
            (folder / f"{kind}.docx").write_bytes(draw_report(report))
            shutil.copy(folder / f"{kind}.docx", album.folder / f"{kind}.docx")
        to_pdf(folder)
        for report, kind in ((full, "report-pdf"), (draft, "draft-pdf")):
            (folder / f"{kind}.pdf").write_bytes(print_pdf(report).content)
            shutil.copy(folder / f"{kind}.pdf", album.folder / f"{kind}.pdf")
        for kind in ("report", "draft", "report-pdf", "draft-pdf"):
            _pages(album, folder, kind)


def _figures(document: ReadDocument) -> dict[str, ReportFigure]:
    return {fact.number: ReportFigure(fact.wording, fact.explanation) for fact in document.facts}


def to_pdf(folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)


def pages_of(folder: Path, name: str) -> list[Path]:
    """A file's pages as pictures, in their order."""
    command = ["pdftoppm", "-r", "80", "-png", str(folder / f"{name}.pdf"), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    return sorted(folder.glob(f"{name}-*.png"))


def _pages(album: Album, folder: Path, kind: str) -> None:
    for number, page in enumerate(pages_of(folder, kind), 1):
        entry = album.entry(GROUP, f"{kind}-{number}", f"{kind.capitalize()}, page {number}", wide=True)
        album.keep(entry, RUSSIAN, page.read_bytes())
