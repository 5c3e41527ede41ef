"""Cells of a book: text that stays text, numbers that are numbers with the format of their unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from domain.figures.units import unit_at

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the same data is the same file
FONT = {"font_name": "Times New Roman", "font_size": 11}
CELL = FONT | {"text_wrap": True, "valign": "top", "border": 1}
HEADER = CELL | {"bold": True, "valign": "vcenter", "align": "center", "bg_color": "#DCE6F1"}
TITLE = FONT | {"bold": True, "text_wrap": True, "valign": "top"}
HEADING = CELL | {"bold": True, "bg_color": "#F2F2F2"}
DAY = CELL | {"num_format": "dd.mm.yyyy", "align": "center"}
MOMENT = CELL | {"num_format": "dd.mm.yyyy hh:mm", "align": "center"}
LINE = 15
"""The height of a line in points: merged cells do not grow by themselves."""
_A4 = 9
_HIGHEST = 409
_BROKEN = 0.9
_LAST_COLUMN = "AZ"
_LONGEST = 32_767
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMULA = "=+-@"
_MOST_DIGITS = 15
"""Excel keeps no more: a longer number is written as text."""
_LONGEST_UNIT = 24
_NUMBER = re.compile(r"\s*(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(?P<part>\d+))?")


class Shown(NamedTuple):
    """A number and the format in which it reads as it was written."""

    value: Decimal
    format: str


@dataclass
class Formats:
    """Each combination of properties is one format of the book."""

    book: Any
    known: dict[tuple[int, str], Any] = field(default_factory=dict)

    def of(self, properties: dict[str, Any], number: str = "") -> Any:
        key = id(properties), number
        if key not in self.known:
            more = {"num_format": number, "align": "center"} if number else {}
            self.known[key] = self.book.add_format(properties | more)
        return self.known[key]


def wide_sheet(book: Any, name: str) -> Any:
    """A new sheet, printed on one page's width."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    return sheet


def text_of(words: str) -> str:
    """Without what a cell cannot hold."""
    if words.isprintable() and len(words) <= _LONGEST:
        return words
    return _NO_TEXT.sub("", words)[:_LONGEST]


_QUOTED = CELL | {"quote_prefix": True}


@dataclass
class SheetWriter:
    """Writes into one sheet of a book; ``widths`` are its columns', in characters."""

    sheet: Any
    formats: Formats
    widths: list[float] = field(default_factory=list)
    _lines: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._plain = self.formats.of(CELL)

    def columns(self, widths: Iterable[float]) -> None:
        self.widths = list(widths)
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)

    def text(self, row: int, column: int, words: str, properties: dict[str, Any] = CELL) -> None:
        """What begins like a formula is marked as text, so that it stays text when somebody edits it."""
        format = self._plain if properties is CELL else self.formats.of(properties)
        if not words:
            self.sheet.write_blank(row, column, None, format)
            return
        if properties is CELL and words[0] in _FORMULA:
            format = self.formats.of(_QUOTED)
        width = self.widths[column]
        if len(words) > width or "\n" in words:
            lines = _lines_of(words, width)
            if lines > self._lines.get(row, 1):
                self._lines[row] = lines
        self.sheet.write_string(row, column, text_of(words), format)

    def number(self, row: int, column: int, value: Decimal | int, number: str) -> None:
        self.sheet.write_number(row, column, float(value), self.formats.of(CELL, number))

    def moment(self, row: int, column: int, value: date | datetime | None) -> None:
        """A day, or a moment as it is on the municipality's clocks; an empty cell for none."""
        if isinstance(value, datetime):
            self.sheet.write_datetime(row, column, value.replace(tzinfo=None), self.formats.of(MOMENT))
        elif value is not None:
            self.sheet.write_datetime(row, column, datetime.combine(value, time()), self.formats.of(DAY))
        else:
            self.text(row, column, "")

    def figure(self, row: int, column: int, value: Decimal | None, unit: str, words: str) -> None:
        """The value with its unit; the words where it is none, or longer than Excel keeps."""
        if value is None or not fits(value):
            self.text(row, column, words)
        else:
            self.number(row, column, value, number_format(value, unit))

    def across(self, row: int, words: str, properties: dict[str, Any]) -> None:
        """One text over all columns."""
        self.over((row, 0, row, len(self.widths) - 1), words, properties)

    def over(self, place: tuple[int, int, int, int], words: str, properties: dict[str, Any]) -> None:
        """One text over several cells: first row and column, last row and column."""
        top, left, bottom, right = place
        if (top, left) != (bottom, right):
            self.sheet.merge_range(*place, "", self.formats.of(properties))
        lines = -(-_lines_of(words, sum(self.widths[left : right + 1])) // (bottom - top + 1))
        for row in range(top, bottom + 1):
            self._lines[row] = max(self._lines.get(row, 1), lines)
        self.sheet.write_string(top, left, text_of(words), self.formats.of(properties))

    def finish(self, rows: int) -> None:
        """Rows as high as what they hold, which not every program works out by itself; and a number among
        text («№ 4») is none that somebody forgot to make one."""
        for row, lines in self._lines.items():
            self.sheet.set_row(row, min(LINE * lines, _HIGHEST))
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{_LAST_COLUMN}{max(rows, 1)}"})


def _lines_of(words: str, width: float) -> int:
    """How many lines a text fills in a column so wide; letters are narrower than figures."""
    if "\n" not in words:
        return 1 + int(len(words) * _BROKEN / width)
    return sum(1 + int(len(line) * _BROKEN / width) for line in words.split("\n"))


def fits(value: Decimal) -> bool:
    return len(value.as_tuple().digits) <= _MOST_DIGITS


def number_format(value: Decimal, unit: str = "", *, signed: bool = False) -> str:
    """As many decimals as the value has, thousands apart, the unit behind it as it is written."""
    exponent = int(value.as_tuple().exponent)
    return _format(0 if exponent >= 0 else max(-int(value.normalize().as_tuple().exponent), 0), unit, signed)


@cache
def _format(places: int, unit: str, signed: bool) -> str:
    literal = f'" {_plain(unit)}"' if unit and len(unit) <= _LONGEST_UNIT else ""
    body = "#,##0" + ("." + "0" * places if places else "") + literal
    return f"+{body};-{body};0{literal}" if signed else body


def shown_number(words: str) -> Shown | None:
    """Words that are nothing but a number and its unit: «1,45%», «3 153 чел.»; ``None`` for all others.

    Whatever could be read in two ways stays text: a comma before three digits, a dot, a leading zero.
    """
    found = _NUMBER.match(words)
    if found is None:
        return None
    rest = words[found.end() :]
    whole, part = re.sub(r"\D", "", found["whole"]), found["part"] or ""
    is_doubtful = len(part) == 3 or (len(whole) > 1 and whole[0] == "0")
    if is_doubtful or len(whole) + len(part) > _MOST_DIGITS or not _is_unit(rest):
        return None
    sign = "-" if found["sign"] in ("-", "−") else ""
    grouped = "#,##0" if not found["whole"].isdigit() else "0"
    literal = f'"{_plain(rest.rstrip())}"' if rest.strip() else ""
    body = grouped + ("." + "0" * len(part) if part else "") + literal
    value = Decimal(f"{sign}{whole}.{part or 0}")
    return Shown(value, f"+{body};-{body};{body}" if found["sign"] == "+" else body)


def _is_unit(rest: str) -> bool:
    if not rest.strip():
        return True
    return len(rest) <= _LONGEST_UNIT and unit_at(rest, 0)[1] >= len(rest.rstrip())


def _plain(unit: str) -> str:
    return unit.replace('"', "").replace("\n", " ")
