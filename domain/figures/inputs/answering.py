"""A message while a computed figure's inputs are asked for: what it gives, what has to be asked about it.

Source: storyboard 2, «Computed indicators»; decision 0031.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.figures import computed
from domain.figures.consent import agrees
from domain.figures.form import Answers, Asked
from domain.figures.inputs.series import MOST_READINGS, Read, SeriesRead, read_series
from domain.figures.inputs.single import read_rows, read_value
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.methodology.asking import (
    Series,
    Wanted,
    asked_on,
    asked_together,
    is_of_months,
    open_ones,
    wanted,
    with_rows,
    with_value,
)
from domain.methodology.formula.lookalikes import skeleton
from domain.methodology.given import Given, Value
from domain.methodology.guarding import Clash
from domain.methodology.model import Input

_NAMED = re.compile(
    r"\s*(?P<name>[^\W\d_]\w*)(?P<sign>\s*[:=]|\s+[-–—](?=\s)|(?=\s+\S))\s*(?P<rest>.*)", re.DOTALL
)
_SHORTEST_NAME = 2
"""«С 12» may be Russian; «С: 12» is the input «C»."""

Said = tuple[Answers, NotInput | None]
"""The answers now, and why the message, or a part of it, gave nothing."""


def restored(plain: Mapping[str, Any], asked: Asked) -> Answers:
    """A draft's answers as they were kept; what is to be asked about a message may be settled by now."""
    answers = computed.restored(plain, asked)
    if answers.heard.doubt and not readings(answers, asked):
        return replace(answers, heard=answers.heard.without_doubt())
    return answers


def asked_series(answers: Answers, asked: Asked) -> tuple[Series, ...]:
    """The months that are asked for in one question now; empty where one figure is."""
    if asked.methodology is None:
        return ()
    open_now = asked_on(asked.today, asked.methodology, asked.period, answers.given)
    return asked_together(asked.methodology, open_now)


def with_text(answers: Answers, asked: Asked, text: str, message: int | None = None) -> Said:
    """The typed answer to what is asked for, or why it is none."""
    if asked.methodology is None:
        return answers, None
    if answers.heard.doubt and (said := agrees(text)) is not None:
        return _agreed(answers, asked) if said else (without_doubt(answers), None)
    answers = without_doubt(answers)
    if lines := _named_lines(answers, asked, text):
        return _of_lines(answers, asked, lines, message)
    if found := computed.clashes_of(answers, asked):
        return _of_clash(answers, asked, found, text, message)
    return _of_question(answers, asked, text, message)


def _agreed(answers: Answers, asked: Asked) -> Said:
    """«да» to the only reading."""
    if len(readings(answers, asked)) == 1:
        return with_reading(answers, asked, 0), None
    return without_doubt(answers), NotInput(InputTrouble.MINGLED)


def with_one(answers: Answers, asked: Asked, question: Wanted, text: str) -> Said:
    """One input's own cell: nothing else can be meant by it."""
    return _given(answers, asked, question, text, None)


def with_reading(answers: Answers, asked: Asked, place: int) -> Answers:
    """The ``place``-th of the readings is meant."""
    found = readings(answers, asked)
    if not 0 <= place < len(found):
        return answers
    return _taken(answers, asked, found[place].values, answers.heard.doubt_message)


def swapped(answers: Answers, asked: Asked) -> Answers:
    """The two inputs that contradict each other in each other's place; unchanged where that mends nothing."""
    found = computed.clashes_of(answers, asked)
    pairs = {tuple(sorted(one.input.name for one in each.inputs)) for each in found}
    if len(pairs) != 1 or len(pair := next(iter(pairs))) != 2:
        return answers
    other = dict(zip(pair, reversed(pair), strict=True))
    swap = [replace(one, name=other[one.name]) for one in answers.given.values if one.name in other]
    changed = _taken(answers, asked, swap, None)
    both = len({one.month for one in swap}) * 2 == len(swap)
    return changed if both and not computed.clashes_of(changed, asked) else answers


