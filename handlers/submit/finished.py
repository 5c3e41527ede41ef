"""A finished row asks before anything in it changes (storyboard 2, «Nothing changes that nobody meant»)."""

from domain.figures.finished_row import Typed, meant
from handlers.screen import Button, Screen
from handlers.submit.parts import Rows, button, drop_words, figure_of, standing_line
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, figures

_LONGEST = 900


def typed(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """«Новое значение?»; of other words, what they are meant as."""
    answers, kind = view.answers, meant(view.answers, view.asked)
    facts = {"number": view.item.indicator.number, "text": figures.short(answers.typed, _LONGEST)}
    stay = (button(t, view, "as_it_is", "button.as_it_is"),)
    if kind is Typed.VALUE:
        text = t("submit.typed.value", now=figures.short(answers.wording, 300), **facts)
        return text, ((button(t, view, "typed_value", "button.right"),), stay)
    lines = [t("submit.typed.words", **facts)]
    add = button(t, view, "typed_addition", "button.add")
    rows: list[tuple[Button, ...]] = [(add,)]
    if answers.explanation:
        lines.append(t("submit.typed.now", explanation=figures.short(answers.explanation, _LONGEST)))
        rows = [(button(t, view, "typed_explanation", "button.replace_explanation"), add)]
    if kind is Typed.BOTH:
        rows.append((button(t, view, "typed_value", "button.new_value_too"),))
    return Html("\n".join(lines)), (*rows, stay)


def holds(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """The state has turned worse than the one that was explained."""
    text = t(
        "submit.holds",
        number=view.item.indicator.number,
        figure=figure_of(t, view),
        state=standing_line(t, view.standing, view.asked),
        explanation=figures.short(view.answers.explanation or "", _LONGEST),
    )
    return text, (
        (button(t, view, "holds", "button.right"),),
        (button(t, view, "change_explanation", "button.change_explanation"),),
        (button(t, view, "list", "button.to_list"),),
    )


def ask_to_drop(t: Texts, view: FigureDraft) -> Screen:
    """«Отмена» of a draft with words in it."""
    text = drop_words(t, view.item.indicator.number, view.answers, was_sent=bool(view.item.versions))
    rows = (
        (button(t, view, "drop", "button.drop_draft"),),
        (button(t, view, "resume", "button.keep_draft"),),
    )
    return Screen(text, rows)
