"""What somebody asks for in plain words: a section or task, an executor, an indicator by number or words.

Source: the storyboard, section 4 («дороги», «по дорогам», «roads», «4», «УГХ»); the method and its two limits
are those of the library trials, item 11.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from domain.programme.numbering import COUNTED, plain_number

CUT_OFF = 72
"""Similarity (0 to 100) below which two words are not the same word misspelt."""
GAP = 8
"""What lies closer together than this cannot be told apart: the person is asked."""
NEAREST = 3
LONGEST_QUERY = 200
SHORTEST_PREFIX = 3
SHORTEST_MISSPELT = 4

_NUMBER = rf"(?:№|#|n|no\.?|номер|показатель|indicator)?\s*№?\s*({COUNTED})\.?"
_ONE_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s*(?:[,;]|\bи\b|\band\b)\s*{_NUMBER})*", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:(?:а|ну|как|что|там|у|нас|дела|дело|идут|обстоят|обстоит|покажи(?:те)?|скажи(?:те)?|с|со|по|про|об?"
    r"|how|what|about|is|are|things|with|show|me)(?!\w)[\s,:]*)+",
    re.IGNORECASE,
)
_HOW_THINGS_ARE = re.compile(r"(?:как|how)\b.*\b(?:дела|дело|things)\b", re.IGNORECASE)
_PUNCTUATION = " \t\n?!.,;:…"
_WORD = re.compile(r"[^\W_]+")
_TELLING_WORD = re.compile(r"[^\W\d_]{5,}")
_EMPTY_WORD = re.compile(
    r"[иавоуск]|по|об|про|во|на|со|за|ко|от|до|для|из|the|an?|of|on|in|for|about|and", re.IGNORECASE
)


class MatchKind(StrEnum):
    SECTION = "section"  # a task too: tasks are handed in among the sections
    EXECUTOR = "executor"
    NUMBER = "number"
    INDICATOR = "indicator"  # by the words of its wording or of its measure
    PROGRAMME = "programme"
    OWN = "own"  # «как дела?»: what concerns whoever asks


@dataclass(frozen=True, slots=True)
class Named:
    """Something to be found by its ``name`` or by the other words people use for it."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """``id`` is the ``Named.id``; for a number it is 0 and ``name`` is the number; the last two have none."""

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


def find(
    query: str,
    sections: Sequence[Named],
    executors: Sequence[Named],
    numbers: Sequence[str],
    indicators: Sequence[Named] = (),
) -> Found:
    """What ``query`` means, by the strictest rule that finds anything; never raises.

    The rules: the same words, all words within the name, all words as beginnings, misspelt words; indicators
    by their words come after sections and executors. Words are compared by their stems, so cases and
    prepositions do not matter, nor does «как дела с…».
    """
    if len(query.strip()) > LONGEST_QUERY:
        return Found()
    asked = gist(query)
    if plain_number(asked) in numbers:
        return Found(exact=Match(MatchKind.NUMBER, 0, plain_number(asked)))
    if numbers_asked := _NUMBERS.fullmatch(asked):
        return _by_numbers(numbers_asked[0], numbers)
    words = stems(asked)
    if not words or all(word.isdecimal() for word in words):
        return Found(exact=Match(MatchKind.OWN, 0, "")) if _HOW_THINGS_ARE.search(query) else Found()
    if set(words) <= _WHOLE:
        return Found(exact=Match(MatchKind.PROGRAMME, 0, ""))
    named = [*_candidates(MatchKind.SECTION, sections), *_candidates(MatchKind.EXECUTOR, executors)]
    worded = [*_candidates(MatchKind.INDICATOR, indicators)]
    return _strictly(words, named) or _strictly(words, worded) or _misspelt(words, named, worded)


def gist(query: str) -> str:
    """What is asked about, without the words of asking: «дорогами» of «как дела с дорогами?»."""
    asked = query.strip(_PUNCTUATION)
    return _ASKING.sub("", asked, count=1).strip(_PUNCTUATION) if _ASKING.match(asked) else asked


def _strictly(words: Sequence[str], candidates: Sequence["_Candidate"]) -> Found | None:
    for rule in (_same_words, _words_within, _beginnings_within):
        if found := [each.match for each in candidates if _any_label(each, words, rule)]:
            return _one_or_several(found)
    return None


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


_WHOLE = frozenset(
    stems("вся всю всей весь все всё целая программа программу программе наша показатели")
    + stems("whole entire all programme program indicators")
)


def _candidates(kind: MatchKind, named: Iterable[Named]) -> Iterable[_Candidate]:
    for each in named:
        labels = (stems(label) for label in (each.name, *each.aliases))
        yield _Candidate(Match(kind, each.id, each.name), tuple(label for label in labels if label))


def _by_numbers(asked: str, numbers: Sequence[str]) -> Found:
    """Each number itself, else those below it: «4» for «4.1» and «4.2»."""
    matches = {each.strip().rstrip("."): Match(MatchKind.NUMBER, 0, each) for each in numbers}
    found: list[Match] = []
    for number in map(plain_number, _ONE_NUMBER.findall(asked)):
        below = [match for each, match in matches.items() if each.startswith(number + ".")]
        found += [matches[number]] if number in matches else below
    return _one_or_several(tuple(dict.fromkeys(found)))


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


def _misspelt(words: Sequence[str], *groups: Sequence[_Candidate]) -> Found:
    """Every word has to be like one of the name's; else the nearest have at least one word in common."""
    scored = [[(_best_scores(words, each), each.match) for each in group] for group in groups]
    for group in scored:
        worst = [(min(scores), match) for scores, match in group]
        best = max((score for score, _ in worst), default=0.0)
        if best >= CUT_OFF:
            close = max(CUT_OFF, best - GAP)
            return _one_or_several([match for score, match in worst if score >= close])
    return Found(nearest=tuple(match for group in scored for match in _nearest(words, group))[:NEAREST])


def _nearest(words: Sequence[str], scored: Sequence[tuple[list[float], Match]]) -> list[Match]:
    """A digit in common is nothing in common: «не менее 2» is no question about task 2."""
    telling = [place for place, word in enumerate(words) if not word.isdecimal()]
    near = [
        (sum(scores), match) for scores, match in scored if max(scores[place] for place in telling) >= CUT_OFF
    ]
    return [match for _, match in sorted(near, key=lambda pair: -pair[0])]


def _best_scores(words: Sequence[str], candidate: _Candidate) -> list[float]:
    """For each word its similarity to the likest word of the label that fits best altogether."""
    by_label = (
        [max(_similarity(word, own) for own in _with_compounds(label)) for word in words]
        for label in candidate.labels
    )
    return max(by_label, key=sum, default=[0.0] * len(words))


def _with_compounds(label: Sequence[str]) -> list[str]:
    """Its words, and each two neighbours as one: «пресс-служба» is written together too."""
    return [*label, *(first + second for first, second in pairwise(label))]


def _similarity(word: str, other: str) -> float:
    if word == other:
        return 100.0
    if min(len(word), len(other)) < SHORTEST_MISSPELT:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(word, other)


def telling_words(name: str) -> list[str]:
    """Those by which something may be asked for, in small letters; a number or a short word tells little."""
    return [word.lower() for word in _TELLING_WORD.findall(name)]
