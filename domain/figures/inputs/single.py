"""One input as typed: a number, yes or no, a kind, a list of rows."""

from dataclasses import replace

from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.numbers import Trouble, read_figure
from domain.figures.units import COUNT, PERCENT, own_unit
from domain.methodology.asking import Wanted
from domain.methodology.given import Cell, Rows, Value
from domain.methodology.model import Column, Input, Methodology, ValueKind

_NOTHING = frozenset({"нет", "не было", "нету", "отсутствуют", "отсутствует", "no", "none"})
"""Nothing happened, which is 0, or nothing is known?"""


def read_value(methodology: Methodology, question: Wanted, text: str) -> Value | NotInput:
    """One input as typed."""
    one = question.input
    cell = _read(methodology, one, text)
    if isinstance(cell, NotInput):
        return cell
    return Value(
        one.name, cell.value, question.month, choice=cell.text, wording=cell.wording, period=question.period
    )


def read_number(question: Wanted, text: str) -> Value | NotInput:
    """The same of an input that is a number."""
    cell = _figure(question.input, text.strip())
    if isinstance(cell, NotInput):
        return replace(cell, name=question.input.name, month=question.month, text=text.strip())
    return Value(question.input.name, cell.value, question.month, wording=cell.wording)


def says_nothing(text: str) -> bool:
    """«нет», «не было»."""
    return text.strip(" .!").casefold() in _NOTHING


def read_rows(methodology: Methodology, listed: Input, text: str) -> Rows | NotInput:
    """A line for each row, its parts divided by «;» in the order of the columns."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    if not lines:
        return NotInput(InputTrouble.EMPTY)
    rows = []
    for number, line in enumerate(lines, 1):
        row = _read_row(methodology, listed.columns, line, number)
        if isinstance(row, NotInput):
            return row
        rows.append(row)
    return Rows(listed.name, tuple(rows))


def _read_row(
    methodology: Methodology, columns: tuple[Column, ...], line: str, number: int
) -> tuple[Cell, ...] | NotInput:
    parts = [part.strip() for part in line.split(";")]
    if len(parts) != len(columns):
        return NotInput(InputTrouble.COLUMNS, number)
    cells = []
    for column, part in zip(columns, parts, strict=True):
        cell = _read(methodology, column, part)
        if isinstance(cell, NotInput):
            return replace(cell, line=number, column=column.label, text=part)
        cells.append(cell)
    return tuple(cells)


def _read(methodology: Methodology, one: Input | Column, text: str) -> Cell | NotInput:
    typed = text.strip()
    if not typed:
        return NotInput(InputTrouble.EMPTY)
    if one.kind is ValueKind.TEXT:
        return Cell(one.name, text=typed)
    if one.kind is ValueKind.CHOICE:
        return _choice(methodology, one, typed)
    return _figure(one, typed)


def _choice(methodology: Methodology, one: Input | Column, typed: str) -> Cell | NotInput:
    """A kind by its short name or by its words."""
    table = methodology.table(one.table)
    for choice in table.choices if table else ():
        if typed.casefold() in (choice.name.casefold(), choice.label.casefold()):
            return Cell(one.name, text=choice.name, wording=typed)
    return NotInput(InputTrouble.NO_CHOICE)


def _figure(one: Input | Column, typed: str) -> Cell | NotInput:
    yes_no = one.kind is ValueKind.YES_NO
    reading = read_figure(typed, one.unit, yes_no=yes_no)
    if reading.number is not None and reading.trouble is None:
        if reading.number.value < 0 and own_unit(one.unit).kind in ("", COUNT, PERCENT):
            return NotInput(InputTrouble.NEGATIVE)
        return Cell(one.name, reading.number.value, wording=typed if yes_no else reading.number.wording)
    if yes_no:
        return NotInput(InputTrouble.YES_NO)
    if says_nothing(typed):
        return NotInput(InputTrouble.ZERO_OR_NONE)
    if reading.no_data:
        return NotInput(InputTrouble.NO_DATA)
    if len(reading.choices) == 1 and reading.trouble in _INEXACT:
        return NotInput(_INEXACT[reading.trouble], number=abs(reading.choices[0].value))
    several = reading.trouble is not None and reading.trouble not in (Trouble.EMPTY, Trouble.NO_DIGITS)
    return NotInput(InputTrouble.SEVERAL if several else InputTrouble.NO_NUMBER)


_INEXACT = {Trouble.APPROXIMATE: InputTrouble.APPROXIMATE, Trouble.OTHER_UNIT: InputTrouble.OTHER_UNIT}
