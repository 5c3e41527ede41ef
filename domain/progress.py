"""How far along the collection of a period is: counted here, whoever shows it.

Source: the domain page, «Which figure counts». A correction after acceptance goes to the queue again, and
until it is decided the accepted one stands everywhere: so it ``waits``, which is said before the period
is closed, but it is not ``unchecked`` and makes no report a «проект».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.figures.counting import Version, counting


class DueIndicator(Protocol):
    """An indicator: where nothing is measured, a sentence is welcome and none is owed."""

    @property
    def number(self) -> str: ...

    @property
    def measured(self) -> bool: ...


class Collected(Protocol):
    """What is collected of an indicator in a period, with every version, oldest first."""

    @property
    def indicator(self) -> DueIndicator: ...

    @property
    def versions(self) -> Sequence[Version]: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of indicators, in the order in which they were given."""

    every: tuple[str, ...]
    """All that are due, with those of which nothing is measured."""
    owed: tuple[str, ...]
    handed_in: tuple[str, ...]
    """The newest version is on its way or accepted: nothing is left to do for whoever hands in."""
    accepted: tuple[str, ...]
    """An accepted version stands, whatever came after it."""
    agreeing: tuple[str, ...]
    """The newest version waits for the head of its unit: it is not yet with the coordinator."""
    waiting: tuple[str, ...]
    """The newest version is in the coordinator's queue."""
    unchecked: tuple[str, ...]
    """What came, and nothing of it is accepted yet."""
    returned: tuple[str, ...]
    """The newest version came back to its author."""
    missing: tuple[str, ...]
    """Owed, and nothing counts or waits for a head: nothing came, or it was returned."""
    not_due: tuple[str, ...]
    """Collected less often, and not with this period."""

    @property
    def owed_and_in(self) -> int:
        """Something counts, accepted or not."""
        return len(self.owed) - len(self.absent)

    @property
    def absent(self) -> tuple[str, ...]:
        """Owed, and the coordinator has nothing of it: what waits for a head, too."""
        return tuple(one for one in self.owed if one in self.missing or one in self._only_agreeing)

    @property
    def _only_agreeing(self) -> frozenset[str]:
        """A correction of an accepted figure waits as well, but that one stands meanwhile."""
        return frozenset(self.agreeing) - frozenset(self.accepted)

    @property
    def owed_and_accepted(self) -> int:
        return len(set(self.owed) & set(self.accepted))

    @property
    def all_handed_in(self) -> bool:
        return self.handed_in == self.every

    @property
    def all_accepted(self) -> bool:
        return self.accepted == self.every


def progress(collected: Iterable[Collected], not_due: Iterable[DueIndicator] = ()) -> Progress:
    """Of some of a period's indicators: all of them, or one's own."""
    items = list(collected)
    return Progress(
        every=_numbers(items),
        owed=_numbers(one for one in items if one.indicator.measured),
        handed_in=_numbers(one for one in items if _newest(one) in ("agreeing", "sent", "accepted")),
        accepted=_numbers(one for one in items if _is_accepted(one)),
        agreeing=_numbers(one for one in items if _newest(one) == "agreeing"),
        waiting=_numbers(one for one in items if _newest(one) == "sent"),
        unchecked=_numbers(one for one in items if _came(one) and not _is_accepted(one)),
        returned=_numbers(one for one in items if _newest(one) == "returned"),
        missing=_numbers(
            one for one in items if one.indicator.measured and not _came(one) and _newest(one) != "agreeing"
        ),
        not_due=tuple(one.number for one in not_due),
    )


def _numbers(items: Iterable[Collected]) -> tuple[str, ...]:
    return tuple(one.indicator.number for one in items)


def _newest(one: Collected) -> str:
    return max(one.versions, key=lambda version: version.version).state if one.versions else ""


def _came(one: Collected) -> bool:
    return counting(one.versions) is not None


def _is_accepted(one: Collected) -> bool:
    return counting(one.versions, accepted_only=True) is not None
