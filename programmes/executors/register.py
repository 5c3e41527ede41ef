"""The executors of a programme: every title of column 6 once, whatever way it is written.

Titles that differ in case or blanks are one. Pairs that may be one («отдел пресс-службы» with and
without «администрации городского округа») are taken as one, and the coordinator is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from domain.programme.document import Executor, ExecutorKind
from programmes.executors.cells import ExecutorCell, Title, kind_of, title_key

_OWNER = re.compile(
    r"\s+администрации(?:\s+(?:[а-я-]+(?:ого|его)\s+)?(?:городского|муниципального)\s+(?:округа|района)"
    r"|\s+(?:города|района|округа|поселения))?(?:\s+[а-я-]+)?$"
)
_GENERIC = re.compile(r"\b(?:развити\w+|вопрос\w+|сфер\w+|политик\w+|блок\w*|направлени\w+)\b")
_ENDING = re.compile(r"(?:ому|ему|ого|его|ыми|ими|ым|им|ой|ей|ых|их|ая|ые|ую)\b")


@dataclass(frozen=True, slots=True)
class FoundExecutors:
    """``pairs`` are the spellings (proposed name, other) of executors that may be two."""

    executors: tuple[Executor, ...]
    pairs: tuple[tuple[str, str], ...]


def find_executors(cells: Iterable[ExecutorCell], apart: Set[str] = frozenset()) -> FoundExecutors:
    """The executors of all cells in the order of their first mention, and the doubtful pairs among them.

    ``apart`` holds keys of titles that the coordinator has told from the ones they resemble.
    """
    titles = [title for cell in cells for title in cell.titles]
    times = Counter(title.key for title in titles)
    found: list[Executor] = []
    pairs: list[tuple[str, str]] = []
    places: dict[str, int] = {}
    for executor in _singles(titles):
        free = title_key(executor.name) not in apart
        place = places.get(reduced_key(executor.name)) if free else None
        if place is not None:
            found[place], other = _merge(found[place], executor, times)
            pairs.append((found[place].name, other))
            continue
        if free:
            places[reduced_key(executor.name)] = len(found)
        found.append(executor)
    return FoundExecutors(tuple(found), tuple(pairs))


def reduced_key(text: str) -> str:
    """The same for titles that may name one executor.

    Without the owner («администрации городского округа») at the end; a deputy head's field without the
    words that say nothing («по социальному развитию», «по социальным вопросам»).
    """
    key = title_key(text)
    if kind_of(text) is ExecutorKind.COLLECTIVE:
        return key
    key = _OWNER.sub("", key) or key
    if kind_of(text) is ExecutorKind.DEPUTY_HEAD and re.search(r"\bпо\s+\w+", key):
        return " ".join(_ENDING.sub("", _GENERIC.sub("", key)).split())
    return key


def names_by_key(executors: Iterable[Executor]) -> dict[str, str]:
    """The executor's name for each way its title is written (``title_key``)."""
    return {
        title_key(text): executor.name
        for executor in executors
        for text in (executor.name, *executor.spellings)
    }


def _singles(titles: Iterable[Title]) -> list[Executor]:
    """One executor for each key; the first spelling names it."""
    found: dict[str, Executor] = {}
    for title in titles:
        known = found.setdefault(title.key, Executor(title.text, title.kind))
        spellings = known.spellings
        if title.text not in (known.name, *spellings):
            spellings = (*spellings, title.text)
        agreed = known.by_agreement or title.by_agreement
        found[title.key] = replace(known, by_agreement=agreed, spellings=spellings)
    return list(found.values())


def _merge(first: Executor, second: Executor, times: Counter[str]) -> tuple[Executor, str]:
    """Both as one, under the spelling met more often, else the fuller one; and the spelling it takes in."""

    def weight(executor: Executor) -> tuple[int, int]:
        return times[title_key(executor.name)], len(executor.name)

    kept, other = (second, first) if weight(second) > weight(first) else (first, second)
    merged = replace(
        kept,
        by_agreement=first.by_agreement or second.by_agreement,
        spellings=(*kept.spellings, other.name, *other.spellings),
    )
    return merged, other.name
