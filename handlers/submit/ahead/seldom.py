"""«Ещё»: what a finished row is seldom sent with, so that its own buttons stay in sight on a phone."""

from handlers.screen import Button, Screen
from handlers.submit.ahead import screens as ahead
from handlers.submit.parts import Rows, button, figure_of, standing_line
from handlers.submit.refining import screens as refining
from services.figures.figure_draft import FigureDraft
from texts import Texts


def ways(t: Texts, view: FigureDraft) -> Rows:
    """«Предварительно, уточню к …», «К концу года» said anew, «Срок другой»."""
    return (*refining.mark_button(t, view), *ahead.ways(t, view))


def beside(t: Texts, view: FigureDraft, attach: Button, *, is_full: bool) -> Rows:
    """One of them stands on the row as it is, unless that is ``is_full``; more are behind «Ещё»."""
    own = ways(t, view)
    if len(own) > 1 or (own and is_full):
        return ((attach, button(t, view, "more", "button.more")),)
    return (*own, (attach,))


def screen(t: Texts, view: FigureDraft) -> Screen:
    text = t(
        "submit.more",
        number=view.item.indicator.number,
        figure=figure_of(t, view),
        state=standing_line(t, view.standing, view.asked),
    )
    back = (button(t, view, "resume", "button.back"),)
    return Screen(text, (*ways(t, view), back), draft_id=view.id)
