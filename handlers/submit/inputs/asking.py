"""The input that is asked for, and what stands beside the question."""

from datetime import timedelta

from domain.figures.units import COUNT, own_unit
from domain.methodology.asking import Wanted
from domain.methodology.model import Column, Input, ValueKind
from handlers.screen import Button, data
from handlers.submit.inputs import series
from handlers.submit.inputs.given import shown, taken
from handlers.submit.inputs.times import when
from handlers.submit.parts import Rows, button
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, figures

_LONGEST_LABEL = 400
_LONGEST_QUESTION = 900
_DAY = timedelta(days=1)


def ask(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """The input that is asked for, in the document's words and unit."""
    assert view.wanted is not None
    everything = _now(view)
    place = [one.key for one in everything].index(view.wanted.key) + 1
    known = sum(shown(t, view, one) is not None for one in everything)
    name = "input.head" if known == place - 1 else "input.head_known"
    lines = [*head, *taken(t, view), "", t(name, n=place, total=len(everything), known=known)]
    asked = series.question(t, view) if series.is_several(view) else _question(t, view, view.wanted)
    return Html("\n".join([*lines, *asked])), rows_of_input(t, view)


def is_first(view: FigureDraft) -> bool:
    return view.wanted is not None and view.wanted.key == _now(view)[0].key


def _now(view: FigureDraft) -> list[Wanted]:
    """What is asked by now, answered or not."""
    today, period = view.asked.today, view.asked.period
    return [one for one in view.questions if today is None or one.asked_from(period) <= today]


def waits(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """What is asked now is there; when the rest is asked."""
    lines = [*head, *taken(t, view), "", t("input.waits")]
    end = view.asked.period.end
    if view.next_asked is not None and view.next_asked <= end:
        lines.append(t("input.waits.month", day=dates.day(view.next_asked - _DAY)))
    lines.append(t("input.waits.rest", end=dates.day(end)))
    return Html("\n".join(lines)), rows_of_waiting(t, view)


def rows_of_waiting(t: Texts, view: FigureDraft) -> Rows:
    given = view.answers.given.values or view.answers.given.rows
    rows = ((button(t, view, "inputs", "button.inputs"),),) if given else ()
    return (*rows, (button(t, view, "list", "button.to_list"),))


def _question(t: Texts, view: FigureDraft, question: Wanted) -> list[Html]:
    one = question.input
    label = figures.short(one.label, _LONGEST_LABEL)
    lines = [t("input.question", name=one.name, label=label, unit=f", {one.unit}" if one.unit else "")]
    lines.append(Html(f"<b>{when(t, view.asked.period, question)}</b>"))
    if one.question:
        lines.append(t("input.help", text=figures.short(one.question, _LONGEST_QUESTION)))
    if one.columns:
        columns = "; ".join(_column(t, view, column) for column in one.columns)
        lines.append(t("input.rows", columns=columns, example=example(t, view, one)))
    elif one.kind is ValueKind.YES_NO:
        lines.append(t("input.yes_no"))
    elif one.kind is ValueKind.NUMBER:
        lines.append(t("input.count" if own_unit(one.unit).kind == COUNT else "input.number"))
    if one.reconstructed:
        lines.append(t("input.reconstructed", reason=figures.short(one.reconstructed, 400)))
    return lines


def _column(t: Texts, view: FigureDraft, column: Column) -> str:
    assert view.asked.methodology is not None
    table = view.asked.methodology.table(column.table)
    if column.kind is ValueKind.CHOICE and table is not None:
        kinds = ", ".join(choice.name for choice in table.choices)
        return t.label("input.column_choice", label=column.label, kinds=kinds)
    if column.kind is ValueKind.YES_NO:
        return t.label("input.column_yes_no", label=column.label)
    return f"{column.label}, {column.unit}" if column.unit else column.label


def example(t: Texts, view: FigureDraft, listed: Input) -> str:
    """A line of the list as it can be typed."""
    assert view.asked.methodology is not None
    parts = []
    for column in listed.columns:
        table = view.asked.methodology.table(column.table)
        if column.kind is ValueKind.CHOICE and table is not None and table.choices:
            parts.append(table.choices[0].name)
        else:
            parts.append(t.label(f"input.example.{column.kind}"))
    return "; ".join(parts)


def rows_of_input(t: Texts, view: FigureDraft) -> Rows:
    """What can be done instead of typing."""
    assert view.wanted is not None
    rows = [*_choices(t, view, view.wanted.input)]
    if view.answers.given.values or view.answers.given.rows:
        rows.append((button(t, view, "inputs", "button.inputs"),))
    no_data = () if view.asked.is_early else (button(t, view, "no_data", "button.no_data"),)
    rows.append((*no_data, button(t, view, "later", "button.later")))
    rows.append((button(t, view, "list", "button.to_list"),))
    return tuple(rows)


def _choices(t: Texts, view: FigureDraft, one: Input) -> Rows:
    """Yes and no, or the kinds, to tap instead of typing."""
    labels: list[str] = []
    if one.kind is ValueKind.YES_NO and not one.columns:
        labels = [t.label("button.yes"), t.label("button.no")]
    elif one.kind is ValueKind.CHOICE and view.asked.methodology is not None:
        table = view.asked.methodology.table(one.table)
        labels = [choice.label for choice in table.choices] if table else []
    return tuple(
        (Button(figures.short(label, 58), data(NAME, "input", view.id, view.revision, place)),)
        for place, label in enumerate(labels)
    )
