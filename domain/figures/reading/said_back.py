"""What of a typed message was taken as what, where that is not evident: it is said back.

Source: the domain page, «Several indicators in one message», its last sentence.
"""

import re
from dataclasses import dataclass

from domain.figures.form import Answers, Asked
from domain.figures.units import PERCENT, own_unit

_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE_FIRST = re.compile(r"[\s«\"'(+\-−–—]*\d")
_EVIDENT_WORDS = 1
"""«24 автобуса» is a figure with its noun."""


@dataclass(frozen=True, slots=True)
class SaidBack:
    """``explanation`` is empty where the words stay beside the value, for the report."""

    wording: str
    explanation: str = ""


def said_back(answers: Answers, asked: Asked) -> SaidBack | None:
    """None where the message is evidently a value: «50 %», «50 % работы ведутся», «24 автобуса»."""
    if (
        answers.value is None
        or asked.yes_no
        or asked.methodology is not None
        or answers.value_message is None
    ):
        return None
    leads = _FIGURE_FIRST.match(answers.wording) is not None
    says_unit = own_unit(asked.unit).kind == PERCENT and "%" in answers.wording
    if answers.explanation and answers.explanation_message == answers.value_message:
        return None if leads and says_unit else SaidBack(answers.wording, answers.explanation)
    evident = leads and len(_WORD.findall(answers.wording)) <= _EVIDENT_WORDS
    return None if evident or (leads and says_unit) else SaidBack(answers.wording)
