"""Where the titles of a table end, and what stands above one another over each grid column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from office.document import WordCell, WordTable
from programmes.tables.columns.meaning import Matter, Stage, meaning_of

MAX_HEADER_ROWS = 6
MAX_NAME_ROWS = 5
Row = tuple[WordCell, ...]
_LETTERS = ("А", "Б", "В", "а", "б", "A", "B")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ORDINAL = re.compile(r"(\d{1,2})\s*(?:=.{1,20})?")
_SHARE = re.compile(r"абс\w*\.?|отн\w*\.?|(?:в )?(?:%|процент\w*)", re.IGNORECASE)
_RESTS = re.compile(r"(?!да\b|нет\b|не\b)[а-яё][^\d]+$")
_OF_TITLES = re.compile(r"п/п|показател|индикатор|изм|значени|исполнител|мероприят")
"""«п/п», «показателя», «значение»: the rest of a title, cut into rows by hand."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[\d\s.,]*\d\s*%?")


def is_numbers_row(row: Row) -> bool:
    """«1 2 3 4 5 6 7» under the titles; with gaps too, with «А Б» first, with «7=6/5»."""
    numbers: list[int] = []
    letters = 0
    for cell in row:
        text = cell.text.strip().rstrip(".")
        match = _ORDINAL.fullmatch(text)
        if match is not None:
            numbers.append(int(match[1]))
        elif text in _ROMAN:
            numbers.append(_ROMAN.index(text) + 1)
        elif text and text not in _LETTERS:
            return False
        letters += text in _LETTERS
    rises = all(later > earlier for earlier, later in pairwise(numbers))
    told = len(numbers) + letters
    return told > max(2, len(row) / 2) and bool(numbers) and numbers[0] in (1, 2, 3) and rises


def filled(row: Row) -> list[WordCell]:
    return [cell for cell in row if cell.text]


def name_rows(table: WordTable) -> int:
    """Rows above the titles: empty ones, and those of one cell, which name the table.

    «2021 год» over some of its columns is a title of theirs.
    """
    for at, row in enumerate(table.rows[:MAX_NAME_ROWS]):
        named = filled(row)
        if len(row) > 1 and (len(named) > 1 or any(map(_is_over_figures, named))):
            return at
    return 0


def _is_over_figures(cell: WordCell) -> bool:
    return cell.column > 0 and _is_title_of_figures(cell)


def most_lines(rows: Sequence[Row]) -> int:
    """Lines the header may have: those above the numbers row, else those that go on with the one above."""
    lines = 2 if rows and all(map(_is_over_figures, filled(rows[0]))) else 1
    while lines < min(MAX_HEADER_ROWS, len(rows)) and _is_header_line(rows[lines - 1], rows[lines]):
        lines += 1
    for index, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        if is_numbers_row(row) and all(map(_has_no_figures, rows[lines:index])):
            return index
    return min(lines, len(rows))


def least_lines(rows: Sequence[Row]) -> int:
    """Lines that the header surely has: merges hold them together."""
    lines = 1
    while lines < min(MAX_HEADER_ROWS, len(rows)) and any(cell.continues for cell in rows[lines]):
        lines += 1
    return lines


def _has_no_figures(row: Row) -> bool:
    return not any(_FIGURE.fullmatch(cell.text.strip()) for cell in row)


def _is_header_line(above: Row, row: Row) -> bool:
    """Held by a merge to the line above, or nothing but titles that divide its wide ones or go under it."""
    divided = [range(cell.column, cell.column + cell.span) for cell in above if cell.text and cell.span > 1]
    named = filled(row)
    below = [cell for cell in named if any(0 < share(cell, place) < 1 for place in divided)]
    if any(cell.continues for cell in row) or (len(named) > 1 and len(below) == len(named)):
        return True
    is_rest = len(named) > 2 and all(_RESTS.match(cell.text) for cell in named)
    if is_rest and any(_OF_TITLES.match(cell.text) for cell in named):
        return True
    return 1 < len(named) < len(row) and all(map(_is_title_of_figures, named))


def _is_title_of_figures(cell: WordCell) -> bool:
    """«план», «факт», «2023 год», «абс.» below a title that was never merged over them."""
    if _SHARE.fullmatch(cell.text.strip()):
        return True
    meaning = meaning_of((cell.text,))
    is_said = meaning.stage is not Stage.NONE or bool(meaning.when.years or meaning.when.months)
    return meaning.matter is Matter.FIGURE and is_said and len(cell.text) < 40


def stacks_of(rows: Sequence[Row], width: int) -> list[tuple[str, ...]]:
    """For each grid column what stands above one another, each wording once."""
    stacked: list[list[str]] = [[] for _ in range(width)]
    for row, below in zip(rows, [*rows[1:], ()], strict=True):
        for cell, text in _with_neighbour(row, below):
            for column in range(cell.column, cell.column + cell.span):
                if text and text not in stacked[column]:
                    stacked[column].append(text)
    return [tuple(lines) for lines in stacked]


def twins_in(rows: Iterable[Row]) -> set[int]:
    """Where a title stands a second time right beside itself: «Факт», «Факт»."""
    return {
        cell.column
        for row in rows
        for before, cell in pairwise(row)
        if cell.text and cell.text == before.text and before.column + before.span == cell.column
    }


def _with_neighbour(row: Row, below: Row) -> Iterator[tuple[WordCell, str]]:
    """A title that nobody merged over its columns stands over those left empty beside it."""
    titled = {cell.column for cell in below if cell.text}
    text = ""
    for cell in row:
        is_open = not cell.text and not cell.continues and cell.column in titled
        text = text if is_open else cell.text
        yield cell, text


def share(cell: WordCell, place: range) -> float:
    """The share of ``place`` that the cell covers."""
    covered = min(cell.column + cell.span, place.stop) - max(cell.column, place.start)
    return max(0, covered) / len(place)
