"""Documents nobody has seen, and figures of the next period: printed without a crash, alike in both ways."""

import re
import zipfile
from io import BytesIO

import pytest

from office.package import write_parts
from programmes.forms.own import prepare_own
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from reports.consolidated import Report, print_report
from reports.table import ReportFigure
from tests import word_reader
from tests.data.table_files import as_word
from tests.integration.reports.test_own_document import is_read_alike
from tests.integration.reports.test_own_form import after, changed
from tests.unit.programmes.word.test_generated_tables import drawn

TABLES, AT_ONCE = 120, 30
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    b'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
OLD_MONEY = re.compile(r"\b9\d{3}\b")


@pytest.mark.parametrize("first", range(0, TABLES, AT_ONCE))
def test_any_document_is_printed_and_read_alike_in_both_ways(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        content = packed(as_word(*drawn(seed)))
        try:
            read = read_document(content, "отчёт.docx")
        except UnreadableFile:
            continue
        own = prepare_own(content, read)
        has_several = len(list(read.programme.measures())) > 1
        programme = changed(read.programme) if has_several else read.programme
        figures = {
            one.number: ReportFigure(f"{700 + at},5", f"Пояснение к строке {at}")
            for at, one in enumerate(programme.indicators())
            if one.measured
        }
        form, package = (own.form, own.package) if own else (read.form, b"")
        report = Report(programme, after(read.period), figures, form=form, package=package)
        printed = print_report(report)
        assert printed.misfit is None, (seed, printed.misfit, printed.text)
        assert not OLD_MONEY.search(str(word_reader.read(printed.content))), seed
        if printed.is_own:
            assert is_read_alike(printed.content, report), seed


def packed(content: bytes) -> bytes:
    """With the list of what is in the file, without which it is none for Word."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return write_parts({**parts, "[Content_Types].xml": TYPES})
