"""Whatever is answered about a generated table, it comes to an end, and no figure counts before it has.

The answers are given at random; one that makes the document unreadable is not kept, as in the chat.
"""

import random
from datetime import date

import pytest

from domain.programme.document import ReadDocument
from domain.programme.reading_doubts import DoubtKind, ReadingDoubt, reading_doubts
from programmes.answers.choices import split_choices
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from tests.data.table_files import as_word
from tests.unit.programmes.word.test_generated_tables import drawn

TODAY = date(2022, 7, 5)
AT_ONCE, SOME = 50, 150
MOST_QUESTIONS = 12


def read(content: bytes, reading: list[str]) -> ReadDocument | None:
    try:
        return read_document(content, "отчёт.docx", split_choices(reading)[0])
    except UnreadableFile:
        return None


def answered(content: bytes, chance: random.Random) -> tuple[ReadDocument, list[ReadingDoubt], list[str]]:
    """The document with every doubt answered, what was asked, and the answers that were kept."""
    reading: list[str] = []
    asked: list[ReadingDoubt] = []
    document = read(content, reading)
    assert document is not None
    while doubts := reading_doubts(document, {one.about for one in asked}, TODAY):
        asked.append(doubts[0])
        assert len(asked) <= MOST_QUESTIONS, [one.about for one in asked]
        more = list(chance.choice(doubts[0].ways).lines)
        found = read(content, [*reading, *more])
        if found is not None:
            document, reading = found, [*reading, *more]
    return document, asked, reading


def unheeded(document: ReadDocument, reading: list[str]) -> list[str]:
    """Columns that were said to be a fact or a target, and were taken for something else."""
    roles = {column.title: column.role for table in document.ledger.tables for column in table.columns}
    said = (line.removeprefix("column ").rpartition("=") for line in reading if line.startswith("column "))
    told = {title: part for title, _, part in said if part != "other"}
    once = [title for title, part in told.items() if list(told.values()).count(part) == 1]
    return [title for title in once if roles[title] != told[title]]


@pytest.mark.parametrize("first", range(0, SOME, AT_ONCE))
def test_the_questions_end(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        content = as_word(*drawn(seed))
        if read(content, []) is None:
            continue
        document, asked, reading = answered(content, random.Random(seed))
        assert len({one.about for one in asked}) == len(asked), seed
        for one in asked:
            assert one.ways, (seed, one.about)
            if one.kind is DoubtKind.COLUMN:
                assert one.column, (seed, one.about)
                assert one.samples, (seed, one.about)
        assert (seed, unheeded(document, reading)) == (seed, [])
        if any(fact.wording for fact in document.facts):
            left = [one for one in asked if one.kind is DoubtKind.PERIOD]
            assert document.names_its_period or left, seed
