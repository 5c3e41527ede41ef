"""What an executor sees while handing in (storyboard 2)."""

from domain.figures import past
from domain.figures.form import Step
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.numbers import Reading, Trouble
from domain.programme.document import Course
from handlers.asking.screens import figure_button
from handlers.contribute import beside
from handlers.screen import Button, Screen, data
from handlers.submit import finished
from handlers.submit.ahead import screens as ahead
from handlers.submit.inputs import asking, doubts, given, working
from handlers.submit.parts import (
    Rows,
    begun_elsewhere,
    button,
    change_button,
    choice_labels,
    cut,
    figure_of,
    misread_words,
    only_this_part,
    question_words,
    returned,
    said_back_line,
    said_by_coordinator,
    standing_line,
    sum_line,
    take_parts,
)
from handlers.submit.refining import screens as refining
from handlers.submit.task_list import NAME, for_whom
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, evidence, figures, periods

_LONGEST_MEASURE = 700
_LONGEST_PLACE = 40
"""A section of a longer name gives way to the indicator's short one."""


def draft(t: Texts, view: FigureDraft) -> Screen:
    """The open question of a draft."""
    if view.misread is not None:
        question, rows = _still_open(t, view)
        by_number = isinstance(view.misread, NotInput) and view.misread.trouble is InputTrouble.ONE_BY_ONE
        text = Html(f"{misread(t, view)}\n\n{question}") if by_number else misread(t, view)
        return Screen(text, rows, draft_id=view.id)
    if view.in_words:
        text = t("submit.in_words", number=view.item.indicator.number)
        return Screen(text, ((button(t, view, "change_value", "button.back"),),), draft_id=view.id)
    if view.aside is not None:
        text, rows = ahead.aside(t, view)
        return Screen(text, rows, draft_id=view.id)
    text, rows = {
        Step.INPUT: _input,
        Step.READINGS: _readings,
        Step.CLASH: _clash,
        Step.WAITS: _waits,
        Step.NO_VALUE: _no_value,
        Step.VALUE: _card,
        Step.CHOOSE: _choose,
        Step.CONFIRM: _confirm,
        Step.EXPLANATION: _explanation,
        Step.HOLDS: finished.holds,
        Step.TYPED: finished.typed,
        Step.REFINE: refining.ask_day,
        Step.ROW: finished.row,
    }[view.step](t, view)
    if view.pieces and view.step is not Step.ROW:
        text = Html(f"{text}\n{evidence.attached(t, view.pieces)}")
    return Screen(text, rows, draft_id=view.id)


