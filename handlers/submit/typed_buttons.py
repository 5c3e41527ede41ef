"""Words typed as the label of a button on the draft's screen press it."""

from collections.abc import Mapping

from domain.ahead.said import Aside
from domain.figures.form import Step
from domain.refusals import Refusal
from handlers.conversation import CANCEL, FREE_WORDS
from handlers.screen import Button
from handlers.submit import screens
from handlers.submit.ahead import seldom
from handlers.submit.parts import button
from services.context import Context
from services.drafts.find_draft import DraftFacts
from services.figures.figure_draft import AGAIN, FigureDraft
from services.figures.open_draft import see_draft
from texts import Texts, texts
from texts.words import as_typed

SEND = frozenset({"отправить", "отправь", "отправляй", "да", "готово", "send", "yes", "done"})
_PRELIMINARY = frozenset({"предварительно", "предв", "предварительные данные", "preliminary"})
_LONGEST = 60


async def pressed_by(word: str, draft: DraftFacts, ctx: Context) -> str | None:
    """What the button carries that the words name; ``FREE_WORDS`` where any are asked for."""
    if len(word) > _LONGEST or not any(map(str.isalpha, word)):
        return None
    try:
        view = await see_draft(ctx, draft.id)
    except Refusal:  # said by the answer
        return None
    return _named(texts(ctx.actor.language), view, word)


def _named(t: Texts, view: FigureDraft, word: str) -> str | None:
    more = seldom.ways(t, view) if view.step is Step.ROW else ()
    shown = (*more, *screens.draft(t, view).rows)
    buttons = {as_typed(one.text): one for row in shown for one in row}
    if view.aside is not None:
        return _of_aside(t, view, word, buttons)
    if takes_words(view):
        return _leave(t, view) if word in CANCEL else FREE_WORDS
    if view.step is Step.ROW and word in SEND and not (view.asks_outlook and word in buttons):
        return buttons[as_typed(t.label("button.send"))].data
    if view.step is Step.ROW and word in _PRELIMINARY:
        return button(t, view, "preliminary", "button.preliminary").data
    if view.step in (Step.TYPED, Step.REFINE) and word in CANCEL:
        return button(t, view, "as_it_is", "button.as_it_is").data
    found: Button | None = buttons.get(word)
    if found is None and view.step is Step.ROW and word in CANCEL:
        found = button(t, view, "cancel", "button.cancel")
    return found.data if found else None


def _of_aside(t: Texts, view: FigureDraft, word: str, buttons: Mapping[str, Button]) -> str | None:
    """«Пропустить»; other words are what is needed. Of a day what is no button is read as one."""
    if word in CANCEL:
        return button(t, view, "as_it_is", "button.cancel").data
    found = buttons.get(word)
    return found.data if found else FREE_WORDS if view.aside is Aside.NEEDS else None


def takes_words(view: FigureDraft) -> bool:
    """Whether free words are asked for: an explanation, a fact in words."""
    return view.in_words or view.step in (Step.EXPLANATION, Step.HOLDS)


def _leave(t: Texts, view: FigureDraft) -> str:
    """Of an explanation that is asked for anew the old one stands."""
    action = "as_it_is" if view.asks_again and view.step in AGAIN else "cancel"
    return button(t, view, action, "button.cancel").data
