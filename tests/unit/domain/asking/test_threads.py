"""Whose a thread is: whom a question is for follows from who asks (storyboard 1 and 4)."""

from dataclasses import dataclass

import pytest

from domain.access import Reach, Role, Scope
from domain.asking.threads import Parties, ThreadSide, parties_of, speaks_as

ASKER, OTHER = 1, 2
ROADS, BUSES = 10, 20


@dataclass(frozen=True)
class Figure:
    id: int = 4
    hands_in_id: int | None = ROADS
    heading_id: int | None = None


def scope(role: Role, *units: int) -> Scope:
    sees = Reach.OWN if role is Role.EXECUTOR else Reach.ALL
    return Scope(1, sees, frozenset({role}), frozenset(units))


def test_an_executor_asks_the_coordinators_in_the_units_name() -> None:
    own = scope(Role.EXECUTOR, ROADS)
    assert parties_of(own, ASKER, None) == Parties(ASKER, of_unit=ROADS)
    assert parties_of(own, ASKER, Figure()) == Parties(ASKER, of_unit=ROADS)
    assert parties_of(own, ASKER, Figure(hands_in_id=BUSES)) == Parties(ASKER, of_unit=ROADS)


def test_of_several_units_it_is_the_figures_own_else_nobodys() -> None:
    several = scope(Role.EXECUTOR, ROADS, BUSES)
    assert parties_of(several, ASKER, Figure(hands_in_id=BUSES)) == Parties(ASKER, of_unit=BUSES)
    assert parties_of(several, ASKER, None) == Parties(ASKER)


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.COORDINATOR])
def test_a_deputy_asks_whoever_hands_the_figure_in(role: Role) -> None:
    assert parties_of(scope(role), ASKER, Figure()) == Parties(ASKER, to_unit=ROADS)
    assert parties_of(scope(role), ASKER, Figure(hands_in_id=None)) == Parties(ASKER)
    assert parties_of(scope(role), ASKER, None) == Parties(ASKER)


def test_a_deputy_asks_about_a_figure_of_their_own_as_an_executor_does() -> None:
    assert parties_of(scope(Role.DEPUTY, ROADS), ASKER, Figure()) == Parties(ASKER, of_unit=ROADS)


ASKED = Parties(ASKER, to_unit=ROADS)
OWN = Parties(ASKER, of_unit=ROADS)


@pytest.mark.parametrize(
    ("parties", "who", "person", "side"),
    [
        (ASKED, scope(Role.DEPUTY), ASKER, ThreadSide.ASKS),
        (ASKED, scope(Role.DEPUTY), OTHER, None),
        (ASKED, scope(Role.EXECUTOR, ROADS), OTHER, ThreadSide.ANSWERS),
        (ASKED, scope(Role.EXECUTOR, BUSES), OTHER, None),
        (ASKED, scope(Role.COORDINATOR), OTHER, ThreadSide.ANSWERS),
        (ASKED, scope(Role.COORDINATOR), ASKER, ThreadSide.ASKS),
        (OWN, scope(Role.EXECUTOR, ROADS), OTHER, ThreadSide.ASKS),
        (OWN, scope(Role.EXECUTOR, BUSES), OTHER, None),
        (OWN, scope(Role.COORDINATOR), OTHER, ThreadSide.ANSWERS),
        (Parties(ASKER), scope(Role.EXECUTOR, ROADS), OTHER, None),
        (Parties(ASKER), scope(Role.DEPUTY), None, None),
    ],
)
def test_both_sides_and_the_coordinators_see_it_and_nobody_else(
    parties: Parties, who: Scope, person: int | None, side: ThreadSide | None
) -> None:
    assert parties.side_of(who, person) is side


def test_one_speaks_as_what_one_is_in_the_thread() -> None:
    asks, answers = ThreadSide.ASKS, ThreadSide.ANSWERS
    assert speaks_as(scope(Role.EXECUTOR, ROADS), asks, OWN) is Role.EXECUTOR
    assert speaks_as(scope(Role.DEPUTY, ROADS), asks, OWN) is Role.EXECUTOR
    assert speaks_as(scope(Role.DEPUTY), asks, ASKED) is Role.DEPUTY
    assert speaks_as(scope(Role.COORDINATOR), answers, ASKED) is Role.COORDINATOR
    assert speaks_as(scope(Role.EXECUTOR, ROADS), answers, ASKED) is Role.EXECUTOR