def _input(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """The whole card with the first question, a line with the others."""
    text, rows = asking.ask(t, view, _card_head(t, view)[: None if asking.is_first(view) else 1])
    return text, (*rows, *_asks(t, view))


def _still_open(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """The question below a message that was no answer to it."""
    if view.clashes:
        return Html(""), doubts.clash(t, view, [])[1]
    return asking.ask(t, view, []) if view.wanted else (Html(""), _rows_of_misread(t, view))


def _readings(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    return doubts.readings(t, view, _card_head(t, view)[:1])


def _clash(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    return doubts.clash(t, view, _card_head(t, view)[:1])


def _waits(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    return asking.waits(t, view, _card_head(t, view)[:1])


def inputs_of(t: Texts, view: FigureDraft) -> Screen:
    """What has been given for a computed indicator."""
    text, rows = given.overview(t, view)
    return Screen(text, rows, draft_id=view.id)


def _no_value(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    return doubts.no_value(t, view, _card_head(t, view))


def _card(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    lines = [*_card_head(t, view), *_parts(t, view)]
    return Html("\n".join([*lines, "", t(f"submit.ask.{_ask(view)}", **_asked(t, view))])), (
        *take_parts(t, view),
        *_value_rows(t, view),
    )


def _parts(t: Texts, view: FigureDraft) -> list[Html]:
    return beside.lines(t, view.parts, view.asked.unit) if view.parts else []


def _card_head(t: Texts, view: FigureDraft) -> list[Html]:
    row = view.item.indicator
    position = t("submit.position", n=view.position, total=len(view.tasks.tasks)) if view.position else ""
    heading = figures.clean(view.heading)
    place = heading if 0 < len(heading) <= _LONGEST_PLACE else figures.called(row.short)
    card = t("submit.card", number=row.number, place=f" · {place}", position=position)
    lines = [Html("\n".join([*for_whom(t, view.tasks), card])), *begun_elsewhere(t, view)]
    if view.tasks.municipality:
        lines.append(t("tasks.programme", programme=figures.short(view.tasks.municipality, 90)))
    if figures.clean(row.measure) != figures.clean(row.wording):
        lines.append(t("submit.measure", measure=figures.short(figures.lines(row.measure), _LONGEST_MEASURE)))
    if row.measured:
        lines.append(t("submit.indicator", indicator=cut(row.wording)))
        lines.append(_target_line(t, view))
    if row.data_source:
        lines.append(t("submit.source", source=figures.short(figures.clean(row.data_source), 300)))
    return lines + _past(t, view) + returned(t, view) + said_by_coordinator(t, view.item, None)


def _past(t: Texts, view: FigureDraft) -> list[Html]:
    """What was handed in for the period before; of a running total, since January."""
    if view.item.last is None or view.previous is None:
        return []
    wording = cut(view.item.last.wording)
    if view.asked.last_is_this_year and view.asked.course is Course.RUNNING_TOTAL:
        return [t("submit.last_total", end=dates.day(view.previous.end), wording=wording)]
    return [t("submit.last", period=periods.name(t, view.previous), wording=wording)]


def _target_line(t: Texts, view: FigureDraft) -> Html:
    target, year = view.item.target, view.asked.period.year
    if target is None:
        return t("submit.no_target", year=year)
    return t("submit.target", year=year, target=cut(target.wording))


def _ask(view: FigureDraft) -> str:
    if view.asked.yes_no:
        return "yes_no"
    return "level" if view.asked.course is Course.LEVEL else "running_total"


def _asked(t: Texts, view: FigureDraft) -> dict[str, object]:
    example = t.label("submit.example.percent" if "%" in view.asked.unit else "submit.example.number")
    return {"end": dates.day(view.asked.period.end), "example": example}


def _asks(t: Texts, view: FigureDraft) -> Rows:
    """«Спросить координатора», but for the coordinator who hands in for a unit."""
    if view.tasks.for_whom is not None:
        return ()
    about = view.tasks.programme_id, view.item.indicator.id, view.tasks.period_id
    return ((figure_button(t, "button.ask_coordinator", *about),),)


def _value_rows(t: Texts, view: FigureDraft) -> Rows:
    yes_no = ((button(t, view, "yes", "button.yes"), button(t, view, "no", "button.no")),)
    as_last = ((button(t, view, "as_last", "button.as_last"),),)
    return (
        *(yes_no if view.asked.yes_no else ()),
        *(as_last if past.has_last(view.asked) else ()),
        (button(t, view, "no_data", "button.no_data"), button(t, view, "words", "button.in_words")),
        (button(t, view, "later", "button.later"), button(t, view, "list", "button.to_list")),
        *_asks(t, view),
    )


def _rows_of_misread(t: Texts, view: FigureDraft) -> Rows:
    """Beside a reason that was none, the buttons of the question for one."""
    if view.step is Step.WAITS:
        return asking.rows_of_waiting(t, view)
    is_reason = isinstance(view.misread, Reading) and view.misread.trouble is Trouble.NO_REASON
    return _explanation(t, view)[1] if is_reason else _value_rows(t, view)


def misread(t: Texts, view: FigureDraft) -> Html:
    """What the bot did not understand: the text it got, and an example that works."""
    if isinstance(view.misread, NotInput):
        return doubts.not_input(t, view, view.misread)
    return misread_words(t, view.item.indicator.number, view.asked, view.misread, view.misread_text)


def _choose(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    text = question_words(t, view.item.indicator.number, view.answers, view.asked)
    numbers = tuple(
        (Button(label, data(NAME, "choose", view.id, view.revision, index)),)
        for index, label in enumerate(choice_labels(view.answers)[:12])
    )
    return text, (
        *numbers,
        (button(t, view, "keep_words", "button.in_words"), button(t, view, "change_value", "button.fix")),
        (button(t, view, "list", "button.to_list"),),
    )


def _confirm(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    text = question_words(t, view.item.indicator.number, view.answers, view.asked)
    return text, (
        *only_this_part(t, view),
        *refining.asked_about(t, view),
        (button(t, view, "confirm", "button.right"), button(t, view, "change_value", "button.fix")),
        (button(t, view, "list", "button.to_list"),),
    )


def _explanation(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    if not view.asked.measured:
        text = Html("\n".join([*_card_head(t, view), "", t("submit.say_a_sentence")]))
        first = (button(t, view, "no_explanation", "button.nothing_to_say"),)
        return text, (first, (button(t, view, "list", "button.to_list"),), *_asks(t, view))
    lacking = working.lacking(t, view)
    stands = (_stands(t, view), *sum_line(t, view))
    line = Html("\n".join([*given.taken(t, view), *stands, *lacking, *said_back_line(t, view)]))
    change, other_due = change_button(t, view), ahead.ways(t, view)
    part = only_this_part(t, view)
    if view.explanation_required:
        name = "submit.why_no_data" if view.answers.no_data else "submit.why"
        to_list = button(t, view, "list", "button.to_list")
        told = Html("\n".join([line, *ahead.due_lines(t, view), t(name)]))
        return told, (*part, *_take_words(t, view), *other_due, (change, to_list))
    without = (button(t, view, "no_explanation", "button.without_explanation"),)
    return Html(f"{line}\n{t('submit.explain')}"), (
        *part,
        *_take_words(t, view),
        without,
        (change, button(t, view, "list", "button.to_list")),
    )


def _take_words(t: Texts, view: FigureDraft) -> Rows:
    if view.parts is None or not view.parts.words:
        return ()
    return ((button(t, view, "take_words", "button.parts_words"),),)


def _stands(t: Texts, view: FigureDraft) -> Html:
    number = view.item.indicator.number
    if view.answers.no_data:
        return t("submit.stands_no_data", number=number)
    return t(
        "submit.stands",
        number=number,
        figure=figure_of(t, view),
        state=standing_line(t, view.standing, view.asked),
    )
