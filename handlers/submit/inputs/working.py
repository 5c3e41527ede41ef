"""The working of a computed figure before it is sent."""

from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, workings


def working_lines(t: Texts, view: FigureDraft) -> list[Html]:
    """The last steps of the working, before sending."""
    instead = view.answers.no_data or view.answers.words
    if view.result is None or view.result.value is None or instead:
        return []
    steps = workings.short(t, view.result.trace, view.item.target)
    return [Html(""), t("input.working"), *steps, *lacking(t, view)]


def lacking(t: Texts, view: FigureDraft) -> list[Html]:
    """What the value lacks of its target: seen while the reason is being written, too."""
    return workings.shortfall(t, view.shortfall, view.item.digits, _unit(view))


def _unit(view: FigureDraft) -> str:
    unit = view.asked.methodology.unit if view.asked.methodology else ""
    return "%" if unit == "%" else ""
