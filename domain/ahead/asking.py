"""When the questions ahead of a figure are asked, and what their answers make of a draft.

A figure is asked about while it is behind: it can still be made good this year. Neither answer is ever waited
for. «Да» was said of one value and falls with it; «риск» and «нет» hold until somebody says otherwise.
"""

import re
from dataclasses import replace
from datetime import date

from domain.ahead.due_dates import check_due, read_due
from domain.ahead.said import Ahead, Aside, Outlook
from domain.figures import form
from domain.figures.form import Answers, Asked
from domain.figures.standing import State

_SAID = {"да": Outlook.YES, "yes": Outlook.YES, "нет": Outlook.NO, "no": Outlook.NO}
_OUTLOOK = re.compile(
    r"(?:есть\s+)?(да|нет|риск[аиеуо]?м?|yes|no|risks?)(?!\w)[\s,.:;!—–-]*(.*)", re.IGNORECASE | re.DOTALL
)


def is_behind(answers: Answers, asked: Asked) -> bool:
    return form.standing(answers, asked).state is State.BEHIND


def asks_outlook(answers: Answers, asked: Asked) -> bool:
    """Whether it is behind and nothing was said of the year's end, or it was said of another value."""
    ahead = answers.ahead
    return is_behind(answers, asked) and (not ahead.outlook or ahead.of != _value(answers))


def with_outlook(answers: Answers, asked: Asked, outlook: Outlook) -> Answers:
    """What is needed stays while it is at risk; nothing changes where the figure is not behind any more."""
    if not is_behind(answers, asked):
        return answers
    ahead = replace(answers.ahead, outlook=outlook, of=_value(answers))
    if not outlook.at_risk:
        ahead = replace(ahead, needs="", needs_message=None)
    return replace(answers, ahead=ahead)


def with_needs(answers: Answers, text: str, message: int | None) -> Answers:
    return replace(answers, ahead=replace(answers.ahead, needs=text.strip(), needs_message=message))


def with_due(
    answers: Answers, asked: Asked, due: date, reason: str = "", message: int | None = None
) -> Answers:
    """The reason is the explanation, too, where none was given yet; ``DueOutside`` for another year's day."""
    check_due(due, asked.period)
    ahead = replace(answers.ahead, due=due, due_reason=reason, due_message=message)
    explained = form.with_explanation(answers, reason, message)
    return replace(explained if reason and answers.explanation is None else answers, ahead=ahead)


def without_due(answers: Answers) -> Answers:
    return replace(answers, ahead=replace(answers.ahead, due=None, due_reason="", due_message=None))


def with_text(aside: Aside, answers: Answers, asked: Asked, text: str, message: int | None) -> Answers:
    """The typed answer to a question beside the figure; ``UnclearDue`` or ``DueOutside`` for what is no day
    that can be proposed."""
    if aside is Aside.NEEDS:
        return with_needs(answers, text, message)
    return with_due(answers, asked, *read_due(text, asked.period), message)


def with_typed_outlook(answers: Answers, asked: Asked, text: str, message: int | None) -> Answers | None:
    """«риск, нужны 2 млн» on a row that asks for it; ``None`` for what answers something else."""
    said = read_outlook(text)
    if said is None:
        return None
    outlook, needs = said
    told = with_outlook(answers, asked, outlook)
    return with_needs(told, needs, message) if needs else told


def edited(answers: Answers, asked: Asked, text: str, message: int) -> Answers:
    """The message that one of the answers came in says something else now."""
    if answers.ahead.due_message == message:
        if answers.explanation_message == message:
            answers = form.without_explanation(answers)
        return with_due(answers, asked, *read_due(text, asked.period), message)
    said = with_typed_outlook(answers, asked, text, message)
    return with_needs(answers, text, message) if said is None else said


def read_outlook(text: str) -> tuple[Outlook, str] | None:
    """«риск, нужны 2 млн», «нет», «да»; words behind a «да» are no answer to what is needed."""
    found = _OUTLOOK.fullmatch(text.strip())
    if found is None:
        return None
    outlook = _SAID.get(found[1].casefold(), Outlook.RISK)
    return None if found[2] and not outlook.at_risk else (outlook, found[2].strip())


def to_send(answers: Answers, asked: Asked) -> Ahead:
    """What goes with the version: nothing where it is not behind, no «да» that was said of another value."""
    if not is_behind(answers, asked):
        return Ahead()
    ahead = answers.ahead
    if ahead.outlook is Outlook.YES and ahead.of != _value(answers):
        return replace(ahead, outlook=Outlook.UNSAID)
    return ahead


def _value(answers: Answers) -> str:
    return "" if answers.value is None else f"{answers.value.normalize():f}"
