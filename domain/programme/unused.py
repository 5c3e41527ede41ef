"""What a programme's methodologies have and no value depends on; inputs among it are asked all the same."""

from collections.abc import Iterable

from domain.methodology.checking import check
from domain.programme.document import Indicator


def unused(indicators: Iterable[Indicator]) -> dict[str, tuple[str, ...]]:
    """The names of inputs and formulas that nothing depends on, by the indicator's number."""
    found = {one.number: _names(one) for one in indicators}
    return {number: names for number, names in found.items() if names}


def _names(indicator: Indicator) -> tuple[str, ...]:
    problems = (problem for version in indicator.methodology for problem in check(version))
    return tuple(dict.fromkeys(problem.name for problem in problems if problem.is_warning))