def without_doubt(answers: Answers) -> Answers:
    """«Прислать заново»."""
    return replace(answers, heard=answers.heard.without_doubt())


def readings(answers: Answers, asked: Asked) -> tuple[Read, ...]:
    """The ways in which the message that is asked about can be read."""
    if not answers.heard.doubt:
        return ()
    if found := computed.clashes_of(answers, asked):
        return _of_either(asked, found, answers.heard.doubt)
    series = asked_series(answers, asked)
    return _read_series(asked, series, answers.heard.doubt).readings if series else ()


def edited(answers: Answers, asked: Asked, text: str, message: int) -> Said | None:
    """A message edited in Telegram: what it gave is given anew, unless it has been since; None for others."""
    if answers.heard.doubt_message == message:
        return with_text(without_doubt(answers), asked, text, message)
    keys, owned = answers.heard.of(message), answers.heard.owned(message)
    if not owned or asked.methodology is None:
        return None
    lines = _named_lines(answers, asked, text)
    if lines and {named.name for named, _ in lines} == set(keys):
        return _of_lines(answers, asked, [line for line in lines if line[0].name in owned], message)
    gave = [one for key in keys for one in wanted(asked.methodology, asked.period) if one.key == key]
    if not all(one.month and is_of_months(one.input) for one in gave):
        return _given(answers, asked, gave[0], text, message)
    names = dict.fromkeys(one.input for one in gave)
    series = [Series(one, tuple(each.month for each in gave if each.input == one)) for one in names]
    found = _read_series(asked, series, text)
    if found.taken is None:
        return answers, found.trouble or NotInput(InputTrouble.MINGLED)
    theirs = {one.key for one in wanted(asked.methodology, asked.period)} - (set(keys) - set(owned))
    values = tuple(value for value in found.taken.values if value.key in theirs)
    return _taken(answers, asked, values, message), _lacking(found.taken)


def _of_question(answers: Answers, asked: Asked, text: str, message: int | None) -> Said:
    series = asked_series(answers, asked)
    if series:
        return _of_series(answers, asked, series, text, message)
    question = computed.wanted_now(answers, asked)
    if question is None:
        day = computed.next_asked(answers, asked)
        return answers, (None if day is None else NotInput(InputTrouble.NOT_YET, day=day))
    return _given(answers, asked, question, text, message)


def _of_series(
    answers: Answers, asked: Asked, series: Sequence[Series], text: str, message: int | None
) -> Said:
    found = _read_series(asked, series, text)
    if found.taken is not None:
        return _taken(answers, asked, found.taken.values, message), _lacking(found.taken)
    if found.readings:
        return replace(answers, heard=answers.heard.with_doubt(text, message)), None
    return answers, found.trouble


def _read_series(asked: Asked, series: Sequence[Series], text: str) -> SeriesRead:
    over = max((one.month for one in _by_now(asked)), default=0)
    return read_series(series, over, asked.period, text)


def _lacking(read: Read) -> NotInput | None:
    """A month without data stays open, and it is said what that means."""
    if not read.without:
        return None
    first = read.without[0]
    return NotInput(InputTrouble.NO_DATA, name=first.input.name, month=first.month)


def _of_clash(answers: Answers, asked: Asked, found: Sequence[Clash], text: str, message: int | None) -> Said:
    """A number alone below two that contradict each other: which of them is it?"""
    ways = _of_either(asked, found, text)
    if len(ways) > 1:
        return replace(answers, heard=answers.heard.with_doubt(text, message)), None
    wrong = _value(asked, found[0].inputs[0], text) if len(found) == 1 and found[0].inputs else None
    return answers, (wrong if isinstance(wrong, NotInput) else NotInput(InputTrouble.WHICH))


