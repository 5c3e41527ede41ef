"""What has been given for a computed figure: said back, listed to be given anew."""

import re

from domain.figures.numbers import NO_BREAK_SPACE
from domain.figures.units import own_unit
from domain.methodology.asking import Wanted
from domain.methodology.given import Value
from domain.methodology.model import Input, ValueKind
from handlers.screen import Button, data
from handlers.submit.inputs.times import when
from handlers.submit.parts import Rows, button
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, figures

_MOST_BUTTONS = 60


def taken(t: Texts, view: FigureDraft) -> list[Html]:
    """What was given last, each number in full: «Ца: 180 тыс. → 180 000 чел.», a line for each input."""
    last = view.answers.heard.last
    values = [one for one in view.answers.given.values if one.key in last]
    lines = []
    for name in dict.fromkeys(one.name for one in values):
        asked = _input(view, name)
        of_one = sorted((one for one in values if one.name == name), key=lambda one: one.month)
        if asked is not None:
            lines.append(t("input.taken", name=name, value=_said(t, asked, of_one)))
    listed = [rows for rows in view.answers.given.rows if rows.name in last]
    return lines + [t("input.taken", name=one.name, value=_rows(t, len(one.rows))) for one in listed]


def _said(t: Texts, asked: Input, values: list[Value]) -> str:
    unit = f" {asked.unit}" if asked.unit else ""
    if not values[0].month:
        return (
            f"{_typed(values[0])}{in_full(t, asked, values[0])}{unit if values[0].value is not None else ''}"
        )
    return of_months(t, values) + unit


def of_months(t: Texts, values: list[Value]) -> str:
    """«январь — 160, февраль — 158»; a month and its number stay in one line."""
    pairs = (f"{t.label(f'month.{one.month}')} — {number(one)}" for one in values)
    return ", ".join(pair.replace(" ", NO_BREAK_SPACE) for pair in pairs)


def in_full(t: Texts, asked: Input, value: Value) -> str:
    """The number with every digit; yes and no, a kind in its words."""
    if asked.kind is ValueKind.YES_NO:
        return t.label("button.yes" if value.value else "button.no").casefold()
    return value.choice or number(value)


def number(value: Value) -> str:
    """With every digit."""
    return "—" if value.value is None else figures.number(value.value)


def _typed(value: Value) -> str:
    """What was written, where the number's digits are others: «180 тыс. → »."""
    if value.value is None or value.choice or not value.wording:
        return ""
    typed, digits = (re.sub(r"\D", "", one) for one in (value.wording, figures.number(value.value)))
    return f"{value.wording} → " if typed and typed != digits else ""


def with_unit(t: Texts, asked: Input, value: Value) -> str:
    """«5,2 млн руб.»."""
    number = in_full(t, asked, value)
    return f"{number} {asked.unit}" if asked.unit and own_unit(asked.unit).kind else number


def overview(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """What has been given, a button each to give it anew."""
    found = []
    for question in view.questions:
        if (value := shown(t, view, question)) is not None:
            label = f"{question.input.name} · {when(t, view.asked.period, question)}: {value}"
            found.append((Button(figures.short(label, 60), reopen(view, question)),))
    back = (button(t, view, "resume", "button.back"),)
    return t("input.overview", number=view.item.indicator.number), (*found[:_MOST_BUTTONS], back)


def reopen(view: FigureDraft, question: Wanted) -> str:
    """What the button to give it anew carries."""
    place = [one.key for one in view.questions].index(question.key)
    return data(NAME, "reopen", view.id, view.revision, place)


def shown(t: Texts, view: FigureDraft, question: Wanted) -> str | None:
    """What was given; None where nothing was."""
    for rows in view.answers.given.rows:
        if rows.name == question.input.name:
            return _rows(t, len(rows.rows))
    value = value_of(view, question)
    return None if value is None else in_full(t, question.input, value)


def value_of(view: FigureDraft, question: Wanted) -> Value | None:
    return next((one for one in view.answers.given.values if one.key == question.key), None)


def _rows(t: Texts, count: int) -> str:
    return t.count_label("input.rows_given", count)


def _input(view: FigureDraft, name: str) -> Input | None:
    return view.asked.methodology.input(name) if view.asked.methodology else None
