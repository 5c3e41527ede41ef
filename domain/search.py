"""What somebody asks for in plain words: a section or task, an executor, an indicator by number or words.

Source: the storyboard, section 4 («дороги», «по дорогам», «roads», «4», «УГХ»); the method and its limits
are those of the library trials, item 11.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache, partial
from itertools import islice

from domain.likeness import SHORTEST_STEM, likeness, slipped_within
from domain.programme.numbering import COUNTED, plain_number
from domain.slips import LONG, other_layout

NEAREST = 3
LONGEST_QUERY = 200
SHORTEST_PREFIX = 3

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
    """Something to be found by its ``name`` or by the other words people use for it.

    ``beside`` is what stands near it: several words of it mean it, a single one hardly does («парки» in
    «полное обновление автобусного парка»).
    """

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """``id`` is the ``Named.id``; for a number it is 0 and ``name`` is the number; the last two have none."""

    kind: MatchKind
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """At most one of the three is filled: the one meant, several of which each may be, or the nearest to
    suggest, which are never taken for what was meant."""

    exact: Match | None = None
    several: tuple[Match, ...] = ()
    nearest: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: Match
    labels: tuple[tuple[str, ...], ...]
    """The name and each alias as stems."""
    beside: tuple[tuple[str, ...], ...] = ()


def find(
    query: str,
    sections: Sequence[Named],
    executors: Sequence[Named],
    numbers: Sequence[str],
    indicators: Sequence[Named] = (),
) -> Found:
    """What ``query`` means, by the strictest rule that finds anything; never raises.

    The rules: the same words, all words within the name, all words as beginnings; indicators by their words
    come after sections and executors. Words are compared by their stems, so cases and prepositions do not
    matter, nor does «как дела с…». Then the same in the other keyboard layout, then one slip in long words;
    what is merely like is suggested.
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
    typed = [asked, gist(other_layout(query))]
    return _by_words(typed, named, [*_candidates(MatchKind.INDICATOR, indicators)])


def _by_words(typed: Sequence[str], named: Sequence["_Candidate"], worded: Sequence["_Candidate"]) -> Found:
    tried = [words for one in typed if (words := stems(one))]
    for words in tried:
        if found := _strictly(words, named, _STRICT) or _strictly(words, worded, _STRICT):
            return found
    long = frozenset().union(*map(_long_stems, typed))
    slipped = partial(slipped_within, long)
    for words in tried:
        if len(words) > 1 and (found := _strictly(words, _besides(worded), _STRICT)):
            return found
        if found := _strictly(words, named, (slipped,)) or _strictly(words, worded, (slipped,)):
            return found
    return Found(nearest=tuple(islice(_likest(tried, long, named, worded), NEAREST)))


def gist(query: str) -> str:
    """What is asked about, without the words of asking: «дорогами» of «как дела с дорогами?»."""
    asked = query.strip(_PUNCTUATION)
    return _ASKING.sub("", asked, count=1).strip(_PUNCTUATION) if _ASKING.match(asked) else asked


def _strictly(
    words: Sequence[str], candidates: Sequence["_Candidate"], rules: Sequence["_Rule"]
) -> Found | None:
    for rule in rules:
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
        match = Match(kind, each.id, each.name)
        yield _Candidate(match, _labels((each.name, *each.aliases)), _labels(each.beside))


def _labels(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(label for name in names if (label := stems(name)))


def _besides(candidates: Iterable["_Candidate"]) -> list["_Candidate"]:
    """The same, to be found by what stands beside them."""
    return [replace(each, labels=each.beside) for each in candidates]


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


_Rule = Callable[[Sequence[str], Sequence[str]], bool]


def _any_label(candidate: _Candidate, words: Sequence[str], rule: _Rule) -> bool:
    return any(rule(words, label) for label in candidate.labels)


def _same_words(words: Sequence[str], label: Sequence[str]) -> bool:
    return set(words) == set(label)


def _words_within(words: Sequence[str], label: Sequence[str]) -> bool:
    return set(words) <= set(label)


def _beginnings_within(words: Sequence[str], label: Sequence[str]) -> bool:
    return all(len(word) >= SHORTEST_PREFIX and any(own.startswith(word) for own in label) for word in words)


_STRICT: Sequence[_Rule] = (_same_words, _words_within, _beginnings_within)


def _long_stems(asked: str) -> frozenset[str]:
    """Of the words in which a slip leaves no doubt, or likeness means anything."""
    long = (word for word in _WORD.findall(asked) if len(word) >= LONG)
    return frozenset(stem for word in long for stem in stems(word) if len(stem) >= SHORTEST_STEM)


def _likest(
    tried: Sequence[Sequence[str]], long: frozenset[str], *groups: Sequence[_Candidate]
) -> Iterator[Match]:
    """First what every word is like, then what at least one of them is."""
    found: dict[Match, float] = {}
    for place, group in enumerate(groups):
        for each in group:
            best = max((likeness(words, _told_by(each, words, long), long) for words in tried), default=0.0)
            if best:
                found[each.match] = best - place
    yield from sorted(found, key=lambda match: -found[match])


def _told_by(each: _Candidate, words: Sequence[str], long: frozenset[str]) -> Sequence[Sequence[str]]:
    """A short word is nothing in common with what merely stands beside it."""
    return (*each.labels, *each.beside) if long.issuperset(words) else each.labels


def telling_words(name: str) -> list[str]:
    """Those by which something may be asked for, in small letters; a number or a short word tells little."""
    return [word.lower() for word in _TELLING_WORD.findall(name)]
