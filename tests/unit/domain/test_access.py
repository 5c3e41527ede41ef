"""Whose figure it is: what hands in, contributes and sees mean for one person's scope."""

from dataclasses import dataclass

import pytest

from domain.access import Reach, Role, Scope
from domain.programme.document import Part

ROADS, BUSES = 1, 2


@dataclass(frozen=True)
class Held:
    id: int
    hands_in_id: int | None = None
    heading_id: int | None = None


@dataclass(frozen=True)
class Assigned:
    indicator_id: int
    executor_id: int
    part: Part


def scope(reach: Reach = Reach.OWN, *executor_ids: int) -> Scope:
    return Scope(1, reach, frozenset({Role.EXECUTOR}), frozenset(executor_ids or {ROADS}))


def test_who_hands_in_is_one_executor() -> None:
    own, foreign, nobodys = Held(1, ROADS), Held(2, BUSES), Held(3)
    assert [scope().hands_in(one) for one in (own, foreign, nobodys)] == [True, False, False]
    assert [scope(Reach.OWN, ROADS, BUSES).hands_in(one) for one in (own, foreign)] == [True, True]


def test_a_verb_covers_everything_or_what_one_hands_in() -> None:
    own, foreign = Held(1, ROADS), Held(2, BUSES)
    assert [scope().covers(one) for one in (own, foreign)] == [True, False]
    assert [scope(Reach.ALL).covers(one) for one in (own, foreign)] == [True, True]
    assert not scope(Reach.ALL).hands_in(foreign), "who may do it for anybody does not answer for it"


def test_who_contributes_is_told_by_the_assignments() -> None:
    given = Held(1, BUSES)
    for part in Part:
        knowing = scope().knowing([Assigned(1, ROADS, part), Assigned(1, BUSES, Part.HANDS_IN)], [given])
        assert knowing.contributes(given) == (part is Part.CONTRIBUTES)
    assert not scope().knowing([Assigned(1, BUSES, Part.CONTRIBUTES)], [given]).contributes(given)


@pytest.mark.parametrize("part", Part)
def test_one_sees_what_one_has_any_part_in_and_the_rest_of_its_section(part: Part) -> None:
    own, beside, elsewhere = Held(1, None, 71), Held(2, BUSES, 71), Held(3, BUSES, 72)
    rows = [own, beside, elsewhere]
    knowing = scope().knowing([Assigned(1, ROADS, part), Assigned(3, BUSES, part)], rows)
    assert [knowing.sees(one) for one in rows] == [True, True, False]


def test_rows_without_a_heading_are_no_section() -> None:
    own, beside = Held(1, ROADS), Held(2, BUSES)
    knowing = scope().knowing([Assigned(1, ROADS, Part.HANDS_IN)], [own, beside])
    assert [knowing.sees(one) for one in (own, beside)] == [True, False]


def test_a_deputy_and_a_coordinator_see_everything() -> None:
    assert scope(Reach.ALL).sees(Held(2, BUSES, 71))


def test_the_block_is_what_one_oversees_or_hands_in() -> None:
    for part in Part:
        knowing = scope().knowing([Assigned(1, ROADS, part)], [Held(1)])
        assert knowing.oversees_or_hands_in(Held(1)) == (part in (Part.OVERSEES, Part.HANDS_IN))


def test_parts_that_were_not_asked_for_are_not_taken_for_none() -> None:
    with pytest.raises(AssertionError):
        scope().contributes(Held(1, BUSES))
