"""What goes with a programme, before it is removed."""

from handlers.period.screens import NAME
from handlers.screen import Button, Screen, data
from services.removal.remove_programme import Removing
from texts import Html, Texts, figures


def ask_name(t: Texts, found: Removing, draft_id: int) -> Screen:
    """Its name is typed, so that it is never a button pressed by mistake."""
    lines = [t("period.remove", programme=figures.short(figures.clean(found.title), 300))]
    if found.handed_in:
        numbers = figures.short(", ".join(found.handed_in), 300)
        lines.append(t.count("period.remove.handed_in", len(found.handed_in), numbers=numbers))
    if found.members:
        lines.append(t.count("period.remove.members", found.members))
    lines.append(t("period.remove.type", name=figures.short(found.name, 200)))
    back = Button(t.label("button.back"), data(NAME, "keep", found.programme_id, draft_id))
    return Screen(Html("\n".join(lines)), ((back,),), draft_id=draft_id)


def removed(t: Texts, title: str) -> Screen:
    row = (Button(t.label("button.home"), data("home", "show")),)
    return Screen(t("period.removed", programme=figures.short(figures.clean(title), 300)), (row,))


def told(t: Texts, title: str, by: str) -> Screen:
    """To whoever coordinated it too."""
    row = (Button(t.label("button.home"), data("home", "show")),)
    facts = {"programme": figures.short(figures.clean(title), 300), "by": figures.short(by, 100)}
    return Screen(t("notice.programme_removed", **facts), (row,))
