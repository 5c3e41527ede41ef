"""A finished row: what is typed on it is asked about, and an explanation may no longer fit its state.

Source: the storyboard, «Nothing changes that nobody meant».
"""

from dataclasses import replace
from enum import StrEnum

from domain.figures.form import (
    Answers,
    Asked,
    Step,
    standing,
    step,
    with_explanation,
    without_value,
)
from domain.figures.past import with_message, with_part

_STOPS = ".!?…"


class Typed(StrEnum):
    """What words on a finished row can be meant as."""

    VALUE = "value"  # a figure and nothing else
    BOTH = "both"  # a figure with words behind it, or a sentence that begins with a number
    WORDS = "words"


def with_typed(answers: Answers, text: str, message: int | None) -> Answers:
    """Kept until its author says what it is meant as."""
    return replace(answers, typed=text.strip(), typed_message=message)


def without_typed(answers: Answers) -> Answers:
    return replace(answers, typed="", typed_message=None)


def meant(answers: Answers, asked: Asked) -> Typed:
    """What the typed words can be; a computed value is changed by its inputs alone."""
    if not asked.measured or asked.methodology is not None:
        return Typed.WORDS
    changed = with_typed_value(answers, asked)
    if not changed.wording or (changed.trouble and _is_sentence(answers.typed)):
        return Typed.WORDS
    says_more = changed.explanation_message != answers.explanation_message
    return Typed.BOTH if says_more else Typed.VALUE


def with_typed_value(answers: Answers, asked: Asked) -> Answers:
    """«Новое значение?» — «Да, верно»: the words behind it are its explanation."""
    blank = without_value(without_typed(answers))
    changed, _ = with_message(blank, asked, answers.typed, answers.typed_message)
    return changed


def with_typed_explanation(answers: Answers) -> Answers:
    """«Заменить пояснение»."""
    return with_explanation(without_typed(answers), answers.typed, answers.typed_message)


def with_typed_addition(answers: Answers) -> Answers:
    """«Добавить»: a sentence more."""
    before = (answers.explanation or "").rstrip()
    stop = "" if not before or before[-1] in _STOPS else "."
    text = f"{before}{stop} {answers.typed}".strip()
    return with_explanation(without_typed(answers), text, answers.typed_message)


def with_held_explanation(answers: Answers, asked: Asked, *, of: Answers | None = None) -> Answers:
    """«Да, верно»: the explanation holds for the state of the answers as they are."""
    return replace(of or answers, explained=str(standing(answers, asked).state))


def explaining(before: Answers, after: Answers, asked: Asked) -> Answers:
    """``after`` with its sum, and the state that its explanation was given for, as soon as there are such.

    That a figure is preliminary was said of that figure: another one is so only where it is said again.
    """
    after = with_part(after, asked)
    if after.refine_by == before.refine_by and after.value != before.value and not after.added:
        after = replace(after, refine_by=None)
    if after.explanation is None:
        return replace(after, explained="")
    unsaid = not before.explained and before.explanation == after.explanation
    if unsaid and step(before, asked) is Step.ROW:  # begun by an earlier version of the program
        after = with_held_explanation(before, asked, of=after)
    if not after.explained and step(after, asked) is Step.ROW:
        return with_held_explanation(after, asked)
    return after


def says_the_same(answers: Answers, asked: Asked) -> bool:
    """The value that stands, or its explanation, typed once more."""
    if answers.typed == answers.explanation:
        return True
    return (
        meant(answers, asked) is Typed.VALUE and with_typed_value(answers, asked).wording == answers.wording
    )


def says_all(answers: Answers, asked: Asked) -> bool:
    """«60 % торги прошли»: a figure in its own unit and its explanation leave nothing to ask."""
    changed = with_typed_value(answers, asked)
    return meant(answers, asked) is Typed.BOTH and bool(asked.unit) and asked.unit in changed.wording


def _is_sentence(text: str) -> bool:
    return sum(any(map(str.isalpha, word)) for word in text.split()) > 2
