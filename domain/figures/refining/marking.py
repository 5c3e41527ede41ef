"""A figure is marked as preliminary, or as the final one.

Source: the domain page, «Never a figure without a question»: «предв.» beside a number is asked about.
"""

import re
from dataclasses import replace
from datetime import date

from domain.figures.form import Answers, Asked, Step, step, with_confirmation
from domain.figures.numbers import Trouble, show
from domain.refusals import Stale

_SAID = re.compile(
    r"[\s,;:(–—-]*(?<!\w)(?:предв(?:арит[а-яё]*|\.)?|preliminary)(?!\w)\.?"
    r"(?:\s+(?:данн|сведени|оценк|подсч[её]т|data|figure)[а-яё]*)?[\s,;:)–—-]*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_STANDS = (Step.EXPLANATION, Step.HOLDS, Step.TYPED, Step.ROW)


def says_preliminary(answers: Answers) -> bool:
    """«предв. 320», «320 (предварительные данные)»: one number, and what is asked about it is this word."""
    is_asked = answers.trouble == Trouble.APPROXIMATE and len(answers.choices) == 1
    return is_asked and _SAID.search(answers.wording) is not None


def can_be_marked(answers: Answers, asked: Asked) -> bool:
    """A figure that stands, or one that waits for no more than what «предв.» means."""
    if not asked.measured or answers.no_data or not answers.wording:
        return False
    return says_preliminary(answers) or step(answers, asked) in _STANDS


def settled(answers: Answers) -> Answers:
    """What the word stands beside is the figure."""
    if not says_preliminary(answers):
        return answers
    bare = _SAID.sub(" ", answers.wording).strip()
    confirmed = with_confirmation(answers)
    assert confirmed.value is not None
    return replace(confirmed, wording=bare if _DIGIT.search(bare) else show(confirmed.value))


def marked(answers: Answers, asked: Asked, day: date) -> Answers:
    """Preliminary until that day; ``Stale`` where there is no figure to be refined."""
    if not can_be_marked(answers, asked):
        raise Stale
    return replace(settled(answers), refine_by=day)


def final(answers: Answers) -> Answers:
    """«Данные окончательные»."""
    return replace(answers, refine_by=None)
