"""What a document leaves open is as open in a programme's file made of it, whatever way that goes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.programme.document import Question, ReadDocument
from programmes.excel.file import read_excel, write_excel
from programmes.plain.questions import in_file
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from programmes.yaml.file import read_yaml, write_yaml
from tests.sample_files import SAMPLES

WORD = Path(__file__).parents[2] / "data" / "word"
FILES = [*sorted(SAMPLES.glob("*.docx")), *sorted(WORD.rglob("*.docx"))]


def as_yaml(document: ReadDocument) -> ReadDocument:
    return read_yaml(write_yaml(document.programme, document.period, questions=document.questions))


def as_excel(document: ReadDocument) -> ReadDocument:
    return read_excel(write_excel(document.programme, document.period, document.questions))


def as_both(document: ReadDocument) -> ReadDocument:
    return as_excel(as_yaml(document))


def as_both_again(document: ReadDocument) -> ReadDocument:
    return as_yaml(as_excel(document))


def asked(document: ReadDocument) -> list[Question]:
    """Those that a programme without the document's figures has."""
    return sorted(in_file(document.questions), key=lambda one: one.key)


@pytest.mark.parametrize("way", [as_yaml, as_excel, as_both, as_both_again])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_same_questions_are_open_after_as_before(
    path: Path, way: Callable[[ReadDocument], ReadDocument]
) -> None:
    try:
        document = read_document(path.read_bytes(), path.name)
    except UnreadableFile:
        return
    found = way(document)
    assert asked(found) == asked(document)
    assert found.programme.rows == document.programme.rows
    assert found.names_its_period == document.names_its_period or document.programme.period_kind
    assert as_excel(found) == found
    assert as_yaml(found) == found
