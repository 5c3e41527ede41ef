"""What is asked about the inputs instead of computing with them: a message that reads in more ways than one,
two that contradict each other, what is no answer at all, what gives no value."""

from domain.figures.inputs.series import Read
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.methodology.asking import Wanted
from domain.methodology.formula.problems import ProblemKind
from domain.methodology.guarding import Clash
from handlers.screen import Button, data
from handlers.submit.inputs import given, series
from handlers.submit.inputs.asking import example
from handlers.submit.inputs.times import of_months, when
from handlers.submit.parts import Rows, button
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, figures, workings

_LONGEST_LABEL = 58
_MOST_CLASHES = 6


def readings(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """«1 160 158 171»: a button for each way to read it."""
    found = [_reading(t, view, one) for one in view.readings]
    text = figures.short(" ".join(view.answers.heard.doubt.split()), 120)
    name = "input.readings.either" if view.clashes else "input.readings"
    lines = [*head, "", t("input.readings.one" if len(found) == 1 else name, text=text)]
    long = any(figures.units(one) > _LONGEST_LABEL for one in found)
    if long or len(found) == 1:
        mark = "{n}. " if len(found) > 1 else ""
        lines += [t("input.reading", text=mark.format(n=n) + one) for n, one in enumerate(found, 1)]
    if view.series and not view.clashes:
        lines.append(t("input.readings.how", example=series.example(view, "; ")))
    labels = [t.label("button.right")] if len(found) == 1 else found
    if long and len(found) > 1:
        labels = [t.label("button.variant", n=n) for n in range(1, len(found) + 1)]
    buttons = tuple(
        (Button(label, data(NAME, "reading", view.id, view.revision, place)),)
        for place, label in enumerate(labels)
    )
    back = button(t, view, "list", "button.to_list")
    return Html("\n".join(lines)), (*buttons, (button(t, view, "retype", "button.retype"), back))


def _reading(t: Texts, view: FigureDraft, read: Read) -> str:
    """«январь — 1 160, февраль — 158»; of more inputs than one with their names."""
    names = list(dict.fromkeys(one.name for one in read.values))
    alone = len(names) == 1 and len(view.series) == 1
    parts = []
    for name in names:
        values = [one for one in read.values if one.name == name]
        said = given.of_months(t, values) if values[0].month else given.number(values[0])
        parts.append(said if alone else f"{name}: {said}")
    return "; ".join(parts)


def clash(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """«З2 = 5,2 больше З1 = 4,8»: which of them is to be given anew?"""
    shown = view.clashes[:_MOST_CLASHES]
    lines = [*head, *given.taken(t, view), "", *(_clash(t, view, one) for one in shown)]
    lines += [
        t("input.clash.why", question=why) for why in dict.fromkeys(one.guard.question for one in shown)
    ]
    questions = list(dict.fromkeys(one for each in shown for one in each.inputs))
    if questions:
        lines.append(t("input.clash.how", example=_corrected(t, view, questions[-1])))
    swap = ((button(t, view, "swap", "button.swap"),),) if view.can_swap else ()
    rows = tuple((Button(_fix(t, view, one), given.reopen(view, one)),) for one in questions)
    return Html("\n".join(lines)), (
        *swap,
        *rows,
        (button(t, view, "inputs", "button.inputs"),),
        (button(t, view, "no_data", "button.no_data"), button(t, view, "later", "button.later")),
        (button(t, view, "list", "button.to_list"),),
    )


def _clash(t: Texts, view: FigureDraft, one: Clash) -> Html:
    month = t.label(f"month.{one.month}") if one.month else ""
    about = f"{month[:1].upper()}{month[1:]}: " if month else ""
    sides = [_with_value(t, view, each) for each in one.inputs]
    if one.sign:
        broken = t.label(f"input.clash.{_BROKEN[one.sign]}")
        return t("input.clash", about=about, left=sides[0], broken=broken, right=sides[1])
    return t("input.clash.several", about=about, figures="; ".join(sides), rule=one.guard.text)


_BROKEN = {"≤": "more", "<": "not_less", "≥": "less", ">": "not_more", "=": "not_equal", "≠": "equal"}
"""What the two are where the sign does not hold."""


def _with_value(t: Texts, view: FigureDraft, question: Wanted) -> str:
    value = given.value_of(view, question)
    return question.input.name + ("" if value is None else f" = {given.with_unit(t, question.input, value)}")


def _corrected(t: Texts, view: FigureDraft, question: Wanted) -> str:
    """«Nотр февраль 100»."""
    month = f" {t.label(f'month.{question.month}')}" if question.month else ""
    return f"{question.input.name}{month} {given.shown(t, view, question) or 100}"


def _fix(t: Texts, view: FigureDraft, question: Wanted) -> str:
    month = f" · {t.label(f'month.{question.month}')}" if question.month else ""
    value = given.shown(t, view, question)
    label = t.label("button.fix_input", name=f"{question.input.name}{month}", value=value or "—")
    return figures.short(label, _LONGEST_LABEL)


def no_value(t: Texts, view: FigureDraft, head: list[Html]) -> tuple[Html, Rows]:
    """Everything was given and nothing can be computed: why, and what can be done about it."""
    assert view.result is not None
    reasons = workings.problems(t, view.result)
    lines = [*head, "", t("input.no_value"), *reasons]
    if any(problem.kind is ProblemKind.UNDECIDED for problem in view.result.problems):
        lines.append(t("input.undecided"))
    return Html("\n".join(lines)), (
        (button(t, view, "inputs", "button.inputs"),),
        (button(t, view, "no_data", "button.no_data"), button(t, view, "words", "button.in_words")),
        (button(t, view, "list", "button.to_list"),),
    )


def not_input(t: Texts, view: FigureDraft, misread: NotInput) -> Html:
    """What the bot did not understand, with an example that works."""
    said = _said(t, view, misread)
    if misread.line and misread.trouble is not InputTrouble.COLUMNS:
        return Html(f"{t('input.in_line', line=misread.line, column=misread.column)} {said}")
    about = _about(t, view, misread)
    lines = given.taken(t, view) if misread.trouble is InputTrouble.NO_DATA else []
    return Html("\n".join([*lines, f"{about} {said[:1].upper()}{said[1:]}".strip()]))


def _said(t: Texts, view: FigureDraft, misread: NotInput) -> Html:
    facts = {
        "text": figures.short(" ".join((misread.text or view.misread_text).split()), 120),
        "line": misread.line,
        "day": dates.day(misread.day) if misread.day else "",
        "count": len(view.wanted.input.columns) if view.wanted else 0,
        "number": "" if misread.number is None else figures.number(misread.number),
        "example": example(t, view, view.wanted.input) if view.wanted else "",
    }
    if misread.trouble in (InputTrouble.COUNT, InputTrouble.MINGLED, InputTrouble.NOT_ASKED):
        return _of_series(t, view, misread)
    if misread.trouble is InputTrouble.WHICH:
        questions = [one for each in view.clashes for one in each.inputs] or [*view.questions]
        return t("input.trouble.which", example=_corrected(t, view, questions[-1]))
    if misread.trouble is InputTrouble.NO_DATA and view.asked.is_early:
        return t("input.trouble.no_data_early")
    return t(f"input.trouble.{misread.trouble}", **facts)


def _of_series(t: Texts, view: FigureDraft, misread: NotInput) -> Html:
    """Too many numbers, too few, or other months: with an answer for exactly those that are asked."""
    if misread.trouble is InputTrouble.MINGLED:
        return t("input.trouble.mingled", example=series.example(view, "; ") if view.series else "")
    months = sorted({month for one in view.series for month in one.months})
    asked = of_months(t, view.asked.period, months) if months else ""
    shown = series.example(view) if view.series else ""
    if misread.trouble is InputTrouble.NOT_ASKED:
        named = t.label(f"month.{misread.month}") if misread.month else misread.text
        return t("input.trouble.not_asked", text=named, months=asked, example=shown)
    if misread.month:
        names = ", ".join(one.input.name for one in view.series)
        month, numbers = t.label(f"month.{misread.month}"), " ".join(["100"] * len(view.series))
        return t("input.trouble.count_month", names=names, month=month, numbers=numbers)
    if len(view.series) > 1:
        return t.count("input.trouble.count_rows", misread.count, example=shown)
    needed = t.count_label("input.numbers", len(months))
    return t.count("input.trouble.count", misread.count, months=asked, needed=needed, example=shown)


def _about(t: Texts, view: FigureDraft, misread: NotInput) -> Html | str:
    """«Nназн, за февраль 2022.»"""
    if view.clashes:
        return ""
    question = next(
        (one for one in view.questions if (one.input.name, one.month) == (misread.name, misread.month)), None
    )
    if misread.trouble in (InputTrouble.COUNT, InputTrouble.MINGLED, InputTrouble.NOT_ASKED):
        question = None if series.is_several(view) else view.wanted
    elif misread.trouble is InputTrouble.WHICH:
        question = None
    else:
        question = question or view.wanted
    if question is None:
        return ""
    return t("input.about", name=question.input.name, when=when(t, view.asked.period, question))
