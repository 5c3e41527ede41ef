"""A municipality's name in the nominative, out of the sentences of a report."""

import re
from collections.abc import Iterable
from itertools import islice

MAX_LINES = 300
MAX_LINE = 500
_KINDS = {
    "городского округа": "городской округ",
    "муниципального округа": "муниципальный округ",
    "муниципального района": "муниципальный район",
    "городского поселения": "городское поселение",
    "сельского поселения": "сельское поселение",
    "муниципального образования": "муниципальное образование",
}
_NOMINATIVE = {kind: kind for kind in _KINDS.values()}
_KIND = "(?P<kind>" + "|".join(words.replace(" ", r"\s+") for words in (*_KINDS, *_NOMINATIVE)) + ")"
_STEM = r"(?P<stem>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*?)"
_ADJECTIVE = re.compile(rf"\b{_STEM}(?P<end>ого|его|ий|ый|ой|ое)\s+{_KIND}\b")
_NAME = re.compile(
    rf"\b{_KIND}[ \u00a0]+(?P<name>(?:(?:город-курорт|город|ЗАТО)\s+)?[А-ЯЁ][\w-]+\b)"
    r"(?!\.|\s+(?:области|края)\b)"
)
_SURE = re.compile(r".*[аеёиоуыэюя].*[аеёиоуыэюя].*([сц]к|[внл])", re.IGNORECASE)  # not «Донского», «Омского»


def find_municipality(lines: Iterable[str]) -> tuple[str, bool]:
    """Name, and whether it is sure: («Копейский городской округ», True); («», False) where none is found.

    «Копейского городского округа» is turned; what follows («городского округа Мытищи») stays as it is.
    Short stems and those other than -ск-, -цк-, -н-, -в-, -л- may have several nominatives: a proposal.
    """
    text = "\n".join(line[:MAX_LINE] for line in islice(lines, MAX_LINES))
    match = _ADJECTIVE.search(text)
    if match is not None:
        kind = _kind(match)
        sure = match["end"] in {"ий", "ый", "ой", "ое"} or (
            match["end"] == "ого" and _SURE.fullmatch(match["stem"]) is not None
        )
        return f"{match['stem']}{_ending(match, kind)} {kind}", sure
    match = _NAME.search(text)
    return (f"{_kind(match)} {match['name']}", True) if match is not None else ("", False)


def is_municipality(line: str) -> bool:
    """A line that names one and says nothing else: «городской округ Энск»."""
    return find_municipality((line,)) == (" ".join(line.split()), True)


def _kind(match: re.Match[str]) -> str:
    words = " ".join(match["kind"].split())
    return _KINDS.get(words, words)


def _ending(match: re.Match[str], kind: str) -> str:
    if match["end"] in {"ий", "ый", "ой", "ое"}:
        return match["end"]
    if kind.endswith("е"):
        return "ое" if match["end"] == "ого" else "ее"
    return "ый" if match["end"] == "ого" and match["stem"][-1] not in "кгх" else "ий"
