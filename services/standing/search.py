"""Among what of a programme somebody's words are looked for, and what they mean there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from domain.programme.naming import name_of
from domain.question_words import Asks
from domain.questions import Inquiry, listed, without_kind
from domain.refusals import NotTheirs
from domain.search import Found, Match, MatchKind, Named, find, telling_words
from models.repositories.programme.programmes import IndicatorFacts
from services.access import programme_name
from services.standing.see_status import CHOSEN, Extent, Sight, Status

_TRIES = 50
_EXTENTS = {
    Asks.WHOLE: Extent.PROGRAMME,
    Asks.SECTIONS: Extent.PROGRAMME,
    Asks.EVERYTHING: Extent.PROGRAMME,
    Asks.BEHIND: Extent.BEHIND,
    Asks.MET: Extent.MET,
    Asks.AT_RISK: Extent.RISK,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    extent: Extent
    subject_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Several things or none are meant by ``query``; ``choices`` are the close ones, best first.

    ``only_near``: none of them was meant, they are merely the likest. ``examples`` find something of what the
    actor may see: a number, and a word if there is one.
    """

    query: str
    programme_id: int
    choices: tuple[Suggestion, ...]
    examples: tuple[str, ...]
    only_near: bool = False


@dataclass(frozen=True, slots=True)
class NoNumber:
    """None of the numbers asked for is there; ``known`` are those that the actor may see."""

    programme_id: int
    asked: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """What is shown, one after another; ``lacking`` are numbers that are not there."""

    choices: tuple[Suggestion, ...]
    lacking: tuple[str, ...] = ()


class Search:
    """Among everything in the programme, so that what is not one's own is told from what is not there."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        view = sight.whole
        rows = [*(item.indicator for item in view.items), *view.not_due]
        self._by_number = {row.number: row for row in rows}
        self._by_id = {row.id: row for row in rows}
        self._sections = [Named(one.id, one.wording, one.aliases) for one in view.headings]
        self._executors = [Named(one.id, one.name) for one in sight.executors]
        self._indicators = [_named(row) for row in rows]

    def meant(self, question: Inquiry) -> Meant | Unclear | NoNumber:
        if question.asks in _EXTENTS:
            return self._all(_EXTENTS[question.asks])
        if question.numbers:
            return self._numbered(question)
        if question.asks is Asks.OWN or not question.about.strip():
            return self._own()
        return self._worded(question.about)

    def shown(self, choice: Suggestion) -> Status:
        if choice.extent not in _ANYBODYS and not self._sight.scope.sees_all and not self._seen([choice]):
            raise NotTheirs(choice.name, ", ".join(self.numbers()))
        return self._sight.status(choice.extent, choice.subject_id)

    def _own(self) -> Meant:
        return self._all(Extent.BLOCK if self._sight.items(Extent.BLOCK) else Extent.PROGRAMME)

    def _all(self, extent: Extent) -> Meant:
        return Meant((Suggestion(extent, 0, programme_name(self._sight.scope, self._sight.whole.programme)),))

    def _numbered(self, question: Inquiry) -> Meant | Unclear | NoNumber:
        """Each number itself; «4» alone also means «4.1» and «4.2»."""
        there = [number for number in question.numbers if number in self._by_number]
        if not there:
            below = self._find(question.numbers[0]) if len(question.numbers) == 1 else Found()
            if below.exact or below.several:
                return self._worded(question.numbers[0])
            return NoNumber(self._programme_id, question.numbers, self.numbers())
        choices = self._choices(Match(MatchKind.NUMBER, 0, number) for number in there)
        return Meant(choices, tuple(number for number in question.numbers if number not in there))

    def _worded(self, about: str) -> Meant | Unclear:
        """The words, else each of several, else what is left without the words of a kind of question."""
        found = self._find(about)
        if not (found.exact or found.several):
            parts = [self._find(part) for part in listed(about)]
            if len(parts) > 1 and all(part.exact for part in parts):
                return Meant(self._choices(part.exact for part in parts if part.exact))
            left = self._find(without_kind(about))
            found = left if left.exact or left.several else found
        if found.exact is not None and found.exact.kind is MatchKind.OWN:
            return self._own()
        meant = self._choices([found.exact] if found.exact else found.several)
        seen = self._seen(meant)
        if len(seen) == 1 or (meant and not seen):
            return Meant(((seen or meant)[0],))
        choices = seen or self._seen(self._choices(found.nearest))
        return Unclear(about, self._programme_id, choices, self._examples(), only_near=not seen)

    def numbers(self) -> tuple[str, ...]:
        return tuple(item.indicator.number for item in self._sight.items(Extent.PROGRAMME))

    @property
    def _programme_id(self) -> int:
        return self._sight.scope.programme_id

    def _find(self, query: str) -> Found:
        return find(query, self._sections, self._executors, list(self._by_number), self._indicators)

    def _choices(self, matches: Iterable[Match]) -> tuple[Suggestion, ...]:
        return tuple(self._choice(match) for match in matches)

    def _choice(self, match: Match) -> Suggestion:
        if match.kind is MatchKind.PROGRAMME:
            return Suggestion(Extent.PROGRAMME, 0, match.name)
        if match.kind is MatchKind.SECTION:
            return Suggestion(Extent.HEADING, match.id, match.name)
        if match.kind is MatchKind.EXECUTOR:
            return Suggestion(Extent.EXECUTOR, match.id, match.name)
        row = self._by_number[match.name] if match.kind is MatchKind.NUMBER else self._by_id[match.id]
        return Suggestion(Extent.INDICATOR, row.id, f"№ {row.number} · {name_of(row)}")

    def _seen(self, choices: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        return tuple(one for one in choices if self._sight.sees(one.extent, one.subject_id))

    def _examples(self) -> tuple[str, ...]:
        """Tried before they are recommended."""
        items = self._sight.items(Extent.PROGRAMME)
        numbers = tuple(item.indicator.number for item in items[:1])
        word = next((word for word in islice(self._words(), _TRIES) if self._finds(word)), "")
        return (*numbers, word) if word else numbers

    def _words(self) -> Iterator[str]:
        rows = [item.indicator for item in self._sight.items(Extent.PROGRAMME)]
        names = {one.id: one.name for one in self._sections}
        sections = dict.fromkeys(row.heading_id or 0 for row in rows)
        aliases = [alias for one in self._sections if one.id in sections for alias in one.aliases]
        own = sorted(aliases, key=str.isascii)
        for name in (*own, *(names.get(one, "") for one in sections), *(name_of(row) for row in rows)):
            yield from telling_words(name)

    def _finds(self, word: str) -> bool:
        found = self._find(word).exact
        if found is None or found.kind in (MatchKind.OWN, MatchKind.PROGRAMME):
            return False
        return bool(self._seen([self._choice(found)]))


_ANYBODYS = (Extent.PROGRAMME, Extent.BLOCK, *CHOSEN)


def _named(row: IndicatorFacts) -> Named:
    """Its measure stands beside it, unless that is all there is; and aliases of several words, of which each
    alone may mean much else («автобусный парк»)."""
    alone = [one for one in row.aliases if len(one.split()) == 1]
    beside = [one for one in row.aliases if one not in alone]
    if not row.measured:
        return Named(row.id, row.measure, (name_of(row), *alone), tuple(beside))
    return Named(row.id, row.wording, (name_of(row), *alone), (row.measure, *beside))
