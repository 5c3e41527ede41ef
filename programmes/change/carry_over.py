"""What a changed Word file does not say is carried over from the programme as it is kept.

A Word table has no place for how an indicator is counted, for plans, changed targets or a methodology; who
hands in follows from column 6 only where the coordinator has not decided otherwise.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.figures.targets import Target, read_targets
from domain.programme.document import (
    ABOUT_WHO,
    SAID_BY,
    Assignment,
    Executor,
    Heading,
    Indicator,
    Measure,
    Programme,
    ReadDocument,
    Row,
)
from domain.programme.fields import Carried, carried_names
from programmes.change.edits import change_indicators
from programmes.change.matching import paired, spots
from programmes.executors.cells import title_key


def carry_over(old: Programme, new: Programme, year: int | None = None) -> Programme:
    """``new`` with what only ``old`` knows; indicators are matched as ``matching`` says.

    ``year`` is that of the period a document is about: its report prints the targets of that one.
    """
    pairs = paired(spots(old), spots(new))
    known = {id(after.indicator): before.indicator for before, after in pairs if before}
    aliases = {_heading_key(row): row.aliases for row in old.rows if isinstance(row, Heading)}
    names = {title_key(one.name): one.name for one in (*old.executors, *new.executors)}

    def carried(row: Row) -> Row:
        if isinstance(row, Heading):
            return replace(row, aliases=row.aliases or aliases.get(_heading_key(row), ()))
        indicators = tuple(_carried(known.get(id(one)), one, names, year) for one in row.indicators)
        return replace(row, indicators=indicators)

    rows = tuple(carried(row) for row in new.rows)
    return replace(
        new,
        rows=rows,
        period_kind=old.period_kind,  # a report is about one period, and the year's is a half-year's too
        executors=_executors(old, new, rows),
        timezone=new.timezone or old.timezone,
        deadline=new.deadline or old.deadline,
        head_deadline=new.head_deadline or old.head_deadline,
    )


def keep_decided(old: Programme, document: ReadDocument) -> Programme:
    """The programme of a file of ours with what ``old`` has decided and the file leaves open."""
    new = document.programme
    asked = {one.number for one in document.questions if one.kind in ABOUT_WHO}
    names = {title_key(one.name): one.name for one in (*old.executors, *new.executors)}
    known = {
        after.indicator.number: before.indicator
        for before, after in paired(spots(old), spots(new))
        if before is not None
    }

    def kept(one: Indicator) -> Indicator:
        before = known[one.number]
        fields = [name for name in SAID_BY.values() if (one.number, name) not in document.said]
        same = replace(one, **{name: getattr(before, name) for name in fields})
        if one.number not in asked or title_key(before.executors) != title_key(one.executors):
            return same
        return replace(same, assignments=_renamed(before, names))

    changed = change_indicators(new, known.keys(), kept)
    return replace(changed, executors=_executors(old, new, changed.rows))


def _heading_key(heading: Heading) -> str:
    return title_key(heading.wording)


def _carried(
    before: Indicator | None, now: Indicator, names: Mapping[str, str], year: int | None
) -> Indicator:
    if before is None:
        return now
    same_executors = title_key(before.executors) == title_key(now.executors)
    decided = {name: getattr(before, name) for name in carried_names(Indicator, Carried.DECIDED)}
    filled = {
        name: getattr(now, name) or getattr(before, name) for name in carried_names(Indicator, Carried.FILLED)
    }
    return replace(
        now,
        **decided,
        **filled,
        target=_target(before, now, year),
        changes=before.changes,
        plans=before.plans,
        methodology=before.methodology,
        assignments=_renamed(before, names) if same_executors else now.assignments,
    )


def _renamed(one: Indicator, names: Mapping[str, str]) -> tuple[Assignment, ...]:
    return tuple(replace(part, executor=names[title_key(part.executor)]) for part in one.assignments)


def _target(before: Indicator, now: Indicator, year: int | None) -> str:
    """A report that says the known target of its own year, and no other, says nothing of other years."""
    kept = read_targets(before.target, before.wording, before.unit).by_year
    said = read_targets(now.target, now.wording, now.unit)
    is_alone = year is not None and (said.every is not None or set(said.by_year) == {year})
    if year is None or not is_alone or len(kept) < 2 or year not in kept:
        return now.target
    return before.target if _means(said.for_year(year)) == _means(kept[year]) else now.target


def _means(target: Target | None) -> tuple[object, ...]:
    return () if target is None else (target.kind, target.low, target.high)


def _executors(old: Programme, new: Programme, rows: tuple[Row, ...]) -> tuple[Executor, ...]:
    """Those of the file, and those that carried assignments name."""
    names = {one.name for one in new.executors}
    needed = {
        part.executor
        for row in rows
        if isinstance(row, Measure)
        for one in row.indicators
        for part in one.assignments
    }
    kept = tuple(one for one in old.executors if one.name in needed - names)
    return (*new.executors, *kept)


def says_everything(document: ReadDocument) -> bool:
    """Whether a file says how indicators are counted and who hands in: our own kinds, without a ledger."""
    return not document.ledger.tables
