"""What was handed in before helps with what is handed in now.

Source: the storyboard, section 2, on a past period's line.
"""

from dataclasses import replace

from domain.figures import form
from domain.figures.numbers import show
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
    return replace(answers, value=total, wording=wording, added=True, confirmed=False)


def can_add(answers: form.Answers, asked: form.Asked) -> bool:
    """A running total with a past in the same year: was the part since then typed instead of the total?"""
    past = asked.last is not None and asked.last_is_this_year and asked.course is Course.RUNNING_TOTAL
    is_figure = not asked.yes_no and asked.methodology is None
    return past and is_figure and answers.value is not None and not answers.added
