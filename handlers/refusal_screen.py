"""What a refusal looks like, wherever it is shown."""

from typing import Any

from domain.refusals import InvitationUnusable, Refusal
from handlers.callback import data
from handlers.screen import Button, Screen
from texts import Texts
from texts import refusals as refusal_texts


def screen(t: Texts, refusal: Refusal) -> Screen:
    """The sentence, and the way home for whoever has one."""
    home: Any = (
        ()
        if isinstance(refusal, InvitationUnusable)
        else ((Button(t.label("button.home"), data("home", "show")),),)
    )
    return Screen(refusal_texts.sentence(t, refusal), home)
