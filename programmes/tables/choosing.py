"""Which tables of a document are the report: all are looked at, and what is not taken is said.

Tables with the titles of the chosen one, and tables without titles whose columns stand where its columns
stand, belong to it. Any other table of indicators is asked about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby, islice, takewhile

from domain.figures.targets import TargetKind, read_targets
from domain.programme.ledger import WhyLeft
from domain.time.periods import Period
from office.document import Block, WordTable
from programmes.period_words import find_period
from programmes.tables.between import heading_paragraphs
from programmes.tables.columns.cells import Cells
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.meaning import speaks_of_money
from programmes.tables.columns.roles import role_alone
from programmes.tables.columns.titles import plain
from programmes.tables.grid import on_grid_of
from programmes.tables.header import Header, find_header
from programmes.tables.numbers import read_number
from programmes.tables.row_kinds import RowKind, kind_of_row
from programmes.tables.rows import Part
from programmes.tables.title_lines import filled, name_rows

LINES_ABOVE = 3
_BEGIN = (RowKind.INDICATOR, RowKind.OTHER_TABLE)
MIN_CONTINUED_WIDTH = 4  # a narrower table without titles lays out a signature
_OF_PROGRAMME = re.compile(
    r"\bпрограмм\w*\s+(?:\S+\s+){0,4}?[«\"“](.{3,200}?)[»\"”]", re.IGNORECASE | re.DOTALL
)


@dataclass(slots=True)
class FoundTable:
    """A table of the document; ``place`` is its block, ``number`` counts tables from 1, inner ones too.

    ``above`` are the lines right over it.
    """

    table: WordTable
    place: int
    number: int
    above: tuple[str, ...] = ()
    is_nested: bool = False
    header: Header | None = None
    why: WhyLeft = WhyLeft.NO_INDICATORS
    is_taken: bool = False


@dataclass(slots=True)
class ChosenTables:
    """``parts`` are the report; ``asked`` the tables that may belong to it, or be another one."""

    tables: list[FoundTable]
    main: FoundTable
    first: int
    last: int
    parts: list[Part] = field(default_factory=list)
    asked: list[FoundTable] = field(default_factory=list)


def all_tables(blocks: Sequence[Block]) -> list[FoundTable]:
    """Every table in the order of the page, those inside cells behind the one around them."""
    found: list[FoundTable] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, str):
            for depth, table in _within(block):
                above = () if depth else _above(blocks, place)
                found.append(FoundTable(table, place, len(found) + 1, above, is_nested=depth > 0))
    return found


def _within(table: WordTable, depth: int = 0) -> Iterator[tuple[int, WordTable]]:
    yield depth, table
    for row in table.rows:
        for cell in row:
            for inner in cell.tables:
                yield from _within(inner, depth + 1)


def _above(blocks: Sequence[Block], place: int) -> tuple[str, ...]:
    """The last lines over a table, those of its own first rows too."""
    before = takewhile(lambda at: isinstance(blocks[at], str), range(place - 1, -1, -1))
    texts = (block for at in before if isinstance(block := blocks[at], str) and block)
    lines = [line for block in islice(texts, LINES_ABOVE) for line in reversed(block.split("\n")) if line]
    table = blocks[place]
    rows = () if isinstance(table, str) else table.rows[: name_rows(table)]
    return (*reversed(lines[:LINES_ABOVE]), *(cell.text for row in rows for cell in row if cell.text))


def is_report(one: FoundTable) -> bool:
    """Whether a table has indicators."""
    return _header_of(one, None, {}) is not None


def _header_of(one: FoundTable, period: Period | None, decided: Mapping[str, ReportColumn]) -> Header | None:
    """Its header where it has indicators; plan and fact of measures below «(тыс. рублей)» are money."""
    header = find_header(one.table, period, decided)
    if header is not None and header.is_of_measures and any(map(speaks_of_money, one.above)):
        one.why = WhyLeft.MONEY
        return None
    return header


def first_place(tables: Sequence[FoundTable], numbers: Set[int] = frozenset()) -> int | None:
    """The block of the first table that has indicators, of those that somebody chose."""
    able = (one for one in tables if not numbers or one.number in numbers)
    return next((one.place for one in able if is_report(one)), None)


def choose(
    blocks: Sequence[Block],
    tables: list[FoundTable],
    period: Period | None,
    decided: Mapping[str, ReportColumn],
    numbers: frozenset[int] = frozenset(),
) -> ChosenTables | None:
    """The report among all tables; ``numbers`` are those that somebody chose. ``None`` where none fits."""
    for one in tables:
        one.header = _header_of(one, period, decided)
    able = [one for one in tables if one.header is not None]
    if not able:
        return None
    main = max(able, key=lambda one: (one.number in numbers, *_worth(one, period), -one.number))
    chosen = ChosenTables(tables, main, main.place, main.place)
    said = _said_in(blocks)
    for one in able:
        one.is_taken = one is main or one.number in numbers or _belongs(one, main, said, period)
        if not one.is_taken:
            one.why = _why(one, main, said, period)
            chosen.asked += [] if numbers else [one]
    _unnest(tables)
    _put_together(chosen, blocks)
    return chosen


def _worth(one: FoundTable, period: Period | None) -> tuple[bool, bool, int, int]:
    assert one.header is not None
    rows = len(one.table.rows) - one.header.height
    is_of = _is_of(one.header, period) and (period is None or _year_above(one) in (0, period.year))
    return is_of, not one.header.is_of_measures, one.header.score, rows


def _is_of(header: Header, period: Period | None) -> bool:
    """Not one whose every figure is of another year."""
    if period is None:
        return True
    years = {year for column in header.columns for year in column.meaning.when.years}
    return not years or max(years) >= period.year


def _year_above(one: FoundTable) -> int:
    """«Справочно: показатели 2021 года» right over a table; 0 where the lines there name none."""
    found = (find_period(line) for line in reversed(one.above))
    return next((words.period.year for words in found if words is not None), 0)


@dataclass(frozen=True, slots=True)
class _Said:
    """Programmes and periods that paragraphs name, with their blocks, in the order of the page."""

    programmes: list[tuple[int, str]]
    periods: list[tuple[int, Period]]

    def programme_above(self, place: int) -> str:
        """The one that the lines over a table name last."""
        return next((name for at, name in reversed(self.programmes) if at < place), "")


def _said_in(blocks: Sequence[Block]) -> _Said:
    """Looked for once, whatever asks."""
    texts = [(place, block) for place, block in enumerate(blocks) if isinstance(block, str)]
    programmes = [(place, _key(name)) for place, text in texts for name in _OF_PROGRAMME.findall(text)]
    found = ((place, find_period(text)) for place, text in texts)
    return _Said(programmes, [(place, words.period) for place, words in found if words is not None])


def _belongs(one: FoundTable, main: FoundTable, said: _Said, period: Period | None) -> bool:
    assert one.header is not None
    assert main.header is not None
    if _why(one, main, said, period) is not WhyLeft.OTHER_TABLE:
        return False
    titles = [plain(column.title) for column in one.header.columns]
    return titles == [plain(column.title) for column in main.header.columns]


def _why(one: FoundTable, main: FoundTable, said: _Said, period: Period | None) -> WhyLeft:
    assert one.header is not None
    years = {year for year in (_year_above(one), _year_above(main)) if year}
    if not _is_of(one.header, period) or len(years) > 1:
        return WhyLeft.OTHER_PERIOD
    low, high = sorted((one.place, main.place))
    name, own = said.programme_above(main.place), said.programme_above(one.place)
    names = {other for at, other in said.programmes if low < at < high} | ({own} if own else set())
    if name and names - {name}:
        return WhyLeft.OTHER_PROGRAMME
    years = {other.year for at, other in said.periods if low < at < high}
    if period is not None and years - {period.year} and one.place > main.place:
        return WhyLeft.OTHER_PERIOD
    return WhyLeft.OTHER_TABLE


def _key(name: str) -> str:
    return plain(name).strip(" .,")


def _unnest(tables: Sequence[FoundTable]) -> None:
    """A table inside a taken one's cell was read with it; one around a taken table has nothing else."""
    taken = {one.place for one in tables if one.is_taken}
    for one in tables:
        if not one.is_taken and one.place in taken:
            one.why = WhyLeft.NESTED if one.is_nested else WhyLeft.AROUND


