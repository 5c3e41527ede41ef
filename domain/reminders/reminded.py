"""Whom a unit's reminder reaches: all its people who are present, a substitute instead of an absent one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Away:
    """A person of a unit who is away from ``since`` to ``until``, both included; nobody need stand in."""

    person_id: int
    since: date
    until: date
    substitute_id: int | None = None

    def on(self, day: date) -> bool:
        return self.since <= day <= self.until


def present(people: Collection[int], away: Iterable[Away], day: date) -> frozenset[int]:
    """Of a unit's people (ids) those who can be reminded on a day. Where everybody is away and nobody stands
    in, all of them: a reminder that reaches nobody is worse than one that reaches somebody on leave."""
    gone = [one for one in away if one.on(day) and one.person_id in people]
    absent = {one.person_id for one in gone}
    standing_in = {one.substitute_id for one in gone if one.substitute_id is not None} - absent
    return frozenset((set(people) - absent) | standing_in) or frozenset(people)


def reminded(
    people: Collection[int], away: Iterable[Away], day: date, taken_over_by: int | None = None
) -> frozenset[int]:
    """The same, where one of them may have taken it over from the others."""
    here = present(people, away, day)
    return frozenset({taken_over_by}) if taken_over_by in here else here
