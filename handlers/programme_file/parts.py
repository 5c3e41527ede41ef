"""What the screens of a file have in common."""

from handlers.screen import Button, data
from services.reading.file_draft import FileDraft
from texts import Texts

NAME = "file"
Rows = tuple[tuple[Button, ...], ...]


def button(t: Texts, draft: FileDraft, action: str, name: str) -> Button:
    """One that carries the draft as it stands."""
    return Button(t.label(name), data(NAME, action, draft.id, draft.revision))


def page_button(t: Texts, draft: FileDraft, name: str, number: int) -> Button:
    """To a page of «Что прочитано»."""
    return Button(t.label(name), data(NAME, "read", draft.id, draft.revision, number))


def cancel_row(t: Texts, draft: FileDraft) -> tuple[Button, ...]:
    return (button(t, draft, "cancel", "button.cancel"),)
