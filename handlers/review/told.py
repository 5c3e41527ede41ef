"""What whoever handed a figure in is told of the coordinator's words about it, and the way to object."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.asking.screens import figure_button
from handlers.screen import Button, Screen, data
from services.context import Context
from services.notices.executors import ExplanationWorded, FigureRemarked
from services.notices.notice import Notice
from services.review.told import SaidOfFigure, remarked_figure, worded_figure
from texts import Html, Texts, figures, texts

_LONGEST_TEXT = 1_400
_LONGEST_FIGURE = 200


async def _worded(ctx: Context, notice: ExplanationWorded) -> Screen | None:
    found = await worded_figure(ctx, notice)
    return worded(texts(ctx.actor.language), found) if found else None


def worded(t: Texts, found: SaidOfFigure) -> Screen:
    """What it was and what it is; or that one's own words stand again."""
    now = _text(t, found.version.explanation)
    if found.version.own_explanation is None:
        text = t("notice.worded_back", number=found.number, now=now)
    else:
        was, wording = _text(t, found.version.own_explanation), _wording(found)
        text = t("notice.worded", number=found.number, was=was, now=now, wording=wording)
    return _screen(t, found, text)


async def _remarked(ctx: Context, notice: FigureRemarked) -> Screen | None:
    found = await remarked_figure(ctx, notice)
    return remarked(texts(ctx.actor.language), found) if found else None


def remarked(t: Texts, found: SaidOfFigure) -> Screen:
    """The sentence, and that nothing has to be done."""
    facts = {"remark": figures.short(found.remark, _LONGEST_TEXT), "wording": _wording(found)}
    name = f"notice.remarked.{'accepted' if found.is_accepted else 'sent'}"
    return _screen(t, found, t(name, number=found.number, **facts))


def _screen(t: Texts, found: SaidOfFigure, text: Html) -> Screen:
    if found.programme:
        named = t("tasks.programme", programme=figures.short(found.programme, 200))
        text = Html(f"{text}\n{named}")
    about = found.programme_id, found.indicator_id, found.period_id
    fix = Button(t.label("button.fix"), data("submit", "fix", *about))
    look = Button(t.label("button.look"), data("submit", "open", *about, word="below"))
    ask = figure_button(t, "button.ask_coordinator", *about)
    return Screen(text, ((fix, look), (ask,)))


def _text(t: Texts, text: str) -> str:
    return figures.short(text, _LONGEST_TEXT) or t.label("notice.worded_nothing")


def _wording(found: SaidOfFigure) -> str:
    return figures.short(figures.clean(found.version.wording), _LONGEST_FIGURE)


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    ExplanationWorded: _worded,
    FigureRemarked: _remarked,
}
