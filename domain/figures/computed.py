"""Handing in a computed indicator: its inputs one by one, and the value that follows from them.

Source: storyboard 2, «Computed indicators»; the domain page, «The Mytishchi methodology».
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from domain.figures.form import Answers, Asked
from domain.figures.numbers import Trouble, read_figure
from domain.figures.units import COUNT, PERCENT, own_unit
from domain.methodology.asking import Wanted, asked_on, open_ones, wanted, with_rows, with_value, without
from domain.methodology.computing import Result, compute
from domain.methodology.given import Cell, Given, Rows, Value
from domain.methodology.model import Column, Input, Methodology, ValueKind
from domain.methodology.showing import worded


class InputTrouble(StrEnum):
    """Why a message is no answer to an input's question."""

    NO_NUMBER = "no_number"
    SEVERAL = "several"
    APPROXIMATE = "approximate"  # a formula needs the figure itself
    OTHER_UNIT = "other_unit"
    NEGATIVE = "negative"  # of something counted; money may be below zero
    NO_CHOICE = "no_choice"
    YES_NO = "yes_no"
    COLUMNS = "columns"  # a row needs as many parts as there are columns
    EMPTY = "empty"
    ONE_BY_ONE = "one_by_one"  # by the indicator's number nothing can be given
    NOT_YET = "not_yet"  # what is asked now has been given


@dataclass(frozen=True, slots=True)
class NotInput:
    """``line`` counts from 1 within a list's message; ``column`` and its ``text`` are what does not fit.

    ``number`` is the one that stands in it, if there is just one.
    """

    trouble: InputTrouble
    line: int = 0
    column: str = ""
    text: str = ""
    day: date | None = None
    number: Decimal | None = None


def wanted_now(answers: Answers, asked: Asked) -> Wanted | None:
    """The input that is asked for."""
    if asked.methodology is None:
        return None
    return next(iter(asked_on(asked.today, asked.methodology, asked.period, answers.given)), None)


def next_asked(answers: Answers, asked: Asked) -> date | None:
    """From what day on the next input is asked, where none is now."""
    if asked.methodology is None or wanted_now(answers, asked) is not None:
        return None
    still_open = open_ones(asked.methodology, asked.period, answers.given)
    return min((one.asked_from(asked.period) for one in still_open), default=None)


def result(answers: Answers, asked: Asked) -> Result | None:
    """What follows from the inputs; ``None`` for an indicator that is not computed."""
    if asked.methodology is None:
        return None
    given = replace(answers.given, decisions=asked.decisions)
    return compute(asked.methodology, given, asked.period)


def restored(plain: Mapping[str, Any], asked: Asked) -> Answers:
    """A draft's answers as they were kept, with the value that follows by the formula in force today."""
    return settled(Answers.from_json(plain), asked)


def settled(answers: Answers, asked: Asked) -> Answers:
    """With the value that the inputs give now, worded with as many digits as tell it from the target."""
    if asked.methodology is None or answers.words or answers.no_data:
        return answers
    found = result(answers, asked)
    still_open = open_ones(asked.methodology, asked.period, answers.given)
    if found is None or found.value is None or still_open:
        return replace(answers, value=None, wording="")
    return replace(answers, value=found.value, wording=wording_of(found, asked))


def wording_of(found: Result, asked: Asked) -> str:
    assert found.value is not None
    target = asked.target
    goal = None if target is None else (target.low if target.low is not None else target.high)
    return worded(found.value, goal, found.judged, found.methodology.digits)


def with_input(answers: Answers, asked: Asked, value: Value) -> Answers:
    return settled(replace(answers, given=with_value(answers.given, value)), asked)


def with_input_text(answers: Answers, asked: Asked, text: str) -> tuple[Answers, NotInput | None]:
    """The typed answer to the input that is asked for, or why it is none."""
    question = wanted_now(answers, asked)
    methodology = asked.methodology
    if methodology is None:
        return answers, None
    if question is None:
        day = next_asked(answers, asked)
        return answers, (None if day is None else NotInput(InputTrouble.NOT_YET, day=day))
    if question.input.columns:
        rows = read_rows(methodology, question.input, text)
        if isinstance(rows, NotInput):
            return answers, rows
        return settled(replace(answers, given=with_rows(answers.given, rows)), asked), None
    value = read_value(methodology, question, text)
    if isinstance(value, NotInput):
        return answers, value
    return with_input(answers, asked, value), None


def tapped(answers: Answers, asked: Asked, place: int) -> Answers:
    """The input that is asked for, answered by the ``place``-th button: yes and no, or a table's kinds."""
    question, methodology = wanted_now(answers, asked), asked.methodology
    if question is None or methodology is None or place < 0:
        return answers
    one = question.input
    if one.kind is ValueKind.YES_NO:
        wording = "да" if place == 0 else "нет"
        value = Value(one.name, Decimal(place == 0), question.month, wording=wording, period=question.period)
        return with_input(answers, asked, value)
    table = methodology.table(one.table)
    if one.kind is not ValueKind.CHOICE or table is None or place >= len(table.choices):
        return answers
    choice = table.choices[place].name
    value = Value(one.name, None, question.month, choice=choice, period=question.period)
    return with_input(answers, asked, value)


def reopened(answers: Answers, asked: Asked, place: int) -> Answers:
    """The ``place``-th question of the period is asked again."""
    if asked.methodology is None:
        return answers
    questions = wanted(asked.methodology, asked.period)
    return without_input(answers, asked, questions[place]) if 0 <= place < len(questions) else answers


def without_input(answers: Answers, asked: Asked, question: Wanted) -> Answers:
    """An input to be asked for again."""
    blank = replace(answers, words=False, no_data=False, given=without(answers.given, question))
    return settled(blank, asked)


def with_known(answers: Answers, asked: Asked, known: Given) -> Answers:
    """What was given before takes the place of what has no answer yet."""
    given = answers.given
    have = {value.place for value in given.values}
    for value in known.values:
        if value.place not in have:
            given = with_value(given, value)
    for rows in known.rows:
        if all(one.name != rows.name for one in given.rows):
            given = with_rows(given, rows)
    return settled(replace(answers, given=given), asked)


def read_value(methodology: Methodology, question: Wanted, text: str) -> Value | NotInput:
    """One input as typed."""
    one = question.input
    cell = _read(methodology, one, text)
    if isinstance(cell, NotInput):
        return cell
    return Value(
        one.name, cell.value, question.month, choice=cell.text, wording=cell.wording, period=question.period
    )


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
    if len(reading.choices) == 1 and reading.trouble in _INEXACT:
        return NotInput(_INEXACT[reading.trouble], number=abs(reading.choices[0].value))
    several = reading.trouble is not None and reading.trouble not in (Trouble.EMPTY, Trouble.NO_DIGITS)
    return NotInput(InputTrouble.SEVERAL if several else InputTrouble.NO_NUMBER)


_INEXACT = {Trouble.APPROXIMATE: InputTrouble.APPROXIMATE, Trouble.OTHER_UNIT: InputTrouble.OTHER_UNIT}
