"""Which kind of question some words are: the phrases in any case, with the words of asking, with a slip."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from domain.question_words import FILLERS, GREETINGS, PHRASES, STRESSES, Asks
from domain.search import stems
from domain.slips import same_word

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_HOW_THINGS_ARE = frozenset(("дела", "дело", "things"))
_OTHERS = frozenset(["кто", "who"])
_Phrases = Mapping[Asks, Collection[tuple[str, ...]]]


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("n't", " not"))


def kind_of(words: Sequence[str], *, whole: bool) -> Asks | None:
    """The whole text first, then without a greeting, then without the words of asking, at last in any form
    and with whatever merely stresses it: «покажи общую сводку», «сколько показателей сдано»."""
    ungreeted = ungreeted_of(words)
    told = without_fillers(ungreeted)
    thanks = {phrase[0] for phrase in _phrases()[Asks.THANKS] if len(phrase) == 1}
    if whole and told and thanks.issuperset(told):
        return Asks.THANKS
    for tried, phrases in (
        (words if whole else [], _phrases()),
        (ungreeted, _phrases()),
        (told, bare_phrases()),
    ):
        if tried and (found := _asked_by(tried, phrases)) is not None:
            return _of_others(found, ungreeted)
    if not told:
        is_how_things_are = not _HOW_THINGS_ARE.isdisjoint(ungreeted)
        return Asks.OWN if is_how_things_are else Asks.HELLO if len(ungreeted) < len(words) else None
    stemmed = _telling(told)
    asks = next((asks for asks, known in _stemmed().items() if stemmed and stemmed in known), None)
    return _of_others(asks, ungreeted) if asks else None


def _of_others(asks: Asks, words: Sequence[str]) -> Asks:
    """«Кто ещё должен сдать» asks about others, «что я должен» about oneself."""
    if asks in (Asks.TASKS, Asks.FILL) and not _OTHERS.isdisjoint(words):
        return Asks.MISSING
    return asks


def _asked_by(words: Sequence[str], phrases: _Phrases) -> Asks | None:
    for rule in (_identical, _slipped):
        for asks, known in phrases.items():
            if any(rule(words, phrase) for phrase in known):
                return asks
    return None


def _identical(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return sorted(words) == sorted(phrase)


def _slipped(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return len(words) == len(phrase) and all(map(same_word, words, phrase))


@cache
def _phrases() -> _Phrases:
    return {asks: _split(told) for asks, told in PHRASES.items()}


@cache
def bare_phrases() -> _Phrases:
    """The phrases without the words of asking that stand in them."""
    return {
        asks: {bare for phrase in known if (bare := tuple(without_fillers(phrase)))}
        for asks, known in _phrases().items()
    }


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stems(" ".join(words))) - _stresses()


@cache
def _stresses() -> frozenset[str]:
    return frozenset(stems(STRESSES))


@cache
def _stemmed() -> Mapping[Asks, Collection[frozenset[str]]]:
    return {
        asks: {told for phrase in known if (told := _telling(phrase))}
        for asks, known in bare_phrases().items()
    }


def without_fillers(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in fillers()]


@cache
def _greetings() -> tuple[tuple[str, ...], ...]:
    return _split(GREETINGS)


@cache
def fillers() -> frozenset[str]:
    return frozenset(FILLERS.replace("ё", "е").split())


def _split(phrases: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words_of(one)) for one in phrases.replace("ё", "е").split(","))


def ungreeted_of(words: Sequence[str]) -> list[str]:
    for greeting in _greetings():
        if tuple(words[: len(greeting)]) == greeting and len(words) > len(greeting):
            return list(words[len(greeting) :])
    return list(words)
