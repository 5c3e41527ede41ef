"""Changes that a coordinator's answers make to a programme read from a file; each returns a new one."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from domain.programme.document import Course, Executor, Heading, Indicator, Measure, Part, Programme
from programmes.executors.assignments import assign, hand_to
from programmes.executors.cells import read_executor_cell, title_key
from programmes.executors.register import find_executors, names_by_key, reduced_key


def change_indicators(
    programme: Programme, numbers: Set[str], change: Callable[[Indicator], Indicator]
) -> Programme:
    """``change`` applied to the indicators of these numbers."""

    def changed(measure: Measure) -> Measure:
        return replace(
            measure,
            indicators=tuple(change(one) if one.number in numbers else one for one in measure.indicators),
        )

    rows = tuple(changed(row) if isinstance(row, Measure) else row for row in programme.rows)
    return replace(programme, rows=rows)


def set_levels(programme: Programme, numbers: Set[str], asked: Set[str]) -> Programme:
    """These indicators are levels, the others that were ``asked`` about running totals."""

    def change(indicator: Indicator) -> Indicator:
        course = Course.LEVEL if indicator.number in numbers else Course.RUNNING_TOTAL
        return replace(indicator, course=course)

    return change_indicators(programme, numbers | asked, change)


def set_less_is_better(programme: Programme, numbers: Set[str], asked: Set[str]) -> Programme:
    """A plain target of these is the upper limit, of the others ``asked`` about the figure to reach."""
    return change_indicators(
        programme, numbers | asked, lambda one: replace(one, less_is_better=one.number in numbers)
    )


def set_range_top(programme: Programme, number: str, *, is_limit: bool) -> Programme:
    """Whether a value above the range's upper end is over a limit, or met as well."""
    return change_indicators(programme, {number}, lambda one: replace(one, range_top_is_limit=is_limit))


def set_hands_in(programme: Programme, number: str, executor: Executor) -> Programme:
    """``executor``, listed in the row or not, hands in for it."""
    by_name = {one.name: one for one in programme.executors}
    return change_indicators(
        programme,
        {number},
        lambda one: replace(one, assignments=hand_to(one.assignments, executor, by_name)),
    )


def add_aliases(programme: Programme, heading: Heading, words: Sequence[str]) -> Programme:
    """Further words by which people ask for ``heading``."""
    named = replace(heading, aliases=tuple(dict.fromkeys((*heading.aliases, *words))))
    return replace(programme, rows=tuple(named if row is heading else row for row in programme.rows))


def add_words(programme: Programme, numbers: Set[str], words: Sequence[str]) -> Programme:
    """Further words by which people ask for these indicators."""
    return change_indicators(
        programme, numbers, lambda one: replace(one, aliases=tuple(dict.fromkeys((*one.aliases, *words))))
    )


def tell_apart(programme: Programme, spellings: Iterable[str]) -> Programme:
    """Each of ``spellings`` is an executor of its own; rows that name it get their parts by the rule anew."""
    keys = {title_key(spelling) for spelling in spellings}
    cells = [read_executor_cell(one.executors) for one in programme.indicators()]
    executors = find_executors(cells, keys | _already_apart(programme.executors)).executors
    by_name = {one.name: one for one in executors}
    names, names_before = names_by_key(executors), names_by_key(programme.executors)
    touched = {
        one.number
        for one, cell in zip(programme.indicators(), cells, strict=True)
        if keys & {title.key for title in cell.titles}
    }

    def change(one: Indicator) -> Indicator:
        cell = read_executor_cell(one.executors)
        helped = {part.executor for part in one.assignments if part.part is Part.CONTRIBUTES}
        helping = {title.key for title in cell.titles if names_before.get(title.key) in helped}
        return replace(one, assignments=assign(cell, names, by_name, helping))

    return change_indicators(replace(programme, executors=executors), touched, change)


def _already_apart(executors: Iterable[Executor]) -> set[str]:
    """Executors that resemble an earlier one and are nevertheless their own."""
    met: set[str] = set()
    apart: set[str] = set()
    for executor in executors:
        reduced = reduced_key(executor.name)
        if reduced in met:
            apart.add(title_key(executor.name))
        met.add(reduced)
    return apart
