"""A methodology's inputs one by one, and the working before sending (storyboard 2, «Computed indicators»)."""

from dataclasses import replace
from datetime import timedelta

from domain.figures.computed import InputTrouble, NotInput
from domain.methodology.asking import Wanted, wanted
from domain.methodology.formula.problems import ProblemKind
from domain.methodology.model import Column, Day, Every, Input, InputCourse, ValueKind
from domain.time.periods import Period
from handlers.screen import Button, data
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, figures, periods, workings

NAME = "submit"
Rows = tuple[tuple[Button, ...], ...]
_LONGEST_LABEL = 400
_LONGEST_QUESTION = 900
_DAY = timedelta(days=1)


def ask(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """The input that is asked for, in the document's words and unit."""
    assert view.wanted is not None
    everything = _now(view)
    place = [one.key for one in everything].index(view.wanted.key) + 1
    known = sum(_is_known(view, one) for one in everything)
    name = "input.head" if known == place - 1 else "input.head_known"
    lines = [*head, "", t(name, n=place, total=len(everything), known=known)]
    return Html("\n".join([*lines, *_question(t, view, view.wanted)])), _rows(t, view)


def wanted_of(view: FigureDraft) -> tuple[Wanted, ...]:
    assert view.asked.methodology is not None
    return wanted(view.asked.methodology, view.asked.period)


def is_first(view: FigureDraft) -> bool:
    return view.wanted is not None and view.wanted.key == _now(view)[0].key


def _now(view: FigureDraft) -> list[Wanted]:
    """What is asked by now, answered or not."""
    today, period = view.asked.today, view.asked.period
    return [one for one in wanted_of(view) if today is None or one.asked_from(period) <= today]


def waits(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """What is asked now is there; when the rest is asked."""
    lines = [*head, "", t("input.waits")]
    end = view.asked.period.end
    if view.next_asked is not None and view.next_asked <= end:
        lines.append(t("input.waits.month", day=dates.day(view.next_asked - _DAY)))
    lines.append(t("input.waits.rest", end=dates.day(end)))
    return Html("\n".join(lines)), rows_of_waiting(t, view)


def rows_of_waiting(t: Texts, view: FigureDraft) -> Rows:
    given = view.answers.given.values or view.answers.given.rows
    rows = ((_button(t, view, "inputs", "button.inputs"),),) if given else ()
    return (*rows, (_button(t, view, "list", "button.to_list"),))


def _is_known(view: FigureDraft, question: Wanted) -> bool:
    given = view.answers.given
    values = any(one.place == question.place for one in given.values)
    return values or any(one.name == question.input.name for one in given.rows)


def _question(t: Texts, view: FigureDraft, question: Wanted) -> list[Html]:
    one = question.input
    label = figures.short(one.label, _LONGEST_LABEL)
    lines = [t("input.question", name=one.name, label=label, unit=f", {one.unit}" if one.unit else "")]
    lines.append(Html(f"<b>{when(t, view.asked.period, question)}</b>"))
    if one.question:
        lines.append(t("input.help", text=figures.short(one.question, _LONGEST_QUESTION)))
    if one.columns:
        columns = "; ".join(_column(t, view, column) for column in one.columns)
        lines.append(t("input.rows", columns=columns, example=_example(t, view, one)))
    elif one.kind is ValueKind.YES_NO:
        lines.append(t("input.yes_no"))
    elif one.kind is ValueKind.NUMBER:
        lines.append(t("input.number"))
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


def _example(t: Texts, view: FigureDraft, listed: Input) -> str:
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


def when(t: Texts, period: Period, question: Wanted) -> str:
    """«за январь 2022», «с начала года по 31.03.2022», «на 01.04.2022»."""
    if question.period:
        return when(t, Period.from_key(question.period), replace(question, period=""))
    one = question.input
    if question.month:
        month = Period.from_key(f"{period.year}-M{question.month}")
        return t.label("input.when.period", period=periods.name(t, month))
    if one.course is InputCourse.RUNNING_TOTAL:
        return t.label("input.when.running_total", end=dates.day(period.end))
    if one.course is InputCourse.LEVEL or one.day is not Day.ANY:
        day = question.not_before(period) if one.day is Day.FIRST_DAY_AFTER else period.end
        return t.label("input.when.level", day=dates.day(day))
    if one.every is Every.ONCE:
        return t.label("input.when.once")
    if one.every is Every.YEAR:
        return t.label("input.when.year", year=period.year)
    return t.label("input.when.period", period=periods.name(t, period))


def _rows(t: Texts, view: FigureDraft) -> Rows:
    assert view.wanted is not None
    rows = [*_choices(t, view, view.wanted.input)]
    if view.answers.given.values or view.answers.given.rows:
        rows.append((_button(t, view, "inputs", "button.inputs"),))
    no_data = () if view.asked.is_early else (_button(t, view, "no_data", "button.no_data"),)
    rows.append((*no_data, _button(t, view, "later", "button.later")))
    rows.append((_button(t, view, "list", "button.to_list"),))
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


def no_value(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """Everything was given and nothing can be computed: why, and what can be done about it."""
    assert view.result is not None
    reasons = workings.problems(t, view.result)
    lines = [*head, "", t("input.no_value"), *reasons]
    if any(problem.kind is ProblemKind.UNDECIDED for problem in view.result.problems):
        lines.append(t("input.undecided"))
    return Html("\n".join(lines)), (
        (_button(t, view, "inputs", "button.inputs"),),
        (_button(t, view, "no_data", "button.no_data"), _button(t, view, "words", "button.in_words")),
        (_button(t, view, "list", "button.to_list"),),
    )


def overview(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """What has been given, a button each to give it anew."""
    buttons = []
    for place, question in enumerate(wanted_of(view)):
        if _is_known(view, question):
            value = _shown(t, view, question)
            label = f"{question.input.name} · {when(t, view.asked.period, question)}: {value}"
            buttons.append(
                (Button(figures.short(label, 60), data(NAME, "reopen", view.id, view.revision, place)),)
            )
    back = (_button(t, view, "resume", "button.back"),)
    return t("input.overview", number=view.item.indicator.number), (*buttons[:60], back)


def _shown(t: Texts, view: FigureDraft, question: Wanted) -> str:
    for rows in view.answers.given.rows:
        if rows.name == question.input.name:
            return t.count_label("input.rows_given", len(rows.rows))
    for value in view.answers.given.values:
        if value.place == question.place:
            return value.wording or value.choice or str(value.value)
    return ""


def not_input(t: Texts, view: FigureDraft, misread: NotInput) -> Html:
    """What the bot did not understand, with an example that works."""
    facts = {
        "text": figures.short(" ".join((misread.text or view.misread_text).split()), 120),
        "line": misread.line,
        "column": misread.column,
        "day": dates.day(misread.day) if misread.day else "",
        "count": len(view.wanted.input.columns) if view.wanted else 0,
        "number": "" if misread.number is None else figures.number(misread.number),
        "example": _example(t, view, view.wanted.input) if view.wanted else "",
    }
    said = t(f"input.trouble.{misread.trouble}", **facts)
    if misread.line and misread.trouble is not InputTrouble.COLUMNS:
        return Html(f"{t('input.in_line', **facts)} {said}")
    about = ""
    if view.wanted is not None:
        at = when(t, view.asked.period, view.wanted)
        about = t("input.about", name=view.wanted.input.name, when=at)
    return Html(f"{about} {said[:1].upper()}{said[1:]}")


def working_lines(t: Texts, view: FigureDraft) -> list[Html]:
    """The last steps of the working, before sending."""
    instead = view.answers.no_data or view.answers.words
    if view.result is None or view.result.value is None or instead:
        return []
    return ["", t("input.working"), *workings.short(t, view.result.trace, view.item.target)]  # type: ignore[list-item]


def _button(t: Texts, view: FigureDraft, action: str, name: str) -> Button:
    return Button(t.label(name), data(NAME, action, view.id, view.revision))
