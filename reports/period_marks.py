"""The marks of a form (``domain.forms.form.MARKS``) as words of the period that is reported."""

import re
from dataclasses import replace
from datetime import timedelta

from domain.forms.form import MARKS
from domain.time.periods import Period
from texts import Texts, dates, periods

_MARK = re.compile(r"\{(" + "|".join(MARKS) + r")([+-]\d{1,2})?\}")


def filled(t: Texts, text: str, period: Period) -> str:
    """«Факт за {period}» -> «Факт за 1 полугодие 2022 года»; other braces stay."""
    return _MARK.sub(
        lambda mark: _words(t, mark[1], replace(period, year=period.year + int(mark[2] or 0))), text
    )


def _words(t: Texts, name: str, period: Period) -> str:
    if name == "year":
        return str(period.year)
    if name == "part":
        return periods.short(t, period)
    if name == "period":
        return periods.words(t, period)
    return dates.day(period.end + timedelta(days=name == "next_day"))
