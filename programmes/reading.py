"""A programme out of a file: the entry point. Plain data comes out, so it can run in another process."""

import re
from typing import TYPE_CHECKING

from domain.programme.document import ReadDocument
from office.kind import FileKind, is_archive, kind_of

if TYPE_CHECKING:
    from programmes.tables.decided import ReadingChoices

_YAML_NAME = re.compile(r"\.ya?ml$", re.IGNORECASE)
_NO_TEXTS = (b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
_YAML_KEY = re.compile(
    rb"^(?:municipality|title|period_kind|report|executors|measures|sections|tasks|headings):", re.MULTILINE
)


def read_document(content: bytes, filename: str, decided: "ReadingChoices | None" = None) -> ReadDocument:
    """The programme in a document, a workbook or a YAML file, told apart by what is in it.

    ``UnreadableFile`` where there is none to read; ``FileProblems`` with what is wrong in our own workbook or
    in a YAML file. What is doubtful is in ``questions``; facts come from documents only, and from workbooks
    that are not ours. ``decided`` is what was answered about tables, columns and the period. Only what reads
    this one is loaded.
    """
    if kind_of(content) is FileKind.WORKBOOK and _is_own(content):
        from programmes.excel.file import read_excel

        return _of_period(read_excel(content), decided)
    if is_archive(content) or not _is_yaml(content, filename):
        from programmes.word.report import read_report

        return read_report(content, filename) if decided is None else read_report(content, filename, decided)
    from programmes.yaml.file import read_yaml

    return _of_period(read_yaml(content), decided)


def _of_period(document: ReadDocument, decided: "ReadingChoices | None") -> ReadDocument:
    """Of what can be chosen about a document only its period is left open by a file of ours."""
    if decided is None or decided.period is None:
        return document
    from programmes.answers.lines import apply_answers

    return apply_answers(document, [f"period={decided.period.key}"]).document


def _is_own(content: bytes) -> bool:
    """Whether it is a workbook that the bot writes, not a table that somebody made."""
    from programmes.excel.own import is_own

    return is_own(content)


def _is_yaml(content: bytes, filename: str) -> bool:
    """A text that has a programme's keys; or one that is called so."""
    if b"\x00" in content[:4096] or content.startswith(_NO_TEXTS):
        return False
    return _YAML_KEY.search(content) is not None or _YAML_NAME.search(filename) is not None
