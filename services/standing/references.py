"""Which of a programme's indicators its methodologies look at, worked out once for a period."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.methodology.model import Methodology
from domain.methodology.references import Outline, affected, facts_before, in_order, needs
from domain.time.periods import Period


@dataclass(frozen=True, slots=True)
class Related:
    """What a methodology looks at: indicators (numbers) of its own period, and keys of earlier ones by
    number."""

    now: tuple[str, ...]
    before: Mapping[str, tuple[str, ...]]

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.now, *self.before)))


@dataclass(frozen=True, slots=True)
class References:
    """Of a period's methodologies: what each looks at, by the number of its indicator; nothing of one that
    looks at no other."""

    period: Period
    outline: Outline
    methodologies: Mapping[str, Methodology]
    related: Mapping[str, Related]

    def in_order(self, numbers: Collection[str]) -> tuple[str, ...]:
        """Each after those it follows from."""
        ordered = in_order(self.methodologies, self.period, self.outline)
        return tuple(one for one in ordered if one in numbers)

    def following(self, numbers: Iterable[str], key: str) -> tuple[str, ...]:
        """What follows from figures of the period ``key``, in the order of computing."""
        if not self.related:
            return ()
        changed = set(numbers)
        if key == self.period.key:
            return affected(self.methodologies, self.period, self.outline, changed)
        direct = [
            number
            for number, one in self.related.items()
            if any(same_end(key, wanted) for name in changed for wanted in one.before.get(name, ()))
        ]
        rest = affected(self.methodologies, self.period, self.outline, direct)
        return (*direct, *(one for one in rest if one not in direct))


def references_of(period: Period, methods: Mapping[str, Methodology], outline: Outline) -> References:
    """A look at every methodology of a period: once, not at each figure."""
    looked = {
        number: Related(needs(one, period, outline), facts_before(one, period, outline))
        for number, one in methods.items()
    }
    related = {number: one for number, one in looked.items() if one.numbers}
    return References(period, outline, methods, related)


def same_end(key: str, wanted: str) -> bool:
    """Whether a period's figure is the one that is looked for: the last quarter's is the year's as well."""
    return Period.from_key(key).end == Period.from_key(wanted).end
