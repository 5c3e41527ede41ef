"""What was handed in before helps with what is handed in now.

Source: the storyboard, section 2, on a past period's line.
"""

from dataclasses import replace

from domain.figures import form
from domain.figures.numbers import Reading, Trouble, show
from domain.figures.reading.only_part import PartSaid, split_part
from domain.programme.document import Course
from domain.refusals import Stale


def with_last(answers: form.Answers, asked: form.Asked) -> form.Answers:
    """«Как в прошлый раз»: the figure of the period before, to be explained anew; ``Stale`` without one."""
    if not has_last(asked):
        raise Stale
    words = asked.last is None
    return replace(form.without_value(answers), wording=asked.last_wording, value=asked.last, words=words)


def has_last(asked: form.Asked) -> bool:
    return bool(asked.last_wording) and asked.measured and asked.methodology is None


def with_sum(answers: form.Answers, asked: form.Asked) -> form.Answers:
    """«Это только за II квартал»: what there was since January comes on top; ``Stale`` where it cannot."""
    if not can_add(answers, asked) or answers.value is None or asked.last is None:
        raise Stale
    total = answers.value + asked.last
    wording = f"{show(total)} %" if "%" in answers.wording else show(total)
    return replace(answers, value=total, wording=wording, added=True, only_part=False, confirmed=False)


def can_add(answers: form.Answers, asked: form.Asked) -> bool:
    """A running total with a past in the same year: was the part since then typed instead of the total?"""
    past = asked.last is not None and asked.last_is_this_year and asked.course is Course.RUNNING_TOTAL
    is_figure = not asked.yes_no and asked.methodology is None
    return past and is_figure and answers.value is not None and not answers.added


def with_message(
    answers: form.Answers, asked: form.Asked, text: str, message: int | None
) -> tuple[form.Answers, Reading]:
    """``form.with_message``, of «320 только за II квартал» with the sum: nothing is sent by it.

    A level, a figure without a past and a part of another period are not taken: the reading says which.
    """
    said = split_part(text)
    if said is None or asked.yes_no or not said.rest:
        return form.with_message(answers, asked, text, message)
    if (trouble := _no_part(said, asked)) is not None:
        return answers, Reading(trouble=trouble)
    changed, reading = form.with_message(answers, asked, said.rest, message)
    if changed is answers or _is_first(asked):
        return changed, reading
    return with_part(replace(changed, only_part=True), asked), reading


def explained_as_part(answers: form.Answers, asked: form.Asked, text: str) -> Reading | None:
    """«только за II квартал» instead of an explanation: as the button, or why it is no part of the total.

    ``None`` for what is an explanation.
    """
    said = split_part(text)
    if said is None or said.rest or asked.yes_no or answers.value is None or answers.added:
        return None
    trouble = _no_part(said, asked)
    return Reading(trouble=trouble) if trouble or can_add(answers, asked) else None


def with_part(answers: form.Answers, asked: form.Asked) -> form.Answers:
    """The sum, as soon as it is settled which number was given for the part."""
    if not answers.only_part or answers.trouble:
        return answers
    return with_sum(answers, asked) if can_add(answers, asked) else replace(answers, only_part=False)


def part_of(answers: form.Answers, asked: form.Asked) -> tuple[str, str] | None:
    """Of a sum what there was and what came on top, as they are shown."""
    if not answers.added or answers.value is None or asked.last is None:
        return None
    return show(asked.last), show(answers.value - asked.last)


def _no_part(said: PartSaid, asked: form.Asked) -> Trouble | None:
    """Why nothing can be added."""
    if asked.course is Course.LEVEL:
        return Trouble.PART_OF_LEVEL
    if not said.names(asked.period.own_part):
        return Trouble.OTHER_PART
    has_past = asked.last is not None and asked.last_is_this_year
    return None if has_past or _is_first(asked) else Trouble.PART_WITHOUT_PAST


def _is_first(asked: form.Asked) -> bool:
    """Since January there was nothing before it: the part is the whole."""
    return asked.period.own_part.start.month == 1
