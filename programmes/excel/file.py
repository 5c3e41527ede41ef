"""One programme as an Excel workbook that a coordinator edits: a sheet for each kind of thing."""

from collections.abc import Iterable, Sequence

from domain.programme.document import Programme, Question, ReadDocument
from domain.programme.file_problems import FileProblems
from domain.time.periods import Period
from programmes.excel.build import build
from programmes.excel.in_words import in_words
from programmes.excel.read import read_sheets
from programmes.excel.rows import rows_of
from programmes.excel.write import draw
from programmes.plain.taking import take
from programmes.plain.whole import to_plain
from texts import texts


def read_excel(content: bytes) -> ReadDocument:
    """The programme in a workbook; ``FileProblems`` names sheet, cell and what would work.

    ``UnreadableFile`` where the file is no workbook or is not safe to open. ``facts`` is empty; ``questions``
    are what the workbook itself leaves open.
    """
    try:
        return take(build(read_sheets(content)))
    except FileProblems as refused:
        raise FileProblems(tuple(map(in_words, refused.problems))) from None


def write_excel(
    programme: Programme, period: Period | None = None, questions: Iterable[Question] = ()
) -> bytes:
    """The workbook; what ``read_excel`` reads from it is the same programme with the same open questions."""
    return draw(rows_of(to_plain(programme, period, tuple(questions))), _instructions())


def _instructions() -> Sequence[str]:
    """In Russian, as the sheets themselves are."""
    return texts("ru").label("workbook.instructions").split("\n")