def _put_together(chosen: ChosenTables, blocks: Sequence[Block]) -> None:
    """The report's parts in the order of the page, with the headings between them."""
    by_place = {one.place: one for one in chosen.tables if one.is_taken}
    chosen.first = min(by_place)
    outer = {one.place: one for one in chosen.tables if not one.is_nested}
    for place in range(chosen.first, len(blocks)):
        one = outer.get(place)
        if place not in by_place and one is not None and one.header is None:
            _continue(one, chosen, by_place)
    chosen.last = max(by_place)
    headings = heading_paragraphs(blocks, sorted(by_place))
    taken = [one for one in chosen.tables if one.is_taken and one.header is not None]
    parts = {place: list(same) for place, same in groupby(taken, key=lambda one: one.place)}
    for place in range(min(headings | by_place.keys()), chosen.last + 1):
        block = blocks[place]
        if place in headings and isinstance(block, str):
            chosen.parts.append(block)
        for one in parts.get(place, ()):
            assert one.header is not None
            chosen.parts.append((one.number, one.table, one.header))


def _continue(one: FoundTable, chosen: ChosenTables, by_place: dict[int, FoundTable]) -> None:
    """A table without titles that goes on with the one before it."""
    before = by_place[max(place for place in by_place if place < one.place)]
    if before.header is None or one.table.width < MIN_CONTINUED_WIDTH:
        return
    moved = on_grid_of(one.table, before.table, before.header)
    header = replace(before.header, height=0)
    if moved is not None and not has_own_titles(moved, header):
        one.table, one.header, one.is_taken = moved, header, True
        by_place[one.place] = one
    elif _has_figures(one.table):
        one.why = WhyLeft.OTHER_TABLE
        chosen.asked.append(one)