def _of_either(asked: Asked, found: Sequence[Clash], text: str) -> tuple[Read, ...]:
    if len(found) != 1:
        return ()
    values = [_value(asked, one, text) for one in found[0].inputs[:MOST_READINGS]]
    return tuple(Read((one,)) for one in values if isinstance(one, Value))


def _value(asked: Asked, question: Wanted, text: str) -> Value | NotInput:
    assert asked.methodology is not None
    return read_value(asked.methodology, question, text)


def _given(answers: Answers, asked: Asked, question: Wanted, text: str, message: int | None) -> Said:
    """One input, or a list."""
    assert asked.methodology is not None
    if question.input.columns:
        rows = read_rows(asked.methodology, question.input, text)
        if isinstance(rows, NotInput):
            return answers, rows
        return _kept(answers, asked, with_rows(answers.given, rows), (question.key,), message), None
    value = _value(asked, question, text)
    if isinstance(value, NotInput):
        return answers, replace(value, name=question.input.name, month=question.month)
    return _taken(answers, asked, (value,), message), None


def _taken(answers: Answers, asked: Asked, values: Sequence[Value], message: int | None) -> Answers:
    given = answers.given
    for value in values:
        given = with_value(given, value)
    return _kept(answers, asked, given, tuple(one.key for one in values), message)


def _kept(
    answers: Answers, asked: Asked, given: Given, keys: tuple[str, ...], message: int | None
) -> Answers:
    heard = answers.heard.with_keys(message, keys) if keys else answers.heard
    return computed.settled(replace(answers, given=given, heard=heard.without_doubt()), asked)


def _by_now(asked: Asked) -> tuple[Wanted, ...]:
    """Every question that is asked by now, answered or not."""
    assert asked.methodology is not None
    return asked_on(asked.today, asked.methodology, asked.period, Given())


def _named_lines(answers: Answers, asked: Asked, text: str) -> list[tuple[Input, str]] | None:
    """«AR: 36 000⏎SI: 324 000»: a line for each input, by its sign; None where a line names none.

    The months that are asked for now are left to be read as such.
    """
    signs = {
        _sign(one.input.name): one.input for one in _by_now(asked) if not one.input.columns and not one.period
    }
    found = []
    for line in filter(str.strip, text.splitlines()):
        match = _NAMED.match(line)
        named = signs.get(_sign(match["name"])) if match else None
        if match is None or named is None or (len(named.name) < _SHORTEST_NAME and not match["sign"].strip()):
            return None
        found.append((named, match["rest"]))
    now = {one.input.name for one in asked_series(answers, asked)}
    return found if any(named.name not in now for named, _ in found) else None


def _of_lines(
    answers: Answers, asked: Asked, lines: Sequence[tuple[Input, str]], message: int | None
) -> Said:
    """What can be read of them counts."""
    values: list[Value] = []
    trouble: NotInput | None = None
    for named, rest in lines:
        found, wrong = _of_named(answers, asked, named, rest)
        values += found
        trouble = trouble or (wrong and replace(wrong, name=named.name, text=wrong.text or rest))
    return (_taken(answers, asked, values, message) if values else answers), trouble


def _of_named(
    answers: Answers, asked: Asked, named: Input, text: str
) -> tuple[Sequence[Value], NotInput | None]:
    assert asked.methodology is not None
    if not is_of_months(named):
        value = _value(asked, Wanted(named), text)
        return ((), value) if isinstance(value, NotInput) else ((value,), None)
    by_now = [one.month for one in _by_now(asked) if one.input == named and one.month]
    still_open = open_ones(asked.methodology, asked.period, answers.given)
    months = tuple(one.month for one in still_open if one.input == named and one.month in by_now)
    found = _read_series(asked, [Series(named, months or tuple(by_now))], text)
    if found.taken is None:
        return (), found.trouble or NotInput(InputTrouble.MINGLED)
    return found.taken.values, _lacking(found.taken)


def _sign(name: str) -> str:
    return skeleton(name).casefold()
