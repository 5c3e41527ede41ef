"""`/status дорог`, «как дела с дорогами?»: what is meant by plain words, and how it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from domain.refusals import NotTheirs
from domain.search import Found, Match, MatchKind, Named, find, gist, telling_words
from models.repositories.programme.programmes import IndicatorFacts
from services.context import Context
from services.standing.see_status import Extent, Sight, Status, look

_TRIES = 50


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


async def search_status(ctx: Context, programme_id: int, query: str) -> Status | Unclear:
    """What the words mean; none, or «как дела?», is one's own block, else the programme at a glance.

    ``NotTheirs`` where it is not the actor's to see, ``NotDue`` where it is not collected with this period.
    """
    async with ctx.read() as session:
        sight = await look(session, ctx, programme_id)
    return _Search(sight).answer(query)


class _Search:
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

    def answer(self, query: str) -> Status | Unclear:
        if not query.strip():
            return self._sight.own_or_all()
        found = self._find(query)
        if found.exact is not None and found.exact.kind is MatchKind.OWN:
            return self._sight.own_or_all()
        meant = self._choices([found.exact] if found.exact else found.several)
        seen = self._seen(meant)
        if len(seen) == 1 or (meant and not seen):
            return self._shown((seen or meant)[0])
        choices = seen or self._seen(self._choices(found.nearest))
        return Unclear(gist(query), self._programme_id, choices, self._examples(), only_near=not seen)

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
        return Suggestion(Extent.INDICATOR, row.id, f"№ {row.number} · {row.short}")

    def _seen(self, choices: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        return tuple(one for one in choices if self._sight.sees(one.extent, one.subject_id))

    def _shown(self, choice: Suggestion) -> Status:
        if not self._sight.scope.sees_all and not self._seen([choice]):
            numbers = [item.indicator.number for item in self._sight.items(Extent.PROGRAMME)]
            raise NotTheirs(choice.name, ", ".join(numbers))
        return self._sight.status(choice.extent, choice.subject_id)

    def _examples(self) -> tuple[str, ...]:
        """Tried before they are recommended."""
        items = self._sight.items(Extent.PROGRAMME)
        numbers = tuple(item.indicator.number for item in items[:1])
        word = next((word for word in islice(self._words(), _TRIES) if self._finds(word)), "")
        return (*numbers, word) if word else numbers

    def _words(self) -> Iterator[str]:
        rows = [item.indicator for item in self._sight.items(Extent.PROGRAMME)]
        names = {one.id: one.name for one in self._sections}
        sections = dict.fromkeys(names.get(row.heading_id or 0, "") for row in rows)
        for name in (*sections, *(_wording(row) for row in rows)):
            yield from telling_words(name)

    def _finds(self, word: str) -> bool:
        found = self._find(word).exact
        if found is None or found.kind in (MatchKind.OWN, MatchKind.PROGRAMME):
            return False
        return bool(self._seen([self._choice(found)]))


def _named(row: IndicatorFacts) -> Named:
    return Named(row.id, _wording(row), (row.short, *row.aliases, row.measure))


def _wording(row: IndicatorFacts) -> str:
    return row.wording if row.measured else row.measure
