"""Who hands in, who oversees, who is only listed: the domain page, «Who hands in, from a Word file»."""

from collections.abc import Mapping, Sequence, Set

from domain.programme.document import Assignment, Executor, ExecutorKind, Part
from programmes.executors.cells import ExecutorCell


def assign(
    cell: ExecutorCell,
    names: Mapping[str, str],
    executors: Mapping[str, Executor],
    helping: Set[str] = frozenset(),
) -> tuple[Assignment, ...]:
    """The parts of a row's executors in the cell's order.

    ``names`` leads from a title's key to an executor's name, ``executors`` from the name to the executor;
    ``helping`` are the keys of co-executors. Nobody hands in where the cell names collectives only or tells
    a story, or where it would be a title that may be two: the coordinator is asked.
    """
    listed = [executors[name] for name in dict.fromkeys(names[title.key] for title in cell.titles)]
    responsible = {names[title.key] for title in cell.titles if title.key not in helping}
    doubtful = {names[title.key] for title in cell.titles if title.doubtful}
    chosen = who_hands_in([one for one in listed if one.name in responsible])
    if cell.narrative or (chosen is not None and chosen.name in doubtful):
        chosen = None

    def part(executor: Executor) -> Part:
        helps = executor.name not in responsible and _can_be_asked(executor)
        return Part.CONTRIBUTES if helps else _part(executor, chosen)

    return tuple(Assignment(executor.name, part(executor)) for executor in listed)


def who_hands_in(listed: Sequence[Executor]) -> Executor | None:
    """The first unit inside the administration, else the first deputy head, else nobody."""
    units = [one for one in listed if _can_be_asked(one)]
    deputies = [one for one in listed if one.kind is ExecutorKind.DEPUTY_HEAD]
    return next(iter(units + deputies), None)


def _can_be_asked(executor: Executor) -> bool:
    return executor.kind is ExecutorKind.UNIT and not executor.by_agreement


def hand_to(
    assignments: Sequence[Assignment], executor: Executor, executors: Mapping[str, Executor]
) -> tuple[Assignment, ...]:
    """The same row when the coordinator has decided that ``executor`` hands in."""
    changed = [
        Assignment(one.executor, _after(one, executors[one.executor]))
        for one in assignments
        if one.executor != executor.name
    ]
    place = next((at for at, one in enumerate(assignments) if one.executor == executor.name), len(changed))
    changed.insert(place, Assignment(executor.name, Part.HANDS_IN))
    return tuple(changed)


def _part(executor: Executor, chosen: Executor | None) -> Part:
    if chosen is None:
        return Part.LISTED
    if executor.name == chosen.name:
        return Part.HANDS_IN
    return _beside(executor)


def _beside(executor: Executor) -> Part:
    """A deputy head beside whoever hands in oversees."""
    return Part.OVERSEES if executor.kind is ExecutorKind.DEPUTY_HEAD else Part.LISTED


def _after(assignment: Assignment, executor: Executor) -> Part:
    return _beside(executor) if assignment.part is Part.HANDS_IN else assignment.part
