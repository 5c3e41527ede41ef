"""«Принять все без вопросов»: what would be accepted, what was, and the way back (storyboard 3)."""

from collections.abc import Sequence

from handlers.screen import Button, Screen, data
from services.review.accept_listed import AcceptedList, Listed, ListedFigure
from texts import Html, Texts, figures, periods

NAME = "review"
_LONGEST_WORDING = 36


def plain(t: Texts, found: Listed) -> Screen:
    """«Без вопросов 12 из 15: № 1 — 1,45 %, … Принять их? № 3, 8, 14 останутся.»"""
    back = Button(t.label("button.back"), data(NAME, "at", found.programme_id, 0))
    n = len(found.figures)
    if n == 0:
        return Screen(t("review.none_plain"), ((back,),))
    text = t("review.plain", n=n, total=found.total, listed=_listed(t, found.figures))
    if found.rest:
        left = t.count(
            "review.plain_rest", len(found.rest), numbers=figures.short(", ".join(found.rest), 400)
        )
        text = Html(f"{text} {left}")
    accept = Button(t.label("button.accept_n", n=n), data(NAME, "listed", found.draft_id, found.revision))
    return Screen(text, ((accept, back),))


def accepted(t: Texts, done: AcceptedList) -> Screen:
    """What was accepted; it stays where it is, the queue goes on below."""
    queue = (Button(t.label("button.review"), data(NAME, "below", done.programme_id)),)
    facts = {"listed": _listed(t, done.figures)}
    if not done.figures:
        return Screen(t("review.listed.nothing"), (queue,))
    if done.taken_back:
        return Screen(t("review.listed.taken_back", **facts), (queue,))
    text = t("review.listed.accepted", **facts)
    if not done.open:
        return Screen(text, (queue,))
    undo = Button(t.label("button.take_back"), data(NAME, "take_back", done.draft_id, done.revision))
    return Screen(Html(f"{text} {t('review.listed.untold')}"), ((undo,), queue))


def said(t: Texts, done: AcceptedList) -> str:
    """The word on the button."""
    numbers = figures.short(", ".join(one.number for one in done.figures), 150)
    return t.label("review.accepted", numbers=numbers) if numbers else ""


def _listed(t: Texts, found: Sequence[ListedFigure]) -> str:
    return ", ".join(_one(t, one) for one in found)


def _one(t: Texts, one: ListedFigure) -> str:
    wording = figures.short(figures.clean(one.wording), _LONGEST_WORDING)
    beside = [periods.short(t, one.period)] if one.period is not None else []
    beside += [t.label(f"review.mark.{mark}") for mark in one.marks]
    if not beside:
        return t.label("review.listed.one", number=one.number, wording=wording)
    facts = {"number": one.number, "wording": wording, "beside": ", ".join(beside)}
    return t.label("review.listed.one_beside", **facts)
