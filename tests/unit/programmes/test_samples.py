"""Both published documents as programme files: nothing is lost on the way, and the samples are current."""

import json
from pathlib import Path

import pytest

from bot.commands.schema import SCHEMA
from domain.methodology.checking import check
from domain.programme.document import Course, Programme, QuestionKind, ReadDocument
from domain.time.periods import Period, PeriodKind
from programmes.excel.file import read_excel, write_excel
from programmes.plain.schema import schema_text
from programmes.plain.whole import from_plain, to_plain
from programmes.reading import read_document
from programmes.yaml.file import read_yaml, write_yaml
from tests import sample_files
from tests.sample_files import SAMPLES
from tests.unit.domain.methodology.mytishchi_methodology import ALL


@pytest.mark.parametrize("made", [sample_files.kopeysk, sample_files.mytishchi_plan, sample_files.mytishchi])
def test_word_yaml_excel_are_the_same_programme(made: object) -> None:
    document: ReadDocument = made()  # type: ignore[operator]
    programme, period = document.programme, document.period
    from_yaml = read_yaml(write_yaml(programme, period))
    assert from_yaml.programme == programme
    from_excel = read_excel(write_excel(from_yaml.programme, from_yaml.period))
    assert from_excel.programme == programme
    assert from_excel.period == period
    assert from_excel.questions == from_yaml.questions
    assert read_yaml(write_yaml(from_excel.programme, from_excel.period)).programme == programme
    assert from_plain(json.loads(json.dumps(to_plain(programme)))) == programme


@pytest.mark.parametrize("name", ["kopeysk.yaml", "mytishchi.yaml"])
def test_the_samples_are_current(name: str) -> None:
    """Else: python -m tests.sample_files"""
    assert (SAMPLES / name).read_bytes() == sample_files.files()[name]


def test_the_schema_is_current() -> None:
    """Else: python -m bot schema"""
    assert SCHEMA.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("name", ["kopeysk.yaml", "mytishchi.yaml"])
def test_the_samples_name_their_schema(name: str) -> None:
    first = (SAMPLES / name).read_text("utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert Path(SAMPLES / named).resolve() == SCHEMA


def sample(name: str) -> ReadDocument:
    return read_document((SAMPLES / name).read_bytes(), name)


def test_kopeysk_leaves_open_what_its_document_does() -> None:
    document = sample("kopeysk.yaml")
    assert document.facts == ()
    assert document.period == Period.from_key("2022-H1")
    assert [(one.kind, one.number) for one in document.questions] == [
        (QuestionKind.RANGE_TOP, "5"),
        (QuestionKind.NO_INDICATOR, "6"),
        (QuestionKind.WHO_HANDS_IN, "22"),
        (QuestionKind.TARGET_PARTS, "27"),
        (QuestionKind.NARRATIVE, "27"),
        *[(QuestionKind.SAME_EXECUTOR, "")] * 3,
    ]


def test_mytishchi_is_whole() -> None:
    document = sample("mytishchi.yaml")
    programme: Programme = document.programme
    indicators = list(programme.indicators())
    assert document.questions == ()
    assert [one.methodology for one in indicators] == [(one,) for one in ALL]
    assert [problem for one in ALL for problem in check(one)] == []
    assert {one.course for one in indicators} == {Course.LEVEL}
    assert [one.less_is_better for one in indicators] == [False, False, True, True]
    assert [one.every for one in indicators] == [PeriodKind.YEAR, None, None, None]
    assert (programme.timezone, programme.period_kind) == ("Europe/Moscow", PeriodKind.QUARTER)
    assert programme.deadline == "10-го числа следующего месяца"
    assert all("условный исполнитель" in one.name for one in programme.executors)


def test_every_mark_of_the_methodology_stands_in_the_file_with_its_reason() -> None:
    text = (SAMPLES / "mytishchi.yaml").read_text("utf-8")
    marks = text.count("reconstructed:")
    assert marks == sum(
        repr(one).count("reconstructed='") - repr(one).count("reconstructed=''") for one in ALL
    )
    assert marks > 20
