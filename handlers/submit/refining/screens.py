"""A preliminary figure: its question for a day, its line, its buttons."""

from domain.figures.refining import marking
from handlers.screen import Button, data, day_number
from handlers.submit.parts import Rows, button, figure_against
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, figures


def ask_day(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """«К какому дню уточните?»: likely days, or a typed one."""
    answers = marking.settled(view.answers)
    figure = figure_against(t, answers, view.item.target)
    offered = view.refine_days
    example = dates.short_day(offered.days[0] if offered.days else view.asked.period.end)
    lines = [t("refine.ask", number=view.item.indicator.number, figure=figures.short(figure, 300))]
    if offered.before is not None:
        lines.append(t("refine.before", day=dates.day(offered.before)))
    lines.append(t("refine.example", day=example))
    rows: list[tuple[Button, ...]] = [
        (Button(dates.weekday(t, day), data(NAME, "refine", view.id, view.revision, day_number(day))),)
        for day in offered.days
    ]
    if answers.refine_by is not None:
        rows.append((button(t, view, "final", "button.final"),))
    return Html("\n".join(lines)), (*rows, (button(t, view, "as_it_is", "button.back"),))


def mark_line(t: Texts, view: FigureDraft) -> list[Html]:
    """«Предварительно, уточнение до 20.07.2022»: on the row as it will stand in the report."""
    day = view.answers.refine_by
    return [] if day is None else [t("refine.row", day=dates.day(day))]


def asked_about(t: Texts, view: FigureDraft) -> Rows:
    """Where «предв.» beside a number is asked about."""
    return mark_button(t, view) if marking.says_preliminary(view.answers) else ()


def mark_button(t: Texts, view: FigureDraft) -> Rows:
    """«Предварительно, уточню к …», of a marked figure with its day."""
    if not view.asked.measured or view.answers.no_data:
        return ()
    day = view.answers.refine_by
    if day is None:
        return ((button(t, view, "preliminary", "button.preliminary"),),)
    label = t.label("button.preliminary_until", day=dates.short_day(day))
    return ((Button(label, data(NAME, "preliminary", view.id, view.revision)),),)


def final_button(t: Texts, view: FigureDraft) -> Rows:
    """«Данные окончательные»: of a figure that was sent as preliminary and is so still."""
    was = view.item.versions[-1].refine_by if view.item.versions else None
    if was is None or view.answers.refine_by is None:
        return ()
    return ((button(t, view, "final", "button.final"),),)
