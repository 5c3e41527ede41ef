"""Contributors' parts put together: what is proposed, what is not in it, what column 7 becomes."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from domain.contributions.together import Contributor, FigureParts, SeenPart, adds_shares, is_out
from domain.programme.document import PutTogether

SUM, MEAN, APART = PutTogether.SUM, PutTogether.MEAN, PutTogether.APART
NAMES = ("МФЦ", "ЗАГС", "УСЗН")


@dataclass(frozen=True)
class Version:
    version: int
    state: str


@dataclass(frozen=True)
class Part:
    wording: str
    value: Decimal | None = None
    explanation: str = ""
    no_data: bool = False
    version: int = 1


def number(wording: str, explanation: str = "", version: int = 1) -> Part:
    value = Decimal(wording.rstrip("% ").replace(",", "."))
    return Part(wording, value, explanation, version=version)


def parts(how: PutTogether, *given: Part | None) -> FigureParts:
    named = zip(NAMES, given, strict=True)
    return FigureParts(
        how, tuple(Contributor(place, name, one) for place, (name, one) in enumerate(named, 1))
    )


def proposed(how: PutTogether, *given: Part | None) -> str:
    found = parts(how, *given).proposal
    assert found is not None
    return found.wording


@pytest.mark.parametrize(
    ("how", "given", "wording"),
    [
        (SUM, ("280", "5", "3"), "288"),
        (SUM, ("0,1", "0,2", "0"), "0,3"),
        (SUM, ("280", "0", "0"), "280"),
        (SUM, ("-5", "5", "1"), "1"),
        (MEAN, ("1", "2", "3"), "2"),
        (MEAN, ("50 %", "60%", "70%"), "60 %"),
        (MEAN, ("1", "1", "2"), "1,33"),
        (MEAN, ("0,5", "0,5", "0,6"), "0,533"),
        (SUM, ("40 %", "30%", "30"), "100"),
    ],
)
def test_parts_are_put_together_exactly(how: PutTogether, given: tuple[str, ...], wording: str) -> None:
    assert proposed(how, *map(number, given)) == wording


def test_a_mean_that_does_not_come_out_even_says_so() -> None:
    uneven, even = parts(MEAN, number("1"), number("1"), number("2")), parts(MEAN, *[number("1")] * 3)
    assert uneven.proposal is not None
    assert even.proposal is not None
    assert (uneven.proposal.rounded, even.proposal.rounded) == (True, False)


def test_nothing_is_proposed_where_no_arithmetic_was_set_or_nothing_can_be_computed() -> None:
    assert parts(APART, *[number("5")] * 3).proposal is None
    assert parts(SUM, None, None, None).proposal is None
    assert parts(SUM, Part("идут работы"), Part("нет данных", no_data=True), None).proposal is None


def test_what_is_no_number_is_not_in_it_and_named() -> None:
    found = parts(SUM, number("280"), Part("нет данных", no_data=True, explanation="система стоит"), None)
    assert found.proposal is not None
    assert (found.proposal.wording, found.proposal.without) == ("280", ("ЗАГС", "УСЗН"))
    assert found.missing == ("УСЗН",), "«нет данных» is an answer"


def test_column_7_goes_in_the_order_of_column_6() -> None:
    given = (number("280", "размещена инструкция"), None, number("3", "принято\n3 заявления"))
    assert parts(SUM, *given).words == "МФЦ: размещена инструкция\nУСЗН: принято 3 заявления"


def test_column_7_has_the_figures_where_nothing_is_computed_of_them() -> None:
    given = (number("280", "объявления"), number("5"), Part("идут работы", explanation="до августа"))
    assert parts(APART, *given).words == "МФЦ – 280: объявления\nЗАГС – 5\nУСЗН – идут работы: до августа"
    no_data = Part("нет данных", no_data=True, explanation="система стоит")
    assert parts(SUM, number("1"), None, no_data).words == "УСЗН – нет данных: система стоит"


def test_a_part_that_came_after_the_figure_is_told_from_the_others() -> None:
    before = parts(SUM, number("1"), None, number("3"))
    after = parts(SUM, number("1"), number("2"), number("4", version=2))
    assert [one.name for one in after.since(before.seen)] == ["ЗАГС", "УСЗН"]
    assert after.since(after.seen) == ()
    assert [SeenPart.from_plain(one.to_plain()) for one in before.seen] == [*before.seen]


@pytest.mark.parametrize(
    ("states", "out"),
    [("", False), ("agreeing", True), ("sent", True), ("returned", False), ("accepted returned", True)],
)
def test_a_figure_is_out_once_it_has_left_whoever_hands_it_in(states: str, out: bool) -> None:
    versions = [Version(place, state) for place, state in enumerate(states.split(), 1)]
    assert is_out(versions) == out


def test_shares_of_different_wholes_are_not_added_up() -> None:
    assert adds_shares(SUM, "%")
    assert not adds_shares(MEAN, "%")
    assert not adds_shares(SUM, "ед.")
