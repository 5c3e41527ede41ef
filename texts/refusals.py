"""How a refusal reads: by the name of its class, and by its ``reason`` where it has one."""

import re
from datetime import date
from enum import StrEnum

from domain.programme.file_problems import FileProblems
from domain.refusals import Refusal
from domain.time.periods import Period
from texts import dates, figures, periods, problems
from texts.catalogue import Html, Texts

_MEGABYTE = 1024 * 1024
_LONGEST_NAME = 120
_LONGEST_REASON = 300


def sentence(t: Texts, refusal: Refusal) -> Html:
    """Names the rule and what to do; ``refusal.other`` for one without a sentence of its own."""
    if isinstance(refusal, FileProblems):
        return t("refusal.file_problems", listed=problems.listed(t, refusal.problems))
    facts = {name: _shown(t, name, value) for name, value in vars(refusal).items()}
    for name in _names(refusal):
        if t.has(name):
            return t(name, **facts)
    return t("refusal.other")


def _names(refusal: Refusal) -> list[str]:
    own = "refusal." + re.sub(r"(?<!^)(?=[A-Z])", "_", type(refusal).__name__).lower()
    reasons = [value for value in vars(refusal).values() if isinstance(value, StrEnum)]
    return [*(f"{own}.{reason}" for reason in reasons), *_what(own, refusal), own]


def _what(own: str, refusal: Refusal) -> list[str]:
    what = getattr(refusal, "what", None) or getattr(refusal, "verb", None)
    return [f"{own}.{what}"] if isinstance(what, str) else []


def _shown(t: Texts, name: str, value: object) -> object:
    if name in ("limit", "size") and isinstance(value, int) and value > _MEGABYTE:
        return t.label("size.megabytes", n=value // _MEGABYTE)
    if name == "period" and isinstance(value, str):
        return periods.name(t, Period.from_key(value))
    if name == "numbers" and isinstance(value, tuple):
        return figures.short(", ".join(value), _LONGEST_NAME)
    if name == "name" and isinstance(value, str):
        return figures.short(figures.clean(value), _LONGEST_NAME)
    if name == "reason" and isinstance(value, str):
        return figures.short(value, _LONGEST_REASON)
    if name == "since" and hasattr(value, "date"):
        return dates.day(value.date())
    if isinstance(value, date):
        return dates.day(value)
    return value
