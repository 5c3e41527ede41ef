"""Raised characters: a mark of a note behind a figure goes, «м²» stays.

Source: the domain page, «Never a figure without a question»: never digits of the figure they stand at.
"""

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MARK = re.compile(r"(?<=[0-9%])\s?[⁰¹²³⁴-⁹]+\)?")
_POWER = re.compile(r"(?:^|[^0-9.,])10$")


def raised(text: str) -> str:
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    return text.translate(_LOWERED)


def without_marks(text: str) -> str:
    """«3,2¹» is 3,2 with a mark; «10⁶» is a power, and stays to be asked about."""
    return _MARK.sub(lambda mark: mark[0] if _POWER.search(text[: mark.start()]) else "", text)
