"""What several screens of a figure's draft say."""

from domain.figures.form import Asked
from domain.figures.standing import Standing
from domain.programme.document import Course
from handlers.screen import Button, data
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, figures

TO_THE_LIST = ("later", "list", "cancel", "drop")
Rows = tuple[tuple[Button, ...], ...]


def figure_of(t: Texts, view: FigureDraft) -> str:
    return figures.against(t, view.answers.wording, view.answers.value, view.item.target)


def standing_line(t: Texts, standing: Standing, asked: Asked) -> Html:
    """«🔵 в графике: прошла половина года»."""
    if (until := figures.on_pace_until(t, standing, asked.due, asked.period)) is not None:
        return until
    words = figures.state(t, standing)
    paced = asked.course is Course.RUNNING_TOTAL and standing.state in ("on_pace", "behind")
    if not paced or standing.above_limit or asked.yes_no:
        return words
    return t("submit.because", state=words, share=t.label(f"share.{asked.period.last_month}"))


def button(t: Texts, view: FigureDraft, action: str, name: str, **facts: object) -> Button:
    """It carries the draft and its revision: a press after a change is stale; back to a unit's list, its
    unit."""
    unit = view.tasks.at[2:] if action in TO_THE_LIST else ()
    return Button(t.label(name, **facts), data(NAME, action, view.id, view.revision, *unit))
