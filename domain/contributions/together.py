"""The parts of a figure put together: what is proposed for columns 5 and 7, and whose part is missing.

Source: the storyboard, section 2 («Several contributors»). Nothing here is taken by itself: whoever hands in
presses a button, and may change all of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from domain.figures.counting import Version, counting
from domain.figures.numbers import show
from domain.programme.document import Part, PutTogether

_MORE_DIGITS = 2
"""A mean has so many decimals more than its parts, where it does not come out even."""


class GivenPart(Protocol):
    """A part as it was given; without a value it is words, or «нет данных»."""

    @property
    def version(self) -> int: ...

    @property
    def wording(self) -> str: ...

    @property
    def value(self) -> Decimal | None: ...

    @property
    def no_data(self) -> bool: ...

    @property
    def explanation(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Contributor:
    """A unit that gives a part of a figure, and the newest part that it gave."""

    executor_id: int
    name: str
    given: GivenPart | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value put together of parts; those of ``without`` are not in it: they have not come, or are no
    numbers. ``rounded``: a mean that does not come out even."""

    value: Decimal
    wording: str
    without: tuple[str, ...] = ()
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class SeenPart:
    """Whose part there was when a figure was sent, by its version; 0 where it had not come."""

    executor_id: int
    name: str
    version: int

    def to_plain(self) -> dict[str, Any]:
        return {"executor": self.executor_id, "name": self.name, "version": self.version}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "SeenPart":
        return cls(plain["executor"], plain["name"], plain["version"])


@dataclass(frozen=True, slots=True)
class FigureParts:
    """Of one figure of a period; ``contributors`` stand in the order of column 6."""

    how: PutTogether
    contributors: tuple[Contributor, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has given nothing yet. «Нет данных» and words are given."""
        return tuple(one.name for one in self.contributors if one.given is None)

    @property
    def given(self) -> tuple[Contributor, ...]:
        return tuple(one for one in self.contributors if one.given is not None)

    @property
    def proposal(self) -> Proposal | None:
        """The sum or the mean of those that are numbers; nothing where no arithmetic was set."""
        values = [one.given.value for one in self.given if one.given and one.given.value is not None]
        if self.how is PutTogether.APART or not values:
            return None
        total = sum(values, Decimal(0))
        value, rounded = (total, False) if self.how is PutTogether.SUM else _mean(total, values)
        without = tuple(one.name for one in self.contributors if one.given is None or one.given.value is None)
        return Proposal(value, show(value) + (" %" if self._in_percent else ""), without, rounded)

    @property
    def words(self) -> str:
        """Column 7: a paragraph of each who had something to say, in the order of column 6. Where nothing is
        computed of the figures, they stand in it."""
        return "\n".join(line for one in self.given if (line := self._line(one)))

    @property
    def seen(self) -> tuple[SeenPart, ...]:
        """What a figure that is sent now has been told of."""
        return tuple(
            SeenPart(one.executor_id, one.name, one.given.version if one.given else 0)
            for one in self.contributors
        )

    def since(self, seen: Sequence[SeenPart]) -> tuple[Contributor, ...]:
        """Whose part came, or was changed, after a figure was sent that had ``seen`` those."""
        before = {one.executor_id: one.version for one in seen}
        return tuple(
            one for one in self.given if one.given and one.given.version > before.get(one.executor_id, 0)
        )

    @property
    def _in_percent(self) -> bool:
        wordings = [one.given.wording for one in self.given if one.given and one.given.value is not None]
        return all("%" in one for one in wordings)

    def _line(self, one: Contributor) -> str:
        assert one.given is not None
        said = " ".join(one.given.explanation.split())
        figure = " ".join(one.given.wording.split())
        if self.how is PutTogether.APART or one.given.value is None:
            return f"{one.name} – {figure}{f': {said}' if said else ''}"
        return f"{one.name}: {said}" if said else ""


def _mean(total: Decimal, values: Sequence[Decimal]) -> tuple[Decimal, bool]:
    """And whether it had to be rounded."""
    decimals = max(0, *(-int(one.as_tuple().exponent) for one in values)) + _MORE_DIGITS
    found = (total / len(values)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    is_even = found * len(values) == total
    return (Decimal(f"{found.normalize():f}"), False) if is_even else (found, True)


def is_out(versions: Sequence[Version]) -> bool:
    """Whether a figure has left whoever hands it in: for the head, for the coordinator, or accepted. A part
    that comes now comes after it."""
    newest = max(versions, key=lambda one: one.version, default=None)
    accepted = counting(versions, accepted_only=True) is not None
    return accepted or (newest is not None and newest.state != "returned")


class AsksForParts(Protocol):
    """An indicator, as far as it says whether parts of its figure are asked for."""

    @property
    def together(self) -> PutTogether | None: ...

    @property
    def own_part(self) -> bool: ...


class HasPart(Protocol):
    """An executor's part in it."""

    @property
    def executor_id(self) -> int: ...

    @property
    def part(self) -> Part: ...


def contributors_of(indicator: AsksForParts, assigned: Iterable[HasPart]) -> tuple[int, ...]:
    """The executors (ids) that give a part, in the order of column 6: where the coordinator says so, and
    somebody else than who hands in gives one."""
    having = list(assigned)
    helped = indicator.together is not None and any(one.part is Part.CONTRIBUTES for one in having)
    gives = {Part.CONTRIBUTES, Part.HANDS_IN} if indicator.own_part else {Part.CONTRIBUTES}
    return tuple(one.executor_id for one in having if helped and one.part in gives)


def adds_shares(how: PutTogether, unit: str) -> bool:
    """Whether shares of different wholes would be added up: 40 % and 60 % are no 100 %."""
    return how is PutTogether.SUM and "%" in unit
