"""Documents and the next period's reports in their own form, page by page beside each other."""

import tempfile
from pathlib import Path

from domain.figures.targets import read_targets
from domain.programme.document import Indicator
from domain.time.periods import Period
from programmes.forms.own import prepare_own
from programmes.reading import read_document
from reports.consolidated import Report, print_report
from reports.table import ReportFigure
from tests.gallery.album import Album
from tests.gallery.paper import pages_of, to_pdf
from tests.integration.reports.test_own_form import EVERYTHING, after, changed

GROUP = "A document, and the next report in its form"
_MOST_PAGES = 3
_FIGURES = ("12,4", "7", "81 %", "1 250", "0,35", "26")


def draw_forms(album: Album) -> None:
    """Rows added, moved and gone; what no document can be printed in is drawn from its form's data."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kinds: dict[str, str] = {}
        for path in EVERYTHING:
            content = path.read_bytes()
            (folder / f"{path.stem}-document.docx").write_bytes(content)
            drawn, kinds[path.stem] = next_report(content, path.name)
            (folder / f"{path.stem}-report.docx").write_bytes(drawn)
        to_pdf(folder)
        for path in EVERYTHING:
            _beside(album, folder, path.stem, kinds[path.stem])


def next_report(content: bytes, filename: str) -> tuple[bytes, str]:
    """And how it was printed."""
    read = read_document(content, filename)
    own = prepare_own(content, read)
    programme, period = changed(read.programme), after(read.period)
    figures = {
        one.number: _figure(at, one, period)
        for at, one in enumerate(programme.indicators())
        if one.measured and at % 5 != 4
    }
    form, package = (own.form, own.package) if own else (read.form, b"")
    printed = print_report(Report(programme, period, figures, form=form, package=package))
    return printed.content, _kind(printed.text, is_own=printed.is_own)


def _kind(text: str, *, is_own: bool) -> str:
    return "in the document itself" if is_own else f"from the form's data{f' ({text[:60]})' if text else ''}"


def _figure(at: int, one: Indicator, period: Period) -> ReportFigure:
    target = read_targets(one.target, one.wording, one.unit).for_year(period.year)
    wording = _FIGURES[at % len(_FIGURES)] if target is None or at % 2 else target.wording
    return ReportFigure(wording, "Работы идут по графику" if at % 3 else "")


def _beside(album: Album, folder: Path, name: str, kind: str) -> None:
    pages = {side: pages_of(folder, f"{name}-{side}") for side in ("document", "report")}
    for at in range(min(_MOST_PAGES, max(map(len, pages.values())))):
        entry = album.entry(GROUP, f"form-{name}-{at + 1}", f"{name}, page {at + 1}, {kind}")
        for side, drawn in pages.items():
            if at < len(drawn):
                album.keep(entry, side, drawn[at].read_bytes())
