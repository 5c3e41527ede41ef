"""Handing in a computed indicator: its inputs one by one, and the value that follows from them.

Source: storyboard 2, «Computed indicators»; the domain page, «The Mytishchi methodology».
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from domain.figures.form import Answers, Asked
from domain.figures.standing import Standing, State
from domain.figures.targets import Target, TargetKind
from domain.methodology.asking import Wanted, asked_on, open_ones, wanted, with_rows, with_value, without
from domain.methodology.computing import Result, compute
from domain.methodology.given import Given, Value
from domain.methodology.goals.shortfall import Shortfall, shortfall
from domain.methodology.guarding import Clash, clashes
from domain.methodology.model import ValueKind
from domain.methodology.showing import worded


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
    given = replace(answers.given, decisions=asked.decisions, indicators=asked.indicators)
    return compute(asked.methodology, given, asked.period)


def restored(plain: Mapping[str, Any], asked: Asked) -> Answers:
    """A draft's answers as they were kept, with the value that follows by the formula in force today."""
    return settled(Answers.from_json(plain), asked)


def clashes_of(answers: Answers, asked: Asked) -> tuple[Clash, ...]:
    """What contradicts itself among the inputs that are there."""
    if asked.methodology is None:
        return ()
    return clashes(asked.methodology, replace(answers.given, decisions=asked.decisions), asked.period)


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


def lacking(
    found: Result | None, target: Target | None, standing: Standing, *, range_top_is_limit: bool = True
) -> Shortfall | None:
    """What a value lacks that is behind its target, or by how much it is above its limit."""
    if found is None or target is None or standing.state not in (State.BEHIND, State.MISSED):
        return None
    if target.kind not in (TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.RANGE):
        return None
    limited = target.kind is TargetKind.AT_MOST or range_top_is_limit
    return shortfall(found, target.low, target.high if limited else None)


def with_input(answers: Answers, asked: Asked, question: Wanted, value: Value) -> Answers:
    """By a button."""
    heard = answers.heard.with_keys(None, (question.key,))
    return settled(replace(answers, given=with_value(answers.given, value), heard=heard), asked)


def tapped(answers: Answers, asked: Asked, place: int) -> Answers:
    """The input that is asked for, answered by the ``place``-th button: yes and no, or a table's kinds."""
    question, methodology = wanted_now(answers, asked), asked.methodology
    if question is None or methodology is None or place < 0:
        return answers
    one = question.input
    if one.kind is ValueKind.YES_NO:
        wording = "да" if place == 0 else "нет"
        value = Value(one.name, Decimal(place == 0), question.month, wording=wording, period=question.period)
        return with_input(answers, asked, question, value)
    table = methodology.table(one.table)
    if one.kind is not ValueKind.CHOICE or table is None or place >= len(table.choices):
        return answers
    choice = table.choices[place].name
    value = Value(one.name, None, question.month, choice=choice, period=question.period)
    return with_input(answers, asked, question, value)


def reopened(answers: Answers, asked: Asked, place: int) -> Answers:
    """The ``place``-th question of the period is asked again."""
    if asked.methodology is None:
        return answers
    questions = wanted(asked.methodology, asked.period)
    return without_input(answers, asked, questions[place]) if 0 <= place < len(questions) else answers


def without_input(answers: Answers, asked: Asked, question: Wanted) -> Answers:
    """An input to be asked for again."""
    heard = answers.heard.with_keys(None, ())  # nothing to be said back
    blank = replace(answers, words=False, no_data=False, given=without(answers.given, question), heard=heard)
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
