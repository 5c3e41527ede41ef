"""Sections and indicators stand worst first, wherever they are shown."""

from dataclasses import dataclass
from decimal import Decimal

from domain.ahead.said import Outlook
from domain.figures.standing import Standing, State
from domain.figures.targets import Target, read_targets
from domain.worst_first import worst_first


@dataclass(frozen=True)
class Judged:
    name: str
    state: State
    target: Target | None = None
    value: Decimal | None = None
    place: int = 0
    outlook: Outlook = Outlook.UNSAID

    @property
    def standing(self) -> Standing:
        return Standing(self.state)


def behind(name: str, value: str, target: str, place: int = 0) -> Judged:
    aim = read_targets(target, "количество, ед.", "ед.").for_year(2022)
    return Judged(name, State.BEHIND, aim, Decimal(value), place)


def names(*items: Judged) -> list[str]:
    return [one.name for one in worst_first(items)]


def test_what_is_missed_comes_before_what_is_behind_and_that_before_the_rest() -> None:
    states = (State.NOT_COMPARED, State.NO_DATA, State.MET, State.ON_PACE, State.BEHIND, State.MISSED)
    found = names(*(Judged(state.value, state) for state in states))
    assert found == ["missed", "behind", "on_pace", "met", "no_data", "not_compared"]


def test_what_may_not_be_reached_this_year_comes_before_everything() -> None:
    risk = Judged("risk", State.ON_PACE, outlook=Outlook.RISK)
    never = Judged("no", State.BEHIND, outlook=Outlook.NO)
    made_good = Judged("yes", State.BEHIND, outlook=Outlook.YES)
    assert names(Judged("missed", State.MISSED), made_good, risk, never) == ["no", "risk", "missed", "yes"]


def test_what_is_farthest_from_its_target_comes_first() -> None:
    half, nothing = behind("half", "8", "16"), behind("nothing", "0", "4", 1)
    above = behind("a tenth above", "22", "не более 20", 2)
    assert names(above, half, nothing) == ["nothing", "half", "a tenth above"]


def test_what_is_alike_stands_as_in_the_report() -> None:
    first, second = behind("first", "0", "4", 1), behind("second", "0", "9", 2)
    assert names(second, first) == ["first", "second"]
    assert names(Judged("b", State.MET, place=2), Judged("a", State.MET, place=1)) == ["a", "b"]
