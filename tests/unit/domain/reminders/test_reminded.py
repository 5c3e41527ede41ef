"""Whom a unit's reminder reaches, and what was done about a silent one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.reminders.follow_up import Followed, FollowUpKind, followed
from domain.reminders.reminded import Away, present, reminded

MONDAY = date(2022, 7, 4)
NOW = datetime(2022, 7, 4, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    kind: FollowUpKind
    at: datetime = NOW
    to_person_id: int | None = None


def away(person: int, substitute: int | None = None, days: int = 5) -> Away:
    return Away(person, MONDAY, MONDAY + timedelta(days=days), substitute)


def test_all_who_are_present_are_reminded() -> None:
    assert present({1, 2, 3}, [away(2)], MONDAY) == {1, 3}


def test_the_substitute_is_reminded_instead_of_the_absent_one() -> None:
    assert present({1, 2}, [away(1, substitute=9)], MONDAY) == {2, 9}
    assert present({1}, [away(1, substitute=9)], MONDAY + timedelta(days=6)) == {1}


def test_a_substitute_who_is_away_too_does_not_stand_in() -> None:
    assert present({1, 2}, [away(1, substitute=2), away(2)], MONDAY) == {1, 2}


def test_where_everybody_is_away_all_are_reminded() -> None:
    assert present({1, 2}, [away(1), away(2)], MONDAY) == {1, 2}
    assert present({1}, [away(1)], MONDAY) == {1}


def test_whoever_took_it_over_is_reminded_alone_while_present() -> None:
    assert reminded({1, 2}, [], MONDAY, taken_over_by=2) == {2}
    assert reminded({1, 2}, [away(2)], MONDAY, taken_over_by=2) == {1}


def test_the_latest_word_holds() -> None:
    muted, unmuted = Done(FollowUpKind.MUTED), Done(FollowUpKind.UNMUTED, NOW + timedelta(hours=1))
    assert followed([unmuted, muted]) == Followed(muted=False)
    assert followed([muted]).muted
    handed = Done(FollowUpKind.HANDED_OVER, to_person_id=5)
    again = Done(FollowUpKind.HANDED_OVER, NOW + timedelta(hours=1), to_person_id=6)
    assert followed([again, handed, Done(FollowUpKind.LEFT_ALONE)]) == Followed(
        left_alone=True, taken_over_by=6
    )
    assert followed([Done(FollowUpKind.LEFT_ALONE), unmuted]) == Followed()
