"""What a refusal looks like, wherever it is shown."""

from collections.abc import Sequence
from typing import Any

from domain.access import Role
from domain.refusals import (
    AlreadyDecided,
    DueUndecided,
    EnoughForToday,
    InvitationUnusable,
    NobodyToAsk,
    NoOpenPeriod,
    NotAgreedYet,
    NotAllowed,
    PeriodClosed,
    ProgrammeEnded,
    ProgrammeRests,
    Refusal,
    Replaced,
    TooLateToTakeBack,
    WordedMeanwhile,
)
from handlers.screen import Button, Screen, data
from services.people.whom_to_ask import Contact
from texts import Html, Texts, figures
from texts import refusals as refusal_texts

_SHOWN = 5


def screen(t: Texts, refusal: Refusal, ask: Sequence[Contact] = ()) -> Screen:
    """The sentence, whom to ask, and the way home for whoever has one."""
    may_ask = ask and isinstance(refusal, NotAllowed | NoOpenPeriod | PeriodClosed)
    asks = ((Button(t.label("button.ask_coordinator"), data("ask", "coordinator")),),) if may_ask else ()
    home: Any = (
        ()
        if isinstance(refusal, InvitationUnusable)
        else (*_queue(t, refusal), *asks, (Button(t.label("button.home"), data("home", "show")),))
    )
    lines = [refusal_texts.sentence(t, refusal), *([whom(t, ask)] if ask else [])]
    return Screen(Html("\n".join(lines)), home)


def _queue(t: Texts, refusal: Refusal) -> tuple[tuple[Button, ...], ...]:
    """Whoever decides about figures goes on with the others."""
    known = AlreadyDecided | DueUndecided | NotAgreedYet | Replaced | TooLateToTakeBack | WordedMeanwhile
    if not isinstance(refusal, known):
        return ()
    return ((Button(t.label("button.review"), data("review", "queues")),),)


def sends_to_coordinator(refusal: Refusal) -> bool:
    """Whether only a coordinator can help, who is not the one that is refused."""
    if isinstance(refusal, PeriodClosed | ProgrammeEnded):
        return refusal.role is not Role.COORDINATOR
    return isinstance(refusal, NotAllowed | NoOpenPeriod | ProgrammeRests | EnoughForToday | NobodyToAsk)


def whom(t: Texts, ask: Sequence[Contact]) -> Html:
    people = (t("person.link", name=figures.short(one.name, 100), id=one.telegram_id) for one in ask[:_SHOWN])
    return t("refusal.ask", people=Html(", ".join(people)))
