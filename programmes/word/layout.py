"""Where in a Word file the report is: its tables, the lines above and below them, its period."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.time.periods import Period
from office.document import Block
from office.unreadable import Unreadable
from programmes.period_words import PeriodWords, find_period
from programmes.tables.choosing import (
    ChosenTables,
    FoundTable,
    all_tables,
    choose,
    first_place,
    is_report,
)
from programmes.tables.columns.meaning import Matter, Stage
from programmes.tables.decided import ReadingChoices
from programmes.tables.header import Header, what_is_missing
from programmes.tables.title_lines import name_rows
from programmes.unreadable import UnreadableFile
from programmes.word.face import Face, programme_title, read_face

MOST_OF_FACE = 3
"""Rows of a table that lays out an approval or a title."""


@dataclass(frozen=True, slots=True)
class WordReport:
    """``period`` is what the document says, or somebody; ``proposed`` what a column's title alone says."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    face: Face
    chosen: ChosenTables
    header: Header
    period: Period | None
    is_sure: bool
    proposed: Period | None


def find_report(blocks: Sequence[Block], decided: ReadingChoices) -> WordReport:
    """The report of a document; ``UnreadableFile`` (no table) where no table has indicators and targets."""
    tables = all_tables(blocks)
    first = first_place(tables, decided.tables)
    above = list(_lines(blocks[:first]))
    own = _own_lines(blocks, tables, first) or list(_lines(filter(_is_of_face, blocks[:first])))
    words = read_face(own).period or _period_in_table(tables, first) or _later_period(blocks, first)
    period = decided.period or (words.period if words else None)
    chosen = choose(blocks, tables, period, decided.columns, decided.tables)
    if chosen is None or chosen.main.header is None:
        raise _refusal(tables)
    if isinstance(chosen.parts[0], str) and chosen.parts[0] in own:
        own = own[: len(own) - own[::-1].index(chosen.parts[0]) - 1]
    return WordReport(
        above=tuple(above),
        below=tuple(_lines(blocks[chosen.last + 1 :])),
        face=read_face(own),
        chosen=chosen,
        header=chosen.main.header,
        period=period,
        is_sure=decided.period is not None or (words is not None and words.sure),
        proposed=_said_by_column(chosen.main.header),
    )


def _is_of_face(block: Block) -> bool:
    """Text, or a table that lays it out: one of more rows says something else («Паспорт программы»)."""
    return isinstance(block, str) or len(block.rows) <= MOST_OF_FACE


def _own_lines(blocks: Sequence[Block], tables: Sequence[FoundTable], first: int | None) -> list[str]:
    """Those that stand between the report and a table of indicators before it, if they name a programme."""
    before = [one.place for one in tables if first is not None and one.place < first and is_report(one)]
    lines = list(_lines(blocks[max(before) + 1 : first])) if before else []
    return lines if programme_title(read_face(lines).title) else []


def _period_in_table(tables: Sequence[FoundTable], first: int | None) -> PeriodWords | None:
    """Said in the row that names the table, over its titles."""
    table = next((one.table for one in tables if one.place == first), None)
    rows = table.rows[: name_rows(table)] if table is not None else ()
    return find_period("\n".join(cell.text for row in rows for cell in row))


def _later_period(blocks: Sequence[Block], first: int | None) -> PeriodWords | None:
    """Said between the tables only: of the last line that names one."""
    later = blocks[first:] if first is not None else ()
    found = (
        find_period(block) for block in later if isinstance(block, str) and block.lower().startswith("отч")
    )
    return next((words for words in found if words is not None), None)


def _said_by_column(header: Header) -> Period | None:
    """«Факт за 1 полугодие 2022 года»: proposed, where the document itself names no period."""
    titles = (
        column.title
        for column in header.columns
        if column.meaning.matter is Matter.FIGURE and column.meaning.stage is Stage.FACT
    )
    return next((words.period for title in titles if (words := find_period(title)) is not None), None)


def _refusal(tables: Sequence[FoundTable]) -> UnreadableFile:
    """Which column is missing in the table that has most of them."""
    missing = [what_is_missing(one.table) for one in tables]
    order = (Unreadable.NO_TARGET, Unreadable.NO_INDICATOR, Unreadable.NEITHER)
    told = [one for reason in order for one in missing if one[0] is reason]
    return UnreadableFile(*told[0]) if told else UnreadableFile(Unreadable.NO_TABLE)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield from block.split("\n")
        else:
            cells = (cell.text for row in block.rows for cell in row if cell.text)
            yield from (line for text in cells for line in text.split("\n"))
