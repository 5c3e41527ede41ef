"""A finished row, and what it asks before anything in it changes (storyboard 2, «Nothing changes that nobody
meant»).
"""

from domain.figures.finished_row import Typed, meant
from handlers.contribute import beside
from handlers.evidence.screens import attach_button
from handlers.screen import Button, Screen
from handlers.submit.ahead import screens as ahead
from handlers.submit.ahead import seldom
from handlers.submit.inputs import working
from handlers.submit.parts import (
    Rows,
    begun_elsewhere,
    button,
    change_button,
    contradicts,
    cut,
    drop_words,
    figure_of,
    only_this_part,
    returned,
    said_back_line,
    said_by_coordinator,
    standing_line,
    sum_line,
    take_parts,
)
from handlers.submit.refining import screens as refining
from handlers.submit.task_list import for_whom, send_all, to_next
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, evidence, figures, periods

_LONGEST = 900
_LONGEST_EXPLANATION = 1_800


def row(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """As it will stand in the report, and what can still be done with it."""
    return Html("\n".join([*_figure(t, view), *_words(t, view), *_beside(t, view)])), _ways(t, view)


def _figure(t: Texts, view: FigureDraft) -> list[Html]:
    row, answers, target = view.item.indicator, view.answers, view.item.target
    name = figures.short(figures.clean(row.wording if row.measured else row.measure), 300)
    return [
        *for_whom(t, view.tasks),
        t("submit.row.head", number=row.number, period=periods.name(t, view.asked.period), name=name),
        t("submit.row.fact", fact=figures.short(answers.wording, 700)),
        *sum_line(t, view),
        *refining.mark_line(t, view),
        t("submit.row.target", target=cut(target.wording) if target else "—"),
        *figures.far_above(t, answers.value, target, row.unit),
        *_sent_before(t, view),
        *begun_elsewhere(t, view),
    ]


def _words(t: Texts, view: FigureDraft) -> list[Html]:
    """The explanation, and how the figure stands with it."""
    explanation, lines = view.answers.explanation or "", []
    if explanation:
        text = figures.explained(t, explanation, _LONGEST_EXPLANATION)
        lines.append(t("submit.row.explanation", text=text))
    if view.item.indicator.measured:
        lines.append(t("submit.row.state", state=standing_line(t, view.standing, view.asked)))
    if view.tasks.for_whom is not None:
        lines += contradicts(t, view.standing, explanation)
    return lines + said_back_line(t, view)


def _beside(t: Texts, view: FigureDraft) -> list[Html]:
    """What else stands there: the working, what was said of it, whose part it lacks, evidence."""
    lines = [*working.working_lines(t, view), *returned(t, view)]
    lines += said_by_coordinator(t, view.item, view.answers.explanation)
    if view.parts is not None:
        lines += beside.without(t, view.parts.missing)
    if view.pieces:
        lines.append(evidence.attached(t, view.pieces))
    if view.lacks_evidence:
        lines.append(t("evidence.needed"))
    return lines + ahead.row_lines(t, view)


def _ways(t: Texts, view: FigureDraft) -> Rows:
    tasks, row, parts = view.tasks, view.item.indicator, take_parts(t, view)
    attach = attach_button(t, tasks.programme_id, row.id, tasks.period_id)
    explain = button(t, view, "change_explanation", "button.change_explanation")
    return (
        *ahead.row_buttons(t, view),
        (button(t, view, "send", "button.send"),),
        *send_all(t, tasks, at_least=2),
        (change_button(t, view), explain) if row.measured else (explain,),
        *only_this_part(t, view),
        *refining.final_button(t, view),
        *parts,
        *seldom.beside(t, view, attach, is_full=bool(parts)),
        *to_next(t, tasks, row.number),
        (button(t, view, "list", "button.to_list"), button(t, view, "cancel", "button.cancel")),
    )


def _sent_before(t: Texts, view: FigureDraft) -> list[Html]:
    """Somebody of the same unit may have sent it meanwhile: seen before the next version goes out."""
    before = view.item.versions[-1] if view.item.versions else None
    if before is None or before.reason:
        return []
    moment = dates.moment(before.sent_at, view.timezone)
    author = figures.brought(t, before.brought) or figures.short(before.author, 100) or "—"
    facts = {"wording": cut(before.wording), "author": author}
    return [t("submit.sent_before", moment=moment, version=before.version, **facts)]


def typed(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """«Новое значение?»; of other words, what they are meant as."""
    answers, kind = view.answers, meant(view.answers, view.asked)
    facts = {"number": view.item.indicator.number, "text": figures.short(answers.typed, _LONGEST)}
    stay = (button(t, view, "as_it_is", "button.as_it_is"),)
    if kind is Typed.VALUE:
        text = t("submit.typed.value", now=figures.short(answers.wording, 300), **facts)
        return text, ((button(t, view, "typed_value", "button.right"),), stay)
    lines = [t("submit.typed.words", **facts)]
    add = button(t, view, "typed_addition", "button.add")
    rows: list[tuple[Button, ...]] = [(add,)]
    if answers.explanation:
        lines.append(t("submit.typed.now", explanation=figures.short(answers.explanation, _LONGEST)))
        rows = [(button(t, view, "typed_explanation", "button.replace_explanation"), add)]
    if kind is Typed.BOTH:
        rows.append((button(t, view, "typed_value", "button.new_value_too"),))
    return Html("\n".join(lines)), (*rows, stay)


def holds(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """The state has turned worse than the one that was explained."""
    text = t(
        "submit.holds",
        number=view.item.indicator.number,
        figure=figure_of(t, view),
        state=standing_line(t, view.standing, view.asked),
        explanation=figures.short(view.answers.explanation or "", _LONGEST),
    )
    return text, (
        (button(t, view, "holds", "button.right"),),
        (button(t, view, "change_explanation", "button.change_explanation"),),
        (button(t, view, "list", "button.to_list"),),
    )


def ask_to_drop(t: Texts, view: FigureDraft) -> Screen:
    """«Отмена» of a draft with words in it."""
    text = drop_words(t, view.item.indicator.number, view.answers, was_sent=bool(view.item.versions))
    rows = (
        (button(t, view, "drop", "button.drop_draft"),),
        (button(t, view, "resume", "button.keep_draft"),),
    )
    return Screen(text, rows)
