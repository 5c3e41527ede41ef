"""The working of a computed figure before it is sent."""

from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, workings


def working_lines(t: Texts, view: FigureDraft) -> list[Html]:
    """The last steps of the working, before sending."""
    instead = view.answers.no_data or view.answers.words
    if view.result is None or view.result.value is None or instead:
        return []
    steps = workings.short(t, view.result.trace, view.item.target)
    return [Html(""), t("input.working"), *steps]