def _has_figures(table: WordTable) -> bool:
    """Its first row is one of figures already: nobody can tell what they are."""
    cells = Cells()
    for cell in next((row for row in table.rows if len(filled(row)) > 2), ()):
        cells.add(cell.text)
    return cells.figures > 1


def has_own_titles(table: WordTable, header: Header) -> bool:
    """Whether a table as wide as the report's begins with titles, or anything else that is no indicator.

    There stands no name of one, or the number's place holds a word or «№ п/п», the target's no target:
    «Объём финансирования».
    """
    told = ((kind_of_row(row, header, table.width)[0], row) for row in table.rows)
    kind, row = next((one for one in told if one[0] in _BEGIN), (RowKind.BLANK, ()))
    if kind is RowKind.OTHER_TABLE:
        return True
    texts = {header.part_of(header.column_at(cell)): cell.text for cell in reversed(row)}
    number, target = texts.get(ReportColumn.NUMBER, ""), texts.get(ReportColumn.TARGET, "")
    name = texts.get(ReportColumn.INDICATOR, "") + texts.get(ReportColumn.MEASURE, "")
    if row and not re.search(r"[^\W\d_]", name):
        return True
    is_title = role_alone((number,)) is not ReportColumn.OTHER
    is_numbered = read_number(number) or not (re.match(r"[^\W\d_]{3}", number) or is_title)
    return not is_numbered and (role_alone((target,)) is not ReportColumn.OTHER or _is_unreadable(target))


def _is_unreadable(target: str) -> bool:
    every = read_targets(target).every
    return every is not None and every.kind is TargetKind.UNREADABLE
