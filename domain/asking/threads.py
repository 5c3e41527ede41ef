"""A thread: a question that somebody puts to people, with its answers.

Whom it is for follows from who asks: an executor's question is for the coordinators, anybody else's about a
figure for whoever hands that in (storyboard 1 and 4). The coordinators see every thread of their programme
and may answer it; besides them and the two sides nobody sees it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from domain.access import Held, Role, Scope

LONGEST_WORDS = 1_000
"""Characters of a question or of an answer: a message shows both whole."""


class ThreadSide(StrEnum):
    ASKS = "asks"
    ANSWERS = "answers"


MOST_A_DAY = {ThreadSide.ASKS: 20, ThreadSide.ANSWERS: 200}
"""Messages of one person in one programme: nobody floods anybody, and nobody who works is stopped."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose thread it is: people's and units' ids.

    ``of_unit`` is the unit in whose name an executor asks, whose other people see it, too; ``to_unit`` the
    one that is asked, ``None`` where the coordinators are.
    """

    asker_id: int
    of_unit: int | None = None
    to_unit: int | None = None

    def side_of(self, scope: Scope, person_id: int | None) -> ThreadSide | None:
        """On which side somebody is; ``None`` where it is not theirs to see."""
        if person_id == self.asker_id:
            return ThreadSide.ASKS
        if Role.COORDINATOR in scope.roles or self.to_unit in scope.executor_ids:
            return ThreadSide.ANSWERS
        return ThreadSide.ASKS if self.of_unit in scope.executor_ids else None


def parties_of(scope: Scope, person_id: int, indicator: Held | None) -> Parties:
    """Of a question that somebody with this scope begins, about a figure or about nothing in particular."""
    if indicator is not None and scope.hands_in(indicator):
        return Parties(person_id, of_unit=indicator.hands_in_id)
    if scope.sees_all:
        return Parties(person_id, to_unit=indicator.hands_in_id if indicator is not None else None)
    return Parties(person_id, of_unit=_the_only(scope.executor_ids))


def _the_only(ids: Collection[int]) -> int | None:
    """Somebody who answers for several units asks in nobody's name but their own."""
    return next(iter(ids)) if len(ids) == 1 else None


def speaks_as(scope: Scope, side: ThreadSide, parties: Parties) -> Role:
    """The role in which somebody writes: what the other side reads beside the name."""
    unit = parties.of_unit if side is ThreadSide.ASKS else parties.to_unit
    if unit is not None and unit in scope.executor_ids:
        return Role.EXECUTOR
    return next((one for one in (Role.COORDINATOR, Role.DEPUTY) if one in scope.roles), Role.EXECUTOR)
