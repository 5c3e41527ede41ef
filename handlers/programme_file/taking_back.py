"""A programme that was created by mistake, taken back."""

from handlers.programme_file.parts import NAME
from handlers.screen import Button, Screen, data
from services.removal.take_back import TakenIn
from texts import Texts, figures

_LONGEST = 300


def take_back_button(t: Texts, draft_id: int) -> Button:
    return Button(t.label("button.take_back_import"), data(NAME, "back_ask", draft_id))


def confirm(t: Texts, found: TakenIn) -> Screen:
    """What goes, before it does."""
    yes = Button(t.label("button.take_back_yes"), data(NAME, "back_yes", found.draft_id))
    no = Button(t.label("button.back"), data(NAME, "back_no", found.draft_id))
    text = t("file.take_back", title=figures.short(found.title, _LONGEST))
    return Screen(text, ((yes,), (no,)))


def taken_back(t: Texts, found: TakenIn) -> Screen:
    row = (Button(t.label("button.home"), data("home", "show")),)
    return Screen(t("file.taken_back", title=figures.short(found.title, _LONGEST)), (row,))
