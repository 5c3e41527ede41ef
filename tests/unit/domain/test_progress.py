"""How far along a period is: one count for the list, the closing, the report and the notice."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.progress import progress


@dataclass(frozen=True)
class Named:
    number: str
    measured: bool = True


@dataclass(frozen=True)
class Version:
    version: int
    state: str


@dataclass(frozen=True)
class Item:
    indicator: Named
    versions: tuple[Version, ...]


def item(number: str, *states: str, measured: bool = True) -> Item:
    versions = tuple(Version(place, state) for place, state in enumerate(states, 1))
    return Item(Named(number, measured), versions)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((), {"missing"}),
        (("sent",), {"handed_in", "waiting", "unchecked"}),
        (("accepted",), {"handed_in", "accepted"}),
        (("returned",), {"returned", "missing"}),
        (("returned", "sent"), {"handed_in", "waiting", "unchecked"}),
        (("accepted", "sent"), {"handed_in", "accepted", "waiting"}),
        (("accepted", "returned"), {"accepted", "returned"}),
        (("sent", "sent"), {"handed_in", "waiting", "unchecked"}),
    ],
)
def test_a_figure_is_where_its_versions_say(states: tuple[str, ...], said: set[str]) -> None:
    found = progress([item("4", *states)])
    kinds = ("handed_in", "accepted", "waiting", "unchecked", "returned", "missing")
    assert {kind for kind in kinds if getattr(found, kind) == ("4",)} == said


def test_a_correction_of_an_accepted_figure_makes_no_report_a_draft_but_waits() -> None:
    found = progress([item("4", "accepted", "sent")])
    assert (found.waiting, found.unchecked, found.missing) == (("4",), (), ())
    assert found.all_accepted


def test_where_nothing_is_measured_a_sentence_is_welcome_and_none_is_missing() -> None:
    found = progress([item("6", measured=False), item("4", "accepted")])
    assert (found.every, found.owed, found.missing) == (("6", "4"), ("4",), ())
    assert not found.all_handed_in
    assert progress([item("6", "sent", measured=False)]).unchecked == ("6",)


def test_accepted_counts_what_is_owed() -> None:
    found = progress([item("6", "accepted", measured=False), item("4", "accepted"), item("5")])
    assert (found.owed_and_accepted, len(found.owed)) == (1, 2)


def test_what_is_not_due_is_named_apart() -> None:
    found = progress([item("2")], [Named("1"), Named("3")])
    assert (found.every, found.not_due) == (("2",), ("1", "3"))


states = st.lists(st.sampled_from(["sent", "accepted", "returned"]), max_size=3)


@given(st.lists(st.tuples(states, st.booleans()), max_size=6))
def test_every_number_is_somewhere_and_nothing_contradicts(rows: list[tuple[list[str], bool]]) -> None:
    found = progress(item(str(n), *some, measured=measured) for n, (some, measured) in enumerate(rows))
    assert not set(found.unchecked) & set(found.accepted)
    assert not set(found.missing) & (set(found.accepted) | set(found.unchecked))
    assert set(found.owed) <= set(found.missing) | set(found.accepted) | set(found.unchecked)
    assert set(found.unchecked) <= set(found.waiting)
    assert found.all_accepted == (set(found.every) == set(found.accepted))
