"""What somebody asks for in plain words: a section or task, an executor, an indicator's number.

Source: the storyboard, section 4 («дороги», «по дорогам», «roads», «4», «УГХ»); the method and its two limits
are those of the library trials, item 11.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

CUT_OFF = 72
"""Similarity (0 to 100) below which two words are not the same word misspelt."""
GAP = 8
"""What lies closer together than this cannot be told apart: the person is asked."""
NEAREST = 3
NEAREST_CUT_OFF = 60
LONGEST_QUERY = 200
SHORTEST_PREFIX = 3
SHORTEST_MISSPELT = 4

_NUMBER = re.compile(
    r"(?:№|#|n|no\.?|номер|показатель|indicator)?\s*№?\s*([0-9]+(?:\.[0-9]+)*)\.?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORD = re.compile(
    r"[иавоуск]|по|об|про|во|на|со|за|ко|от|до|для|из|the|an?|of|on|in|for|about|and", re.IGNORECASE
)


class MatchKind(StrEnum):
    SECTION = "section"  # a task too: tasks are handed in among the sections
    EXECUTOR = "executor"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Named:
    """Something to be found by its ``name`` or by the other words people use for it."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """``id`` is the ``Named.id``; for an indicator it is 0 and ``name`` is its number."""

    kind: MatchKind
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """At most one of the three is filled: the one meant, several close ones, or the nearest to suggest."""

    exact: Match | None = None
    several: tuple[Match, ...] = ()
    nearest: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: Match
    labels: tuple[tuple[str, ...], ...]
    """The name and each alias as stems."""


def find(query: str, sections: Sequence[Named], executors: Sequence[Named], numbers: Sequence[str]) -> Found:
    """What ``query`` means, by the strictest rule that finds anything; never raises.

    The rules: the same words, all words within the name, all words as beginnings, misspelt words. Words are
    compared by their stems, so cases and prepositions do not matter.
    """
    query = query.strip()[: LONGEST_QUERY + 1]
    if number := _NUMBER.fullmatch(query):
        return _by_number(number[1], numbers)
    words = stems(query)
    if not words or len(query) > LONGEST_QUERY:
        return Found()
    candidates = [*_candidates(MatchKind.SECTION, sections), *_candidates(MatchKind.EXECUTOR, executors)]
    for rule in (_same_words, _words_within, _beginnings_within):
        if found := [each.match for each in candidates if _any_label(each, words, rule)]:
            return _one_or_several(found)
    return _misspelt(words, candidates)


def stems(text: str) -> tuple[str, ...]:
    """The words of a text without their endings and without prepositions, in order."""
    words = (word.casefold().replace("ё", "е") for word in _WORD.findall(text))
    return tuple(_stem(word) for word in words if not _EMPTY_WORD.fullmatch(word))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return str(_stemmer("english" if word.isascii() else "russian")(word))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem


def _candidates(kind: MatchKind, named: Iterable[Named]) -> Iterable[_Candidate]:
    for each in named:
        labels = (stems(label) for label in (each.name, *each.aliases))
        yield _Candidate(Match(kind, each.id, each.name), tuple(label for label in labels if label))


def _by_number(number: str, numbers: Sequence[str]) -> Found:
    """The number itself, else those below it: «4» for «4.1» and «4.2»."""
    matches = {each.strip().rstrip("."): Match(MatchKind.NUMBER, 0, each) for each in numbers}
    if number in matches:
        return Found(exact=matches[number])
    return _one_or_several([match for each, match in matches.items() if each.startswith(number + ".")])


def _one_or_several(matches: Sequence[Match]) -> Found:
    return Found(exact=matches[0]) if len(matches) == 1 else Found(several=tuple(matches))


def _any_label(
    candidate: _Candidate, words: Sequence[str], rule: Callable[[Sequence[str], Sequence[str]], bool]
) -> bool:
    return any(rule(words, label) for label in candidate.labels)


def _same_words(words: Sequence[str], label: Sequence[str]) -> bool:
    return set(words) == set(label)


def _words_within(words: Sequence[str], label: Sequence[str]) -> bool:
    return set(words) <= set(label)


def _beginnings_within(words: Sequence[str], label: Sequence[str]) -> bool:
    return all(len(word) >= SHORTEST_PREFIX and any(own.startswith(word) for own in label) for word in words)


def _misspelt(words: Sequence[str], candidates: Sequence[_Candidate]) -> Found:
    """Every word has to be like one of the name's; where none is, the nearest are the likest on average."""
    scored = [(_best_scores(words, each), each.match) for each in candidates]
    worst = [(min(scores), match) for scores, match in scored]
    best = max((score for score, _ in worst), default=0.0)
    if best >= CUT_OFF:
        return _one_or_several([match for score, match in worst if score >= CUT_OFF and score > best - GAP])
    mean = sorted(((sum(scores) / len(words), match) for scores, match in scored), key=lambda pair: -pair[0])
    return Found(nearest=tuple(match for score, match in mean[:NEAREST] if score >= NEAREST_CUT_OFF))


def _best_scores(words: Sequence[str], candidate: _Candidate) -> list[float]:
    """For each word its similarity to the likest word of the label that fits best altogether."""
    by_label = (
        [max(_similarity(word, own) for own in label) for word in words] for label in candidate.labels
    )
    return max(by_label, key=sum, default=[0.0] * len(words))


def _similarity(word: str, other: str) -> float:
    if word == other:
        return 100.0
    if min(len(word), len(other)) < SHORTEST_MISSPELT:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.WRatio(word, other)
