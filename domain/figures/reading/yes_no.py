"""«Да» and «нет» under a yes/no indicator, with the explanation behind them.

Source: the domain page, «Never a figure without a question», its last sentences: alone, or followed by a
mark of punctuation or a line break, the word is the answer; followed directly by another word it is asked
about.
"""

import re
from dataclasses import dataclass

from domain.figures.reading.characters import HIDDEN
from domain.figures.reading.no_figures import hide_no_figures

_DASH = r"[\-−–—]"
_DONE = r"(?:выполнен|исполнен)[оаы]?"
_YES = rf"конечно,?\s+да|да|yes|{_DONE}|1"
_NO = rf"(?:пока|ещ[её])\s+нет|нет(?:\s+(?:пока|ещ[её]))?|no|(?:пока\s+)?не\s+{_DONE}|0"
_ANSWER = re.compile(
    rf"[{HIDDEN}\s]*[:{_DASH[1:-1]}]?\s*[«\"'(]*(?:(?P<yes>{_YES})|(?P<no>{_NO}))(?!\w|\s?%|[.,]\d)[»\"')]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AGAIN = re.compile(
    r"[\s(\-−–—,:=]*(?:(?P<yes>да|yes|1)|(?P<no>нет|no|0))(?![\w%]|[.,]\d)[)\s]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER = re.compile(r"\s*(?:[/\\]|(?:или|и|or|and)\s+(?:да|нет|yes|no)\b|\(?(?:из|of)\b)", re.IGNORECASE)
_DIVIDED = re.compile(r"\t|[^\S\n]*(?:[,.;:!(\n\0]|[\-−–—])")
_SAYS_NOTHING = " \n,.;:!()-−–—\0"


@dataclass(frozen=True, slots=True)
class Answer:
    """``yes`` is None where the text begins with an answer and may mean another: it is asked about."""

    yes: bool | None
    explanation: str


def read_answer(text: str) -> Answer | None:
    """The answer that a text begins with; None where it has none, or two."""
    hidden = hide_no_figures(text)
    match = _ANSWER.match(hidden)
    if match is None or _OTHER.match(match["rest"]):
        return None
    yes, rest = match["yes"] is not None, match["rest"]
    again = _AGAIN.match(rest)
    if again is not None and (again["yes"] is not None) != yes:
        return None
    if again is not None:
        rest = again["rest"]
    explanation = _explanation(text, rest)
    if _only_figures(rest):
        return None
    if rest.lstrip().startswith("?"):
        return Answer(None, "")
    stands_alone = not rest.strip(_SAYS_NOTHING) or not _begins_with_word(rest)
    if stands_alone or again is not None or _DIVIDED.match(rest):
        return Answer(yes, explanation)
    return Answer(None, text.strip())


def _explanation(text: str, rest: str) -> str:
    kept = text[len(text) - len(rest) :].lstrip(" \n,.;:!-−–—\u00a0")
    bracketed = kept.startswith("(") and kept.rstrip().endswith(")") and kept.count("(") == 1
    return kept.strip()[1:-1].strip() if bracketed else kept.strip()


def _only_figures(rest: str) -> bool:
    """«1 2», «да – 5»: no answer."""
    said = rest.strip(_SAYS_NOTHING)
    return bool(said) and said[0].isdigit() and not any(character.isalpha() for character in said)


def _begins_with_word(rest: str) -> bool:
    said = rest.strip()
    return bool(said) and said[0].isalnum()
